"""Carries calls to the Bot API over one aiohttp session, and says of each failure what it means.

It does not know what is called, never tries a call again, and lets neither the token nor a stranger's answer
into the text of an error.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
CONNECTIONS = 32
JSON = {"Content-Type": "application/json"}


class TokenRefused(Exception):
    """Telegram answered 401: the token is wrong or was revoked."""


class NotSent(NetworkError):
    """No connection came about, so nothing was carried out."""


class Unclear(TimedOut):
    """The call went out and no answer that one can read came back: it may have been carried out."""


class AiohttpRequest(BaseRequest):
    """A proxy from the environment is used, except for a server on this machine itself."""

    def __init__(self, *, connections: int = CONNECTIONS, read_seconds: float = READ_SECONDS) -> None:
        self._connections = connections
        self.read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self.read_seconds

    async def initialize(self) -> None:
        """Nothing to do: the session opens with the first call, when it is known where calls go."""

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of an answer that is Telegram's; anything else is one of the errors above.

        ``write_timeout`` and ``pool_timeout`` have no counterpart: connecting includes waiting for a place in
        the pool, and reading begins when the call is written.
        """
        data: aiohttp.FormData | Mapping[str, str] | None = None
        if request_data is not None:
            data = _multipart(request_data) if request_data.contains_files else request_data.json_parameters
        status, body = await self.call(
            url,
            data,
            method=method,
            read_seconds=self.read_seconds if read_timeout is self.DEFAULT_NONE else read_timeout,
            connect_seconds=CONNECT_SECONDS if connect_timeout is self.DEFAULT_NONE else connect_timeout,
        )
        refuse_strangers(status, body)
        return status, body

    async def call(
        self,
        url: str,
        data: aiohttp.FormData | Mapping[str, str] | None = None,
        *,
        method: str = "POST",
        read_seconds: float | None = READ_SECONDS,
        connect_seconds: float | None = CONNECT_SECONDS,
    ) -> tuple[int, bytes]:
        """Status and body of whatever answered."""
        session = self._open(url)
        timeout = aiohttp.ClientTimeout(
            total=None if read_seconds is None else read_seconds + (connect_seconds or 0.0),
            connect=connect_seconds,
            sock_read=read_seconds,
        )
        try:
            async with session.request(method, url, **_body(data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        # The errors of aiohttp may hold the address, and the address holds the token: only their names go on.
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(f"not sent: {type(error).__name__}") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unclear(f"no answer: {type(error).__name__}") from None

    def _open(self, url: str) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                trust_env=not _is_this_machine(url),
                headers={"User-Agent": self.USER_AGENT},
            )
        return self._session


def _is_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _body(data: aiohttp.FormData | Mapping[str, str] | None) -> dict[str, Any]:
    """As JSON where there is no file: a form says the same, and quoting it costs about nine times the CPU."""
    if data is None or isinstance(data, aiohttp.FormData):
        return {"data": data}
    return {"data": json.dumps(dict(data)).encode(), "headers": JSON}


def _multipart(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def refuse_strangers(status: int, body: bytes) -> None:
    """A gateway's page is not Telegram's answer, and a proxy's 404 does not mean that the token is dead."""
    if status == HTTPStatus.OK and body.startswith(b'{"ok":true,"result":'):
        return
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    said = answer if isinstance(answer, dict) else {}
    if HTTPStatus.OK <= status <= 299:
        if "result" not in said:
            raise Unclear(f"status {status}, and not an answer of Telegram's")
    elif status == HTTPStatus.GATEWAY_TIMEOUT:
        raise Unclear(f"status {status}")
    elif status == HTTPStatus.NOT_FOUND or "description" not in said:
        raise NetworkError(f"status {status}")
