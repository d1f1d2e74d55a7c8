"""What coordinators ask for, and what is gathered for them: the queue, the figures, what hangs.

It shows nothing that a card would not show: no contacts, and no words that their writer hid.
"""

from __future__ import annotations

from datetime import time, timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.hours import morning_after, next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.matching import WhyNot, why_not
from mutualaid_bot.domain.notices import (
    Calls,
    CoordinatorsDigest,
    CoordinatorsHelp,
    Gathered,
    Queue,
    QueueLine,
    Refused,
    Stats,
)
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import ProposalState, Refusal
from mutualaid_bot.flow import proposing
from mutualaid_bot.flow.turn import Turn

PAGE = 10
LONGEST = 5
HANGS_AFTER = timedelta(hours=4)
MONDAY, NINE, TEN = 0, time(9), time(10)
WEEK = timedelta(days=7)
TOLD_AGAIN = WEEK - timedelta(hours=12)  # it is told at ten, and some days have 23 hours


async def line(turn: Turn, post: Post) -> QueueLine:
    """One need in the queue, with the reason why nobody has come yet."""
    return QueueLine(
        post_id=post.id,
        fields=post.fields,
        waited_days=(turn.now - post.made_at).days,
        why=(await _why(turn, post)).value,
        urgent=post.fields.urgent,
    )


async def _why(turn: Turn, post: Post) -> WhyNot:
    if post.needs_call:
        return WhyNot.NEEDS_CALL
    proposals = await turn.store.proposals.open_of_post(post.id)
    if any(proposal.state is ProposalState.APPROVED for proposal in proposals):
        return WhyNot.ASKED
    if proposals:
        return WhyNot.PROPOSED
    owner = await turn.store.people.get(post.member_id)
    if owner is None or not owner.reachable:
        return WhyNot.UNREACHABLE
    if owner.away:
        return WhyNot.AWAY
    others = [
        other
        for other in await turn.store.posts.in_categories(Kind.OFFER, post.fields.categories)
        if (other.member_id, other.for_whom) != (post.member_id, post.for_whom)
    ]
    return why_not(
        post,
        others,
        tried=await turn.store.proposals.tried_with(post.id),
        free={other.id for other in await turn.store.posts.candidates(post)},
        places=turn.community.places,
        now=turn.now,
    )


async def hanging(
    turn: Turn, *, longer_than: timedelta = timedelta(0)
) -> tuple[tuple[int, int, int, int], ...]:
    """Cards that wait for a coordinator: (proposal, need, offer, whole hours)."""
    found = await turn.store.proposals.hanging(turn.now - longer_than)
    return tuple(
        (one.id, one.need_id, one.offer_id, int((turn.now - one.made_at).total_seconds() // 3600))
        for one in found
    )


async def calls(turn: Turn, *, news: bool = False) -> Calls:
    """Whom a person should ring: silent needs, and people whom the bot cannot reach. ``news``: without those
    whom coordinators were told of within the week; from here on they were told of these too."""
    found = await turn.store.posts.needing_call()
    if news:
        people = [member.id for _, member, _, _ in found]
        new = await turn.store.people.told_to_call(people, turn.now, before=turn.now - TOLD_AGAIN)
        found = [one for one in found if one[1].id in new]
    return tuple((post.id, member.called, why, (turn.now - since).days) for post, member, why, since in found)


async def queue(turn: Turn, start: int = 0) -> Queue:
    """Longest wait first, urgent on top, each with its reason in words."""
    needs = await turn.store.posts.waiting_needs(limit=PAGE + 1, offset=start)
    week = await turn.store.counts.week(turn.now - WEEK)
    return Queue(
        at=turn.now,
        open_needs=await turn.store.counts.open_posts(Kind.NEED),
        hanging=await hanging(turn),
        lines=tuple([await line(turn, need) for need in needs[:PAGE]]),
        start=start,
        more=len(needs) > PAGE,
        calls=await calls(turn),
        met_week=week.met,
        rested_week=week.rested,
        nobody_week=week.nobody,
    )


async def tell_queue(turn: Turn, *, start: int = 0, instead_of: int | None = None) -> None:
    room = await turn.room()
    if room is None:
        return
    notice = await queue(turn, max(0, start))
    if instead_of is None:
        await turn.tell_coordinators(notice, answer=True)
    else:
        await turn.answer(room.chat_id, notice, instead_of=instead_of)


async def tell_stats(turn: Turn) -> None:
    week = await turn.store.counts.week(turn.now - WEEK)
    await turn.tell_coordinators(
        Stats(
            open_needs=await turn.store.counts.open_posts(Kind.NEED),
            open_offers=await turn.store.counts.open_posts(Kind.OFFER),
            members=await turn.store.counts.members(),
            proposed_week=week.proposed,
            agreed_week=week.agreed,
            met_week=week.met,
            met_all=await turn.store.counts.met_all(),
            median_wait_days=await turn.store.counts.median_wait_days(turn.now - 12 * WEEK),
        ),
        answer=True,
    )


async def tell_help(turn: Turn) -> None:
    await turn.tell_coordinators(CoordinatorsHelp(), answer=True)


async def gather(turn: Turn) -> None:
    """Once a day, one message: approvals that hang, weak fits, answers that differ, people to call."""
    await turn.store.alarms.set(
        AlarmKind.GATHER, 0, morning_after(turn.now, at=TEN, zone=turn.community.zone)
    )
    if await turn.room() is None:
        return
    weak = []
    for need in await turn.store.posts.unproposed():
        ranked = await proposing.ranking(turn, need)
        if ranked and all(found.weak for found in ranked):
            weak.append((ranked[0].need.id, ranked[0].offer.id))
        if len(weak) == PAGE:
            break
    differing = []
    for introduction in await turn.store.introductions.differing(turn.now - timedelta(days=1)):
        proposal = await turn.store.proposals.get(introduction.proposal_id)
        if proposal is not None:
            differing.append(proposal.need_id)
    notice = Gathered(
        hanging=await hanging(turn, longer_than=HANGS_AFTER),
        weak=tuple(weak),
        calls=await calls(turn, news=True),
        differing=tuple(differing),
    )
    if notice.hanging or notice.weak or notice.calls or notice.differing:
        await turn.tell_coordinators(notice)


async def show_weak(turn: Turn, need_id: int, offer_id: int) -> None:
    """A coordinator wants to see a weak fit as a card after all."""
    need = await turn.store.posts.get(need_id)
    ranked = await proposing.ranking(turn, need) if need is not None else []
    wanted = next((found for found in ranked if found.offer.id == offer_id), None)
    refusal = await proposing.propose(turn, wanted) if wanted is not None else Refusal.GONE
    if refusal is not None:
        await turn.tell_coordinators(Refused(refusal), answer=True)


async def monday(turn: Turn) -> None:
    """The coordinators' own digest: who waits longest and why, what hangs, who needs a call."""
    at = next_weekly(turn.now, weekday=MONDAY, at=NINE, zone=turn.community.zone)
    await turn.store.alarms.set(AlarmKind.COORDINATORS_DIGEST, 0, at)
    needs = await turn.store.posts.longest_waiting(limit=LONGEST)
    week = await turn.store.counts.week(turn.now - WEEK)
    notice = CoordinatorsDigest(
        at=turn.now,
        waiting=tuple([await line(turn, need) for need in needs]),
        hanging=await hanging(turn),
        calls=await calls(turn),
        met_week=week.met,
    )
    if notice.waiting or notice.hanging or notice.calls or notice.met_week:
        await turn.tell_coordinators(notice)
