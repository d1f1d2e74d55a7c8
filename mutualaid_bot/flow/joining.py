"""Joining: /start, who someone is to us, and the small settings of their own.

It does not read posts (see ``posting``), and it does not know what any of this looks like.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.notices import (
    AwayChoice,
    DigestsOff,
    Help,
    LanguageChoice,
    Privacy,
    SmallTalk,
    Welcome,
)
from mutualaid_bot.domain.people import Member, Unreachable, first_word
from mutualaid_bot.flow import linking, pausing, returning
from mutualaid_bot.flow.turn import Sender, Turn

GROUP_LINK = "g_"
HELP_LINK = "h_"


async def known(turn: Turn, sender: Sender) -> Member:
    """The member behind a private message; whoever writes can be reached again."""
    member, back = await _known(turn, sender)
    if back:
        await returning.show_waiting(turn, member)
    return member


async def _known(turn: Turn, sender: Sender) -> tuple[Member, bool]:
    """Also whether they had been out of reach until now."""
    member = await turn.store.people.get(sender.id)
    if member is None:
        member = _newcomer(turn, sender)
        await turn.store.people.add(member)
        return member, False
    back = not member.reachable
    if back or not (member.started and member.called):
        member = replace(member, called=member.called or first_word(sender.name))
        member = await returning.find(turn, member)
    return member, back


def _newcomer(turn: Turn, sender: Sender) -> Member:
    return Member(
        id=sender.id,
        called=first_word(sender.name),
        language=turn.community.language_for(sender.language_code),
        joined_at=turn.now,
    )


async def start(turn: Turn, sender: Sender, payload: str) -> None:
    """/start, with what a link may carry: a language, a post begun in the group, a need to help with."""
    member, back = await _known(turn, sender)
    inside = turn.facts.in_members_group
    if inside is not None and member.in_group != inside:
        member = replace(member, in_group=inside)
        await turn.store.people.save(member)
    if payload.startswith(GROUP_LINK):
        await linking.open_from_group(turn, member, payload.removeprefix(GROUP_LINK))
    elif payload.startswith(HELP_LINK):
        await linking.help_with(turn, member, payload.removeprefix(HELP_LINK))
    else:
        if payload in turn.community.languages:
            member = replace(member, language=payload)
            await turn.store.people.save(member)
        await turn.answer(member.id, Welcome(posting_open=await turn.room() is not None))
    if back:
        await returning.show_waiting(turn, member)


async def tell_help(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, Help())


async def tell_privacy(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, Privacy(days=turn.community.privacy.forget_after_days))


async def small_talk(turn: Turn, member: Member, about: str) -> None:
    """A voice note, a sticker, a thank-you: a kind answer, never silence."""
    await turn.answer(member.id, SmallTalk(about))


async def offer_languages(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, LanguageChoice(turn.community.languages, member.language))


async def choose_language(turn: Turn, member: Member, language: str, message_id: int) -> None:
    if language in turn.community.languages:
        member = replace(member, language=language)
        await turn.store.people.save(member)
    choice = LanguageChoice(turn.community.languages, member.language)
    await turn.answer(member.id, choice, instead_of=message_id)


async def offer_away(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, AwayChoice(member.away, member.away_until))


async def choose_away(turn: Turn, member: Member, choice: str, message_id: int) -> None:
    """Away pauses proposals and questions; the posts keep their places."""
    if choice == "back":
        member = await pausing.come_back(turn, member)
    elif choice in ("7", "14", "until"):
        until = turn.now + timedelta(days=int(choice)) if choice != "until" else None
        member = await pausing.go_away(turn, member, until)
    notice = AwayChoice(member.away, member.away_until, back=choice == "back")
    await turn.answer(member.id, notice, instead_of=message_id)


async def away_is_over(turn: Turn, member_id: int) -> None:
    member = await turn.store.people.get(member_id)
    if member is not None and member.away and member.away_until is not None:
        await pausing.come_back(turn, member)
        await turn.tell(member.id, AwayChoice(away=False, until=None, back=True))


async def no_more_digests(turn: Turn, member: Member, message_id: int) -> None:
    await turn.store.people.save(replace(member, digests=False))
    await turn.store.outbox.strip(member.id, message_id, now=turn.now)
    await turn.answer(member.id, DigestsOff())


async def in_members_group(turn: Turn, member_id: int, *, inside: bool) -> None:
    """Telegram says that someone came to the members' group, or left it. Of whoever never wrote to the bot
    nothing is kept: they are asked about when they press Start."""
    member = await turn.store.people.get(member_id)
    if member is not None and member.in_group != inside:
        await turn.store.people.save(replace(member, in_group=inside))


async def reachability(turn: Turn, member_id: int, *, reachable: bool) -> None:
    """The member blocked the bot, or took the block away."""
    member = await turn.store.people.get(member_id)
    if member is None or member.reachable == reachable:
        return
    if reachable:
        await returning.show_waiting(turn, await returning.find(turn, member))
    else:
        await returning.lose(turn, member_id, Unreachable.BLOCKED)
