"""Notices to put into words: every class, in its different states, with names that try to break the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from mutualaid_bot.chat.rendering import Setting
from mutualaid_bot.domain import notices as n
from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.community import Community, Emergency
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.introductions import Outcome
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.matching import WhyNot
from mutualaid_bot.domain.people import Contact, ContactKind
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.posts import Asking, Draft, Field, Fields, PostState
from mutualaid_bot.domain.proposals import ProposalState, Refusal, Side
from mutualaid_bot.domain.reading import Window

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 19, 10, tzinfo=UTC)  # a Friday, 14:10 in Boston
LANGUAGES = ("en", "es", "pt", "fr", "ht")
HOSTILE = "<b>&\"'</i><a href='x'>\u202e\x00\nNEED {name} %s"
PHONE = "+16175550123"

NEIGHBORHOODS = ("Mattapan", "Dorchester", "Hyde Park", "Roxbury", "East Boston")
EMERGENCIES = (
    Emergency("Emergency services", "911", ("fire", "medical", "violence")),
    Emergency("Crisis line", "988", ("suicide",)),
    Emergency("Helpline", "311", ("violence", "other")),
)


def community(
    *, places: tuple[str, ...] = NEIGHBORHOODS, emergencies: tuple[Emergency, ...] = EMERGENCIES
) -> Community:
    return Community(
        name="Mutual Aid <Boston> & Friends",
        zone=ZONE,
        languages=LANGUAGES,
        coordinators_language="en",
        quiet=Quiet(ZONE, time(21, 30), time(8)),
        categories=Categories(shipped()),
        places=Places(Neighborhood(name) for name in places),
        emergencies=emergencies,
    )


SETTING = Setting(community=community(), bot_username="mutualaid_bot", now=NOW)


def at(day: int, hour: int = 12, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of 2026 on Boston's walls."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


NEED = Fields(
    kind=Kind.NEED,
    categories=("food", "hygiene"),
    items=("diapers size 4", "food"),
    neighborhood="Mattapan",
    when=Window(at(19), at(24, 18), exact=False),
    quantity=5,
    urgent=True,
    language="ht",
)
OFFER = Fields(
    kind=Kind.OFFER,
    categories=("food",),
    items=("groceries",),
    neighborhood="Dorchester",
    when=Window(at(21, 0), at(23, 0), exact=False),
    quantity=3,
    per_week=True,
)
ODD = Fields(kind=Kind.NEED, categories=("unknown",), items=(HOSTILE,), neighborhood=HOSTILE, language="xx")
BARE = Fields(kind=None)

DRAFT = Draft(
    id=4,
    member_id=70,
    fields=NEED,
    text=f"I need diapers. {HOSTILE}",
    hidden=False,
    made_at=NOW,
    for_whom="Rosa",
    masked_contacts=True,
    first=True,
    photos=("photo",),
)
HALF_NEED = n.Half(
    post_id=128,
    called="Marie",
    for_whom=None,
    fields=NEED,
    text="Diapers please, and food for us five",
    waited_days=6,
    first_time=True,
    since=at(1),
    left=5,
)
HALF_OFFER = n.Half(
    post_id=131,
    called="Ben",
    for_whom="Al",
    fields=OFFER,
    text=None,
    waited_days=0,
    first_time=False,
    since=at(3, month=3),
    left=1,
)
CARD = n.ProposalCard(
    proposal_id=9,
    state=ProposalState.SHOWN,
    need=HALF_NEED,
    offer=HALF_OFFER,
    versions=(1, 2),
    reasons=("item:diapers", "category:food", "next_door", "time", "part:3", "language", "waited:6"),
    careful=False,
    approvals=(),
    approvals_needed=1,
    next_posts=(140, 122),
    decided_at=None,
    decline_reason=None,
    later_until=None,
    need_answer=None,
    offer_answer=None,
    need_until=None,
    offer_until=None,
    can_undo=False,
)
APPROVED = replace(
    CARD,
    state=ProposalState.APPROVED,
    approvals=("Cora",),
    decided_at=at(20, 14, 2),
    offer_answer="yes",
    need_until=at(23, 14),
    offer_until=at(21, 14),
    can_undo=True,
)
QUESTION = n.AgreeQuestion(
    proposal_id=9,
    side=Side.OFFER,
    fields=NEED,
    called="Ben",
    contact_kind="username",
    for_whom=None,
    amount=3,
    answer_by=at(21, 14),
    own_fields=OFFER,
    own_post=131,
)
INTRODUCED = n.Introduced(
    introduction_id=11,
    side=Side.NEED,
    name="Ben",
    contact=Contact(ContactKind.USERNAME, "ben_helps"),
    fields=NEED,
    meets_at=at(24, 9),
    for_whom=None,
    photos=("photo",),
)
LINES = (
    n.QueueLine(140, NEED, 0, "nobody_offers", True),
    n.QueueLine(97, ODD, 19, "offers_full", False),
)
HANGING = ((9, 128, 131, 5),)
CALLS = (
    (88, "Ana", "silent", 0),
    (91, HOSTILE, "blocked", 1),
    (92, "Ben", "deactivated", 3),
    (93, "Cam", "never_started", 9),
    (94, "Dee", "other", 2),
)
QUEUE = n.Queue(NOW, 23, HANGING, LINES, 0, True, CALLS, 17, 3, 2)
DIGEST = n.Digest(
    lines=(
        n.DigestLine(NEED, "https://t.me/mutualaid_bot?start=h_abc&x=1"),
        n.DigestLine(replace(NEED, urgent=False, when=None), "https://t.me/mutualaid_bot?start=h_def"),
        n.DigestLine(ODD, 'https://t.me/mutualaid_bot?start=h_"ghi'),
    ),
    other_help=2,
    offers=9,
    met_week=4,
    private=True,
)
SMALL_TALK = re.findall(r"[a-z_]+", str(n.SmallTalk.__doc__).split("``about``:")[1])


def samples() -> Iterator[n.Notice]:
    yield from _members()
    yield from _drafts()
    yield from _posts()
    yield from _pairs()
    yield from _coordinators()


def _members() -> Iterator[n.Notice]:
    yield from (n.Welcome(posting_open=True), n.Welcome(posting_open=False), n.Help())
    yield from (n.DangerFirst(()), n.DangerFirst(("suicide",)), n.DangerFirst(("child", "fire")))
    yield from (n.SmallTalk(about, 5) for about in SMALL_TALK)
    yield n.LanguageChoice(LANGUAGES, "es")
    yield from (n.AwayChoice(False, None), n.AwayChoice(True, None), n.AwayChoice(True, at(27)))
    yield n.AwayChoice(False, None, back=True)
    yield from (n.Privacy(30), n.ForgetQuestion(0), n.ForgetQuestion(1), n.ForgetQuestion(2))
    yield from (n.Forgotten(), n.Forgotten(photos_stay=True), n.Kept(), n.DigestsOff(), n.Removed())
    yield from (n.Failure("K7QX"), n.Failure("K7QX", for_coordinators=True))
    yield from (n.GroupAnswer(kind, "https://t.me/mutualaid_bot?start=g_abc") for kind in Kind)


def _drafts() -> Iterator[n.Notice]:
    plain = replace(DRAFT, for_whom=None, masked_contacts=False, first=False, photos=())
    yield n.DraftCard(DRAFT, called="Marie", changes_running=True)
    yield n.DraftCard(DRAFT, called=HOSTILE)
    yield n.DraftCard(replace(plain, hidden=True, fields=OFFER), called="Ben")
    yield n.DraftCard(replace(plain, fields=ODD), called="")
    yield n.DraftCard(replace(plain, fields=BARE), called="Marie")
    for asking in (*Field, *Asking):
        draft = replace(plain, asking=asking.value, waiting_text=HOSTILE)
        yield n.DraftCard(draft, called="Marie", same_posted=at(17), last_neighborhood="Roxbury")
        yield n.DraftCard(replace(draft, fields=BARE), called="Marie")
    yield from (n.DraftClosed(False), n.DraftClosed(True), n.DraftClosed(True, 12))


def _posts() -> Iterator[n.Notice]:
    for kind, write_again, from_time, waits, changed in product(
        Kind, (None, at(21)), (None, at(21, 8)), (False, True), (False, True)
    ):
        yield n.Posted(12, kind, NEED, write_again, from_time, waits, changed)
    yield n.Posted(12, Kind.OFFER, NEED, None, None, False, again=True)
    yield from (n.NobodyFits(12, NEED, at(21)), n.NobodyFits(12, NEED, None), n.NoPosts())
    for kind, standing in product(Kind, ("waiting", "proposed", "asked", "agreed")):
        yield n.PostCard(12, kind, HOSTILE, NEED, PostState.OPEN, 1, standing, can_reopen=False)
    for state, can_reopen in product((PostState.RESTED, PostState.MET, PostState.WITHDRAWN), (True, False)):
        yield n.PostCard(12, Kind.NEED, None, ODD, state, 0, state.value, can_reopen)
    yield from (n.RenewalQuestion(12, fields, at(27)) for fields in (NEED, OFFER))
    yield from (n.StillLooking(12, NEED, 1), n.StillLooking(12, NEED, 21))
    yield from (n.PostRests(12, OFFER, at(20, month=12)), n.PostRests(12, ODD, at(20, month=12)))


def _pairs() -> Iterator[n.Notice]:
    for side, kind, whom in product(Side, ("username", "phone", "link", None), (None, HOSTILE)):
        own, other = (NEED, OFFER) if side is Side.NEED else (OFFER, NEED)
        yield replace(QUESTION, side=side, contact_kind=kind, for_whom=whom, fields=other, own_fields=own)
    yield replace(QUESTION, called=HOSTILE, fields=ODD, amount=None)
    yield from (n.Answered(True, 12), n.Answered(False, 12), n.ShareContact(), n.NoLongerOpen())
    yield from (n.Answered(True, 12, both=True), n.Answered(True, 12, from_time=at(21, 8)))
    for side, contact in product(
        Side,
        (
            Contact(ContactKind.USERNAME, "ben_helps"),
            Contact(ContactKind.PHONE, PHONE),
            Contact(ContactKind.LINK, "700123"),
        ),
    ):
        yield replace(INTRODUCED, side=side, contact=contact)
    yield replace(INTRODUCED, name=HOSTILE, meets_at=None, for_whom=HOSTILE, fields=ODD, photos=())
    yield replace(INTRODUCED, from_time=at(21, 8))
    yield from (n.IntroductionClosed(ended) for ended in (None, True, False))
    yield from (n.PlansChanged(12, side) for side in Side)
    yield from (n.MeetingReminder(11, side, HOSTILE, NEED, at(24, 9)) for side in Side)
    yield from (n.FollowUp(11, side, 12, NEED, again) for side, again in product(Side, (False, True)))
    yield from (n.FollowUpThanks(outcome, side, 12) for outcome, side in product(Outcome, Side))
    yield n.FollowUpThanks(Outcome.NOT_YET, Side.NEED, 12, introduction_id=11)


def _coordinators() -> Iterator[n.Notice]:
    yield from (replace(CARD, stage=stage) for stage in ("", "why", "later"))
    yield replace(CARD, careful=True, approvals=("Cora",), approvals_needed=2)
    yield replace(CARD, need=replace(HALF_NEED, called=HOSTILE, text=HOSTILE, fields=ODD, waited_days=0))
    yield replace(CARD, need=replace(HALF_NEED, called="", gone=True), reasons=(), next_posts=())
    yield replace(CARD, reasons=("aimed", "same_place", "farther", "no_place", "enough", "category:unknown"))
    yield replace(CARD, later_until=NOW + timedelta(hours=3))
    yield APPROVED
    yield replace(APPROVED, approvals=("",), offer_answer="no", need_until=None, can_undo=False)
    yield replace(APPROVED, state=ProposalState.AGREED, need_answer="yes", can_undo=False)
    for reason in ("far", "wrong_thing", "time", "known", "other", None):
        yield replace(APPROVED, state=ProposalState.DECLINED, decline_reason=reason, can_undo=False)
    for state in (ProposalState.LAPSED, ProposalState.WITHDRAWN):
        yield replace(APPROVED, state=state, need_answer="no", can_undo=False)
    yield from (n.QueueLine(97, NEED, 1, why.value, False) for why in WhyNot)
    yield from (QUEUE, n.Queue(NOW, 0, (), (), 0, False, (), 0, 0, 0), replace(QUEUE, start=10))
    yield from (
        n.Stats(3, 4, 50, 5, 4, 3, 70, 2.25),
        n.Stats(0, 0, 0, 0, 0, 0, 0, None),
        n.CoordinatorsHelp(),
    )
    yield from (n.Gathered(HANGING, ((128, 131),), CALLS, (97,)), n.Gathered((), (), (), (97,)))
    yield from (
        n.CoordinatorsDigest(NOW, LINES, HANGING, CALLS, 17),
        n.CoordinatorsDigest(NOW, (), (), (), 0),
    )
    yield from (n.WasAway(NOW - timedelta(hours=1), NOW), n.TwoBots())
    yield from (n.Tended(12, HOSTILE, kept=True), n.Tended(12, "", kept=False))
    yield from (n.Claimed(0), n.Claimed(1), n.Claimed(3))
    yield from (n.ClaimFailed(why) for why in ("wrong_code", "not_admin", "bound", "members"))
    yield from (n.Refused(refusal) for refusal in Refusal)
    yield from (DIGEST, replace(DIGEST, private=False), n.Digest((), 1, 1, 1, True))
    yield from (n.DigestPreview(DIGEST, readers, "2026-11-26", 3) for readers in (1, 40))
    yield from (n.DigestEmpty(), n.DigestOnItsWay(1), n.DigestOnItsWay(40))
