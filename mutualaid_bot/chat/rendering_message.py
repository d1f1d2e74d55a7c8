"""What a rendered message is made of, and the door through which every notice becomes one.

It holds no words: those stand in the other ``rendering_*`` modules, each of which registers its notices here.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from mutualaid_bot.chat.buttons import Button, Press, Verb
from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.notices import Notice
from mutualaid_bot.texts import Words

LABEL_LENGTH = 64

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What one call to Telegram carries; ``text`` is HTML."""

    text: str
    rows: tuple[Row, ...] = ()
    contact_button: str | None = None  # a one-time keyboard that shares the reader's own number
    photos: tuple[str, ...] = ()
    remove_keyboard: bool = False
    silent: bool = False

    @property
    def keyboard(self) -> bool | None:
        """Whether it puts a keyboard up below the text field, takes it away, or does neither."""
        if self.contact_button is not None:
            return True
        return False if self.remove_keyboard else None


def without_keyboard(message: Message) -> Message:
    """A plain message takes away a keyboard below the text field; beside buttons there is no room for it."""
    plain = not message.rows and message.contact_button is None
    return replace(message, remove_keyboard=True) if plain else message


@dataclass(frozen=True, slots=True)
class Setting:
    """What every notice may be put into words with."""

    community: Community
    bot_username: str
    now: datetime


@singledispatch
def render(notice: Notice, w: Words, setting: Setting) -> Message:
    """The notice as one message in one language; TypeError for a notice that has no words yet."""
    raise TypeError(f"no words for {type(notice).__name__}")


def escaped(text: str) -> str:
    """What a member typed, in their own lines, harmless inside HTML."""
    return html.escape(_visible(text, keep="\n"), quote=False)


def one_line(text: str) -> str:
    """What a member typed where one line is meant: a name cannot draw a card of its own."""
    return html.escape(" ".join(_visible(text).split()), quote=False)


def bold(text: str) -> str:
    return f"<b>{text}</b>"


def link(url: str, label: str) -> str:
    return f'<a href="{html.escape(url, quote=True)}">{label}</a>'


def _visible(text: str, keep: str = "") -> str:
    """Without control characters, halves of characters, and marks that turn the writing around."""
    return "".join(
        letter
        if letter in keep or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in _TURNING)
        else " "
        for letter in text
    )


_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def press(label: str, verb: Verb, id: int = 0, arg: str = "") -> Button:
    """A button that reaches us; its label is cut where Telegram's screens would."""
    return Button(short(label, LABEL_LENGTH), Press(verb, id, arg))


def short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def in_rows(buttons: list[Button], across: int) -> tuple[Row, ...]:
    return tuple(tuple(buttons[first : first + across]) for first in range(0, len(buttons), across))
