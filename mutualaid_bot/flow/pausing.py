"""Pausing: someone is away, and someone is back.

It does not close anything: posts keep their places, and what was agreed stands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import Answer, Proposal, Side
from mutualaid_bot.flow import proposing
from mutualaid_bot.flow.turn import Turn


async def go_away(turn: Turn, member: Member, until: datetime | None) -> Member:
    """Nobody waits for the answer of someone who is away: what they have not said yes to is taken back."""
    member = replace(member, away=True, away_until=until)
    await turn.store.people.save(member)
    if until is None:
        await turn.store.alarms.clear(AlarmKind.AWAY_OVER, member.id)
    else:
        await turn.store.alarms.set(AlarmKind.AWAY_OVER, member.id, until)
    mine = {post.id for post in await _open_posts(turn, member)}
    for post_id in mine:
        for proposal in await turn.store.proposals.open_of_post(post_id):
            if not _said_yes(proposal, mine):
                await proposing.withdraw(turn, proposal, look=True)
    return member


async def _open_posts(turn: Turn, member: Member) -> list[Post]:
    return await turn.store.posts.of_member(member.id, since=turn.now, limit=1000)


def _said_yes(proposal: Proposal, mine: set[int]) -> bool:
    sides = (
        side
        for side, post_id in ((Side.NEED, proposal.need_id), (Side.OFFER, proposal.offer_id))
        if post_id in mine
    )
    return all(proposal.reply(side).answer is Answer.YES for side in sides)


async def come_back(turn: Turn, member: Member) -> Member:
    """From now on they are asked again."""
    member = replace(member, away=False, away_until=None)
    await turn.store.people.save(member)
    await turn.store.alarms.clear(AlarmKind.AWAY_OVER, member.id)
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)
    return member
