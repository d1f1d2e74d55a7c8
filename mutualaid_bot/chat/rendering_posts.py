"""A post's life as its writer hears of it: posted, nobody fits yet, does it still stand, it rests.

It does not know how others hear of the post.
"""

from __future__ import annotations

from mutualaid_bot.chat.buttons import Button, Verb
from mutualaid_bot.chat.rendering_fields import about, kind_line, summary
from mutualaid_bot.chat.rendering_message import Message, Row, Setting, escaped, one_line, press, render
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import (
    NobodyFits,
    NoPosts,
    PostCard,
    Posted,
    PostRests,
    RenewalQuestion,
    StillLooking,
)
from mutualaid_bot.domain.posts import PostState
from mutualaid_bot.texts import Words


@render.register
def _posted(notice: Posted, w: Words, setting: Setting) -> Message:
    number, need = notice.post_id, notice.kind is Kind.NEED
    if notice.changed:
        parts = [w("Changed. Volunteers now see post {number} as on your card.", number=number)]
    elif notice.again:
        parts = [w("Post {number} is open again, at its old place.", number=number)]
    else:
        parts = [w("Posted as number {number}.", number=number)]
    if notice.waits_for_coordinators:
        parts.append(
            w("Our volunteers are still getting ready. Your post waits for them and keeps its place.")
        )
    elif notice.from_time is not None:
        time = w.clock(notice.from_time, setting.community.zone)
        parts.append(w("It is late, so people will read this from {time}.", time=time))
        if need and (emergency := _emergency(setting)):
            parts.append(w("If you are in danger now, call {emergency}.", emergency=emergency))
        parts.append(w("You do not have to do anything else tonight."))
    elif need:
        parts.append(w("Volunteers will look for someone who fits."))
        if notice.write_again is not None:
            day = w.day(notice.write_again, setting.community.zone, setting.now)
            parts.append(w("I will write when we find someone, and on {day} even if we have not.", day=day))
        else:
            parts.append(w("I will write when we find someone."))
        parts.append(w("You do not have to do anything."))
    else:
        parts.append(
            w("Thank you! I will ask you when a neighbor could use this. You can still say no then.")
        )
    return Message(" ".join(parts))


def _emergency(setting: Setting) -> str:
    """The number for everything; none where the group named none."""
    numbers = [one for one in setting.community.emergencies if {"fire", "medical"} & set(one.purposes)]
    return one_line(numbers[0].number) if numbers else ""


@render.register
def _nobody_fits(notice: NobodyFits, w: Words, setting: Setting) -> Message:
    parts = [
        w("News about post {number}: nobody fits yet.", number=notice.post_id),
        w("That is because of what we have right now, not because of you."),
        w("Your need keeps its place, and people are looking too."),
    ]
    if notice.write_again is not None:
        day = w.day(notice.write_again, setting.community.zone, setting.now)
        parts.append(w("I will write again on {day}.", day=day))
    return Message(" ".join(parts))


@render.register
def _no_posts(notice: NoPosts, w: Words, setting: Setting) -> Message:
    return Message(w("You have no posts yet. Write what you need or can give, in your own words."))


@render.register
def _post_card(notice: PostCard, w: Words, setting: Setting) -> Message:
    lines = [
        f"<b>#{notice.post_id}</b> · {kind_line(notice.kind, w)}",
        summary(notice.fields, w, setting),
        _standing(notice, w),
    ]
    text = "\n".join(lines)
    if notice.text:
        text += f"\n<blockquote>{escaped(notice.text.strip())}</blockquote>"
    return Message(text, _post_rows(notice, w))


def _standing(notice: PostCard, w: Words) -> str:
    need = notice.kind is Kind.NEED
    if notice.standing == "waiting":
        return "🔎 " + (w("We are looking.") if need else w("Ready for when a neighbor needs it."))
    return {
        "proposed": "👀 " + w("Volunteers are looking at someone who may fit."),
        "asked": "✉️ " + w("You and a neighbor are being asked."),
        "agreed": "🤝 " + w("You and a neighbor are connected."),
        "rested": "💤 " + w("It rests."),
        "met": "🎉 " + w("It worked out."),
        "withdrawn": "✖️ " + w("Closed."),
    }[notice.standing]


def _post_rows(notice: PostCard, w: Words) -> tuple[Row, ...]:
    if notice.state is PostState.OPEN:
        change = press(w("Change something"), Verb.CHANGE, notice.post_id)
        return ((change, _close(notice.post_id, w)),)
    return ((_reopen(notice.post_id, w),),) if notice.can_reopen else ()


@render.register
def _renewal(notice: RenewalQuestion, w: Words, setting: Setting) -> Message:
    day = w.day(notice.expires_at, setting.community.zone, setting.now)
    if notice.fields.kind is Kind.OFFER:
        parts = [
            w("About post {number}: does it still stand?", number=notice.post_id),
            w("If I hear nothing it rests from {day}, and one tap brings it back.", day=day),
        ]
    else:
        parts = [
            w("About post {number}: do you still need this?", number=notice.post_id),
            w("Either answer is fine. If you keep it, it keeps its place."),
        ]
    return Message(
        " ".join(parts) + "\n\n" + about(notice.fields, w, setting),
        ((_keep(notice.post_id, w), _close(notice.post_id, w)),),
    )


@render.register
def _still_looking(notice: StillLooking, w: Words, setting: Setting) -> Message:
    parts = [
        w.plural(
            "News about post {number}: we looked for {n} day and did not find anyone yet.",
            "News about post {number}: we looked for {n} days and did not find anyone yet.",
            notice.days,
            number=notice.post_id,
        ),
        w("We are sorry: the gap is ours, not yours. We keep looking; you do not have to do anything."),
    ]
    return Message(
        " ".join(parts) + "\n\n" + about(notice.fields, w, setting),
        ((_close(notice.post_id, w),),),
    )


@render.register
def _rests(notice: PostRests, w: Words, setting: Setting) -> Message:
    text = w(
        "We have not heard from you, so post {number} rests now. Nothing is lost: tap Open it again "
        "before {day} and it is back. We hope you are well.",
        number=notice.post_id,
        day=w.day(notice.until, setting.community.zone, setting.now),
    )
    return Message(text + "\n\n" + about(notice.fields, w, setting), ((_reopen(notice.post_id, w),),))


def _keep(post_id: int, w: Words) -> Button:
    return press(w("Keep it open"), Verb.KEEP, post_id)


def _close(post_id: int, w: Words) -> Button:
    return press(w("Close it"), Verb.CLOSE, post_id)


def _reopen(post_id: int, w: Words) -> Button:
    return press(w("Open it again"), Verb.REOPEN, post_id)
