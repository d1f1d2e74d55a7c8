"""Everything the bot may say, as data; ``chat`` puts it into words.

It does not know languages, chats or buttons' labels, and it never holds a contact except in ``Introduced``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from mutualaid_bot.domain.introductions import Outcome
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Contact
from mutualaid_bot.domain.posts import Draft, Fields, PostState
from mutualaid_bot.domain.proposals import ProposalState, Refusal, Side


class Lane(IntEnum):
    """What goes first when a chat, or Telegram, is slow."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


# Whom somebody should ring: post, name, why (silent, or one of ``Unreachable``), since how many days.
Calls = tuple[tuple[int, str, str, int], ...]


class Notice:
    """Anything the bot says."""

    __slots__ = ()


# --- joining and small talk -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Welcome(Notice):
    """No inline buttons, ever."""

    posting_open: bool  # False: no coordinators yet; posts wait


@dataclass(frozen=True, slots=True)
class Help(Notice):
    pass


@dataclass(frozen=True, slots=True)
class DangerFirst(Notice):
    """Emergency numbers; ``kinds``: what was read, for choosing which numbers come first."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmallTalk(Notice):
    """An answer to what is not a post. ``about``: thanks, greeting, question, no_longer, refused, unclear,
    voice, sticker, file, other, nothing_to_cancel, cancelled, no_coordinators, contact_of_other,
    contact_kept, location_unknown, location_unasked, link_dead, link_not_yours, link_post_closed, own_post,
    post_gone, name_kept, hourly_limit, open_limit, too_long, expired_draft."""

    about: str
    number: int | None = None  # the limit, or the post


@dataclass(frozen=True, slots=True)
class LanguageChoice(Notice):
    languages: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class AwayChoice(Notice):
    away: bool
    until: datetime | None
    back: bool = False  # they came back just now


@dataclass(frozen=True, slots=True)
class Privacy(Notice):
    days: int


@dataclass(frozen=True, slots=True)
class ForgetQuestion(Notice):
    open_posts: int


@dataclass(frozen=True, slots=True)
class Forgotten(Notice):
    """The last message to someone who is forgotten; and, edited in, what stood in messages about them."""

    photos_stay: bool = False  # a neighbor got photos of theirs that cannot be taken back any more


@dataclass(frozen=True, slots=True)
class Kept(Notice):
    """They changed their mind about /forget."""


@dataclass(frozen=True, slots=True)
class DigestsOff(Notice):
    pass


@dataclass(frozen=True, slots=True)
class Failure(Notice):
    """A fault of ours: a short code for the person, the same code for the coordinators."""

    code: str
    for_coordinators: bool = False


@dataclass(frozen=True, slots=True)
class Removed(Notice):
    """What stood here was about someone who left."""


@dataclass(frozen=True, slots=True)
class GroupAnswer(Notice):
    """In the members' group: the same for everyone; the link opens only for the writer."""

    kind: Kind
    link: str


# --- posting ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DraftCard(Notice):
    """A draft's open question, or, with none, the card "Did I get this right?"."""

    draft: Draft
    called: str
    changes_running: bool = False  # two people are being asked about this post: changing it ends that
    same_posted: datetime | None = None  # asking SAME: when the earlier one was posted
    last_neighborhood: str | None = None  # offered first
    page: int = 0  # of a long list of buttons


@dataclass(frozen=True, slots=True)
class DraftClosed(Notice):
    """What is left of a draft card: posted, or thrown away."""

    posted: bool
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Posted(Notice):
    post_id: int
    kind: Kind
    fields: Fields
    write_again: datetime | None  # when we write even if nobody was found (a need)
    from_time: datetime | None  # at night: when people read again
    waits_for_coordinators: bool  # nobody is there to approve yet
    changed: bool = False
    again: bool = False  # opened again, at its old place


@dataclass(frozen=True, slots=True)
class NobodyFits(Notice):
    post_id: int
    fields: Fields
    write_again: datetime | None


@dataclass(frozen=True, slots=True)
class PostCard(Notice):
    """One post, for its writer: its own words, its state in one line, and what can be done."""

    post_id: int
    kind: Kind
    text: str | None
    fields: Fields
    state: PostState
    left: int
    standing: str  # waiting, proposed, asked, agreed, rested, met, withdrawn
    can_reopen: bool


@dataclass(frozen=True, slots=True)
class NoPosts(Notice):
    pass


@dataclass(frozen=True, slots=True)
class RenewalQuestion(Notice):
    """Does it still stand? Not for a need that was never proposed: see StillLooking."""

    post_id: int
    fields: Fields
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StillLooking(Notice):
    """A need that was never proposed to anyone is told so, not asked."""

    post_id: int
    fields: Fields
    days: int


@dataclass(frozen=True, slots=True)
class PostRests(Notice):
    post_id: int
    fields: Fields
    until: datetime  # can be opened again until its words go


# --- proposals --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a proposal as coordinators see it: what the draft card showed its writer, no more."""

    post_id: int
    called: str
    for_whom: str | None
    fields: Fields
    text: str | None
    waited_days: int
    first_time: bool
    since: datetime
    left: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ProposalCard(Notice):
    """The coordinators' card. ``stage``: "", "why" (not this pair, because …) or "later"."""

    proposal_id: int
    state: ProposalState
    need: Half
    offer: Half
    versions: tuple[int, int]
    reasons: tuple[str, ...]
    careful: bool
    approvals: tuple[str, ...]  # names; an empty one is an anonymous administrator
    approvals_needed: int
    next_posts: tuple[int, ...]  # what would be next
    decided_at: datetime | None
    decline_reason: str | None
    later_until: datetime | None
    need_answer: str | None  # "yes", "no", or None: shown only as "answered" before the end
    offer_answer: str | None
    need_until: datetime | None
    offer_until: datetime | None
    can_undo: bool
    stage: str = ""


@dataclass(frozen=True, slots=True)
class AgreeQuestion(Notice):
    """Asked of both at once; neither learns who the other is."""

    proposal_id: int
    side: Side
    fields: Fields  # the need's, for the helper; the offer's, for the person who needs
    called: str  # what the other will see of the reader: their name …
    contact_kind: str | None  # … and which contact: their username at that tap, else phone, else a link
    for_whom: str | None
    amount: int | None
    answer_by: datetime
    own_fields: Fields  # the reader's own post, which this is about
    own_post: int


@dataclass(frozen=True, slots=True)
class Answered(Notice):
    """What a question becomes when its reader answered. ``yes`` waits for the other one; ``no`` is fine."""

    yes: bool
    post_id: int
    both: bool = False  # the introduction follows
    from_time: datetime | None = None  # at night: when people read again


@dataclass(frozen=True, slots=True)
class ShareContact(Notice):
    """They said yes, and nobody could reach them: a button of Telegram's shares their number."""


@dataclass(frozen=True, slots=True)
class NoLongerOpen(Notice):
    """Never says why: a no, a silence and an undo look the same."""


@dataclass(frozen=True, slots=True)
class Introduced(Notice):
    """The one notice that holds a contact, and only while it is being sent."""

    introduction_id: int
    side: Side
    name: str
    contact: Contact
    fields: Fields
    meets_at: datetime | None
    for_whom: str | None
    photos: tuple[str, ...] = ()
    from_time: datetime | None = None  # at night: when people read again


@dataclass(frozen=True, slots=True)
class IntroductionClosed(Notice):
    """What an introduction becomes when its time is over, or plans changed."""

    plans_changed_by_reader: bool | None  # None: simply over


@dataclass(frozen=True, slots=True)
class PlansChanged(Notice):
    """To the other one, kindly."""

    post_id: int
    side: Side


@dataclass(frozen=True, slots=True)
class MeetingReminder(Notice):
    introduction_id: int
    side: Side
    name: str
    fields: Fields
    meets_at: datetime


@dataclass(frozen=True, slots=True)
class FollowUp(Notice):
    introduction_id: int
    side: Side
    post_id: int
    fields: Fields
    again: bool


@dataclass(frozen=True, slots=True)
class FollowUpThanks(Notice):
    outcome: Outcome
    side: Side
    post_id: int
    introduction_id: int | None = None  # "not yet": it can still be said


# --- the coordinators -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QueueLine(Notice):
    post_id: int
    fields: Fields
    waited_days: int
    why: str  # matching.WhyNot
    urgent: bool


@dataclass(frozen=True, slots=True)
class Queue(Notice):
    at: datetime
    open_needs: int
    hanging: tuple[tuple[int, int, int, int], ...]  # proposal, need, offer, whole hours it waits
    lines: tuple[QueueLine, ...]
    start: int  # number of the first line, from 0
    more: bool
    calls: Calls
    met_week: int
    rested_week: int
    nobody_week: int


@dataclass(frozen=True, slots=True)
class Stats(Notice):
    open_needs: int
    open_offers: int
    members: int
    proposed_week: int
    agreed_week: int
    met_week: int
    met_all: int
    median_wait_days: float | None


@dataclass(frozen=True, slots=True)
class CoordinatorsHelp(Notice):
    pass


@dataclass(frozen=True, slots=True)
class Gathered(Notice):
    """Weak fits (a button each shows its card), hanging approvals, differing outcomes, people to call."""

    hanging: tuple[tuple[int, int, int, int], ...]
    weak: tuple[tuple[int, int], ...]  # need, offer
    calls: Calls
    differing: tuple[int, ...]  # introductions whose two answers differ: their need's post


@dataclass(frozen=True, slots=True)
class CoordinatorsDigest(Notice):
    at: datetime
    waiting: tuple[QueueLine, ...]
    hanging: tuple[tuple[int, int, int, int], ...]
    calls: Calls
    met_week: int


@dataclass(frozen=True, slots=True)
class Claimed(Notice):
    waiting_posts: int


@dataclass(frozen=True, slots=True)
class ClaimFailed(Notice):
    """``why``: wrong_code, not_admin, bound, members."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused(Notice):
    """To a coordinator in their group, where a toast alone could be lost."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class WasAway(Notice):
    """Telegram and the bot did not hear each other for a while: taps of that time are lost."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class TwoBots(Notice):
    """Another program uses the bot's token."""


@dataclass(frozen=True, slots=True)
class Tended(Notice):
    """A coordinator kept or closed the post of someone who was silent."""

    post_id: int
    by: str  # empty: an anonymous administrator
    kept: bool


# --- the digest -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DigestLine:
    fields: Fields
    link: str  # "I can help": opens an offer aimed at it


@dataclass(frozen=True, slots=True)
class Digest(Notice):
    """Fields only; ``other_help``: how many more people ask, told as a number."""

    lines: tuple[DigestLine, ...]  # the reader's neighborhood first
    other_help: int
    offers: int
    met_week: int
    private: bool  # a member's own copy carries "No more digests"


@dataclass(frozen=True, slots=True)
class DigestPreview(Notice):
    digest: Digest
    readers: int
    week: str
    digest_id: int
    went_out: bool = False  # this one, or another a few days ago: it cannot be sent


@dataclass(frozen=True, slots=True)
class DigestEmpty(Notice):
    pass


@dataclass(frozen=True, slots=True)
class DigestOnItsWay(Notice):
    readers: int
    from_time: datetime | None = None  # at night: when it goes out
