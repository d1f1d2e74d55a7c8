"""One page that says whether the bot is well, for whatever watches over it.

It tells nothing about anybody, and it mends nothing (see ``watchdog``).
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web


def health_page(stuck: Callable[[], list[str]]) -> web.Application:
    """``/healthz``: 200 and "ok"; or 503 and which parts are stuck."""

    async def answer(request: web.Request) -> web.Response:
        parts = stuck()
        if parts:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=f"stuck: {', '.join(parts)}\n")
        return web.Response(text="ok\n")

    app = web.Application()
    app.router.add_get("/healthz", answer)
    return app
