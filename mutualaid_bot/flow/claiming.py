"""Claiming: a group becomes the coordinators' group by a code that the operator saw.

It does not print the code, and it does not make it up.
"""

from __future__ import annotations

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import Claimed, ClaimFailed, Lane
from mutualaid_bot.flow.turn import Turn


async def claim(turn: Turn, *, chat_id: int, topic_id: int | None, code: str, bot_is_admin: bool) -> None:
    """/claim CODE: in a group where the bot is an administrator; a topic binds the topic.

    Never in the members' own group, where every neighbor would be a coordinator.
    """
    if await turn.room() is not None:
        await _say(turn, chat_id, topic_id, ClaimFailed("bound"))
        return
    home = turn.community.members_chat
    if home is not None and chat_id == await turn.store.groups.current(home):
        await _say(turn, chat_id, topic_id, ClaimFailed("members"))
        return
    if not bot_is_admin:
        await _say(turn, chat_id, topic_id, ClaimFailed("not_admin"))
        return
    if not await turn.store.groups.claim_code(code.strip().upper(), turn.now):
        await _say(turn, chat_id, topic_id, ClaimFailed("wrong_code"))
        return
    await turn.store.groups.bind(chat_id, topic_id, now=turn.now)
    turn.claimed = True
    waiting = await turn.store.counts.open_posts(Kind.NEED) + await turn.store.counts.open_posts(Kind.OFFER)
    await _say(turn, chat_id, topic_id, Claimed(waiting))
    await turn.store.alarms.set(AlarmKind.PROPOSE, 0, turn.now)


async def _say(turn: Turn, chat_id: int, topic_id: int | None, notice: Claimed | ClaimFailed) -> None:
    await turn.store.outbox.say(chat_id, notice, lane=Lane.ANSWER, now=turn.now, topic_id=topic_id)
