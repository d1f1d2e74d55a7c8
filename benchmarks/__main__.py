"""``make bench``: measures, prints one JSON line per figure, and writes the table into docs/benchmarks.md.

It decides nothing: a figure that misses its goal is told, and ends nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks import digest, flood, memory, searching, starting, whole_path
from benchmarks.filling import board
from benchmarks.measuring import Figure, commit, machine, say, today

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- make bench writes from here -->", "<!-- to here -->"
HEAD = "| figure | ours | baseline | ratio | goal | |\n|---|---|---|---|---|---|"
MILLION = 1_000_000

Measure = Callable[[Path], Awaitable[list[Figure]]]


def _measures(options: argparse.Namespace) -> dict[str, Measure]:
    rounds: int = options.rounds

    async def path(folder: Path) -> list[Figure]:
        return await whole_path.measure(folder, rounds=rounds, updates=options.updates)

    async def board_of_a_million(folder: Path) -> list[Figure]:
        folder.mkdir()  # noqa: ASYNC240  nothing else runs yet
        large, small = folder / "large.db", folder / "small.db"
        board(large, MILLION)
        board(small, MILLION // 100)
        found = await searching.measure(large, small, rounds=rounds, queries=options.queries)
        return found + await starting.measure(large, folder / "start", rounds=2 * rounds)

    async def mem(folder: Path) -> list[Figure]:
        return await memory.measure(folder, updates=options.memory)

    async def composing(folder: Path) -> list[Figure]:
        return await digest.measure(folder, members=10_000, rounds=rounds)

    async def flooded(folder: Path) -> list[Figure]:
        return await flood.measure(folder, members=options.members, latency=options.latency)

    return {"path": path, "board": board_of_a_million, "memory": mem, "digest": composing, "flood": flooded}


async def _all(chosen: dict[str, Measure]) -> list[Figure]:
    figures: list[Figure] = []
    for name, measure in chosen.items():
        say(f"{name} …")
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="bench") as folder:
            for figure in await measure(Path(folder) / "run"):
                print(figure.line(), flush=True)
                figures.append(figure)
        say(f"  took {time.perf_counter() - began:.0f} s")
    return figures


def _table(figures: list[Figure]) -> str:
    notes = [f"- {figure.name}: {figure.note}." for figure in figures if figure.note]
    told = f"{today()}, commit {commit()}; {machine()}."
    rows = [HEAD, *(figure.row() for figure in figures)]
    return "\n".join([told, "", *rows, *(["", *notes] if notes else [])])


def _write(table: str) -> None:
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = ("path", "board", "memory", "digest", "flood")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(names)}; all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--updates", type=int, default=1000, help="of each round of the whole path")
    parser.add_argument("--memory", type=int, default=3000, help="updates, twice; 10000 takes six minutes")
    parser.add_argument("--queries", type=int, default=400, help="of each round of the search")
    parser.add_argument("--members", type=int, default=3000, help="who get the digest at the real pace")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds to Telegram, for the digest")
    options = parser.parse_args()
    if unknown := set(options.names) - set(names):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    measures = _measures(options)
    figures = asyncio.run(_all({name: measures[name] for name in options.names or names}))
    table = _table(figures)
    say("\n" + table)
    if not options.names:
        _write(table)


if __name__ == "__main__":
    main()
