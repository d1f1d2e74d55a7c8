"""The two kinds of post, and the kinds of danger.

Knows nothing of how either is recognised in a text, nor of what is done about it.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A post says what its writer needs, or what its writer offers."""

    NEED = "need"
    OFFER = "offer"

    @property
    def other(self) -> Kind:
        return Kind.OFFER if self is Kind.NEED else Kind.NEED


class Danger(StrEnum):
    """What must be answered with emergency numbers before anything else."""

    VIOLENCE = "violence"
    SUICIDE = "suicide"
    CHILD = "child"
    FIRE = "fire"
    MEDICAL = "medical"
