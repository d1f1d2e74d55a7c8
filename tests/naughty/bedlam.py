"""Mischief in numbers, and what must hold after it.

    python -m tests.naughty.bedlam --updates 20000 --seed 3

It runs the whole bot in this process; what people may do and what not is the mischief's business.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.journeys.stage import Stage
from tests.naughty.mischief import Mischief

AT_ONCE = 20
# What we deleted or left ourselves: Telegram's "no" is the only way to learn of it.
OF_OUR_MAKING = ("not modified", "message to edit not found", "PARTICIPANT_ID_INVALID", "query is too old")


class Bedlam:
    def __init__(self, folder: Path, seed: int) -> None:
        self.stage = Stage(folder)
        self.seed = seed
        self.stray: list[str] = []
        self.updates = 0

    async def play(self, updates: int) -> list[str]:
        """What went wrong, in words; nothing if nothing did."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self.stray.append(str(context)))
        dice = random.Random(self.seed)
        await self.stage.open(community={"languages": ["en", "es", "ht"]})
        try:
            mischief = Mischief(self.stage, dice)
            first = self.stage.world.updates._next
            while (done := self.stage.world.updates._next - first) < updates:
                for _ in range(AT_ONCE):
                    mischief.play()
                await self.stage.settle()
                if done // 300 != (done - AT_ONCE) // 300:
                    await self.stage.later(hours=dice.choice((1, 7, 30)))
            self.updates = done
            await self.stage.later(days=2)
            return await self.findings()
        finally:
            await self.stage.close()

    async def findings(self) -> list[str]:
        found = [f"nobody caught {one}" for one in self.stray]
        found += [f"Telegram would refuse: {one}" for one in self.stage.world.violations]
        for call in self.stage.world.calls:
            if call.code == 400 and not any(part in call.description for part in OF_OUR_MAKING):
                found.append(f"{call.method} refused: {call.description}, {_short(call.arguments)}")
        if not _can_write(self.stage.folder / "bot.db"):
            found.append("a transaction is open")
        async with self.stage.app.database.reading() as tx:
            for row in await tx.statements.rows("SELECT * FROM inbox WHERE state != 'done' OR tries > 1"):
                found.append(f"update {row['update_id']} is {row['state']} after {row['tries']} tries")
            for row in await tx.statements.rows("SELECT * FROM outbox WHERE state = 'failed'"):
                if not str(row["why"]).startswith(("blocked", "deactivated")):
                    found.append(f"letter {row['id']} ({row['notice'] or row['op']}) failed: {row['why']}")
            for row in await tx.statements.rows("SELECT * FROM outbox WHERE notice = 'Failure'"):
                found.append(f"an error code was given out to {row['chat_id']}")
        return found


def _can_write(database: Path) -> bool:
    """Whether someone else could begin to write at once: nobody left a transaction open."""
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        other.execute("ROLLBACK")
        return True


def _short(arguments: dict[str, Any]) -> str:
    return repr(arguments)[:300]


def main() -> None:
    asking = argparse.ArgumentParser(description="Send the bot everything that it does not expect.")
    asking.add_argument("--updates", type=int, default=20_000)
    asking.add_argument("--seed", type=int, default=None)
    wanted = asking.parse_args()
    seed = wanted.seed if wanted.seed is not None else random.randrange(10**6)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutualaid-naughty-") as folder:
        bedlam = Bedlam(Path(folder), seed)
        found = asyncio.run(bedlam.play(wanted.updates))
    print(f"seed {seed}: {bedlam.updates} updates in {time.monotonic() - began:.0f} s, {len(found)} findings")
    for line in found[:40]:
        print(f"  {line}")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
