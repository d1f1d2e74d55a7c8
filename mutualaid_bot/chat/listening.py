"""Answers HTTP on one address of this machine.

It does not know what is asked there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

CLOSING_SECONDS = 5.0


class CannotListen(Exception):
    """The address is taken, or not this machine's."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address} cannot be listened on: {reason}.")
        self.address = address


def address_of(written: str) -> tuple[str, int]:
    """ "127.0.0.1:8443" or "[::1]:8443" as host and port."""
    host, _, port = written.rpartition(":")
    return host.strip("[]"), int(port)


@asynccontextmanager
async def listening(app: web.Application, address: str) -> AsyncIterator[None]:
    """Raises ``CannotListen``. What was asked is answered before it ends."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSING_SECONDS)
    await runner.setup()
    try:
        host, port = address_of(address)
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            # asyncio puts the address before the system's own words.
            reason = str(error.strerror or error).rpartition(": ")[2]
            raise CannotListen(address, reason) from None
        yield
    finally:
        await runner.cleanup()
