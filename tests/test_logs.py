"""What a line of the log may hold, whoever wrote it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mutualaid_bot.logs import HIDDEN, Net

HOME = str(Path(__file__).parent.parent)


@pytest.mark.parametrize(
    "written",
    [
        "https://api.telegram.org/bot123456789:AAE-abc_def/getMe",
        "the token 123456789:AAE-abc_def was refused",
        "1:mine",
        "call +1 (617) 555-0188 tonight",
        "call +16175550188",
    ],
)
def test_tokens_and_phone_numbers_are_hidden_wherever_they_stand(written: str) -> None:
    event = Net(["1:mine"])(None, "info", {"event": written, "why": [written]})
    for value in event.values():
        assert HIDDEN in value
        assert not any(part in value for part in ("AAE", "1:mine", "617", "555"))


@pytest.mark.parametrize("written", ["12:30:15", "2026-11-20T17:00:00+00:00", "update 730214001", "a+b"])
def test_times_and_numbers_stay_as_they_are(written: str) -> None:
    assert Net([])(None, "info", {"event": written})["event"] == written


def logged(program: str) -> list[str]:
    """What a program that begins by setting up the log writes to stderr."""
    begun = "import logging, structlog\nfrom mutualaid_bot import logs\nlogs.set_up(secrets=['s3cret'])\n"
    run = subprocess.run(
        [sys.executable, "-c", begun + program],
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stdout == ""
    return run.stderr.splitlines()


def test_each_event_is_one_line_whatever_stands_in_it() -> None:
    words = json.dumps('two\nlines and "quotes" and s3cret')
    [line] = logged(f"structlog.get_logger('x').info('told', words={words}, chats=[1, 2], none=None)")
    assert " level=info event=told " in line and HIDDEN in line and "s3cret" not in line


def test_below_info_nothing_is_told_and_of_talkative_libraries_only_warnings() -> None:
    lines = logged(
        "structlog.get_logger('x').debug('quiet')\n"
        "for name in ('telegram.ext', 'apscheduler.scheduler', 'aiohttp.client', 'other'):\n"
        "    logging.getLogger(name).info('chatter of %s', name)\n"
        "    logging.getLogger(name).warning('warning of %s', name)\n"
    )
    assert [line.partition("event=")[2] for line in lines] == [
        '"warning of telegram.ext"',
        '"warning of apscheduler.scheduler"',
        '"warning of aiohttp.client"',
        '"chatter of other"',
        '"warning of other"',
    ]


@pytest.mark.parametrize(
    "program",
    [
        "try:\n    int('words of a person')\n"
        "except ValueError:\n    structlog.get_logger('x').exception('failed')",
        "try:\n    int('words of a person')\n"
        "except ValueError:\n    logging.getLogger('x').exception('failed')",
        "int('words of a person')",
        "import asyncio\n"
        "async def fails():\n    raise ValueError('words of a person')\n"
        "async def main():\n"
        "    asyncio.get_running_loop().set_exception_handler(logs.stray)\n"
        "    task = asyncio.ensure_future(fails())\n    await asyncio.sleep(0)\n    del task\n"
        "    import gc; gc.collect(); await asyncio.sleep(0)\n"
        "asyncio.run(main())",
    ],
    ids=["ours", "a library's", "nobody's", "nobody awaited it"],
)
def test_an_error_is_named_and_placed_and_its_words_stay_out(program: str) -> None:
    [line] = logged(program)
    assert "error=ValueError" in line and "<string>:" in line
    assert "words" not in line
