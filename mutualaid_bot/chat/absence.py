"""Tells whoever runs the bot that one of its groups cannot be written to, and what to do about it.

It does not notice that; those who do call it once.
"""

from __future__ import annotations

import structlog

from mutualaid_bot.domain.people import Unreachable

log = structlog.get_logger(__name__)


def group_lost(table: str, chat_id: int, why: str) -> None:
    """``table``: the group's table in the configuration, coordinators or community."""
    if why == Unreachable.NO_RIGHTS:
        do = "in the group's settings let the bot send messages, or make it an administrator"
    elif why == Unreachable.NOT_FOUND:
        do = f"see that chat_id under [{table}] is right, and add the bot to that group"
    else:
        do = f"add the bot to the group again, or write another chat_id under [{table}]"
    if table == "coordinators":
        do += "; make it an administrator there. Its cards wait until then"
    else:
        do += "; the digest does not reach it until then"
    log.error("group_lost", table=table, chat=chat_id, why=why, do=do)


def topic_lost(chat_id: int, topic_id: int) -> None:
    log.error(
        "topic_closed",
        chat=chat_id,
        topic=topic_id,
        do="open it again, or change topic_id under [coordinators]; until then the whole group is written to",
    )


def group_found(chat_id: int) -> None:
    log.info("group_found", chat=chat_id)
