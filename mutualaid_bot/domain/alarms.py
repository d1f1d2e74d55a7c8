"""What can fall due, and about what.

A due time is a row, never a timer; the heartbeat asks which have come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AlarmKind(StrEnum):
    LOOK_AGAIN = "look_again"  # tell a need's writer that we still look · subject: post
    RENEW = "renew"  # ask whether a post still stands · post
    EXPIRE = "expire"  # its days are over · post
    REFILL = "refill"  # a weekly offer is whole again · post
    WIPE = "wipe"  # a closed post loses its words · post
    LAPSE = "lapse"  # a question waited long enough · proposal
    LATER = "later"  # a proposal that was put off comes back · proposal
    REMIND = "remind"  # before the agreed time · introduction
    ASK = "ask"  # did it work out? · introduction
    GIVE_UP = "give_up"  # nobody said how it went · introduction
    AWAY_OVER = "away_over"  # someone is back · member
    DRAFT_OLD = "draft_old"  # nobody finished it · draft
    PROPOSE = "propose"  # look for fits that wait for a free card · 0
    DIGEST = "digest"  # 0
    COORDINATORS_DIGEST = "coordinators_digest"  # 0
    GATHER = "gather"  # what hangs, told once a day · 0
    BACKUP = "backup"  # a copy of the database · 0
    ASK_ANEW = "ask_anew"  # in the morning after an outage at night · the second it ended
    TIDY = "tidy"  # what may not be kept any longer · 0


@dataclass(frozen=True, slots=True)
class Alarm:
    kind: AlarmKind
    subject: int
    at: datetime
