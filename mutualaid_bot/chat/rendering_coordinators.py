"""What the coordinators' group reads beside its cards: the queue, what hangs, numbers, claims.

It does not know who is on duty, and names nobody but by the name they chose.
"""

from __future__ import annotations

from mutualaid_bot.chat.buttons import Button, Verb
from mutualaid_bot.chat.rendering_fields import summary
from mutualaid_bot.chat.rendering_message import Message, Row, Setting, bold, in_rows, one_line, press, render
from mutualaid_bot.chat.rendering_refusals import refusal_words
from mutualaid_bot.domain.matching import WhyNot
from mutualaid_bot.domain.notices import (
    Calls,
    Claimed,
    ClaimFailed,
    CoordinatorsDigest,
    CoordinatorsHelp,
    Gathered,
    Queue,
    QueueLine,
    Refused,
    Stats,
    Tended,
    TwoBots,
    WasAway,
)
from mutualaid_bot.domain.people import Unreachable
from mutualaid_bot.texts import Words

MOST_SHOWN = 20  # weak fits with a button of their own
MOST_CALLS = 5  # posts of silent people with buttons of their own

Hanging = tuple[tuple[int, int, int, int], ...]


# --- the queue --------------------------------------------------------------------------------


@render.register
def _queue(notice: Queue, w: Words, setting: Setting) -> Message:
    moment = w.moment(notice.at, setting.community.zone, setting.now)
    count = w.plural("{n} need open", "{n} needs open", notice.open_needs)
    parts = [" · ".join((bold(w("QUEUE")), moment, count))]
    if notice.hanging:
        parts.append(_hanging(notice.hanging, w))
    if notice.lines:
        parts.append(_numbered(notice.lines, notice.start, w, setting))
    else:
        parts.append(w("Nobody waits here."))
    if notice.calls:
        parts.append(_calls(notice.calls, w))
    parts.append(
        w(
            "This week: met {met} · rested {rested} · nobody found {nobody}",
            met=notice.met_week,
            rested=notice.rested_week,
            nobody=notice.nobody_week,
        )
    )
    buttons: list[Button] = []
    if notice.more:
        buttons.append(press(w("Next 10"), Verb.QUEUE, arg=str(notice.start + len(notice.lines))))
    if notice.start:
        buttons.append(press(w("From the top"), Verb.QUEUE, arg="0"))
    rows = ((tuple(buttons),) if buttons else ()) + _call_rows(notice.calls, w)
    return Message("\n\n".join(parts), rows)


def _call_rows(calls: Calls, w: Words) -> tuple[Row, ...]:
    """Whoever rang a silent person says what is to become of the post."""
    return tuple(
        (
            press(w("Keep #{number} open", number=post), Verb.KEEP_SILENT, post),
            press(w("Close #{number}", number=post), Verb.CLOSE_SILENT, post),
        )
        for post, *_ in calls[:MOST_CALLS]
    )


@render.register
def _tended(notice: Tended, w: Words, setting: Setting) -> Message:
    name = one_line(notice.by) or w("an administrator")
    if notice.kept:
        return Message(w("#{number} stays open, says {name}.", number=notice.post_id, name=name))
    return Message(
        w("#{number} was closed by {name}. Its writer can open it again.", number=notice.post_id, name=name)
    )


def _numbered(lines: tuple[QueueLine, ...], start: int, w: Words, setting: Setting) -> str:
    return "\n".join(f"{start + place}. {_line(line, w, setting)}" for place, line in enumerate(lines, 1))


def _line(line: QueueLine, w: Words, setting: Setting) -> str:
    waited = w.plural("{n} day", "{n} days", line.waited_days) if line.waited_days else w("new today")
    urgent = "🔴 " if line.urgent else ""
    what = summary(line.fields, w, setting)
    return f"{urgent}<b>#{line.post_id}</b> {what} · {waited} · <i>{why(line.why, w)}</i>"


@render.register
def _queue_line(notice: QueueLine, w: Words, setting: Setting) -> Message:
    return Message(_line(notice, w, setting))


def why(reason: str, w: Words) -> str:
    """Why a need has nobody yet."""
    return {
        WhyNot.NOBODY_OFFERS: w("nobody offers this"),
        WhyNot.OFFERS_FULL: w("offers are full for now"),
        WhyNot.OTHER_TIMES: w("offers are at other times"),
        WhyNot.WAITS_FOR_CARD: w("fits, waits for its turn"),
        WhyNot.WEAK: w("could fit, though not well"),
        WhyNot.TURNED_DOWN: w("every pair was put aside"),
        WhyNot.PROPOSED: w("a card is open"),
        WhyNot.ASKED: w("two people are being asked"),
        WhyNot.AWAY: w("is away for now"),
        WhyNot.UNREACHABLE: w("blocked the bot or left Telegram"),
        WhyNot.NEEDS_CALL: w("silent: please call"),
    }[WhyNot(reason)]


def _hanging(hanging: Hanging, w: Words) -> str:
    lines = [
        w("approve #{need} + #{offer} · since {n} h", need=need, offer=offer, n=hours)
        for _, need, offer, hours in hanging
    ]
    return "\n".join((bold(w("WAITS ON US")), *lines))


def _calls(calls: Calls, w: Words) -> str:
    words = {
        "silent": w("did not answer"),
        Unreachable.BLOCKED: w("blocked the bot"),
        Unreachable.DEACTIVATED: w("left Telegram"),
        Unreachable.NEVER_STARTED: w("has not pressed Start"),
    }
    lost, nameless, today = w("cannot be reached"), w("a neighbor"), w("since today")
    lines = [
        f"#{post} {one_line(name) or nameless}: {words.get(why, lost)} · "
        + (w.plural("{n} day", "{n} days", days) if days else today)
        for post, name, why, days in calls
    ]
    return "\n".join((bold(w("CALL THEM")), *lines))


# --- what is told once a day or once a week -----------------------------------------------------


@render.register
def _gathered(notice: Gathered, w: Words, setting: Setting) -> Message:
    parts = [bold(w("TODAY"))]
    if notice.hanging:
        parts.append(_hanging(notice.hanging, w))
    if notice.weak:
        pairs = ", ".join(f"#{need} + #{offer}" for need, offer in notice.weak)
        parts.append(w("Could fit, though not well: {pairs}", pairs=pairs))
    if notice.calls:
        parts.append(_calls(notice.calls, w))
    if notice.differing:
        posts = ", ".join(f"#{post}" for post in notice.differing)
        parts.append(w("The two tell it differently, please ask: {posts}", posts=posts))
    show = [
        press(w("Show #{need} + #{offer}", need=need, offer=offer), Verb.SHOW_WEAK, need, str(offer))
        for need, offer in notice.weak[:MOST_SHOWN]
    ]
    return Message("\n\n".join(parts), in_rows(show, 2))


@render.register
def _coordinators_digest(notice: CoordinatorsDigest, w: Words, setting: Setting) -> Message:
    parts = [bold(w("THE WEEK")) + " · " + w.moment(notice.at, setting.community.zone, setting.now)]
    if notice.waiting:
        parts.append(bold(w("WAIT LONGEST")) + "\n" + _numbered(notice.waiting, 0, w, setting))
    else:
        parts.append(w("Nobody waits here."))
    if notice.hanging:
        parts.append(_hanging(notice.hanging, w))
    if notice.calls:
        parts.append(_calls(notice.calls, w))
    parts.append(_met(notice.met_week, w))
    return Message("\n\n".join(parts))


def _met(met: int, w: Words) -> str:
    if not met:
        return w("No help was reported this week.")
    return w.plural("{n} time this week it worked out.", "{n} times this week it worked out.", met)


@render.register
def _stats(notice: Stats, w: Words, setting: Setting) -> Message:
    lines = [
        bold(w("NUMBERS")),
        w("Open: {needs} needs, {offers} offers", needs=notice.open_needs, offers=notice.open_offers),
        w("Members: {n}", n=notice.members),
        w(
            "This week: {proposed} proposed, {agreed} connected, {met} worked out",
            proposed=notice.proposed_week,
            agreed=notice.agreed_week,
            met=notice.met_week,
        ),
        w("Worked out since the beginning: {n}", n=notice.met_all),
    ]
    if notice.median_wait_days is not None:
        lines.append(w("Half of the needs waited less than {n} days", n=f"{notice.median_wait_days:.1f}"))
    return Message("\n".join(lines))


# --- claims, refusals, help ---------------------------------------------------------------------


@render.register
def _help(notice: CoordinatorsHelp, w: Words, setting: Setting) -> Message:
    return Message(
        "\n\n".join(
            (
                w("A card shows a need and an offer that may fit. Approve asks both people; not before."),
                w(
                    "Not this pair puts it aside and shows the next. Later brings it back when you say. "
                    "Undo works until one of the two has answered."
                ),
                w("A careful category needs two different people. Nobody decides a card they are part of."),
                w("/queue who waits · /digest see and send the digest · /stats numbers"),
            )
        )
    )


@render.register
def _claimed(notice: Claimed, w: Words, setting: Setting) -> Message:
    text = w("This is now the coordinators' group. Everyone in it can decide. /help says how.")
    if notice.waiting_posts:
        text += " " + w.plural("{n} post is waiting.", "{n} posts are waiting.", notice.waiting_posts)
    return Message(text)


@render.register
def _was_away(notice: WasAway, w: Words, setting: Setting) -> Message:
    zone = setting.community.zone
    return Message(
        w(
            "I was cut off from {since} to {until}. Buttons tapped in that time may be lost, so open cards "
            "and questions come once more.",
            since=w.moment(notice.since, zone, setting.now),
            until=w.moment(notice.until, zone, setting.now),
        )
    )


@render.register
def _two_bots(notice: TwoBots, w: Words, setting: Setting) -> Message:
    return Message(
        w(
            "Another bot runs with the same token, so I may miss what people write. Whoever runs me: please "
            "stop the other one, or get a new token."
        )
    )


@render.register
def _claim_failed(notice: ClaimFailed, w: Words, setting: Setting) -> Message:
    return Message(
        {
            "wrong_code": w("That code is wrong or too old. The bot prints a new one when it starts."),
            "not_admin": w(
                "Please make me an administrator of this group first (no rights needed), then send it again."
            ),
            "bound": w("This is the coordinators' group already."),
            "members": w("This is the members' group. Coordinators need a group of their own."),
        }[notice.why]
    )


@render.register
def _refused(notice: Refused, w: Words, setting: Setting) -> Message:
    return Message(refusal_words(notice.refusal, w))
