"""The weekly digest: fields only, place by place, each with a link for whoever can help.

It does not choose what stands in it, and never shows a name or a post's own words.
"""

from __future__ import annotations

from itertools import groupby

from mutualaid_bot.chat.buttons import Verb
from mutualaid_bot.chat.rendering_fields import language_name, pictures, things_and_amount, window
from mutualaid_bot.chat.rendering_message import Message, Row, Setting, bold, link, one_line, press, render
from mutualaid_bot.domain.notices import Digest, DigestEmpty, DigestLine, DigestOnItsWay, DigestPreview
from mutualaid_bot.texts import Words


@render.register
def _digest(notice: Digest, w: Words, setting: Setting) -> Message:
    rows: tuple[Row, ...] = ((press(w("No more digests"), Verb.DIGEST_OFF),),) if notice.private else ()
    return Message(_text(notice, w, setting), rows)


def _text(notice: Digest, w: Words, setting: Setting) -> str:
    parts = [bold(w("This week in {group}", group=one_line(setting.community.name)))]
    if notice.met_week:
        parts[0] += "\n" + w.plural(
            "🎉 Neighbors helped each other once.",
            "🎉 Neighbors helped each other {n} times.",
            notice.met_week,
        )
    if notice.lines:
        parts.append(w("Can you help with one of these?"))
    for place, lines in groupby(notice.lines, key=lambda line: line.fields.neighborhood):
        heading = [f"📍 <b>{one_line(place)}</b>"] if place else []
        parts.append("\n".join([*heading, *(_line(line, w, setting) for line in lines)]))
    if notice.other_help:
        parts.append(
            w.plural(
                "{n} more neighbor could use other help.",
                "{n} more neighbors could use other help.",
                notice.other_help,
            )
        )
    if notice.offers:
        parts.append(
            w.plural(
                "{n} offer is open. Need something? Write to {bot}.",
                "{n} offers are open. Need something? Write to {bot}.",
                notice.offers,
                bot="@" + one_line(setting.bot_username),
            )
        )
    return "\n\n".join(parts)


def _line(line: DigestLine, w: Words, setting: Setting) -> str:
    fields = line.fields
    details = [things_and_amount(fields, w, setting)]
    if fields.when is not None:
        details.append(window(fields.when, w, setting))
    details.append(language_name(fields.language))
    urgent = "🔴 " if fields.urgent else ""
    helping = link(line.link, w("I can help"))
    return f"{urgent}{pictures(fields, setting)} {' · '.join(details)} → {helping}"


@render.register
def _preview(notice: DigestPreview, w: Words, setting: Setting) -> Message:
    opening = w.plural(
        "This is the digest for {n} person. Look at it, then send it.",
        "This is the digest for {n} people. Look at it, then send it.",
        notice.readers,
    )
    if notice.went_out:
        opening = w("A digest went out in the last days, so this one is only for you to see.")
    text = f"{opening}\n\n{_text(notice.digest, w, setting)}"
    send = (press(w("Send it"), Verb.SEND_DIGEST, notice.digest_id),)
    return Message(text, () if notice.went_out else (send,))


@render.register
def _empty(notice: DigestEmpty, w: Words, setting: Setting) -> Message:
    return Message(w("There is nothing to tell this week, so no digest goes out."))


@render.register
def _on_its_way(notice: DigestOnItsWay, w: Words, setting: Setting) -> Message:
    if notice.from_time is not None:
        moment = w.moment(notice.from_time, setting.community.zone, setting.now)
        return Message(
            w.plural(
                "It is late: the digest goes to {n} person from {moment}.",
                "It is late: the digest goes to {n} people from {moment}.",
                notice.readers,
                moment=moment,
            )
        )
    return Message(
        w.plural(
            "The digest is on its way to {n} person.",
            "The digest is on its way to {n} people.",
            notice.readers,
        )
    )
