"""Writes down what happens in the world as it happens, one paragraph for each thing said, pressed or heard.

It reads the world and changes nothing.
"""

import textwrap

from rich.console import Console
from rich.text import Text

from mutualaid_bot.playground.cast import Cast
from mutualaid_bot.playground.chats import Message, Tap
from mutualaid_bot.playground.ground import Happening

COLOURS = ("green", "cyan", "magenta", "yellow")
WIDTH = 100


class Transcript:
    def __init__(self, cast: Cast, console: Console) -> None:
        self._bot = cast.world.bot
        self._console = console
        people = (cast.ana, cast.ben, cast.cora, cast.dan)
        self._colours = {person.id: colour for person, colour in zip(people, COLOURS, strict=True)}
        self.lines = 0
        cast.world.watchers.append(self._watch)

    def heading(self, words: str) -> None:
        self._console.print()
        self._console.print(Text(f"— {words} —", style="bold"))
        self.lines += 1

    def _watch(self, happening: Happening, subject: Message | Tap | None) -> None:
        if isinstance(subject, Tap):
            if happening == "pressed":
                where = "" if subject.message.chat.private else f" in {subject.message.chat.title}"
                label = f"[{subject.button.label}]"
                self._say(f"{subject.person.first_name}{where} presses", label, subject.person.id)
            elif happening == "answered" and subject.toast:
                self._say(f"{subject.person.first_name} sees for a moment", subject.toast, subject.person.id)
        elif isinstance(subject, Message) and not subject.service:
            if self._bot in (subject.sender, subject.author):
                self._hear(happening, subject)
            elif happening == "posted" and subject.author is not None:
                self._say(f"{subject.author.first_name} says", subject.text, subject.author.id)

    def _hear(self, happening: Happening, message: Message) -> None:
        chat = message.chat
        who = chat.user.first_name if chat.user else f"{chat.title} (group)"
        verb = {"posted": "hears", "edited": "sees it change to", "deleted": "sees it vanish"}.get(happening)
        if verb is None:
            return
        buttons = "".join(f"\n{' '.join(f'[{b.label}]' for b in row)}" for row in message.buttons)
        keyboard = (message.markup or {}).get("keyboard", [])
        buttons += "".join(f"\n{' '.join('(' + button['text'] + ')' for button in row)}" for row in keyboard)
        silently = " (no sound)" if message.silent and happening == "posted" else ""
        self._say(f"{who} {verb}{silently}", f"{message.text}{buttons}", chat.id)

    def _say(self, opening: str, words: str, who: int) -> None:
        colour = self._colours.get(who, "blue")
        self._console.print(Text(f"{opening}:", style=colour))
        for line in words.splitlines():
            for part in textwrap.wrap(line, WIDTH - 4) or [""]:
                self._console.print(Text(f"    {part}"), soft_wrap=True)
                self.lines += 1
        self.lines += 1
