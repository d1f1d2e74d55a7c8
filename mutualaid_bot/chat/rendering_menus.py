"""The commands that Telegram shows in its menus, with a short description each.

It does not know which chats get which menu.
"""

from __future__ import annotations

from dataclasses import dataclass

from mutualaid_bot.texts import Words

MEMBER_COMMANDS = (
    "start",
    "need",
    "offer",
    "mine",
    "away",
    "language",
    "privacy",
    "forget",
    "cancel",
    "help",
)
COORDINATOR_COMMANDS = ("queue", "claim", "digest", "stats", "help")


@dataclass(frozen=True, slots=True)
class Menus:
    """Pairs of a command, without its slash, and what it does."""

    members: tuple[tuple[str, str], ...]
    coordinators: tuple[tuple[str, str], ...]


def menus(w: Words) -> Menus:
    members = {
        "start": w("How this works"),
        "need": w("Write what you need"),
        "offer": w("Write what you can give"),
        "mine": w("My posts"),
        "away": w("Take a break"),
        "language": w("Choose a language"),
        "privacy": w("What is kept, who sees it"),
        "forget": w("Erase everything about me"),
        "cancel": w("Stop what I am doing"),
        "help": w("Help, or a person"),
    }
    coordinators = {
        "queue": w("Who waits, longest first"),
        "claim": w("Make this the coordinators' group"),
        "digest": w("See the digest, then send it"),
        "stats": w("Numbers of the group"),
        "help": w("How to decide"),
    }
    return Menus(
        members=tuple((name, members[name]) for name in MEMBER_COMMANDS),
        coordinators=tuple((name, coordinators[name]) for name in COORDINATOR_COMMANDS),
    )
