"""Agreeing: both are asked, both answer, and only two yeses make an introduction.

It does not decide who is asked (see ``deciding``); nobody here learns the other's answer.
"""

from __future__ import annotations

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import ShareContact, SmallTalk
from mutualaid_bot.domain.people import Contact, ContactKind, Member
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import Answer, Proposal, ProposalState, Reply, Side
from mutualaid_bot.flow import deciding, introducing
from mutualaid_bot.flow.turn import Sender, Turn


async def _asked(turn: Turn, member: Member, proposal_id: int, side: Side) -> tuple[Proposal, Post] | None:
    """The open question that this member was asked; else the tapped message shows how it stands."""
    proposal = await turn.store.proposals.get(proposal_id)
    post_id = None
    if proposal is not None:
        post_id = proposal.need_id if side is Side.NEED else proposal.offer_id
    post = await turn.store.posts.get(post_id) if post_id is not None else None
    if proposal is None or post is None or post.member_id != member.id:
        await turn.answer(member.id, SmallTalk("post_gone"))
        return None
    if proposal.state is not ProposalState.APPROVED or proposal.reply(side).answer is not None:
        await turn.store.outbox.refresh(Subject.QUESTION, proposal.id, now=turn.now, part=side.value)
        return None
    return proposal, post


async def say_yes(turn: Turn, member: Member, sender: Sender, proposal_id: int, side: Side) -> None:
    """A yes needs one usable contact: the username as of this tap, a shared number, or a link that works."""
    asked = await _asked(turn, member, proposal_id, side)
    if asked is None:
        return
    proposal, _ = asked
    await _renew_contacts(turn, sender)
    if not await turn.store.people.contact_kinds(member.id):
        reply = proposal.reply(side)
        await turn.store.proposals.set_reply(
            proposal.id, side, Reply(None, reply.asked_at, reply.answer_by, wants_contact=True)
        )
        await turn.answer(member.id, ShareContact())
        return
    await _count_yes(turn, proposal, side)


async def _renew_contacts(turn: Turn, sender: Sender) -> None:
    if sender.username:
        await turn.store.people.set_contact(
            sender.id, Contact(ContactKind.USERNAME, sender.username), turn.now
        )
    else:
        await turn.store.people.drop_contact(sender.id, ContactKind.USERNAME)
    if turn.facts.link_works:
        await turn.store.people.set_contact(sender.id, Contact(ContactKind.LINK, str(sender.id)), turn.now)
    else:
        await turn.store.people.drop_contact(sender.id, ContactKind.LINK)


async def _count_yes(turn: Turn, proposal: Proposal, side: Side) -> None:
    if not await turn.store.proposals.answer(proposal.id, side, Answer.YES):
        return
    both = proposal.reply(side.other).answer is Answer.YES
    await turn.store.outbox.refresh(Subject.QUESTION, proposal.id, now=turn.now, part=side.value)
    if both and await _still_usable(turn, proposal, side.other):
        await introducing.introduce(turn, proposal)
    await turn.store.outbox.refresh(Subject.PROPOSAL, proposal.id, now=turn.now)


async def _still_usable(turn: Turn, proposal: Proposal, side: Side) -> bool:
    """Whether the one who said yes first can still be reached; else their question is open again."""
    post = await turn.store.posts.get(proposal.need_id if side is Side.NEED else proposal.offer_id)
    assert post is not None
    if await turn.store.people.contact_kinds(post.member_id):
        return True
    reply = proposal.reply(side)
    again = Reply(None, reply.asked_at, reply.answer_by, wants_contact=True)
    await turn.store.proposals.set_reply(proposal.id, side, again)
    await turn.store.outbox.refresh(Subject.QUESTION, proposal.id, now=turn.now, part=side.value)
    await turn.tell(post.member_id, ShareContact())
    return False


async def say_no(turn: Turn, member: Member, proposal_id: int, side: Side) -> None:
    """A no is fine: their post stays as it is, and the other one only hears that we look on."""
    asked = await _asked(turn, member, proposal_id, side)
    if asked is None:
        return
    proposal, _ = asked
    if await turn.store.proposals.answer(proposal.id, side, Answer.NO):
        await deciding.end(turn, proposal)


async def contact_shared(turn: Turn, member: Member, phone: str | None, *, own: bool) -> None:
    """A number becomes someone's contact only by their own tap on Telegram's button."""
    if not own or phone is None:
        await turn.answer(member.id, SmallTalk("contact_of_other"))
        return
    await turn.store.people.set_contact(member.id, Contact(ContactKind.PHONE, phone), turn.now)
    await turn.answer(member.id, SmallTalk("contact_kept"))
    for proposal in await turn.store.proposals.waiting_for_contact(member.id):
        need = await turn.store.posts.get(proposal.need_id)
        offer = await turn.store.posts.get(proposal.offer_id)
        for post in (need, offer):
            if post is None or post.member_id != member.id:
                continue
            side = Side.NEED if post.kind is Kind.NEED else Side.OFFER
            if proposal.reply(side).wants_contact and proposal.state is ProposalState.APPROVED:
                await _count_yes(turn, proposal, side)
