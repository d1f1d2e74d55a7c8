"""What a newcomer hears, and a member's own settings: language, rest, privacy, forgetting.

It does not know who the reader is; whatever is about them is handed in.
"""

from __future__ import annotations

from mutualaid_bot.chat.buttons import Button, Verb
from mutualaid_bot.chat.rendering_fields import language_name
from mutualaid_bot.chat.rendering_message import Message, Setting, in_rows, one_line, press, render
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import (
    AwayChoice,
    DigestsOff,
    Failure,
    ForgetQuestion,
    Forgotten,
    GroupAnswer,
    Help,
    Kept,
    LanguageChoice,
    Privacy,
    Removed,
    Welcome,
)
from mutualaid_bot.texts import Words


@render.register
def _welcome(notice: Welcome, w: Words, setting: Setting) -> Message:
    text = w(
        "Hello! We are neighbors in {group} who help each other for free. Write what you need or can give, "
        "in your own words. No papers asked. Your name and number stay hidden until you say yes. "
        "Under 18, or want a person? /help",
        group=one_line(setting.community.name),
    )
    if not notice.posting_open:
        text += "\n\n" + w(
            "Our volunteers are still getting ready. You can write now; your post will wait for them."
        )
    return Message(text)


@render.register
def _help(notice: Help, w: Words, setting: Setting) -> Message:
    parts = [
        w("Write what you need or can give, like “I need diapers size 4” or “I can drive on Saturdays”."),
        w(
            "I show you a card first. Volunteers look for someone who fits. "
            "You two see each other's name and contact only when you both say yes."
        ),
        w("/mine your posts · /away a break · /language · /privacy · /forget"),
        *_in_the_group(w, setting),
        w(
            "Under 18? Please ask an adult you trust to write with you. "
            "Want a person? Ask a volunteer of {group}: people decide here, not I.",
            group=one_line(setting.community.name),
        ),
    ]
    if setting.community.emergencies:
        first = setting.community.emergencies[0]
        parts.append(w("In danger? Call {number}.", number=f"<b>{one_line(first.number)}</b>"))
    return Message("\n\n".join(parts))


def _in_the_group(w: Words, setting: Setting) -> list[str]:
    """There Telegram shows the bot only what names it."""
    if setting.community.members_chat is None:
        return []
    return [w("In our group, begin with /need@{bot} or /offer@{bot}.", bot=setting.bot_username)]


@render.register
def _language(notice: LanguageChoice, w: Words, setting: Setting) -> Message:
    buttons = [
        press(("✓ " if code == notice.chosen else "") + language_name(code), Verb.LANGUAGE, arg=code)
        for code in notice.languages
    ]
    return Message(w("Which language shall I speak with you?"), in_rows(buttons, 2))


@render.register
def _away(notice: AwayChoice, w: Words, setting: Setting) -> Message:
    if notice.back:
        return Message(w("Welcome back! I will ask you again when something fits."))
    if not notice.away:
        return Message(
            w("A break? I will not ask you anything until you are back. Your posts keep their place."),
            (
                (
                    press(w("One week"), Verb.AWAY, arg="7"),
                    press(w("Two weeks"), Verb.AWAY, arg="14"),
                ),
                (press(w("Until I say so"), Verb.AWAY, arg="until"),),
            ),
        )
    if notice.until is None:
        text = w(
            "Enjoy your break. I will not ask you anything until you tap below. Your posts keep their place."
        )
    else:
        text = w(
            "Enjoy your break. I will not ask you anything until {day}. Your posts keep their place.",
            day=w.day(notice.until, setting.community.zone, setting.now),
        )
    return Message(text, ((press(w("I am back"), Verb.AWAY, arg="back"),),))


@render.register
def _privacy(notice: Privacy, w: Words, setting: Setting) -> Message:
    lines = (
        w("We keep: your Telegram account, the name you chose, your posts, and the contact you share."),
        w("Volunteers see your card, never your contact. The weekly list shows no name."),
        w("A neighbor sees your name and contact only if you both say yes."),
        w(
            "A closed post's words are gone after {days} days; everything is gone at once with /forget. "
            "Only a coded note of who got a contact stays, {log} days.",
            days=notice.days,
            log=setting.community.privacy.reveal_log_days,
        ),
        w(
            "Whoever runs this for {group}, and Telegram, could read it. We never sell it.",
            group=one_line(setting.community.name),
        ),
    )
    return Message("\n".join(f"• {line}" for line in lines))


@render.register
def _forget(notice: ForgetQuestion, w: Words, setting: Setting) -> Message:
    text = w("Shall I forget you? Your words, name and contact are erased at once. This cannot be undone.")
    if notice.open_posts:
        text += " " + w.plural(
            "Your open post is taken back.", "Your {n} open posts are taken back.", notice.open_posts
        )
    return Message(
        text,
        (
            (press(w("Yes, forget me"), Verb.FORGET, arg="yes"),),
            (press(w("No, keep everything"), Verb.FORGET, arg="no"),),
        ),
    )


@render.register
def _forgotten(notice: Forgotten, w: Words, setting: Setting) -> Message:
    text = w("Done. I have forgotten you. If you ever write again, we start anew. Take care.")
    if notice.photos_stay:
        text += " " + w(
            "A picture of yours that a neighbor got may still be with them: "
            "Telegram no longer lets me take it back."
        )
    return Message(text)


@render.register
def _kept(notice: Kept, w: Words, setting: Setting) -> Message:
    return Message(w("Nothing was erased. All stays as it is."))


@render.register
def _digests_off(notice: DigestsOff, w: Words, setting: Setting) -> Message:
    return Message(w("You will get no more digests. Your posts go on as before."))


@render.register
def _failure(notice: Failure, w: Words, setting: Setting) -> Message:
    code = f"<code>{one_line(notice.code)}</code>"
    if notice.for_coordinators:
        return Message(
            w("Something broke in me. Please tell whoever runs this bot the code {code}.", code=code)
        )
    return Message(
        w("Sorry, something broke in me, not in what you wrote. Please try again. Code: {code}", code=code)
    )


@render.register
def _removed(notice: Removed, w: Words, setting: Setting) -> Message:
    return Message(w("This was removed."))


@render.register
def _group_answer(notice: GroupAnswer, w: Words, setting: Setting) -> Message:
    """The same for everyone: it repeats nothing of what was written."""
    if notice.kind is Kind.NEED:
        text = w("I read a need. Whoever wrote it: tap to see your card and post it, just between us.")
    else:
        text = w(
            "I read an offer, thank you. Whoever wrote it: tap to see your card and post it, just between us."
        )
    others = w("You too? Write /need@{bot} or /offer@{bot}, then your words.", bot=setting.bot_username)
    return Message(f"{text}\n\n{others}", ((Button(w("See my card"), url=notice.link),),))
