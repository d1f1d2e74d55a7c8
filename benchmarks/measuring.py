"""CPU time and memory of another process, and the figures that come of them.

Linux only: it reads /proc and the process's CPU clock. It does not know what is measured.
"""

from __future__ import annotations

import json
import math
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

MEGABYTE = 2**20


def cpu_seconds(pid: int) -> float:
    """User and system time of all its threads so far."""
    return time.clock_gettime((~pid << 3) | 2)  # the number that Linux gives to the CPU clock of a process


def resident_megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmRSS")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies; the next larger one, never one between two."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value a round, and the baseline's of the same rounds. ``goal``: for the ratio (or for the value,
    where there is no baseline); at most, or at least where ``more`` is better."""

    name: str
    unit: str
    ours: tuple[float, ...]
    baseline: str = ""
    theirs: tuple[float, ...] = ()
    goal: float | None = None
    more: bool = False
    note: str = ""

    @property
    def ratios(self) -> tuple[float, ...]:
        return (
            tuple(own / other for own, other in zip(self.ours, self.theirs, strict=True))
            if self.theirs
            else ()
        )

    @property
    def reached(self) -> bool | None:
        """Whether the median keeps the goal; None: there is none, it is told."""
        if self.goal is None:
            return None
        value = statistics.median(self.ratios or self.ours)
        return value >= self.goal if self.more else value <= self.goal

    def line(self) -> str:
        """As JSON, each round's value with it."""
        return json.dumps(
            {
                "figure": self.name,
                "unit": self.unit,
                "ours": [_round(value) for value in self.ours],
                "baseline": self.baseline or None,
                "theirs": [_round(value) for value in self.theirs],
                "ratio": _round(statistics.median(self.ratios)) if self.theirs else None,
                "goal": self.goal,
                "reached": self.reached,
                "note": self.note or None,
            },
            ensure_ascii=False,
        )

    def row(self) -> str:
        """One row of the table: medians, and the smallest and largest beside them."""
        goal = "told" if self.goal is None else f"{'≥' if self.more else '≤'} {self.goal:g}"
        goal += " ×" if self.goal is not None and self.theirs else ""
        verdict = {True: "reached", False: "**missed**", None: ""}[self.reached]
        ratio = f"{_spread(self.ratios)} ×" if self.theirs else ""
        theirs = f"{_spread(self.theirs)} ({self.baseline})" if self.theirs else self.baseline
        return f"| {self.name} | {_spread(self.ours)} {self.unit} | {theirs} | {ratio} | {goal} | {verdict} |"


def _spread(values: Sequence[float]) -> str:
    middle = _plain(statistics.median(values))
    if len(values) == 1:
        return middle
    return f"{middle} [{_plain(min(values))}–{_plain(max(values))}]"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _round(value: float) -> float:
    return float(f"{value:.5g}")


def machine() -> str:
    """Described, not named."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def commit() -> str:
    """The revision measured; with "+" where files differ from it."""
    try:
        name = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no", "--", "mutualaid_bot", "migrations")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name}+" if changed else name


def _git(*words: str) -> str:
    where = Path(__file__).parent.parent
    return subprocess.run(
        ["git", *words], cwd=where, capture_output=True, text=True, check=True
    ).stdout.strip()


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def say(text: str) -> None:
    """What is going on, beside the JSON lines."""
    print(text, file=sys.stderr, flush=True)
