"""The demo as a user starts it: the page's address first, the real bot behind it, and a clean end."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from typing import Any

import aiohttp

State = dict[str, Any]


async def until(session: aiohttp.ClientSession, holds: Callable[[State], bool]) -> State:
    """Watch as the page does, for at most twenty seconds."""
    async with asyncio.timeout(20), session.get("/api/events") as events:
        async for line in events.content:
            if line.startswith(b"data: ") and holds(state := json.loads(line.removeprefix(b"data: "))):
                return dict(state)
    raise AssertionError("the demo ended")


def texts(state: State, chat: int) -> list[str]:
    return [message["text"] for message in state["chats"][chat]["messages"] if message["bot"]]


async def test_the_demo_runs_the_real_bot_behind_its_page_and_ends_with_it() -> None:
    environment = {**os.environ, "MUTUALAID_TELEGRAM__TOKEN": "1:a-real-one", "PYTHONUNBUFFERED": "1"}
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "mutualaid_bot", "demo", "--port", "0"),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
    )
    assert demo.stdout is not None
    try:
        first = (await asyncio.wait_for(demo.stdout.readline(), 20)).decode()
        address = re.search(r"http://\S+", first)
        assert address is not None, first
        page = address.group()
        assert page.startswith("http://127.0.0.1:")
        async with aiohttp.ClientSession(page, read_bufsize=2**20) as session:
            async with session.get("/") as answer:
                assert "Nothing here is real, and nothing is sent" in await answer.text()

            async def act(**what: Any) -> None:
                async with session.post("/api/act", json=what) as answer:
                    assert answer.status == 200, await answer.text()

            ana = (await until(session, lambda now: True))["chats"][0]["id"]
            await act(do="start", who=ana)
            await until(session, lambda now: len(texts(now, 0)) == 1)
            await act(do="say", who=ana, chat=ana, text="I need rice for 3 people in Roxbury")
            started = await until(session, lambda now: "Roxbury" in texts(now, 0)[-1])
            await act(do="turn", seconds=86400)
            later = await until(session, lambda now: now["now"] != started["now"])
            assert later["violations"] == []
        demo.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(demo.wait(), 20) == 0
        assert "ended by itself" not in (await demo.stdout.read()).decode()
    except (AssertionError, aiohttp.ClientError) as failure:
        if demo.returncode is None:
            demo.terminate()
        failure.add_note((await demo.stdout.read()).decode())
        raise
    finally:
        if demo.returncode is None:
            demo.kill()
            await demo.wait()
