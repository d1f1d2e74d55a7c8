"""A Bot API server that costs next to nothing: it hands out updates and counts what is sent, with its moment.

It checks nothing and keeps no chats (the playground's server does); true offsets, long polls, keep-alive.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus

TOKEN = "123456789:benchmarks"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Neighbors", "username": "neighbors_bench_bot"}
SENDS = frozenset({"sendMessage", "editMessageText", "editMessageReplyMarkup", "sendPhoto"})
BATCH = 100


class LoadServer:
    """``latency``: seconds until an answer leaves, as if Telegram were further away. Calls are counted when
    they arrive."""

    def __init__(self, *, latency: float = 0.0) -> None:
        self.latency = latency
        self.arrived: list[tuple[float, int]] = []  # when, and to which chat: everything that counts as sent
        self.answered: set[int] = set()
        self.first_poll = asyncio.Event()
        self.first_poll_at = 0.0
        self.on_send: Callable[[int], None] = lambda chat_id: None
        self._queue: deque[dict[str, Any]] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._next_message = 1000
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Its address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    def put(self, *updates: dict[str, Any]) -> None:
        self._queue.extend(updates)
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def until(self, condition: Callable[[], bool], *, seconds: float) -> None:
        """Raises ``TimeoutError``: every benchmark is bounded in time."""
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110  the conditions are counts, and the bots are busy meanwhile
                await asyncio.sleep(0.005)

    async def answer(self, method: str, body: bytes) -> bytes:
        match method:
            case "getUpdates":
                return await self._updates(_fields(body))
            case "getMe":
                return _ok(BOT | {"can_join_groups": True, "can_read_all_group_messages": False})
            case _ if method in SENDS:
                return await self._sent(method, body)
            case _:
                return _ok(True)

    async def _sent(self, method: str, body: bytes) -> bytes:
        fields = _fields(body)
        chat_id = int(fields["chat_id"])
        self.arrived.append((time.perf_counter(), chat_id))
        self.answered.add(chat_id)
        self.on_send(chat_id)
        if self.latency:
            await asyncio.sleep(self.latency)
        self._next_message += 1
        number = int(fields.get("message_id") or self._next_message)
        kind = "private" if chat_id > 0 else "supergroup"
        chat = {"id": chat_id, "type": kind, "first_name": "Ana"}
        return _ok(
            {
                "message_id": number,
                "from": BOT,
                "chat": chat,
                "date": 1_790_000_000,
                "text": fields.get("text"),
            }
        )

    async def _updates(self, fields: dict[str, str]) -> bytes:
        if not self.first_poll.is_set():
            self.first_poll_at = time.perf_counter()
            self.first_poll.set()
        offset = int(fields.get("offset", 0))
        while self._queue and self._queue[0]["update_id"] < offset:
            self._queue.popleft()
        if not self._queue:
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(float(fields.get("timeout", 0))):
                    await self._waiting
            except TimeoutError:
                pass
        number = min(BATCH, int(fields.get("limit") or BATCH), len(self._queue))
        return _ok([self._queue[place] for place in range(number)])


def _fields(body: bytes) -> dict[str, str]:
    """Arguments, as JSON or as a form."""
    if body.startswith(b"{"):
        return {name: str(value) for name, value in json.loads(body).items()}
    return {
        name: unquote_plus(value)
        for name, _, value in (f.partition("=") for f in body.decode().split("&") if f)
    }


def _ok(result: Any) -> bytes:
    return b'{"ok":true,"result":' + json.dumps(result).encode() + b"}"


class _Connection(asyncio.Protocol):
    def __init__(self, server: LoadServer) -> None:
        self._server = server
        self._buffer = b""
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        for task in self._tasks:
            task.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while True:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                return
            length = 0
            for line in head.split(b"\r\n")[1:]:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if len(rest) < length:
                return
            self._buffer = rest[length:]
            method = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
            task = asyncio.ensure_future(self._answer(method, rest[:length]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _answer(self, method: str, body: bytes) -> None:
        answer = await self._server.answer(method, body)
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
            + answer
        )
