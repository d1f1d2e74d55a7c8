"""Proposals and introductions: decided once, answered once."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import IntegrityError

import pytest

from mutualaid_bot.domain.introductions import IntroductionState, Outcome
from mutualaid_bot.domain.proposals import Answer, DeclineReason, Proposal, ProposalState, Reply, Side, Vote
from mutualaid_bot.store.database import Database, Transaction
from tests.store.making import ANA, BEN, CAM, NOW, a_need, an_offer, days, introduced, people, proposed


async def _pair(tx: Transaction, state: ProposalState = ProposalState.SHOWN) -> Proposal:
    await people(tx)
    return await proposed(tx, await a_need(tx), await an_offer(tx), state)


async def _get(tx: Transaction, proposal_id: int) -> Proposal:
    found = await tx.proposals.get(proposal_id)
    assert found is not None
    return found


async def test_a_pair_has_one_open_proposal_at_a_time(database: Database) -> None:
    async with database.transaction() as tx:
        first = await _pair(tx)
        need, offer = await tx.posts.get(first.need_id), await tx.posts.get(first.offer_id)
        assert need is not None and offer is not None
        with pytest.raises(IntegrityError):
            await proposed(tx, need, offer)
        await tx.proposals.move(first.id, was=ProposalState.SHOWN, to=ProposalState.WITHDRAWN, now=NOW)
        await proposed(tx, need, offer)


async def test_a_person_votes_once_until_the_votes_are_cleared(database: Database) -> None:
    async with database.transaction() as tx:
        proposal = await _pair(tx)
        cora, dan = Vote(7, "Cora", NOW), Vote(8, "", NOW)
        assert await tx.proposals.vote(proposal.id, dan)
        assert await tx.proposals.vote(proposal.id, cora)
        assert not await tx.proposals.vote(proposal.id, replace(cora, name="Again"))
        assert (await _get(tx, proposal.id)).votes == (dan, cora)
        await tx.proposals.renew(replace(proposal, need_version=2, need_amount=4, reasons=("item:rice",)))
        renewed = await _get(tx, proposal.id)
        assert renewed == replace(proposal, need_version=2, need_amount=4, reasons=("item:rice",))


async def test_a_decision_is_made_once_with_its_time_and_reason(database: Database) -> None:
    async with database.transaction() as tx:
        proposal = await _pair(tx)
        await tx.proposals.set_later(proposal.id, NOW + days(1))

        async def decline(reason: str) -> bool:
            return await tx.proposals.move(
                proposal.id, was=ProposalState.SHOWN, to=ProposalState.DECLINED, now=NOW, reason=reason
            )

        assert await decline("far")
        assert not await decline("time")
        decided = await _get(tx, proposal.id)
        assert (decided.decline_reason, decided.decided_at) == (DeclineReason.FAR, NOW)
        assert decided.later_until is None


async def test_an_approval_keeps_its_time_until_it_is_undone(database: Database) -> None:
    async with database.transaction() as tx:
        shown, approved, agreed = ProposalState.SHOWN, ProposalState.APPROVED, ProposalState.AGREED
        proposal = await _pair(tx)
        await tx.proposals.move(proposal.id, was=shown, to=approved, now=NOW)
        await tx.proposals.move(proposal.id, was=approved, to=shown, now=NOW + days(1))
        assert (await _get(tx, proposal.id)).decided_at is None
        await tx.proposals.move(proposal.id, was=shown, to=approved, now=NOW + days(2))
        await tx.proposals.move(proposal.id, was=approved, to=agreed, now=NOW + days(3))
        assert (await _get(tx, proposal.id)).decided_at == NOW + days(2)


async def test_each_side_answers_once_and_only_while_it_is_asked(database: Database) -> None:
    async with database.transaction() as tx:
        proposal = await _pair(tx)
        asked = Reply(asked_at=NOW, answer_by=NOW + days(1), wants_contact=True)
        await tx.proposals.set_reply(proposal.id, Side.OFFER, asked)
        assert not await tx.proposals.answer(proposal.id, Side.OFFER, "yes")
        await tx.proposals.move(proposal.id, was=ProposalState.SHOWN, to=ProposalState.APPROVED, now=NOW)
        assert await tx.proposals.waiting_for_contact(ANA) == []
        assert [one.id for one in await tx.proposals.waiting_for_contact(BEN)] == [proposal.id]
        assert await tx.proposals.answer(proposal.id, Side.OFFER, "yes")
        assert not await tx.proposals.answer(proposal.id, Side.OFFER, "no")
        answered = await _get(tx, proposal.id)
        assert answered.offer_reply == replace(asked, answer=Answer.YES, wants_contact=False)
        assert answered.need_reply == Reply()
        assert await tx.proposals.waiting_for_contact(BEN) == []


async def test_proposals_are_found_from_their_posts_and_members(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx)
        offers = [await an_offer(tx, CAM if number == 0 else BEN) for number in range(4)]
        states = (ProposalState.SHOWN, ProposalState.APPROVED, ProposalState.DECLINED, ProposalState.LAPSED)
        made = [await proposed(tx, need, offer, state) for offer, state in zip(offers, states, strict=True)]
        assert [one.id for one in await tx.proposals.open_of_post(need.id)] == [made[0].id, made[1].id]
        assert [one.id for one in await tx.proposals.open_of_post(offers[2].id)] == []
        assert await tx.proposals.tried_with(need.id) == {offers[2].id, offers[3].id}
        assert len(await tx.proposals.of_member(ANA)) == 4
        assert [one.id for one in await tx.proposals.of_member(CAM)] == [made[0].id]


async def test_a_card_that_is_put_off_neither_counts_nor_hangs(database: Database) -> None:
    async with database.transaction() as tx:
        proposal = await _pair(tx)
        await tx.proposals.set_later(proposal.id, NOW + days(1))
        assert await tx.proposals.count_open_cards(NOW) == 0
        assert await tx.proposals.hanging(NOW + days(9)) == []
        assert await tx.proposals.count_open_cards(NOW + days(1)) == 1
        await tx.proposals.set_later(proposal.id, None)
        assert await tx.proposals.count_open_cards(NOW) == 1
        assert [one.id for one in await tx.proposals.hanging(NOW + days(1))] == [proposal.id]
        assert await tx.proposals.hanging(NOW) == []


async def test_a_proposal_leads_to_one_introduction_which_ends_once(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need, offer = await a_need(tx), await an_offer(tx)
        made = await introduced(tx, need, offer)
        again = await tx.introductions.add(replace(made, id=0, made_at=NOW + days(1)))
        assert again == made
        assert [one.id for one in await tx.proposals.agreed_of_post(need.id)] == [made.proposal_id]
        assert await tx.introductions.end(made.id, "unknown")
        assert not await tx.introductions.end(made.id, "met")
        assert await tx.proposals.agreed_of_post(need.id) == []
        await tx.introductions.reopen(made.id)
        assert await tx.introductions.end(made.id, "met")
        await tx.introductions.reopen(made.id)
        ended = await tx.introductions.get(made.id)
        assert ended is not None and ended.state is IntroductionState.MET
        assert await tx.introductions.of_member(BEN) == [ended]
        assert await tx.introductions.of_member(CAM) == []


@pytest.mark.parametrize(
    ("need", "offer", "differ"),
    [
        (Outcome.WORKED, Outcome.FAILED, True),
        (Outcome.FAILED, Outcome.WORKED, True),
        (Outcome.WORKED, Outcome.WORKED, False),
        (Outcome.WORKED, Outcome.NOT_YET, False),
        (Outcome.WORKED, None, False),
    ],
)
async def test_the_coordinators_are_told_once_that_two_answers_differ(
    database: Database, need: Outcome, offer: Outcome | None, differ: bool
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        made = await introduced(tx, await a_need(tx), await an_offer(tx))
        await tx.introductions.save(replace(made, need_outcome=need, offer_outcome=offer, asks=1))
        today, tomorrow = NOW + days(4), NOW + days(5)
        told = [one.id for one in await tx.introductions.differing(today)]
        assert told == ([made.id] if differ else [])
        assert await tx.introductions.differing(tomorrow) == []
