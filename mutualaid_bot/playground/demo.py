"""`mutualaid-bot demo`: the real bot, our Telegram, and a page on which one is everybody.

Nothing leaves this machine, and nothing is kept: the database is gone when the demo ends.
"""

import asyncio
import signal
import tempfile
import webbrowser
from pathlib import Path

from mutualaid_bot.playground.cast import assemble
from mutualaid_bot.playground.child import TOKEN, BotProcess
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.window import add_page

PORT = 8765
FINAL = {2, 3, 4}  # exit codes that another start would not change
MOST_DEATHS = 5


async def demo(port: int | None = None, open_browser: bool = False) -> int:
    """Run until SIGINT or SIGTERM; 0 then, or the bot's exit code where it cannot run."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping.set)
    cast = assemble()
    server = BotApiServer(cast.world, TOKEN)
    window = add_page(server.app, cast)
    try:
        address = await _start(server, port)
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.")
        return 2
    print(f"Open {address}/ in your browser. Nothing here is real, and nothing is sent.", flush=True)
    print("Ctrl-C ends it.", flush=True)
    if open_browser:
        await asyncio.to_thread(webbrowser.open, f"{address}/")
    try:
        with tempfile.TemporaryDirectory(prefix="mutualaid-demo-") as folder:
            bot = BotProcess(Path(folder), address=address, cast=cast)
            return await _keep_running(bot, stopping)
    finally:
        window.close()
        await server.stop()


async def _start(server: BotApiServer, port: int | None) -> str:
    """On the port that was asked for; if none was, on the usual one or any that is free."""
    if port is not None:
        return await server.start(port)
    try:
        return await server.start(PORT)
    except OSError:
        await server.stop()
        return await server.start(0)


async def _keep_running(bot: BotProcess, stopping: asyncio.Event) -> int:
    stop = asyncio.ensure_future(stopping.wait())
    deaths = 0
    try:
        while True:
            await bot.start()
            death = asyncio.ensure_future(bot.ended())
            await asyncio.wait({stop, death}, return_when=asyncio.FIRST_COMPLETED)
            if stop.done():
                await bot.stop()
                await death
                return 0
            deaths += 1
            code = death.result()
            print(
                f"The bot ended by itself (exit code {code}). Its last lines:\n{bot.last_lines()}", flush=True
            )
            if code in FINAL or deaths >= MOST_DEATHS:
                return code or 1
            print("Starting it again.", flush=True)
            await asyncio.wait({stop}, timeout=deaths)
            if stop.done():
                return 0
    finally:
        stop.cancel()
