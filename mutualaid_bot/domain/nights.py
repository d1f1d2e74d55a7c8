"""What may be said at night: only, and without a sound, what would be too late in the morning.

It does not know when it is night (see ``hours``), and answers to people who write are none of its business.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.introductions import cannot_wait
from mutualaid_bot.domain.letters import Letter
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    Introduced,
    Lane,
    MeetingReminder,
    Notice,
    PlansChanged,
    ProposalCard,
)
from mutualaid_bot.domain.proposals import Side


def too_late_in_the_morning(notice: Notice, now: datetime) -> bool:
    """An introduction, an urgent proposal, a meeting within twelve hours."""
    match notice:
        case Introduced() | PlansChanged():
            return True
        case ProposalCard():
            return notice.need.fields.urgent
        case AgreeQuestion():
            need = notice.own_fields if notice.side is Side.NEED else notice.fields
            return need.urgent
        case MeetingReminder():
            return cannot_wait(notice.meets_at, now)
        case _:
            return False


def silent_now(letter: Letter, notice: Notice, quiet: Quiet, now: datetime) -> bool | None:
    """Whether it goes out without a sound; ``None``: not before the morning.

    A letter of the day that was held up until the night is looked at like any other. Whoever wrote just now
    is answered as by day, and an edited message makes no sound in any case.
    """
    target = letter.card.message_id if letter.card is not None else letter.target_message
    if letter.silent or letter.lane is Lane.ANSWER or target is not None or not quiet.asleep(now):
        return letter.silent
    return True if too_late_in_the_morning(notice, now) else None
