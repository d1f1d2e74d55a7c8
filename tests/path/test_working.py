"""Stored updates reach their handler in order, and none of them can stop the others."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from mutualaid_bot.chat.working import Begun, DiedThreeTimes, Workers

Handle = Callable[[int, dict[str, Any]], Awaitable[None]]


class Shelf:
    """Stored updates: counts tries as the inbox does."""

    def __init__(self, handle: Handle, *, seconds: float = 5.0) -> None:
        self.tries: dict[int, int] = defaultdict(int)
        self.done: set[int] = set()
        self.aside: dict[int, Exception] = {}
        self.broken = 0
        self._handle = handle
        self.workers = Workers(
            begin=self.begin,
            handle=self.handle,
            set_aside=self.set_aside,
            seconds=seconds,
            pauses=(0.01, 0.02),
        )

    async def begin(self, update_id: int) -> Begun | None:
        await asyncio.sleep(0)
        if self.broken:
            self.broken -= 1
            raise OSError("disk full")
        if update_id in self.done:
            return None
        self.tries[update_id] += 1
        return b'{"update_id": %d}' % update_id, self.tries[update_id]

    async def handle(self, update_id: int, raw: dict[str, Any]) -> None:
        assert raw["update_id"] == update_id
        await self._handle(update_id, raw)
        self.done.add(update_id)

    async def set_aside(self, update_id: int, error: Exception) -> None:
        self.aside[update_id] = error

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.workers.run())
        try:
            yield
            async with asyncio.timeout(5):
                await self.workers.settled()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def test_a_chat_is_handled_in_order_and_chats_side_by_side() -> None:
    seen: list[int] = []
    running: set[int] = set()
    together = 0

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        nonlocal together
        line = update_id % 10
        assert line not in running
        running.add(line)
        together = max(together, len(running))
        for _ in range(update_id % 7):
            await asyncio.sleep(0)
        running.remove(line)
        seen.append(update_id)

    shelf = Shelf(handle)
    shelf.workers.add((number, str(number % 10)) for number in range(200))
    async with shelf.at_work():
        assert not shelf.workers.idle()
    assert shelf.workers.idle()
    assert sorted(seen) == list(range(200))
    for line in range(10):
        assert [number for number in seen if number % 10 == line] == list(range(line, 200, 10))
    assert together == 4


async def test_an_update_that_fails_is_tried_three_times_and_then_the_next_one_comes() -> None:
    order: list[int] = []

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        order.append(update_id)
        if update_id == 1:
            raise ValueError("poison")

    shelf = Shelf(handle)
    shelf.workers.add([(1, "ana"), (2, "ana"), (3, "ben")])
    async with shelf.at_work():
        pass
    assert [number for number in order if number != 3] == [1, 1, 1, 2]
    assert isinstance(shelf.aside[1], ValueError)
    assert shelf.done == {2, 3}


async def test_a_handler_that_never_ends_is_stopped() -> None:
    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        if update_id == 1:
            await asyncio.Event().wait()

    shelf = Shelf(handle, seconds=0.02)
    shelf.workers.add([(1, "ana"), (2, "ana")])
    async with shelf.at_work():
        pass
    assert isinstance(shelf.aside[1], TimeoutError)
    assert shelf.done == {2}


async def test_a_failure_that_passes_costs_nothing() -> None:
    failures = 2

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise ConnectionError

    shelf = Shelf(handle)
    shelf.workers.add([(1, "ana")])
    async with shelf.at_work():
        pass
    assert shelf.done == {1} and not shelf.aside


@pytest.mark.parametrize(("deaths", "handled"), [(2, True), (3, False)])
async def test_an_update_that_ended_the_program_three_times_is_not_handled_again(
    deaths: int, handled: bool
) -> None:
    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        pass

    shelf = Shelf(handle)
    shelf.tries[1] = deaths
    shelf.workers.add([(1, "ana"), (2, "ana")])
    async with shelf.at_work():
        pass
    assert (1 in shelf.done) is handled
    assert isinstance(shelf.aside.get(1), DiedThreeTimes) is not handled
    assert 2 in shelf.done


async def test_what_is_done_already_is_not_handled_again() -> None:
    handled: list[int] = []

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        handled.append(update_id)

    shelf = Shelf(handle)
    shelf.done.add(1)
    shelf.workers.add([(1, "ana"), (2, "ana")])
    async with shelf.at_work():
        pass
    assert handled == [2]


async def test_a_full_disk_skips_no_update() -> None:
    handled: list[int] = []

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        handled.append(update_id)

    shelf = Shelf(handle)
    shelf.broken = 1
    shelf.workers.add([(1, "ana"), (2, "ana")])
    async with shelf.at_work():
        pass
    assert handled == [1, 2]
