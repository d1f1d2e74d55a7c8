"""The Bot API over HTTP, on 127.0.0.1 only: reads a call, carries it out, answers as Telegram does.

It decides nothing about messages and chats; it knows tokens, forms, long polls and bad weather.
"""

import asyncio
import json
import time
from typing import Any

from aiohttp import web

from mutualaid_bot.playground.access import Access, Arguments
from mutualaid_bot.playground.ground import Call, Flight, Ground
from mutualaid_bot.playground.methods import METHODS
from mutualaid_bot.playground.refusals import Refusal, bad, too_many
from mutualaid_bot.playground.strictness import inspect, known, served
from mutualaid_bot.playground.weather import Plan, Trouble
from mutualaid_bot.playground.webhook import Courier

HTML_502 = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
HTML_404 = "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>"


class BotApiServer:
    def __init__(self, world: Ground, token: str) -> None:
        self.world = world
        self.token = token
        self.app = web.Application(client_max_size=50 * 2**20)
        self.app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", self._handle)
        self._runner: web.AppRunner | None = None
        self._stopping = asyncio.Event()
        self._courier: asyncio.Task[None] | None = None
        number = token.partition(":")[0]
        if number.isdigit():
            world.become(int(number))

    async def start(self, port: int = 0) -> str:
        """Listen on this port (0: any free one); the address, without a slash at its end."""
        self._stopping.clear()
        # A poll whose caller is gone must not take updates from the next one.
        self._runner = web.AppRunner(
            self.app, handler_cancellation=True, access_log=None, shutdown_timeout=1.0
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True)
        await site.start()
        self._courier = asyncio.create_task(Courier(self.world).run())
        host, bound = self._runner.addresses[0][:2]
        return f"http://{host}:{bound}"

    async def stop(self) -> None:
        self._stopping.set()
        if self._courier is not None:
            self._courier.cancel()
            await asyncio.gather(self._courier, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        token = request.match_info["token"]
        if token != self.token:
            well_formed = token.partition(":")[0].isdigit() and token.partition(":")[2]
            return _answer(
                Refusal(401, "Unauthorized" if well_formed else "Unauthorized: invalid token specified")
            )
        flight = Flight(method)
        self.world.in_flight.add(flight)
        try:
            return await self._fly(request, flight)
        finally:
            self.world.in_flight.discard(flight)

    async def _fly(self, request: web.Request, flight: Flight) -> web.StreamResponse:
        method, weather = flight.method, self.world.weather
        await asyncio.sleep(weather.one_way())
        plan = weather.strike(method)
        if plan is not None and (spoiled := await self._spoil_before(request, plan)) is not None:
            return spoiled
        try:
            arguments = await _read(request)
            result = await self._carry_out(method, arguments, plan.trouble if plan else None)
            response = web.json_response({"ok": True, "result": result})
        except Refusal as refusal:
            response = _answer(refusal)
        flight.carried_out = True
        await asyncio.sleep(weather.one_way())
        if plan is not None and plan.trouble is Trouble.CUT_AFTER:
            return _cut(request)
        if plan is not None and plan.trouble is Trouble.NOT_JSON:
            return web.Response(text="Welcome to the hotel's network. Please log in.")
        return response

    async def _carry_out(self, method: str, values: dict[str, Any], trouble: Trouble | None) -> Any:
        if method not in served():
            name = known().get(method)
            if name is not None:
                self.world.violate(f"{name}: a method that the playground does not have")
            raise Refusal(404, "method not found")
        name = served()[method]
        arguments = Arguments(values)
        for finding in inspect(name, arguments.values):
            self.world.violate(finding)
        if name == "getUpdates":
            return await self._get_updates(arguments)
        try:
            result = METHODS[name](Access(self.world, arguments, name))
        except Refusal as refusal:
            said = refusal.description
            self.world.calls.append(Call(name, values, refusal.code, said, time.monotonic(), trouble))
            raise
        self.world.calls.append(Call(name, values, 200, "", time.monotonic(), trouble))
        return result

    async def _get_updates(self, arguments: Arguments) -> list[dict[str, Any]]:
        allowed = arguments.structure("allowed_updates")
        if isinstance(allowed, list):
            self.world.updates.allow([str(kind) for kind in allowed])
        asking = asyncio.ensure_future(
            self.world.updates.ask(
                offset=arguments.integer("offset"),
                limit=arguments.integer("limit") or 100,
                timeout=arguments.integer("timeout"),
            )
        )
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise Refusal(500, "Internal Server Error: restart")
            return [update.json() for update in asking.result()]
        finally:
            asking.cancel()
            stopping.cancel()

    async def _spoil_before(self, request: web.Request, plan: Plan) -> web.StreamResponse | None:
        match plan.trouble:
            case Trouble.SERVER_ERROR:
                return _answer(Refusal(500, "Internal Server Error: restart"))
            case Trouble.BAD_GATEWAY:
                return web.Response(status=502, text=HTML_502, content_type="text/html")
            case Trouble.PROXY_404:
                return web.Response(status=404, text=HTML_404, content_type="text/html")
            case Trouble.FLOOD:
                return _answer(too_many(max(1, int(plan.seconds))))
            case Trouble.CUT_BEFORE:
                return _cut(request)
            case Trouble.DELAY:
                await asyncio.sleep(plan.seconds)
            case Trouble.HANG:
                await self._stopping.wait()
                return _cut(request)
            case Trouble.CUT_AFTER | Trouble.NOT_JSON:
                pass
        return None


def _answer(refusal: Refusal) -> web.Response:
    headers = {}
    if "retry_after" in refusal.parameters:
        headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return web.json_response(refusal.body(), status=refusal.code, headers=headers)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _read(request: web.Request) -> dict[str, Any]:
    """Arguments from the query string and from the body, however they were written."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad("object expected as request body")
        values |= body
    elif request.can_read_body:
        form = await request.post()
        values |= {name: value if isinstance(value, str) else "attach://file" for name, value in form.items()}
    return values
