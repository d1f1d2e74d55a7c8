"""The stage for journeys: the whole bot over HTTP, with people on it, and a clock that can be turned.

stage.ana.says("I need diapers in Mattapan")
await stage.settle()
stage.ana.presses("Post it")
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mutualaid_bot.app import App
from mutualaid_bot.chat.pace import Pace
from mutualaid_bot.config import load
from mutualaid_bot.files import example_config
from mutualaid_bot.playground.chats import Message
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import Group, World

TOKEN = "123456789:journeys"
FRIDAY_NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)  # 12:00 in Boston
SHIPPED = tomllib.loads(example_config())
EMERGENCY = [
    {"name": "Emergency", "number": "911", "for": ["fire", "medical", "violence", "child"]},
    {"name": "Suicide and crisis lifeline", "number": "988", "for": ["suicide"]},
    {"name": "Domestic violence hotline", "number": "1-800-799-7233", "for": ["violence"]},
]


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{" + ", ".join(f'"{key}" = {toml(one)}' for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(toml(one) for one in value) + "]"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)


class Stage:
    """People, groups, a server and a running bot. ``changes``: tables of the configuration that differ."""

    def __init__(self, folder: Path, *, start: datetime = FRIDAY_NOON, bound: bool = True) -> None:
        self.folder = folder
        self.world = World(meter=False, start=start)
        self.server = BotApiServer(self.world, TOKEN)
        self.ana = self.world.add_person("Ana", username="ana_in_mattapan", last_name="Alves")
        self.ben = self.world.add_person("Ben", username="ben_helps", last_name="Brown")
        self.cora = self.world.add_person("Cora")
        self.dan = self.world.add_person("Dan")
        self.coordinators = self.world.add_group("Coordinators", members=[self.cora, self.dan])
        self.neighbors = self.world.add_group("Neighbors", members=[self.ana, self.ben, self.cora])
        self.bound = bound
        self.options: dict[str, Any] = {}  # what else the bot is built with
        self._app: App | None = None

    async def open(self, **changes: dict[str, Any]) -> Stage:
        """Start the server, and the bot with this configuration."""
        self.url = await self.server.start()
        self.path = self.write_config(**changes)
        await self.run_bot()
        return self

    def write_config(self, **changes: dict[str, Any]) -> Path:
        tables: dict[str, Any] = {
            "telegram": {"token": TOKEN, "api_url": self.url},
            "database": {"url": "sqlite:///bot.db"},
            "community": {
                "name": "Neighbors of Boston",
                "timezone": "America/New_York",
                "languages": ["en", "es"],
                "chat_id": self.neighbors.id,
            },
            "coordinators": {"chat_id": self.coordinators.id} if self.bound else {},
            "emergency": EMERGENCY,
            "categories": SHIPPED["categories"],
            "neighborhoods": SHIPPED["neighborhoods"],
            "places": SHIPPED.get("places", {}),
        }
        for name, table in changes.items():
            tables[name] = {**tables.get(name, {}), **table}
        path = self.folder / "config.toml"
        path.write_text("\n".join(f"{name} = {toml(table)}" for name, table in tables.items()), "utf-8")
        return path

    @property
    def app(self) -> App:
        assert self._app is not None
        return self._app

    async def run_bot(self) -> None:
        self._app = App(
            load(self.path, {}),
            clock=self.world.clock.now,
            pace=Pace.unlimited(),
            beats=False,
            **self.options,
        )
        await self._app.start()
        await self.settle()

    async def stop_bot(self) -> None:
        if self._app is not None:
            app, self._app = self._app, None
            await app.stop()

    async def close(self) -> None:
        await self.stop_bot()
        await self.server.stop()

    async def settle(self) -> None:
        """Until the bot has read everything, done what is due, and sent what may go out now."""
        while True:
            await self.world.until(lambda: not self.world.updates.waiting, timeout=10, what="updates read")
            await self.app.workers.settled()
            await self.app.beat()
            await self.app.sender.settled()
            quiet = self.app.workers.idle() and self.app.sender.idle() and not self.world.updates.waiting
            if quiet:
                return

    async def later(self, **span: float) -> None:
        """Turn the clock, and let happen what falls due."""
        self.world.clock.turn(timedelta(**span).total_seconds())
        await self.settle()

    async def at(self, moment: datetime) -> None:
        self.world.clock.turn_to(moment)
        await self.settle()

    # --- what people do -----------------------------------------------------------------------

    async def meet(self, *people: Person) -> None:
        for person in people:
            person.starts()
        await self.settle()

    async def says(self, person: Person, *texts: str) -> Message:
        for text in texts:
            person.says(text)
            await self.settle()
        return person.last()

    async def presses(self, person: Person, label: str, *, chat: Group | None = None) -> None:
        person.presses(label, chat=chat)
        await self.settle()

    async def posts(self, person: Person, text: str, *, place: str | None = None) -> int:
        """Someone writes, answers what is asked with its first button, and posts: the post's number."""
        await self.says(person, text)
        for _ in range(6):
            live = person.live()
            if "Post it" in live.labels:
                break
            if place is not None and place in live.labels:
                await self.presses(person, place)
            else:
                person.presses_first()
                await self.settle()
        await self.presses(person, "Post it")
        return await self.newest_post(person)

    async def newest_post(self, person: Person) -> int:
        async with self.app.database.reading() as tx:
            posts = await tx.posts.of_member(person.id, since=datetime(2000, 1, 1, tzinfo=UTC), limit=1)
        return posts[0].id

    async def approves(self, coordinator: Person | None = None) -> None:
        """A coordinator approves the newest card, and the five seconds pass."""
        await self.presses(coordinator or self.cora, "Approve", chat=self.coordinators)
        await self.later(seconds=6)

    async def introduced(self, need: str = "I need diapers size 4 in Mattapan") -> tuple[int, int]:
        """Ana's need and Ben's offer, approved and agreed to."""
        await self.meet(self.ana, self.ben)
        one = await self.posts(self.ana, need)
        two = await self.posts(self.ben, "I can give diapers, I live in Mattapan")
        await self.approves()
        await self.presses(self.ana, "Yes, connect us")
        await self.presses(self.ben, "Yes, connect us")
        return one, two


def texts(messages: Iterable[Message]) -> str:
    return "\n---\n".join(message.text for message in messages)


def phone_like(text: str) -> list[str]:
    return re.findall(r"\+?\d[\d \-().]{8,}\d", text)
