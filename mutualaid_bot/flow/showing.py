"""Showing: what a card says at the moment it is sent, from the state at that moment.

It puts nothing into words. ``None`` means that there is nothing left to say: a waiting message is dropped.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.introductions import Introduction, IntroductionState, Outcome
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    Answered,
    DraftCard,
    DraftClosed,
    FollowUp,
    FollowUpThanks,
    Half,
    Introduced,
    IntroductionClosed,
    MeetingReminder,
    NobodyFits,
    NoLongerOpen,
    Notice,
    PostCard,
    PostRests,
    ProposalCard,
    Removed,
    RenewalQuestion,
    StillLooking,
)
from mutualaid_bot.domain.people import ContactKind
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import (
    Answer,
    Proposal,
    ProposalState,
    Side,
    answer_by,
)
from mutualaid_bot.flow import digesting, proposing
from mutualaid_bot.flow.turn import Turn

TOLD = "told"  # the stage of a card that tells its reader something and asks nothing


async def look(turn: Turn, card: Card) -> Notice | None:
    if card.chat_id > 0 and await turn.store.people.get(card.chat_id) is None:
        return _gone(card)  # its reader was forgotten
    match card.subject:
        case Subject.DRAFT:
            return await _draft(turn, card)
        case Subject.POST:
            return await _post(turn, card)
        case Subject.RENEWAL:
            return await _renewal(turn, card)
        case Subject.PROPOSAL:
            return await _proposal(turn, card)
        case Subject.QUESTION:
            return await _question(turn, card)
        case Subject.INTRODUCTION:
            return await _introduction(turn, card)
        case Subject.REMINDER:
            return await _reminder(turn, card)
        case Subject.FOLLOW_UP:
            return await _follow_up(turn, card)
        case Subject.DIGEST:
            return await digesting.shown(turn, card)


async def still_so(turn: Turn, notice: Notice) -> bool:
    """What was true when it was said may not be true when it is sent: then it is not sent."""
    if not isinstance(notice, NobodyFits):
        return True
    post = await turn.store.posts.get(notice.post_id)
    if post is None or post.state is not PostState.OPEN or post.left < 1:
        return False
    return not await turn.store.proposals.open_of_post(post.id)


async def frees_keyboard(turn: Turn, letter: Letter) -> bool:
    """The keyboard that shares someone's number goes with the next new message once they are not asked for it
    any more; not with a card, because a message that takes it away cannot be edited."""
    if letter.op is not Op.SAY or letter.target_message is not None:
        return False
    if not await turn.store.people.has_keyboard(letter.chat_id):
        return False
    return not await turn.store.proposals.waiting_for_contact(letter.chat_id)


def _gone(card: Card) -> Notice | None:
    """What it was about is no longer there: it is said where it stood, and nowhere else."""
    return Removed() if card.message_id is not None else None


async def _draft(turn: Turn, card: Card) -> Notice | None:
    draft = await turn.store.drafts.get(card.subject_id)
    if draft is None:
        if card.message_id is None:
            return None
        posted = card.stage.startswith("posted:")
        return DraftClosed(posted, int(card.stage.removeprefix("posted:")) if posted else None)
    member = await turn.store.people.get(draft.member_id)
    if member is None:
        return None
    running = False
    if draft.post_id is not None:
        open_ones = await turn.store.proposals.open_of_post(draft.post_id)
        running = any(one.state is ProposalState.APPROVED for one in open_ones)
    same = await turn.store.posts.get(draft.same_as) if draft.same_as is not None else None
    return DraftCard(
        draft=draft,
        called=member.called,
        changes_running=running,
        same_posted=same.made_at if same else None,
        last_neighborhood=member.neighborhood,
        page=int(card.stage) if card.stage.isdecimal() else 0,
    )


async def _post(turn: Turn, card: Card) -> Notice | None:
    post = await turn.store.posts.get(card.subject_id)
    if post is None or post.member_id != card.chat_id:
        return _gone(card)
    return PostCard(
        post_id=post.id,
        kind=post.kind,
        text=post.text,
        fields=post.fields,
        state=post.state,
        left=post.left,
        standing=await _standing(turn, post),
        can_reopen=await _can_reopen(turn, post),
    )


def _words_gone_at(turn: Turn, post: Post) -> datetime:
    closed = post.closed_at or turn.now
    return closed + timedelta(days=turn.community.privacy.forget_after_days)


async def _can_reopen(turn: Turn, post: Post) -> bool:
    """Until its words go."""
    if post.state is PostState.OPEN or _words_gone_at(turn, post) <= turn.now:
        return False
    return await turn.store.people.get(post.member_id) is not None


async def _standing(turn: Turn, post: Post) -> str:
    """Where a post stands, without telling its writer whom we look at."""
    if post.state is not PostState.OPEN:
        return post.state.value
    proposals = await turn.store.proposals.open_of_post(post.id)
    if any(one.state is ProposalState.APPROVED for one in proposals):
        return "asked"
    if await turn.store.proposals.agreed_of_post(post.id):
        return "agreed"
    return "proposed" if proposals else "waiting"


async def _renewal(turn: Turn, card: Card) -> Notice | None:
    post = await turn.store.posts.get(card.subject_id)
    if post is None or post.member_id != card.chat_id:
        return _gone(card)
    if post.state is PostState.RESTED:
        return PostRests(post.id, post.fields, _words_gone_at(turn, post))
    if post.state is PostState.OPEN and card.stage == TOLD:
        return StillLooking(post.id, post.fields, max(1, (turn.now - post.made_at).days))
    if post.state is not PostState.OPEN or post.renewals_asked == 0:
        return await _post(turn, card) if card.message_id is not None else None
    return RenewalQuestion(post.id, post.fields, post.expires_at)


async def _pair(turn: Turn, proposal: Proposal) -> tuple[Post, Post] | None:
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    return (need, offer) if need is not None and offer is not None else None


async def _half(turn: Turn, post: Post) -> Half:
    member = await turn.store.people.get(post.member_id)
    return Half(
        post_id=post.id,
        called=member.called if member else "",
        for_whom=post.for_whom,
        fields=post.fields,
        text=post.text,
        waited_days=(turn.now - post.made_at).days,
        first_time=not await turn.store.people.helped_before(post.member_id),
        since=member.joined_at if member else post.made_at,
        left=post.left,
        gone=await _left(turn, post),
    )


async def _proposal(turn: Turn, card: Card) -> Notice | None:
    proposal = await turn.store.proposals.get(card.subject_id)
    pair = await _pair(turn, proposal) if proposal else None
    if proposal is None or pair is None:
        return _gone(card)
    if card.message_id is None and proposal.state not in (ProposalState.SHOWN, ProposalState.APPROVED):
        return None
    need, offer = pair
    shown = proposal.state is ProposalState.SHOWN
    ranked = await proposing.ranking(turn, need) if shown else []
    categories = (*need.fields.categories, *offer.fields.categories)
    answers = {side: proposal.reply(side) for side in Side}
    answered = any(one.answer is not None or one.wants_contact for one in answers.values())
    return ProposalCard(
        proposal_id=proposal.id,
        state=proposal.state,
        need=await _half(turn, need),
        offer=await _half(turn, offer),
        versions=(need.version, offer.version),
        reasons=proposal.reasons,
        careful=turn.community.careful(categories),
        approvals=tuple(vote.name for vote in proposal.votes),
        approvals_needed=turn.community.approvers(categories),
        next_posts=tuple(one.offer.id for one in ranked[:2]),
        decided_at=proposal.decided_at,
        decline_reason=proposal.decline_reason,
        later_until=proposal.later_until if shown else None,
        need_answer=answers[Side.NEED].answer,
        offer_answer=answers[Side.OFFER].answer,
        need_until=answers[Side.NEED].answer_by,
        offer_until=answers[Side.OFFER].answer_by,
        can_undo=proposal.state is ProposalState.APPROVED and not answered,
        stage=card.stage if shown else "",
    )


async def _question(turn: Turn, card: Card) -> Notice | None:
    sent = card.message_id is not None
    proposal = await turn.store.proposals.get(card.subject_id)
    pair = await _pair(turn, proposal) if proposal else None
    if proposal is None or pair is None:
        return _gone(card)
    need, offer = pair
    side = Side(card.part)
    mine = need if side is Side.NEED else offer
    reply = proposal.reply(side)
    member = await turn.store.people.get(mine.member_id)
    if member is None or not member.called or mine.member_id != card.chat_id:
        return _gone(card)
    if proposal.state is ProposalState.AGREED:
        return Answered(yes=True, post_id=mine.id, both=True) if sent else None
    if reply.answer is Answer.NO:
        return Answered(yes=False, post_id=mine.id) if sent else None
    if proposal.state is not ProposalState.APPROVED:
        return NoLongerOpen() if sent else None
    if reply.answer is Answer.YES:
        return Answered(yes=True, post_id=mine.id, from_time=_from_time(turn)) if sent else None
    kinds = await turn.store.people.contact_kinds(member.id)
    until = reply.answer_by
    if until is None or not sent:  # its time begins when it arrives
        until = answer_by(turn.now, side, urgent=need.fields.urgent, community=turn.community)
    return AgreeQuestion(
        proposal_id=proposal.id,
        side=side,
        fields=need.fields if side is Side.OFFER else offer.fields,
        called=member.called,
        contact_kind=ContactKind.PHONE.value if ContactKind.PHONE in kinds else None,
        for_whom=mine.for_whom,
        amount=proposal.need_amount if need.fields.quantity is not None else None,
        answer_by=until,
        own_fields=mine.fields,
        own_post=mine.id,
    )


def _from_time(turn: Turn) -> datetime | None:
    """At night: when people read again."""
    quiet = turn.community.quiet
    return quiet.awake_from(turn.now) if quiet.asleep(turn.now) else None


async def _around(turn: Turn, card: Card) -> tuple[Introduction, Proposal, Post, Post] | None:
    """An introduction as its reader stands in it: (…, their post, the other's)."""
    introduction = await turn.store.introductions.get(card.subject_id)
    proposal = await turn.store.proposals.get(introduction.proposal_id) if introduction else None
    pair = await _pair(turn, proposal) if proposal else None
    if introduction is None or proposal is None or pair is None:
        return None
    need, offer = pair
    mine, other = (need, offer) if Side(card.part) is Side.NEED else (offer, need)
    return introduction, proposal, mine, other


async def _left(turn: Turn, post: Post) -> bool:
    member = await turn.store.people.get(post.member_id)
    return member is None or not member.called


async def _introduction(turn: Turn, card: Card) -> Notice | None:
    sent = card.message_id is not None
    around = await _around(turn, card)
    if around is None:
        return _gone(card)
    introduction, proposal, mine, other = around
    side = Side(card.part)
    owner = await turn.store.people.get(other.member_id)
    if owner is None or not owner.called or mine.member_id != card.chat_id:
        return _gone(card)
    if not card.live or introduction.state is not IntroductionState.MADE:
        mine_ended = None if introduction.ended_by is None else introduction.ended_by is side
        return IntroductionClosed(mine_ended) if sent else None
    contact = await turn.store.people.reveal(
        owner=owner.id,
        reader=mine.member_id,
        introduction_id=introduction.id,
        approved_by=", ".join(vote.name for vote in proposal.votes),
        now=turn.now,
    )
    if contact is None:
        return IntroductionClosed(None) if sent else None
    need_fields = mine.fields if side is Side.NEED else other.fields
    return Introduced(
        introduction_id=introduction.id,
        side=side,
        name=owner.called,
        contact=contact,
        fields=need_fields,
        meets_at=introduction.meets_at,
        for_whom=other.for_whom,
        photos=other.photos,
        from_time=_from_time(turn),
    )


async def _reminder(turn: Turn, card: Card) -> Notice | None:
    sent = card.message_id is not None
    around = await _around(turn, card)
    if around is None:
        return _gone(card)
    introduction, _, mine, other = around
    owner = await turn.store.people.get(other.member_id)
    if owner is None or not owner.called or mine.member_id != card.chat_id:
        return _gone(card)
    over = introduction.meets_at is None or introduction.meets_at <= turn.now
    if introduction.state is not IntroductionState.MADE or over:
        return IntroductionClosed(None) if sent else None
    assert introduction.meets_at is not None
    fields = mine.fields if Side(card.part) is Side.NEED else other.fields
    return MeetingReminder(introduction.id, Side(card.part), owner.called, fields, introduction.meets_at)


async def _follow_up(turn: Turn, card: Card) -> Notice | None:
    sent = card.message_id is not None
    around = await _around(turn, card)
    if around is None:
        return _gone(card)
    introduction, _, mine, other = around
    side = Side(card.part)
    # It speaks of the need: once its writer was forgotten, only they could still be asked about it.
    if mine.member_id != card.chat_id or (side is Side.OFFER and await _left(turn, other)):
        return _gone(card)
    said = introduction.outcome(side)
    if said is not None and (said is not Outcome.NOT_YET or (sent and card.stage == "answered")):
        still = said is Outcome.NOT_YET and introduction.ended_by is None and card.live
        return FollowUpThanks(said, side, mine.id, introduction.id if still else None) if sent else None
    if introduction.ended_by is not None or not card.live:
        return IntroductionClosed(None) if sent else None
    fields = mine.fields if side is Side.NEED else other.fields
    return FollowUp(introduction.id, side, mine.id, fields, again=introduction.asks > 1)
