"""Members, posts and pairs to put into a database, with the fewest words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mutualaid_bot.domain.introductions import Introduction, IntroductionState
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Fields, Post, PostState, capacity
from mutualaid_bot.domain.proposals import Proposal, ProposalState
from mutualaid_bot.store.database import Transaction

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
ANA, BEN, CAM = 101, 102, 103


def folder(path: Path) -> list[Path]:
    """All files that a database has."""
    return list(path.parent.iterdir())


def days(number: float) -> timedelta:
    return timedelta(days=number)


def member(member_id: int, called: str = "Ana") -> Member:
    return Member(id=member_id, called=called, language="en", joined_at=NOW)


async def people(tx: Transaction) -> None:
    for member_id, called in ((ANA, "Ana"), (BEN, "Ben"), (CAM, "Cam")):
        await tx.people.add(member(member_id, called))


def post(
    kind: Kind,
    member_id: int,
    *categories: str,
    quantity: int | None = None,
    neighborhood: str | None = None,
    made_at: datetime = NOW,
    urgent: bool = False,
    for_whom: str | None = None,
    aimed_at: int | None = None,
    text: str | None = "in their own words",
) -> Post:
    fields = Fields(
        kind=kind,
        categories=categories or ("food",),
        quantity=quantity,
        neighborhood=neighborhood,
        urgent=urgent,
    )
    return Post(
        id=0,
        member_id=member_id,
        fields=fields,
        text=text,
        state=PostState.OPEN,
        version=1,
        left=capacity(fields),
        made_at=made_at,
        expires_at=made_at + days(28),
        for_whom=for_whom,
        aimed_at=aimed_at,
    )


async def posted(tx: Transaction, new: Post) -> Post:
    return await tx.posts.add(new, consent_version=1)


async def a_need(
    tx: Transaction, member_id: int = ANA, *categories: str, quantity: int | None = None
) -> Post:
    return await posted(tx, post(Kind.NEED, member_id, *categories, quantity=quantity))


async def an_offer(
    tx: Transaction, member_id: int = BEN, *categories: str, quantity: int | None = None
) -> Post:
    return await posted(tx, post(Kind.OFFER, member_id, *categories, quantity=quantity))


async def proposed(
    tx: Transaction, need: Post, offer: Post, state: ProposalState = ProposalState.SHOWN
) -> Proposal:
    return await tx.proposals.add(
        Proposal(
            id=0,
            need_id=need.id,
            offer_id=offer.id,
            need_version=need.version,
            offer_version=offer.version,
            state=state,
            need_amount=1,
            offer_amount=1,
            reasons=("category:food",),
            made_at=NOW,
        )
    )


async def introduced(tx: Transaction, need: Post, offer: Post) -> Introduction:
    proposal = await proposed(tx, need, offer, ProposalState.AGREED)
    return await tx.introductions.add(
        Introduction(id=0, proposal_id=proposal.id, state=IntroductionState.MADE, made_at=NOW)
    )


async def gone_quiet(tx: Transaction, member_id: int, **changes: bool) -> None:
    found = await tx.people.get(member_id)
    assert found is not None
    await tx.people.save(replace(found, **changes))  # type: ignore[arg-type]
