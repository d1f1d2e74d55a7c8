"""The page's server side: the files of the page, what it shows, and what one does on it.

It lets people act as their app would; it knows nothing of the bot. Only this machine can reach it.
"""

import asyncio
import json
from collections.abc import Callable
from importlib import resources
from typing import Any

from aiohttp import web

from mutualaid_bot.playground.cast import Cast
from mutualaid_bot.playground.chats import Chat, Message
from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.view import snapshot

FILES = {"/": "index.html", "/page.css": "page.css", "/page.js": "page.js"}
TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
GATHER_SECONDS = 0.04
QUIET_SECONDS = 15.0

Act = dict[str, Any]


def add_page(app: web.Application, cast: Cast) -> "Window":
    window = Window(cast)
    for path in FILES:
        app.router.add_get(path, window.file)
    app.router.add_get("/api/state", window.state)
    app.router.add_get("/api/events", window.events)
    app.router.add_post("/api/act", window.act)
    return window


class Window:
    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._world = cast.world
        self._open = True
        self._acts: dict[str, Callable[[Act], object]] = {
            "start": lambda act: self._person(act).starts(str(act.get("payload", ""))),
            "say": self._say,
            "edit": lambda act: self._person(act).edits(self._message(act), str(act["text"])),
            "delete": lambda act: self._person(act).deletes(self._message(act)),
            "press": self._press,
            "tap": self._tap,
            "photo": lambda act: self._person(act).sends_photo(act.get("text") or None, self._group(act)),
            "voice": lambda act: self._person(act).sends_voice(self._group(act)),
            "sticker": lambda act: self._person(act).sends_sticker(self._group(act)),
            "contact": lambda act: self._person(act).shares_contact(),
            "location": lambda act: self._person(act).shares_location(*_place(act)),
            "block": lambda act: self._person(act).blocks_bot(),
            "follow": lambda act: self._person(act).follows(str(act["link"])),
            "add": self._add,
            "turn": lambda act: self._world.clock.turn(float(act["seconds"])),
        }

    def close(self) -> None:
        """Let go of the pages that are looking, so that the server can end."""
        self._open = False
        self._world.tell("changed")

    async def file(self, request: web.Request) -> web.Response:
        name = FILES[request.path]
        text = resources.files("mutualaid_bot.playground").joinpath("page", name).read_text(encoding="utf-8")
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'self'; img-src 'self' data:",
        }
        return web.Response(text=text, content_type=TYPES[name.rpartition(".")[2]], headers=headers)

    async def state(self, request: web.Request) -> web.Response:
        return web.json_response(snapshot(self._cast))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state, now and after every change."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        while self._open:
            changed = asyncio.ensure_future(self._world.next_change().wait())
            try:
                await response.write(f"data: {json.dumps(snapshot(self._cast))}\n\n".encode())
                # The clock on the page moves on even when nothing happens.
                await asyncio.wait({changed}, timeout=QUIET_SECONDS)
                # Changes come in groups; one picture of them is enough.
                await asyncio.sleep(GATHER_SECONDS)
            except ConnectionError:
                break
            finally:
                changed.cancel()
        return response

    async def act(self, request: web.Request) -> web.Response:
        """One thing that somebody does; 400 with the reason where their app would not let them."""
        # Pages from elsewhere cannot send JSON here without asking first, and are not answered if they ask.
        if request.content_type != "application/json":
            return web.json_response({"error": "JSON is expected"}, status=415)
        try:
            act = await request.json()
            self._acts[act["do"]](act)
        except (AssertionError, KeyError, IndexError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({})

    def _person(self, act: Act) -> Person:
        for person in self._world.people:
            if person.id == act["who"]:
                return person
        raise ValueError("there is no such person")

    def _group(self, act: Act) -> Group | None:
        """The group that is meant; none for the person's own chat with the bot."""
        for group in self._world.groups:
            if group.id == act.get("chat"):
                return group
        return None

    def _chat(self, act: Act) -> Chat:
        group = self._group(act)
        return group.chat if group else self._person(act).chat

    def _message(self, act: Act, name: str = "message") -> Message:
        found = self._chat(act).find(int(act[name]))
        if found is None:
            raise ValueError("this message is gone")
        return found

    def _say(self, act: Act) -> None:
        reply_to = self._message(act, "reply_to") if act.get("reply_to") else None
        text = str(act["text"])
        assert text.strip(), "an empty message cannot be sent"
        assert len(text) <= 4096, "a message has at most 4,096 characters"
        self._person(act).says(text, self._group(act), reply_to)

    def _press(self, act: Act) -> None:
        message = self._message(act)
        self._person(act).taps(message, message.buttons[int(act["row"])][int(act["column"])])

    def _tap(self, act: Act) -> None:
        place = _place(act) if "latitude" in act else None
        self._person(act).taps_reply_button(str(act["label"]), at=place)

    def _add(self, act: Act) -> None:
        name = str(act["name"]).strip()[:64]
        assert name, "a name is needed"
        language = str(act.get("language") or "en")[:5]
        person = self._world.add_person(name, language=language)
        self._cast.neighbors.add(person)


def _place(act: Act) -> tuple[float, float]:
    return float(act["latitude"]), float(act["longitude"])
