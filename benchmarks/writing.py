"""What people write in the benchmarks: distinct texts from real messages, each by somebody new.

It knows Telegram's shape of an update, and nothing of what the bot makes of it.
"""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path
from typing import Any

FIRST_PERSON = 5_100_000_000
# Before a message, so that each text is distinct also when there are more updates than messages.
GREETINGS = (
    "", "Hi, ", "Hello, ", "Good morning, ", "Good evening, ", "Hi all, ", "Hello everyone, ", "Hey, ",
    "Dear neighbors, ", "Hi there, ", "Good afternoon, ", "Hello friends, ", "Hi neighbors, ", "Hey all, ",
    "Peace to all, ", "Hi folks, ", "Hello there, ", "Hey neighbors, ", "Good day, ", "Hello again, ",
)  # fmt: skip
ENDINGS = ("", " Thank you", " Thanks", " Please and thank you")


def messages() -> list[str]:
    lines = Path(__file__).with_name("messages.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def distinct(number: int) -> list[str]:
    """So many different texts: as they were written, then with a greeting, then with a word of thanks."""
    real = messages()
    texts = [g + text + e for e in ENDINGS for g in GREETINGS for text in real]
    if number > len(texts):
        raise ValueError(f"there are {len(texts)} distinct texts, not {number}")
    return texts[:number]


class People:
    """Each update is from someone who has not written before."""

    def __init__(self) -> None:
        self._number = count(1)

    def write(self, text: str) -> tuple[int, dict[str, Any]]:
        """Who writes, and the update."""
        number = next(self._number)
        person = FIRST_PERSON + number
        sender = {"id": person, "is_bot": False, "first_name": "Ana", "language_code": "en"}
        chat = {"id": person, "first_name": "Ana", "type": "private"}
        message = {"message_id": 7, "from": sender, "chat": chat, "date": int(time.time()), "text": text}
        return person, {"update_id": 700_000_000 + number, "message": message}
