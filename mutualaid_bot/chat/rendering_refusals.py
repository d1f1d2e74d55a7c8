"""Why a press does nothing, in one sentence each; short enough for the small window over a chat.

It does not know who pressed what.
"""

from __future__ import annotations

from mutualaid_bot.domain.proposals import Refusal
from mutualaid_bot.texts import Words


def refusal_words(refusal: Refusal, w: Words) -> str:
    """Plain text, at most 200 characters: Telegram cuts a toast there."""
    return {
        Refusal.NOT_A_COORDINATOR: w("Only volunteers who are in the coordinators' group can do this."),
        Refusal.UNSURE_WHO: w("Telegram did not tell me in time who you are. Please tap again."),
        Refusal.OWN: w("You are part of this one, so someone else has to decide."),
        Refusal.CHANGED: w("This changed since you saw it. Please look again, then tap."),
        Refusal.DECIDED: w("Someone has already decided this one."),
        Refusal.FULL: w("There is not enough left of one of the two posts right now."),
        Refusal.ALREADY_VOTED: w("You said yes already. A second person has to say yes too."),
        Refusal.TOO_LATE: w("It is too late for that: someone has answered already."),
        Refusal.NOT_NOW: w("One of the two cannot be asked right now. I look for the next best."),
        Refusal.FIVE_OPEN: w("Five cards are open. Please decide one of them first, then tap again."),
        Refusal.GONE: w("This is no longer there."),
    }[refusal]
