"""One run of the bot as a process: from its start to a signal, a refused token, or a fault.

It does not build the bot (see ``app``), and it says nothing to anyone.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from contextlib import ExitStack, suppress

from mutualaid_bot.app import App
from mutualaid_bot.chat.listening import CannotListen
from mutualaid_bot.chat.transport import TokenRefused
from mutualaid_bot.clock import clock_of
from mutualaid_bot.config import Settings
from mutualaid_bot.logs import stray
from mutualaid_bot.watchdog import Guard, Stuck

__all__ = ["CannotListen", "Stuck", "TokenRefused", "run_bot"]


async def run_bot(settings: Settings, *, environ: Mapping[str, str]) -> int:
    """Until SIGTERM or SIGINT; then 0."""
    app = App(settings, clock=clock_of(environ))
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(stray)
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(name, stopping.set)
    starting = asyncio.create_task(app.start())
    stop = asyncio.create_task(stopping.wait())
    guarded = ExitStack()
    try:
        await asyncio.wait({starting, stop}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting
            return 0
        starting.result()
        guarded.enter_context(Guard(app.watchdog))
        failure = asyncio.create_task(app.failed())
        await asyncio.wait({failure, stop}, return_when=asyncio.FIRST_COMPLETED)
        if failure.done():
            raise failure.result()
        failure.cancel()
        return 0
    finally:
        stop.cancel()
        with guarded:  # until all has come to its end
            await app.stop()
