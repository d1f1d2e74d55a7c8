"""What the steps of the path ask of the store: one small port per thing.

All methods run inside the one open transaction; all datetimes are aware UTC; only chats have negative ids.
``mutualaid_bot.store`` fits these by shape and is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mutualaid_bot.domain.alarms import Alarm, AlarmKind
from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.introductions import Introduction
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import Lane, Notice
from mutualaid_bot.domain.people import Contact, ContactKind, Member, Membership
from mutualaid_bot.domain.posts import Draft, Fields, Post, PostState
from mutualaid_bot.domain.proposals import Proposal, ProposalState, Reply, Side, Vote
from mutualaid_bot.domain.records import DigestRecord, Room, Token, WeekCounts


class People(Protocol):
    async def get(self, member_id: int) -> Member | None: ...
    async def add(self, member: Member) -> None: ...  # no effect if known
    async def save(self, member: Member) -> None: ...  # all of its columns
    async def set_contact(self, member_id: int, contact: Contact, now: datetime) -> None: ...  # one per kind
    async def drop_contact(self, member_id: int, kind: ContactKind) -> None: ...
    async def contact_kinds(self, member_id: int) -> frozenset[ContactKind]: ...  # kinds only, never values
    async def reveal(
        self, *, owner: int, reader: int, introduction_id: int, approved_by: str, now: datetime
    ) -> Contact | None:
        """The one place where a contact leaves the database: the best one (username, phone, link).

        The reveal is recorded once per owner, reader and introduction.
        """

    async def helped_before(self, member_id: int) -> bool: ...  # was in any introduction, on the needing side
    async def has_keyboard(self, member_id: int) -> bool: ...  # the one that shares their number is up
    async def told_to_call(
        self, member_ids: Sequence[int], now: datetime, *, before: datetime
    ) -> frozenset[int]: ...  # those of whom coordinators were not told since; from now on they were
    async def digest_readers(self) -> list[Member]:
        """Started, reachable, digests on, and have posted or belong to the members' group."""

    async def erase(self, member_id: int, now: datetime) -> None:
        """Member row to an empty shell, contacts, drafts, raw updates gone; post texts, names in ``for_whom``
        and photos gone; reveals kept under a keyed hash of the id. Post states are the caller's business."""


class Drafts(Protocol):
    async def get(self, draft_id: int) -> Draft | None: ...
    async def current(self, member_id: int) -> Draft | None: ...  # the member's newest draft
    async def by_source(self, member_id: int, message_id: int) -> Draft | None: ...
    async def by_album(self, member_id: int, album: str) -> Draft | None: ...
    async def add(self, draft: Draft) -> Draft: ...  # draft.id is ignored; returned with its id
    async def save(self, draft: Draft) -> None: ...
    async def remove(self, draft_id: int) -> bool: ...  # whether this call removed it


class Posts(Protocol):
    async def get(self, post_id: int) -> Post | None: ...
    async def add(
        self, post: Post, *, consent_version: int
    ) -> Post: ...  # post.id is ignored; returned with its id
    async def save(self, post: Post) -> None: ...  # all columns but state, left, version, shown_at
    async def close(self, post_id: int, to: PostState, now: datetime) -> bool: ...  # only if open
    async def reopen(
        self, post_id: int, *, expires_at: datetime, now: datetime
    ) -> bool: ...  # only if not open; left at least 1
    async def take(
        self, post_id: int, amount: int
    ) -> bool: ...  # left -= amount, only if open and left >= amount
    async def give_back(self, post_id: int, amount: int) -> None: ...  # left += amount, at most its quantity
    async def refill(
        self, post_id: int
    ) -> None: ...  # a weekly offer: left = quantity minus what approved or agreed proposals of it hold
    async def change(self, post: Post, *, text_version: int) -> None:
        """New fields and text from a confirmed change; a new version.

        What is left moves by the difference in quantity, and is never below 0.
        """

    async def by_source(self, member_id: int, message_id: int) -> Post | None: ...
    async def of_member(self, member_id: int, *, since: datetime, limit: int = 20) -> list[Post]: ...
    # open ones, and those closed after ``since``; newest first
    async def count_open(self, member_id: int) -> int: ...
    async def count_since(self, member_id: int, since: datetime) -> int: ...
    async def recent_texts(self, member_id: int) -> list[tuple[Post, str]]: ...  # open posts and their texts
    async def candidates(self, post: Post, *, limit: int = 200) -> list[Post]:
        """Open posts of the other kind that share a category (or are aimed at it, or it at them).

        Something is left of them; their members are reachable and not away; no pair of posts with an open,
        declined, lapsed or agreed proposal; own posts only where for_whom differs. Longest waiting first."""

    async def in_categories(
        self, kind: Kind, categories: Sequence[str], *, limit: int = 200
    ) -> list[Post]: ...
    # open posts, whatever is left of them; for explaining why nobody fits
    async def waiting_needs(self, *, limit: int, offset: int = 0) -> list[Post]: ...
    # open needs with something left, or about which two are being asked: urgent first, then longest waiting
    async def unproposed(self, *, limit: int = 200) -> list[Post]: ...
    # open needs of which something is on no card yet, with an offer in their categories that was not tried
    async def needing_call(
        self,
    ) -> list[tuple[Post, Member, str, datetime]]: ...  # open posts: silent, or why unreachable; since when
    async def longest_waiting(self, *, limit: int) -> list[Post]: ...  # open needs with something left
    async def for_digest(
        self, *, limit: int
    ) -> list[Post]: ...  # the same, but for those of people away or unreachable
    async def still_waiting(
        self, post_ids: Sequence[int]
    ) -> list[Post]: ...  # those of these needs, longest waiting first


class Proposals(Protocol):
    async def get(self, proposal_id: int) -> Proposal | None: ...
    async def add(self, proposal: Proposal) -> Proposal: ...
    async def vote(self, proposal_id: int, vote: Vote) -> bool: ...  # False: this person voted already
    async def clear_votes(self, proposal_id: int) -> None: ...
    async def move(
        self,
        proposal_id: int,
        *,
        was: ProposalState,
        to: ProposalState,
        now: datetime,
        reason: str | None = None,
    ) -> bool: ...  # the conditional update: True if this call changed it
    async def mark_shown(
        self, proposal_id: int, now: datetime
    ) -> None: ...  # both posts' shown_at, where empty
    async def set_later(self, proposal_id: int, until: datetime | None) -> None: ...
    async def renew(
        self, proposal: Proposal
    ) -> None: ...  # versions, amounts and reasons after a change; its votes go
    async def set_reply(self, proposal_id: int, side: Side, reply: Reply) -> None: ...
    async def answer(
        self, proposal_id: int, side: Side, answer: str
    ) -> bool: ...  # only if approved and unanswered
    async def decided_by(self, user_id: int) -> list[Proposal]: ...  # this coordinator voted on them
    async def open_of_post(self, post_id: int) -> list[Proposal]: ...  # shown or approved
    async def agreed_of_post(
        self, post_id: int
    ) -> list[Proposal]: ...  # agreed, and its introduction not over
    async def of_member(self, member_id: int) -> list[Proposal]: ...  # in any state
    async def tried_with(
        self, need_id: int
    ) -> frozenset[int]: ...  # offers whose pair was declined or lapsed
    async def waiting_for_contact(
        self, member_id: int
    ) -> list[Proposal]: ...  # a yes that waits for a contact
    async def count_open_cards(self, now: datetime) -> int: ...  # shown, and not put off
    async def hanging(self, before: datetime) -> list[Proposal]: ...  # shown, made before, not put off


class Introductions(Protocol):
    async def get(self, introduction_id: int) -> Introduction | None: ...
    async def of_proposal(self, proposal_id: int) -> Introduction | None: ...
    async def add(self, introduction: Introduction) -> Introduction: ...  # one per proposal
    async def save(self, introduction: Introduction) -> None: ...  # all but state
    async def end(self, introduction_id: int, to: str) -> bool: ...  # only if made
    async def reopen(self, introduction_id: int) -> None: ...  # unknown -> made, when an answer came late
    async def of_member(self, member_id: int) -> list[Introduction]: ...
    async def differing(self, since: datetime) -> list[Introduction]: ...


class Photos(Protocol):
    async def stay(self, member_id: int, now: datetime) -> bool:
        """Whether photos of theirs that went out with introductions cannot be taken back any more."""


class Outbox(Protocol):
    """What is to be said. A notice is a row; a card is a row of its own with at most one refresh waiting."""

    async def say(
        self,
        chat_id: int,
        notice: Notice,
        *,
        lane: Lane,
        now: datetime,
        topic_id: int | None = None,
        after: datetime | None = None,
        silent: bool = False,
        instead_of: int | None = None,  # edit this message rather than send one
    ) -> None: ...

    async def show(
        self,
        subject: Subject,
        subject_id: int,
        *,
        part: str = "",
        chat_id: int,
        topic_id: int | None = None,
        lane: Lane,
        now: datetime,
        after: datetime | None = None,
        silent: bool = False,
        anew: bool = False,  # the message shown so far loses its buttons, and a new one is sent
        stage: str = "",
    ) -> Card: ...

    async def show_to_many(
        self,
        subject: Subject,
        subject_id: int,
        *,
        chat_ids: Sequence[int],
        lane: Lane,
        now: datetime,
        after: datetime | None = None,
    ) -> None: ...  # a broadcast: one card each, in few statements

    async def refresh_many(self, subject: Subject, subject_id: int, *, now: datetime) -> None: ...

    # as refresh, of a broadcast: only what was sent, in few statements

    async def retire_chat(self, chat_id: int, *, now: datetime) -> None: ...  # all cards of that chat

    async def refresh(
        self, subject: Subject, subject_id: int, *, now: datetime, part: str | None = None
    ) -> None: ...
    # Edits every live card of it (with part: only that one). Due at once where it was sent before; a first
    # sending keeps its time.
    async def retire(
        self, subject: Subject, subject_id: int, *, now: datetime, part: str | None = None
    ) -> None: ...
    # one last refresh, then never again (no buttons are the renderer's business)
    async def cards_of(self, subject: Subject, subject_id: int) -> list[Card]: ...
    async def card_at(self, chat_id: int, message_id: int) -> Card | None: ...
    async def tapped(
        self,
        subjects: Sequence[Subject],
        subject_id: int,
        *,
        part: str | None = None,
        chat_id: int,
        message_id: int,
        now: datetime,
    ) -> None: ...  # a message that no card knows, because a crash came before the mark, becomes its card's
    async def set_stage(self, card_id: int, stage: str) -> None: ...
    async def lists_naming(self, post_ids: Sequence[int]) -> list[tuple[int, int]]: ...
    # (chat, message) of lists of people to call that name their writers; not told twice
    async def strip(
        self, chat_id: int, message_id: int, *, now: datetime
    ) -> None: ...  # take a message's buttons away
    async def leave(self, chat_id: int, *, now: datetime) -> None: ...  # leave a group
    async def drop_waiting(self, chat_id: int) -> None: ...  # unsent rows to someone who is forgotten


class Questions(Protocol):
    async def still_open(self, before: datetime) -> list[Card]: ...
    # drafts, questions, renewals, follow-ups and shown proposals that wait for a tap, and arrived before
    async def unanswered(self, chat_id: int) -> list[Card]: ...

    # live cards of one person that ask something, or introduce; also those that could not be sent


class Alarms(Protocol):
    async def set(self, kind: AlarmKind, subject: int, at: datetime) -> None: ...  # replaces
    async def set_earlier(
        self, kind: AlarmKind, subject: int, at: datetime
    ) -> None: ...  # keeps the earlier of the two
    async def set_coming(
        self, kind: AlarmKind, subject: int, at: datetime, now: datetime
    ) -> None: ...  # replaces one that has not come yet
    async def clear(self, kind: AlarmKind, subject: int) -> None: ...
    async def due(self, now: datetime, *, limit: int = 50) -> list[Alarm]: ...
    async def take(self, alarm: Alarm) -> bool: ...  # remove it, if it is still the same


class Tokens(Protocol):
    async def add(self, token: Token) -> None: ...
    async def get(self, token: str, now: datetime) -> Token | None: ...  # None if it is over
    async def help_tokens(
        self, post_ids: Sequence[int]
    ) -> dict[int, str]: ...  # by post, of those that have one
    async def drop_for(self, purpose: str, subject: int) -> None: ...


class Digests(Protocol):
    async def get(self, digest_id: int) -> DigestRecord | None: ...
    async def add(self, record: DigestRecord, now: datetime) -> DigestRecord: ...
    async def send(self, digest_id: int, now: datetime) -> bool: ...  # previewed -> sent, once
    async def with_post(self, post_id: int) -> list[int]: ...  # digests that carry it
    async def last_sent_at(self) -> datetime | None: ...


class Groups(Protocol):
    async def coordinators(self) -> Room | None: ...  # configured, or bound in the chat
    async def bind(self, chat_id: int, topic_id: int | None, *, now: datetime) -> None: ...
    async def claim_code(
        self, code: str, now: datetime
    ) -> bool: ...  # right and not too old; used up by this
    async def set_claim_code(self, code: str, expires_at: datetime) -> None: ...
    async def membership(self, user_id: int) -> Membership | None: ...  # of the coordinators' group
    async def set_membership(self, membership: Membership) -> None: ...
    async def moved(
        self, old: int, new: int, now: datetime
    ) -> None: ...  # a group became a supergroup: cards are sent anew
    async def current(self, chat_id: int) -> int: ...  # follows what moved


class LostGroups(Protocol):
    async def lose(
        self, chat_id: int, why: str, now: datetime, *, topic_id: int | None = None
    ) -> bool: ...  # whether this is new
    async def find(self, chat_id: int) -> bool: ...  # it can be written to again; whether it was lost


class Counts(Protocol):
    async def open_posts(self, kind: Kind) -> int: ...
    async def members(self) -> int: ...
    async def week(self, since: datetime) -> WeekCounts: ...
    async def met_all(self) -> int: ...
    async def median_wait_days(
        self, since: datetime
    ) -> float | None: ...  # from posting to agreement, needs agreed since


class Store(Protocol):
    @property
    def people(self) -> People: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def proposals(self) -> Proposals: ...
    @property
    def introductions(self) -> Introductions: ...
    @property
    def photos(self) -> Photos: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def alarms(self) -> Alarms: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def groups(self) -> Groups: ...
    @property
    def lost_groups(self) -> LostGroups: ...
    @property
    def counts(self) -> Counts: ...

    async def wipe(self, *, closed_before: datetime, now: datetime) -> int:
        """Closed posts lose words, names, photos and what their drafts and outbox rows held; how many."""

    async def tidy(self, now: datetime, *, reveals_before: datetime) -> None:
        """Old tokens and reveals; done updates after 48 hours, failed ones and sent rows after seven days."""


__all__ = ["DigestRecord", "Fields", "Room", "Store", "Token", "WeekCounts"]
