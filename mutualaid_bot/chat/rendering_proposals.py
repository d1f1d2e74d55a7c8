"""The coordinators' card: two posts side by side, and, once decided, what became of them in two lines.

It does not know contacts or links to people, and never says whose no ended a proposal.
"""

from __future__ import annotations

from datetime import timedelta

from mutualaid_bot.chat.buttons import Verb
from mutualaid_bot.chat.rendering_fields import category_name, language_name, summary
from mutualaid_bot.chat.rendering_message import Message, Row, Setting, bold, escaped, one_line, press, render
from mutualaid_bot.domain.matching import Reason
from mutualaid_bot.domain.notices import Half, ProposalCard
from mutualaid_bot.domain.proposals import DeclineReason, Later, ProposalState
from mutualaid_bot.texts import Words


@render.register
def _proposal_card(notice: ProposalCard, w: Words, setting: Setting) -> Message:
    if notice.state is ProposalState.SHOWN:
        if notice.later_until is not None and notice.later_until > setting.now:
            moment = w.moment(notice.later_until, setting.community.zone, setting.now)
            put_off = w("put off until {moment}", moment=moment)
            return Message(f"{_pair(notice)} · {put_off}\n{_names(notice, w)}")
        return Message(_whole(notice, w, setting), _rows(notice, w))
    rows: tuple[Row, ...] = ()
    if notice.state is ProposalState.APPROVED and notice.can_undo:
        rows = ((press(w("Undo"), Verb.UNDO, notice.proposal_id),),)
    return Message(_decided(notice, w, setting), rows)


def _pair(notice: ProposalCard) -> str:
    return f"<b>#{notice.need.post_id} + #{notice.offer.post_id}</b>"


def _name(half: Half, w: Words) -> str:
    if half.gone:
        return w("someone who left")
    return one_line(half.called) or w("a neighbor")


def _names(notice: ProposalCard, w: Words) -> str:
    return f"{_name(notice.need, w)} · {_name(notice.offer, w)}"


# --- undecided: the whole card ----------------------------------------------------------------


def _whole(notice: ProposalCard, w: Words, setting: Setting) -> str:
    urgent = "🔴 " if notice.need.fields.urgent else ""
    lines = [f"{urgent}{_pair(notice)} · {_so_far(notice, w)}", "", *_need(notice.need, w, setting)]
    lines += ["", *_offer(notice.offer, w, setting), ""]
    if why := [
        _reason(reason, w, setting) for reason in notice.reasons if reason.split(":")[0] != Reason.WAITED
    ]:
        lines.append(bold(w("WHY")) + " " + " · ".join(why))
    if mind := _mind(notice, w):
        lines.append("⚠️ " + bold(w("MIND")) + " " + " · ".join(mind))
    if notice.next_posts:
        order = w(", then ").join(f"#{post}" for post in notice.next_posts)
        lines.append(bold(w("NEXT")) + " " + w("if not: {order}", order=order))
    if notice.stage == "why":
        lines += ["", w("Why not this pair? One tap is enough.")]
    elif notice.stage == "later":
        lines += ["", w("When shall it come back?")]
    return "\n".join(lines)


def _so_far(notice: ProposalCard, w: Words) -> str:
    if not notice.approvals:
        return w("nobody yet")
    return w("yes: {names}", names=_deciders(notice, w))


def _deciders(notice: ProposalCard, w: Words) -> str:
    return ", ".join(one_line(name) or w("an administrator") for name in notice.approvals)


def _need(half: Half, w: Words, setting: Setting) -> list[str]:
    about = [_who(half, w), _waited(half, w)]
    if half.first_time:
        about.append(w("first time here"))
    return [bold(w("NEED")) + " " + " · ".join(about), *_body(half, w, setting)]


def _offer(half: Half, w: Words, setting: Setting) -> list[str]:
    waited = [_waited(half, w)] if half.waited_days else []
    about = [_who(half, w), *waited, _here_since(half, w, setting)]
    if half.fields.quantity is not None:
        left = {"left": half.left, "all": half.fields.quantity}
        about.append(
            w("{left} of {all} left this week", **left)
            if half.fields.per_week
            else w("{left} of {all} left", **left)
        )
    return [bold(w("OFFER")) + " " + " · ".join(about), *_body(half, w, setting)]


def _here_since(half: Half, w: Words, setting: Setting) -> str:
    """A month; of someone who came this week, the day."""
    zone, now = setting.community.zone, setting.now
    if now - half.since < timedelta(days=7):
        return w("here since {day}", day=w.day(half.since, zone, now))
    return w("here since {month}", month=w.month(half.since, zone, now))


def _waited(half: Half, w: Words) -> str:
    if half.waited_days:
        return w.plural("waits {n} day", "waits {n} days", half.waited_days)
    return w("new today")


def _who(half: Half, w: Words) -> str:
    whom = "" if half.gone or not half.for_whom else ", " + w("for {whom}", whom=one_line(half.for_whom))
    return _name(half, w) + whom


def _body(half: Half, w: Words, setting: Setting) -> list[str]:
    if half.gone:
        return [w("removed")]
    lines = [summary(half.fields, w, setting)]
    if half.text is None:
        lines.append("🙈 " + w("words hidden"))
    elif half.text.strip():
        lines.append(f"<blockquote>{escaped(half.text.strip())}</blockquote>")
    return lines


def _reason(reason: str, w: Words, setting: Setting) -> str:
    kind, _, detail = reason.partition(":")
    number = int(detail) if detail.isascii() and detail.isdigit() else 0
    if kind == Reason.CATEGORY:
        return category_name(detail, w, setting)
    return {
        Reason.AIMED: w("offered for this very need"),
        Reason.ITEM: w("shares {item}", item=one_line(detail)),
        Reason.SAME_PLACE: w("same neighborhood"),
        Reason.NEXT_DOOR: w("next door"),
        Reason.FARTHER: w("farther apart"),
        Reason.NO_PLACE: w("place not said"),
        Reason.TIME: w("times fit"),
        Reason.ENOUGH: w("enough for all of it"),
        Reason.PART: w("enough for {n} of it", n=number),
        Reason.LANGUAGE: w("same language"),
    }[Reason(kind)]


def _mind(notice: ProposalCard, w: Words) -> list[str]:
    mind: list[str] = []
    need, offer = notice.need.fields.language, notice.offer.fields.language
    if need != offer:
        mind.append(
            w("needs an interpreter ({one}, {other})", one=language_name(need), other=language_name(offer))
        )
    if notice.careful or notice.approvals_needed > 1:
        mind.append(w("careful, {n} of {all} yes", n=len(notice.approvals), all=notice.approvals_needed))
    return mind


def _rows(notice: ProposalCard, w: Words) -> tuple[Row, ...]:
    number = notice.proposal_id
    back = (press(w("Back"), Verb.PROPOSAL_BACK, number),)
    if notice.stage == "why":
        one, two, three, four, five = (
            press(_declined_because(reason, w), Verb.DECLINE, number, reason.value)
            for reason in DeclineReason
        )
        return ((one, two), (three, four), (five,), back)
    if notice.stage == "later":
        labels = {Later.HOURS: w("In 3 hours"), Later.TOMORROW: w("Tomorrow"), Later.MONDAY: w("Monday")}
        return (tuple(press(labels[later], Verb.PUT_OFF, number, later.value) for later in Later), back)
    versions = f"{notice.versions[0]}.{notice.versions[1]}"
    return (
        (press(w("Approve"), Verb.APPROVE, number, versions),),
        (press(w("Not this pair"), Verb.NOT_THIS, number), press(w("Later"), Verb.LATER, number)),
    )


def _declined_because(reason: DeclineReason, w: Words) -> str:
    return {
        DeclineReason.FAR: w("Too far apart"),
        DeclineReason.WRONG_THING: w("Not the same thing"),
        DeclineReason.TIME: w("Times do not fit"),
        DeclineReason.KNOWN: w("We know something"),
        DeclineReason.OTHER: w("Another reason"),
    }[reason]


# --- decided: two lines -----------------------------------------------------------------------


def _decided(notice: ProposalCard, w: Words, setting: Setting) -> str:
    zone, now = setting.community.zone, setting.now
    at = w.moment(notice.decided_at, zone, now) if notice.decided_at else ""
    if notice.state is ProposalState.DECLINED:
        reason = _declined_because(DeclineReason(notice.decline_reason or DeclineReason.OTHER), w)
        first = w("put aside by {names} {at}: {reason}", names=_deciders(notice, w), at=at, reason=reason)
        second = _names(notice, w)
    elif notice.state is ProposalState.WITHDRAWN:
        first, second = w("no longer open"), w("The two posts no longer fit together.")
    else:
        first = w("approved by {names} {at}", names=_deciders(notice, w), at=at)
        if notice.state is ProposalState.AGREED:
            second = f"🤝 {_names(notice, w)}: " + w("both said yes and are connected")
        elif notice.state is ProposalState.LAPSED:
            second = w("It did not come about. Both posts keep their place.")
        else:
            second = _answers(notice, w, setting)
    return f"{_pair(notice)} · {first.strip()}\n{second}"


def _answers(notice: ProposalCard, w: Words, setting: Setting) -> str:
    """Yes may be told; anything else is only "answered" until the proposal is over."""
    said: list[str] = []
    for half, answer, until in (
        (notice.offer, notice.offer_answer, notice.offer_until),
        (notice.need, notice.need_answer, notice.need_until),
    ):
        name = _name(half, w)
        if answer == "yes":
            said.append(w("{name} yes", name=name))
        elif answer is not None:
            said.append(w("{name} answered", name=name))
        elif until is not None:
            moment = w.moment(until, setting.community.zone, setting.now)
            said.append(w("{name} asked until {moment}", name=name, moment=moment))
        else:
            said.append(w("{name} will be asked", name=name))
    return " · ".join(said)
