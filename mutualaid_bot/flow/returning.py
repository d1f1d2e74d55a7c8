"""Returning: after an outage, or when someone can be reached again, what waits for a tap is shown anew.

It does not notice outages, and it asks nothing that was not asked before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Card
from mutualaid_bot.domain.nights import too_late_in_the_morning
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    DraftCard,
    FollowUp,
    Introduced,
    Lane,
    Notice,
    ProposalCard,
    RenewalQuestion,
    WasAway,
)
from mutualaid_bot.domain.people import Member, Unreachable
from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.flow import proposing, showing
from mutualaid_bot.flow.turn import Turn


async def after_outage(turn: Turn, since: datetime) -> None:
    """Taps reach the bot for 150 seconds only: whoever has an open question gets it once anew, the
    coordinators their open cards and one line. Of the night only what cannot wait for the morning."""
    await turn.tell_coordinators(WasAway(since, turn.now))
    quiet = turn.community.quiet
    if quiet.asleep(turn.now):
        stamp = int(turn.now.timestamp())
        await turn.store.alarms.set(AlarmKind.ASK_ANEW, stamp, quiet.awake_from(turn.now))
    await _ask_anew(turn, turn.now)


async def in_the_morning(turn: Turn, stamp: int) -> None:
    """What an outage of the night left for now."""
    await _ask_anew(turn, datetime.fromtimestamp(stamp, UTC))


async def _ask_anew(turn: Turn, before: datetime) -> None:
    """What was asked again since, or answered, is left alone."""
    asleep = turn.community.quiet.asleep(turn.now)
    for card in await turn.store.questions.still_open(before):
        notice = await showing.look(turn, card)
        if notice is None or not (_asks(notice) or _waits_for_coordinators(notice)):
            continue
        urgent = too_late_in_the_morning(notice, turn.now)
        if asleep and not urgent:
            continue  # its buttons still work; it would lose them hours before the new ones come
        if isinstance(notice, ProposalCard):
            proposal = await turn.store.proposals.get(card.subject_id)
            assert proposal is not None
            await proposing.show(turn, proposal, urgent=urgent)
        else:
            await turn.ask(
                card.subject,
                card.subject_id,
                part=card.part,
                chat_id=card.chat_id,
                stage=card.stage,
                urgent=urgent,
            )


def _asks(notice: Notice) -> bool:
    return isinstance(notice, AgreeQuestion | RenewalQuestion | FollowUp | DraftCard)


def _waits_for_coordinators(notice: Notice) -> bool:
    return isinstance(notice, ProposalCard) and notice.state is ProposalState.SHOWN


async def lose(turn: Turn, member_id: int, why: Unreachable) -> None:
    """The bot cannot write to this person: they are asked nothing, and are on the list of people to call."""
    member = await turn.store.people.get(member_id)
    if member is not None:
        await turn.store.people.save(member.out_of_reach(why, turn.now))


async def find(turn: Turn, member: Member) -> Member:
    """They can be reached again; what waits for them is shown by ``show_waiting``."""
    member = replace(member.in_reach(), started=True)
    await turn.store.people.save(member)
    return member


async def show_waiting(turn: Turn, member: Member) -> None:
    """Every open question once anew, and an introduction that never reached them; their posts are looked
    at again."""
    for card in await turn.store.questions.unanswered(member.id):
        notice = await showing.look(turn, card)
        undelivered = card.message_id is None and isinstance(notice, Introduced)
        if notice is not None and (_asks(notice) or undelivered):
            await _show(turn, card)
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def _show(turn: Turn, card: Card) -> None:
    """They are there just now, so it goes out at any hour."""
    await turn.store.outbox.show(
        card.subject,
        card.subject_id,
        part=card.part,
        chat_id=card.chat_id,
        lane=Lane.ANSWER,
        now=turn.now,
        anew=True,
        stage=card.stage,
    )
