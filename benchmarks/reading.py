"""How well and how fast messages are read that nobody here wrote: `python -m benchmarks.reading`.

Trains and chooses nothing. The messages are Robert Munro's disaster response messages (CC BY 4.0), which
are not part of this repository: without them it says so and measures only what a reader costs.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.reading import Aim, Reader, canonical

NOW = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)
ROUNDS = 3
Row = Mapping[str, str]

# The baseline: what one would write in ten minutes.
_ASKING = re.compile(
    r"\b(?:need|needs|help|please|want|without|hungry|looking for|no (?:food|water|house|shelter|money)"
    r"|bezwen|ede|èd|tanpri|grangou|manje|dlo|tant|aide|aider|besoin|svp|faim|secours)\b",
    re.IGNORECASE,
)
_NAMING = {
    "food": r"\b(?:food|hungry|hunger|rice|eat|milk|manje|grangou|nourriture|faim|manger|diri|lèt)\b",
    "water": r"\b(?:water|thirsty|dlo|swaf|eau|soif)\b",
    "shelter": r"\b(?:tents?|shelters?|house|homeless|tant|prela|kay|abri|tarps?|tentes?|maison|rue|lari)\b",
    "clothing": r"\b(?:clothes|clothing|shoes|rad|soulye|vêtements|habits|chaussures)\b",
}
_WATER = re.compile(
    r"\b(?:(?:drinking|bottled|clean|potable) )?(?:water|dlo|eau|agua)(?: (?:potable|potab))?\b",
    re.IGNORECASE,
)


def main() -> None:
    folder = _data_folder()
    reader, build = _built()
    for name, milliseconds in build.items():
        _figure(name, milliseconds, "ms CPU")
    _figure("a reader's memory", _memory_of_a_reader(), "MB")
    if folder is None:
        print(json.dumps({"skipped": "accuracy and speed on real messages", "why": "set MUTUALAID_DATA"}))
        return
    rows = _rows(folder / "messages" / "validation.csv")
    english = [(row["text"], row) for row in rows]
    originals = [(row["original"], row) for row in rows if row["original"].strip()]
    for name, pairs in (("English", english), ("originals", originals)):
        _measure_requests(name, pairs, reader)
        _measure_categories(name, pairs, reader)
    sandy = [row["text"] for row in _rows(folder / "messages" / "sandy_unlabelled.csv")]
    _measure_speed([text for text, _ in english + originals] + sandy, reader)


def _data_folder() -> Path | None:
    named = os.environ.get("MUTUALAID_DATA")
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(named) if named else beside
    return folder if (folder / "messages" / "validation.csv").is_file() else None


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _new_reader() -> Reader:
    places = Places(
        [Neighborhood("Jamaica Plain", aliases=("JP",)), Neighborhood("Dorchester"), Neighborhood("Roxbury")]
    )
    return Reader(
        categories=Categories(shipped()),
        places=places,
        region="US",
        timezone="America/New_York",
        languages=["en", "es"],
    )


def _built() -> tuple[Reader, dict[str, float]]:
    started = time.process_time()
    reader = _new_reader()
    first = time.process_time()
    _new_reader()
    second = time.process_time()
    return reader, {"the first reader": (first - started) * 1000, "the next": (second - first) * 1000}


def _memory_of_a_reader() -> float:
    """What building and using one adds to a process that has imported all that it needs: MB resident."""
    code = (
        "import gc, os\n"
        "from benchmarks.measuring import resident_megabytes\n"
        "from benchmarks.reading import NOW, _new_reader\n"
        "gc.collect()\n"
        "before = resident_megabytes(os.getpid())\n"
        "_new_reader().read('I need diapers, call 617-555-0143', now=NOW)\n"
        "print(resident_megabytes(os.getpid()) - before)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(run.stdout)


def _measure_requests(name: str, pairs: Sequence[tuple[str, Row]], reader: Reader) -> None:
    truth = [row["request"] == "1" for _, row in pairs]
    _figure(
        f"request or not, {name}, macro-F1",
        _macro_f1(truth, [_asks(reader, text) for text, _ in pairs]),
        "",
        baseline=_macro_f1(truth, [_ASKING.search(text) is not None for text, _ in pairs]),
        messages=len(pairs),
    )


def _asks(reader: Reader, text: str) -> bool:
    """Taken for a need: as a post, or as a danger, which is answered with emergency numbers first."""
    reading = reader.read(text, now=NOW)
    return reading.kind is Kind.NEED and (reading.aim is Aim.POST or bool(reading.danger))


def _measure_categories(name: str, pairs: Sequence[tuple[str, Row]], reader: Reader) -> None:
    told: dict[str, Callable[[str], bool]] = {
        # Water is an item of food here, and a label of its own there.
        "food": lambda text: "food" in reader.read(_WATER.sub(" ", text), now=NOW).categories,
        "water": lambda text: "water" in map(canonical, reader.read(text, now=NOW).items),
        "shelter": lambda text: "housing" in reader.read(text, now=NOW).categories,
        "clothing": lambda text: "clothing" in reader.read(text, now=NOW).categories,
    }
    for label, tells in told.items():
        truth = [row[label] == "1" for _, row in pairs]
        keywords = re.compile(_NAMING[label], re.IGNORECASE)
        _figure(
            f"{label}, {name}, F1",
            _f1(truth, [tells(text) for text, _ in pairs]),
            "",
            baseline=_f1(truth, [keywords.search(text) is not None for text, _ in pairs]),
            positives=sum(truth),
        )


def _measure_speed(texts: Sequence[str], reader: Reader) -> None:
    medians, tails = [], []
    for _ in range(ROUNDS):
        costs = []
        gc.collect()
        for text in texts:
            started = time.thread_time_ns()
            reader.read(text, now=NOW)
            costs.append((time.thread_time_ns() - started) / 1e6)
        medians.append(statistics.median(costs))
        tails.append(statistics.quantiles(costs, n=100)[98])
    _figure("a message, median", statistics.median(medians), "ms CPU", messages=len(texts))
    _figure("a message, p99", statistics.median(tails), "ms CPU", messages=len(texts))


def _f1(truth: Iterable[bool], told: Iterable[bool]) -> float:
    pairs = list(zip(truth, told, strict=True))
    right = sum(true and said for true, said in pairs)
    wrong = sum(true != said for true, said in pairs)
    return 2 * right / (2 * right + wrong) if right or wrong else 1.0


def _macro_f1(truth: Sequence[bool], told: Sequence[bool]) -> float:
    return (_f1(truth, told) + _f1([not one for one in truth], [not one for one in told])) / 2


def _figure(name: str, value: float, unit: str, *, baseline: float | None = None, **facts: int) -> None:
    line: dict[str, object] = {"figure": name, "value": round(value, 3)}
    if unit:
        line["unit"] = unit
    if baseline is not None:
        line["baseline"] = round(baseline, 3)
    print(json.dumps(line | facts), flush=True)


if __name__ == "__main__":
    main()
