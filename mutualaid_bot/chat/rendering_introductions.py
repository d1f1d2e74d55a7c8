"""What the two people hear: the question, the introduction, the reminder, and how it went.

It does not know why something ended: a no, a silence and a taken-back approval read the same.
"""

from __future__ import annotations

from mutualaid_bot.chat.buttons import Verb
from mutualaid_bot.chat.rendering_fields import (
    about,
    language_name,
    pictures,
    summary,
    things_and_amount,
    window,
)
from mutualaid_bot.chat.rendering_message import Message, Row, Setting, link, one_line, press, render
from mutualaid_bot.domain.introductions import Outcome
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    Answered,
    FollowUp,
    FollowUpThanks,
    Introduced,
    IntroductionClosed,
    MeetingReminder,
    NoLongerOpen,
    PlansChanged,
    ShareContact,
)
from mutualaid_bot.domain.people import Contact, ContactKind
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.texts import Words


@render.register
def _agree(notice: AgreeQuestion, w: Words, setting: Setting) -> Message:
    """Fields of the other post only; the first words on a lock screen give nothing away.

    A username is read at the tap and never kept before, so here it is only named as what comes first.
    """
    terms = w(
        "If you both say yes, they see {name} and {contact}, and you see theirs.",
        name=f"<b>{_name(notice.called, w)}</b>",
        contact=_contact_kind(notice.contact_kind, w),
    )
    if notice.side is Side.OFFER:
        opening = w("Can you help a neighbor? It is about your post {number}.", number=notice.own_post)
        details = _asked_for(notice, w, setting)
        end = w("No is fine too: they will never know that you were asked.")
    else:
        opening = w("Good news about post {number}: a neighbor may be able to help.", number=notice.own_post)
        details = _offered(notice, w, setting)
        end = w("Want someone else, or more time? You keep your place.")
    by = w.moment(notice.answer_by, setting.community.zone, setting.now)
    parts = [opening, details, f"{terms} {end}", w("Please answer by {moment}.", moment=by)]
    return Message(
        "\n\n".join(parts),
        (
            (press(w("Yes, connect us"), Verb.YES, notice.proposal_id, notice.side.value),),
            (press(w("No, thanks"), Verb.NO, notice.proposal_id, notice.side.value),),
        ),
    )


def _asked_for(notice: AgreeQuestion, w: Words, setting: Setting) -> str:
    """What the helper is asked for: only fields of the need, and how much of it would be theirs."""
    fields = notice.fields
    lines = [f"{pictures(fields, setting)} {things_and_amount(fields, w, setting, quantity=notice.amount)}"]
    if fields.neighborhood:
        lines.append("📍 " + one_line(fields.neighborhood))
    if fields.when is not None:
        lines.append("🕑 " + window(fields.when, w, setting))
    lines.append("💬 " + language_name(fields.language))
    if fields.urgent:
        lines.append("🔴 " + w("Urgent"))
    return "\n".join(lines)


def _offered(notice: AgreeQuestion, w: Words, setting: Setting) -> str:
    """What was needed, and what is there for it: only fields of the offer."""
    own = notice.own_fields
    lines = [f"{pictures(own, setting)} {things_and_amount(own, w, setting, quantity=notice.amount)}"]
    if notice.for_whom:
        lines[0] += " · " + w("for {whom}", whom=one_line(notice.for_whom))
    lines.append(w("They offer: {offer}", offer=summary(notice.fields, w, setting)))
    return "\n".join(lines)


def _contact_kind(kind: str | None, w: Words) -> str:
    if kind == ContactKind.PHONE.value:
        return w("your Telegram username (or, if you have none, your phone number)")
    return w("your Telegram username (or, if you have none, a link to write to you here)")


def _name(called: str, w: Words) -> str:
    return one_line(called) or w("a neighbor")


@render.register
def _answered(notice: Answered, w: Words, setting: Setting) -> Message:
    if notice.yes and notice.both:
        return Message(w("Thank you! You both said yes: my next message says how to reach each other."))
    if notice.yes and notice.from_time is not None:
        return Message(
            w("Thank you! You said yes.")
            + " "
            + w(
                "It is late, so people will read this from {time}.",
                time=w.clock(notice.from_time, setting.community.zone),
            )
            + " "
            + w("You do not have to do anything else tonight.")
        )
    if notice.yes:
        return Message(
            w("Thank you! You said yes. I will write as soon as I know more; you do not have to do anything.")
        )
    return Message(
        w("That is fine, and nobody will hear of it. Post {number} stays as it is.", number=notice.post_id)
    )


@render.register
def _share_contact(notice: ShareContact, w: Words, setting: Setting) -> Message:
    return Message(
        w(
            "One thing is missing: how can they reach you? Share your number with the button below. "
            "It stays hidden until you both said yes. Or set a username in Telegram and tap Yes again."
        ),
        contact_button=w("Share my number"),
    )


@render.register
def _no_longer_open(notice: NoLongerOpen, w: Words, setting: Setting) -> Message:
    return Message(w("This one is no longer open. We go on looking."))


@render.register
def _introduced(notice: Introduced, w: Words, setting: Setting) -> Message:
    parts = [
        w("You both said yes! Here is how to reach each other."),
        w(
            "This is {name}: {contact}",
            name=f"<b>{_name(notice.name, w)}</b>",
            contact=_contact(notice.contact, notice.name, w),
        ),
        about(notice.fields, w, setting),
    ]
    if notice.for_whom:
        parts[2] += "\n👥 " + w("For {whom}", whom=one_line(notice.for_whom))
    if notice.meets_at is not None:
        parts[2] += "\n🕑 " + w.moment(notice.meets_at, setting.community.zone, setting.now)
        write = w("Please write today, so that you both know it stands.")
    else:
        write = w("Please write today and agree on a time.")
    if notice.from_time is not None:
        time = w.clock(notice.from_time, setting.community.zone)
        write = w("It is late: your neighbor may read what you write from {time}.", time=time)
    parts.append(
        f"{write} "
        + w(
            "Meet where other people are. Help is free: never pay, never share a code. "
            "Plans change or something feels wrong? Tap below."
        )
    )
    return Message(
        "\n\n".join(parts),
        (_plans_changed_row(notice.introduction_id, notice.side, w),),
        photos=notice.photos,
    )


def _plans_changed_row(introduction_id: int, side: Side, w: Words) -> Row:
    return (press(w("Plans changed"), Verb.PLANS_CHANGED, introduction_id, side.value),)


def _contact(contact: Contact, name: str, w: Words) -> str:
    if contact.kind is ContactKind.USERNAME:
        return "@" + one_line(contact.value).removeprefix("@")
    if contact.kind is ContactKind.PHONE:
        return one_line(contact.value)
    return link(f"tg://user?id={contact.value}", w("write to {name}", name=_name(name, w)))


@render.register
def _introduction_closed(notice: IntroductionClosed, w: Words, setting: Setting) -> Message:
    """What stands where the contact stood."""
    if notice.plans_changed_by_reader is None:
        return Message(w("This introduction is over, so the contact is gone from here."))
    if notice.plans_changed_by_reader:
        return Message(
            w("Thank you for saying so. I have told your neighbor kindly. The contact is gone from here.")
        )
    return Message(w("Plans changed, so this introduction is over. The contact is gone from here."))


@render.register
def _plans_changed(notice: PlansChanged, w: Words, setting: Setting) -> Message:
    opening = w(
        "News about post {number}: plans changed, so it will not happen this time.", number=notice.post_id
    )
    if notice.side is Side.NEED:
        end = w("It is not because of you. Your need is back in its old place, and we look again.")
    else:
        end = w("It is not because of you. Thank you for being ready; we will gladly ask again.")
    return Message(f"{opening} {end}")


@render.register
def _reminder(notice: MeetingReminder, w: Words, setting: Setting) -> Message:
    moment = w.moment(notice.meets_at, setting.community.zone, setting.now)
    return Message(
        "\n\n".join(
            (
                w("A small reminder of what you two agreed on: {moment}.", moment=moment),
                f"<b>{_name(notice.name, w)}</b> · {about(notice.fields, w, setting)}",
                w("Meet where other people are. If plans change, please say so: tap below."),
            )
        ),
        (_plans_changed_row(notice.introduction_id, notice.side, w),),
    )


@render.register
def _follow_up(notice: FollowUp, w: Words, setting: Setting) -> Message:
    hello = w("Hello again!") if notice.again else w("Hello!")
    question = w("About post {number}: did it work out? Any answer is fine.", number=notice.post_id)
    end = w("If not, your need goes back to its old place.") if notice.side is Side.NEED else ""
    worked, not_yet, failed = _outcomes(notice.introduction_id, notice.side, w)
    return Message(
        f"{hello} {question} {end}".rstrip() + "\n\n" + about(notice.fields, w, setting),
        ((worked,), (not_yet, failed)),
    )


def _outcomes(introduction_id: int, side: Side, w: Words) -> Row:
    labels = {
        Outcome.WORKED: w("It worked out"),
        Outcome.NOT_YET: w("Not yet"),
        Outcome.FAILED: w("It did not work"),
    }
    return tuple(
        press(label, Verb.OUTCOME, introduction_id, f"{side.value}.{outcome.value}")
        for outcome, label in labels.items()
    )


@render.register
def _thanks(notice: FollowUpThanks, w: Words, setting: Setting) -> Message:
    if notice.outcome is Outcome.WORKED:
        return Message("🎉 " + w("Lovely, thank you for telling us."))
    if notice.outcome is Outcome.NOT_YET:
        text = w("Thank you for telling us. These things take time.")
        if notice.introduction_id is None:
            return Message(text)
        worked, _, failed = _outcomes(notice.introduction_id, notice.side, w)
        return Message(text + " " + w("Tap below whenever you know more."), ((worked,), (failed,)))
    if notice.side is Side.NEED:
        return Message(
            w(
                "Thank you for telling us. Post {number} is back in its old place, and we look again.",
                number=notice.post_id,
            )
        )
    return Message(w("Thank you for telling us, and for trying. We will gladly ask you again."))
