"""Handlers for what members write and tap in private, and for what they begin in their group.

Thin: each reads the update and calls one step of ``flow``.
"""

from __future__ import annotations

from telegram import CallbackQuery, Message, Update, User
from telegram.ext import ContextTypes

from mutualaid_bot.chat.buttons import Press, Verb, place_of
from mutualaid_bot.chat.turns import running
from mutualaid_bot.domain.introductions import Outcome
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Member, shared_number
from mutualaid_bot.domain.posts import Asking, Draft, Field
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.flow import (
    agreeing,
    correcting,
    drafting,
    forgetting,
    hearing,
    introducing,
    joining,
    keeping,
    linking,
    posting,
)
from mutualaid_bot.flow.drafting import Said
from mutualaid_bot.flow.turn import Sender, Turn

Context = ContextTypes.DEFAULT_TYPE
KINDS = {"need": Kind.NEED, "offer": Kind.OFFER}


def sender_of(user: User) -> Sender:
    return Sender(user.id, user.full_name, user.username, user.language_code)


def _said(message: Message, *, text: str | None = None, kind: Kind | None = None) -> Said:
    words = text if text is not None else message.text or message.caption or ""
    words = words.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be kept or shown
    photo = message.photo[-1].file_id if message.photo else None
    return Said(words, message.message_id, kind=kind, photo=photo, album=message.media_group_id)


def command_and_rest(text: str) -> tuple[str, str]:
    """ "/need@bot diapers" as ("need", "diapers"); a text that is no command as ("", text)."""
    if not text.startswith("/"):
        return "", text
    first, _, rest = text.partition(" ") if " " in text.split("\n", 1)[0] else text.partition("\n")
    return first[1:].partition("@")[0].lower(), rest.strip()


async def _writer(update: Update) -> tuple[Turn, Member, Message]:
    turn, message, user = running(), update.effective_message, update.effective_user
    assert message is not None and user is not None
    return turn, await joining.known(turn, sender_of(user)), message


# --- commands ---------------------------------------------------------------------------------


async def start(update: Update, context: Context) -> None:
    message, user = update.effective_message, update.effective_user
    assert message is not None and user is not None
    _, payload = command_and_rest(message.text or "")
    await joining.start(running(), sender_of(user), payload)


async def need_or_offer(update: Update, context: Context) -> None:
    turn, member, message = await _writer(update)
    command, rest = command_and_rest(message.text or message.caption or "")
    await hearing.hear(turn, member, _said(message, text=rest, kind=KINDS[command]))


async def mine(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await keeping.mine(turn, member)


async def away(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await joining.offer_away(turn, member)


async def language(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await joining.offer_languages(turn, member)


async def privacy(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await joining.tell_privacy(turn, member)


async def forget(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await forgetting.ask_once(turn, member)


async def cancel(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await drafting.cancel(turn, member)


async def help_(update: Update, context: Context) -> None:
    turn, member, _ = await _writer(update)
    await joining.tell_help(turn, member)


# --- messages ---------------------------------------------------------------------------------


async def words(update: Update, context: Context) -> None:
    """Text, or a photo with its caption; new, or edited."""
    turn, member, message = await _writer(update)
    if update.edited_message is not None:
        command, rest = command_and_rest(message.text or message.caption or "")
        said = _said(message, text=rest if command in KINDS else None, kind=KINDS.get(command))
        await hearing.edited(turn, member, said)
    else:
        await hearing.hear(turn, member, _said(message))


async def contact(update: Update, context: Context) -> None:
    turn, member, message = await _writer(update)
    assert message.contact is not None
    own = message.contact.user_id == member.id
    number = shared_number(message.contact.phone_number)
    await agreeing.contact_shared(turn, member, number, own=own)


async def location(update: Update, context: Context) -> None:
    turn, member, message = await _writer(update)
    place = message.location or (message.venue.location if message.venue else None)
    assert place is not None
    await hearing.located(turn, member, place.latitude, place.longitude)


async def anything_else(update: Update, context: Context) -> None:
    """A voice note, a sticker, a file: a kind answer, never silence."""
    turn, member, message = await _writer(update)
    if message.voice or message.audio or message.video_note:
        about = "voice"
    elif message.sticker or message.animation or message.dice:
        about = "sticker"
    elif message.document or message.video:
        about = "file"
    elif (message.text or "").startswith("/"):
        about = "question"
    else:
        about = "other"
    await joining.small_talk(turn, member, about)


# --- the members' group -----------------------------------------------------------------------


async def begin_in_group(update: Update, context: Context) -> None:
    turn, message, user = running(), update.effective_message, update.effective_user
    assert message is not None and user is not None
    if message.sender_chat is not None:
        return  # nobody in person, so nobody whose draft it could be
    command, rest = command_and_rest(message.text or message.caption or "")
    said = _said(message, text=rest, kind=KINDS[command])
    await linking.begin_in_group(turn, sender_of(user), said, message.chat.id)


# --- taps -------------------------------------------------------------------------------------


async def pressed(turn: Turn, query: CallbackQuery, press: Press) -> None:
    """A member's tap in private. Whose draft, post or question it is, is looked up anew each time."""
    sender = sender_of(query.from_user)
    member = await joining.known(turn, sender)
    message_id = query.message.message_id if query.message else 0
    if press.verb in DRAFT_VERBS:
        draft = await drafting.own_draft(turn, member, press.id)
        if draft is not None:
            await _draft_pressed(turn, member, draft, press)
        return
    if press.verb in POST_VERBS:
        post = await posting.own_post(turn, member, press.id)
        if post is not None:
            await POST_VERBS[press.verb](turn, member, post)
        return
    match press.verb:
        case Verb.YES if press.arg in tuple(Side):
            await agreeing.say_yes(turn, member, sender, press.id, Side(press.arg))
        case Verb.NO if press.arg in tuple(Side):
            await agreeing.say_no(turn, member, press.id, Side(press.arg))
        case Verb.PLANS_CHANGED if press.arg in tuple(Side):
            await introducing.plans_changed(turn, member, press.id, Side(press.arg))
        case Verb.OUTCOME:
            side, _, said = press.arg.partition(".")
            if side in tuple(Side) and said in tuple(Outcome):
                await introducing.outcome(turn, member, press.id, Side(side), Outcome(said))
        case Verb.DIGEST_OFF:
            await joining.no_more_digests(turn, member, message_id)
        case Verb.LANGUAGE:
            await joining.choose_language(turn, member, press.arg, message_id)
        case Verb.AWAY:
            await joining.choose_away(turn, member, press.arg, message_id)
        case Verb.FORGET:
            step = forgetting.forget if press.arg == "yes" else forgetting.keep
            await step(turn, member, message_id)
        case _:
            await joining.small_talk(turn, member, "post_gone")


DRAFT_VERBS = frozenset(verb for verb in Verb if verb.name.startswith("DRAFT_")) | {Verb.POST_IT}
POST_VERBS = {
    Verb.KEEP: keeping.keep_open,
    Verb.CLOSE: keeping.close_own,
    Verb.REOPEN: keeping.reopen,
    Verb.CHANGE: posting.begin_change,
}
CHOSEN = {Verb.DRAFT_KIND: Field.KIND, Verb.DRAFT_CATEGORY: Field.CATEGORY}


async def _draft_pressed(turn: Turn, member: Member, draft: Draft, press: Press) -> None:
    match press.verb:
        case Verb.POST_IT:
            await posting.post_it(turn, member, draft)
        case Verb.DRAFT_KIND | Verb.DRAFT_CATEGORY:
            await correcting.set_field(turn, draft, CHOSEN[press.verb], press.arg)
        case Verb.DRAFT_PLACE:
            place = place_of(press.arg, turn.community.places.names) or ""
            await correcting.set_field(turn, draft, Field.NEIGHBORHOOD, place)
        case Verb.DRAFT_PAGE:
            await correcting.turn_page(turn, draft, press.arg)
        case Verb.DRAFT_CHANGE:
            await correcting.ask_field(turn, draft, Asking.MENU)
        case Verb.DRAFT_FIELD:
            await correcting.ask_field(turn, draft, press.arg)
        case Verb.DRAFT_CLEAR:
            await correcting.clear_field(turn, draft, press.arg)
        case Verb.DRAFT_HIDE:
            await correcting.hide_words(turn, draft, hidden=press.arg == "on")
        case Verb.DRAFT_URGENT:
            await correcting.mark_urgent(turn, draft, urgent=press.arg == "on")
        case Verb.DRAFT_DROP:
            await drafting.drop(turn, draft)
            await drafting.resume(turn, member)
        case Verb.DRAFT_BACK:
            await correcting.ask_field(turn, draft, None)
        case Verb.DRAFT_SAME:
            await correcting.not_the_same(turn, draft, same=press.arg == "yes")
        case Verb.DRAFT_SECOND:
            await hearing.second_text(turn, member, draft, new=press.arg == "new")
