"""The programs that are measured: our bot, and python-telegram-bot as a bare echo bot. Each its own process.

They do not measure themselves, and end on SIGTERM.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from benchmarks.load_server import TOKEN

COORDINATORS = -1_001_000_000_001
MEMBERS_GROUP = -1_001_000_000_002
NOTICES = 40  # to the coordinators' group, beside a digest: twice of what a group may get in a minute


def echo(url: str) -> None:
    """The library's own example, on its defaults, without logging."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    logging.disable(logging.CRITICAL)

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None and update.message.text is not None
        await update.message.reply_text(update.message.text)

    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, answer))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


def environment(url: str, folder: Path) -> dict[str, str]:
    """The example configuration holds, but for these."""
    return {
        "MUTUALAID_TELEGRAM__TOKEN": TOKEN,
        "MUTUALAID_TELEGRAM__API_URL": url,
        "MUTUALAID_DATABASE__URL": f"sqlite:///{folder / 'bot.db'}",
        "MUTUALAID_COMMUNITY__QUIET_HOURS": "[]",
        "MUTUALAID_COMMUNITY__CHAT_ID": str(MEMBERS_GROUP),
        "MUTUALAID_COORDINATORS__CHAT_ID": str(COORDINATORS),
    }


async def ours(url: str, folder: Path, *, lifted: bool, digest: bool) -> None:
    """The whole bot. ``lifted``: without Telegram's pace; ``digest``: sends the week's digest at once."""
    from mutualaid_bot.app import App
    from mutualaid_bot.chat.pace import Pace
    from mutualaid_bot.config import load
    from mutualaid_bot.files import example_config

    config = folder / "config.toml"
    config.write_text(example_config(), "utf-8")
    app = App(load(config, environment(url, folder)), pace=Pace.unlimited() if lifted else None)
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    await app.start()
    if digest:
        await _digest(app)
    await stopping.wait()
    await app.stop()


async def _digest(app: object) -> None:
    from mutualaid_bot.app import App
    from mutualaid_bot.domain.notices import DigestOnItsWay
    from mutualaid_bot.flow import digesting

    assert isinstance(app, App)
    async with app.database.transaction() as tx:
        turn = app._turn(tx)
        await digesting.weekly(turn)
        for number in range(NOTICES):
            await turn.tell_coordinators(DigestOnItsWay(number, None))
    app.sender.wake()


def main(kind: str, url: str, folder: str) -> None:
    sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  open as long as the process
    match kind:
        case "echo":
            echo(url)
        case "ours" | "paced" | "digest":
            asyncio.run(ours(url, Path(folder), lifted=kind == "ours", digest=kind == "digest"))
        case _:
            raise SystemExit(f"no such bot: {kind}")


if __name__ == "__main__":
    main(*sys.argv[1:])
