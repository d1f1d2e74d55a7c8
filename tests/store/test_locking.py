"""Two programs never run on one database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mutualaid_bot.store.locking import AlreadyRunning, Lock

HOLD = """
import pathlib, sys
from mutualaid_bot.store.locking import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_kept_out_until_the_first_is_gone_however_it_went(tmp_path: Path) -> None:
    database = tmp_path / "group.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None and first.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match="another run"):
            Lock(database).acquire()
        first.kill()
    lock = Lock(database)
    lock.acquire()
    lock.release()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "group.db")
    for _ in range(2):
        lock.acquire()
        with pytest.raises(AlreadyRunning):
            Lock(tmp_path / "group.db").acquire()
        lock.release()
        lock.release()
