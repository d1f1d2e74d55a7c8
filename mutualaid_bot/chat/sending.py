"""Sends what waits in the outbox, at Telegram's pace, and sees to it that nothing is lost on the way.

It does not know the store, nor what a letter says: both are handed in.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import structlog
from telegram import Bot
from telegram.error import TelegramError

from mutualaid_bot.chat.delivery import Judgment, Progress, Verdict, deliver, judge
from mutualaid_bot.chat.pace import GrowingPause, Pace
from mutualaid_bot.chat.post_office import Compose, PostOffice
from mutualaid_bot.chat.rendering_message import Message
from mutualaid_bot.chat.transport import TokenRefused
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import Lane

log = structlog.get_logger(__name__)

CALLS_AT_ONCE = 8
LONGEST_PAUSE = 60.0
LONGEST_NAP = 5.0  # the clock may be turned while the sender naps
SHORTEST_NAP = 0.1
# What was put into words longer ago than this is put into words again: its subject may have moved on.
FRESH_SECONDS = 1.0
GRACE_SECONDS = 5.0
COMPOSING_TRIES = 3


class Sender:
    """``compose`` puts a letter into messages ready to send; None, or none at all: its subject moved on."""

    def __init__(
        self,
        *,
        bot: Bot,
        office: PostOffice,
        compose: Compose,
        pace: Pace,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot = bot
        self._office = office
        self._compose = compose
        self._pace = pace
        self._clock = clock
        self._monotonic = monotonic
        self._flying: dict[int, asyncio.Task[None]] = {}  # by chat: one call at a time in each
        self._unspent = 0  # calls that are on their way and that the pace does not count yet
        self._held: dict[int, float] = {}  # chats that had their share, and until when
        self._goes_on: dict[int, float] = {}  # when each letter on its way meant to go on, by chat
        self._looks_at = monotonic()  # when it last looked, or means to look again
        self._progress: dict[int, Progress] = {}
        self._unsayable: Counter[int] = Counter()
        self._token_refused = False
        self._woken = asyncio.Event()
        self._quiet = asyncio.Event()

    def wake(self) -> None:
        """There may be something new: call it after each commit."""
        self._quiet.clear()
        self._woken.set()

    def late_by(self, t: float) -> float:
        """For how long nothing has moved that was to move by now."""
        return t - min((self._looks_at, *self._goes_on.values()))

    def idle(self) -> bool:
        return self._quiet.is_set()

    async def settled(self) -> None:
        """Waits until nothing is due and nothing is on its way."""
        self.wake()
        await self._quiet.wait()

    async def run(self) -> None:
        """Until it is cancelled; what is on its way then has a few seconds to arrive."""
        troubles = GrowingPause()
        try:
            while not self._token_refused:
                self._woken.clear()
                self._looks_at = self._monotonic()
                try:
                    nap = await self._look()
                    troubles.reset()
                except Exception as error:
                    nap = troubles.next()
                    log.error("outbox_out_of_reach", error=type(error).__name__, pause=nap)
                self._looks_at = self._monotonic() + nap
                await self._nap(nap)
            raise TokenRefused
        finally:
            await self._land()

    async def answer_tap(self, query_id: str, text: str | None) -> None:
        """Outside the pace, once, and nothing depends on it."""
        try:
            await self._bot.answer_callback_query(query_id, text)
        except TelegramError as error:
            log.debug("tap_unanswered", error=type(error).__name__)

    async def _look(self) -> float:
        """Start what may go out now; seconds until there may be something else to start."""
        t = self._monotonic()
        self._held = {chat: until for chat, until in self._held.items() if until > t}
        free = CALLS_AT_ONCE - len(self._flying)
        if free <= 0:
            return LONGEST_NAP
        now = self._clock()
        letters = await self._office.next_due(
            now, limit=2 * free, busy_chats=self._flying.keys() | self._held.keys()
        )
        if not letters:
            return await self._until_next(now)
        for letter in letters:
            if len(self._flying) >= CALLS_AT_ONCE:
                break
            if letter.chat_id in self._flying or letter.chat_id in self._held:
                continue
            if (wait := self._pace.overall(letter.lane, t, messages=1 + self._unspent)) > 0:
                # Those after it are in no faster lane.
                return wait
            if (wait := self._pace.chat(letter.chat_id, letter.lane, t)) > 0:
                self._held[letter.chat_id] = t + wait
                continue
            self._unspent += 1
            self._goes_on[letter.chat_id] = t
            self._flying[letter.chat_id] = asyncio.create_task(self._fly(letter))
        return 0.0

    async def _until_next(self, now: datetime) -> float:
        moment = await self._office.next_moment(now)
        if not self._flying and not self._held and not self._woken.is_set():
            self._quiet.set()
        naps = [LONGEST_NAP, *(until - self._monotonic() for until in self._held.values())]
        if moment is not None:
            naps.append((moment - now).total_seconds())
        return max(SHORTEST_NAP, min(naps))

    async def _nap(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            pass

    async def _land(self) -> None:
        flying = list(self._flying.values())
        try:
            if flying:
                await asyncio.wait(flying, timeout=GRACE_SECONDS)
        finally:
            for task in flying:
                task.cancel()

    async def _fly(self, letter: Letter) -> None:
        counted = False

        def count() -> None:
            nonlocal counted
            self._unspent -= not counted
            counted = True

        try:
            await self._deliver(letter, count)
        finally:
            count()
            del self._flying[letter.chat_id]
            del self._goes_on[letter.chat_id]
            self.wake()

    async def _deliver(self, letter: Letter, count: Callable[[], None]) -> None:
        messages: Sequence[Message] = ()
        if letter.op in (Op.SAY, Op.CARD):
            try:
                messages = await self._compose(letter) or ()
            except Exception as error:
                await self._not_composed(letter, error)
                return
            self._unsayable.pop(letter.id, None)
            if not messages:
                self._progress.pop(letter.id, None)
                await self._insist(lambda: self._office.dropped(letter))
                return
        begun = False

        @asynccontextmanager
        async def turn(number: int) -> AsyncIterator[None]:
            nonlocal begun
            await self._wait_for_turn(letter, number, fresh=not begun)
            count()
            try:
                if not begun and letter.lane is Lane.BROADCAST:
                    await self._insist(lambda: self._office.mark_sending(letter))
                begun = True
                yield
            finally:
                self._pace.land(letter.chat_id, self._monotonic(), messages=number)

        progress = self._progress.setdefault(letter.id, Progress())
        try:
            message_id = await deliver(self._bot, letter, messages, progress, turn)
        except _NotNow:
            return
        except Exception as error:
            await self._settle(letter, judge(error), error)
        else:
            keyboard = messages[-1].keyboard if messages else None
            await self._sent(letter, message_id, photos=progress.photos, keyboard=keyboard)

    async def _wait_for_turn(self, letter: Letter, number: int, *, fresh: bool) -> None:
        """Wait for the pace, and count what goes out; a letter that would have to wait long goes back."""
        while True:
            t = self._monotonic()
            wait = self._pace.wait(letter.chat_id, letter.lane, t, messages=number)
            self._goes_on[letter.chat_id] = t + max(0.0, wait)
            if wait <= 0:
                self._pace.spend(letter.chat_id, t, messages=number)
                return
            if fresh and wait > FRESH_SECONDS:
                raise _NotNow
            await asyncio.sleep(wait)

    async def _settle(self, letter: Letter, judgment: Judgment, error: Exception) -> None:
        office, now = self._office, self._clock()
        match judgment.verdict:
            case Verdict.FLOOD:
                self._pace.hold_until(self._monotonic() + judgment.seconds)
                log.warning("flood", letter=letter.id, seconds=judgment.seconds)
                until = now + timedelta(seconds=judgment.seconds)
                await self._insist(lambda: office.put_off(letter, until, False))
            case Verdict.TOKEN_REFUSED:
                self._token_refused = True
                await self._insist(lambda: office.put_off(letter, now, False))
            case Verdict.UNCLEAR if letter.lane is Lane.BROADCAST:
                log.warning("unclear_counts_as_sent", letter=letter.id, why=judgment.why)
                await self._sent(letter, None)
            case Verdict.LATER | Verdict.UNCLEAR:
                await self._put_off(letter, judgment.why)
            case Verdict.MOVED:
                await self._insist(lambda: office.moved(letter.chat_id, judgment.chat_id))
                await self._insist(lambda: office.put_off(letter, now, False))
            case Verdict.TOPIC_LOST if letter.topic_id is not None:
                log.warning("topic_lost", letter=letter.id)
                await self._insist(lambda: office.topic_lost(letter))
            case Verdict.GONE if letter.op == Op.CARD:
                self._progress.pop(letter.id, None)
                await self._insist(lambda: office.lost(letter))
            case Verdict.DONE | Verdict.GONE:
                await self._sent(letter, letter.card.message_id if letter.card else None)
            case Verdict.UNREACHABLE | Verdict.FAILED if letter.op == Op.LEAVE:
                await self._sent(letter, None)
            case Verdict.UNREACHABLE | Verdict.TOPIC_LOST:
                self._progress.pop(letter.id, None)
                why = judgment.why or judgment.verdict.value
                log.info("unreachable", letter=letter.id, why=why)
                await self._insist(lambda: office.unreachable(letter, why))
            case Verdict.FAILED:
                await self._failed(letter, judgment.why, error)

    async def _not_composed(self, letter: Letter, error: Exception) -> None:
        self._unsayable[letter.id] += 1
        if self._unsayable[letter.id] < COMPOSING_TRIES:
            await self._put_off(letter, type(error).__name__)
            return
        del self._unsayable[letter.id]
        await self._failed(letter, "composing", error)

    async def _put_off(self, letter: Letter, why: str) -> None:
        # There is no last try: a letter that was accepted goes out whenever Telegram is back.
        pause = min(LONGEST_PAUSE, 2.0 ** min(letter.tries, 10))
        log.warning("put_off", letter=letter.id, why=why, pause=pause)
        until = self._clock() + timedelta(seconds=pause)
        await self._insist(lambda: self._office.put_off(letter, until, True))

    async def _failed(self, letter: Letter, why: str, error: Exception) -> None:
        self._progress.pop(letter.id, None)
        code = secrets.token_hex(3)
        log.error("letter_failed", letter=letter.id, why=why, code=code, error=_place(error))
        await self._insist(lambda: self._office.failed(letter, why, code))

    async def _sent(
        self,
        letter: Letter,
        message_id: int | None,
        *,
        photos: Sequence[int] = (),
        keyboard: bool | None = None,
    ) -> None:
        self._progress.pop(letter.id, None)
        now = self._clock()
        await self._insist(
            lambda: self._office.sent(letter, message_id, now, photos=photos, keyboard=keyboard)
        )

    async def _insist(self, mark: Callable[[], Awaitable[None]]) -> None:
        """A letter whose mark is missing would be sent again, so the mark is made, however long it takes."""
        troubles = GrowingPause()
        while True:
            try:
                await mark()
                return
            except Exception as error:
                pause = troubles.next()
                log.error("outbox_out_of_reach", error=type(error).__name__, pause=pause)
                # Started anew, the bot would send all these letters again, and could not mark them either.
                until = self._monotonic() + pause
                self._goes_on = {chat: max(at, until) for chat, at in self._goes_on.items()}
                await asyncio.sleep(pause)


class _NotNow(Exception):
    """The pace, or Telegram, wants a longer wait than words stay true."""


def _place(error: Exception) -> str:
    """Where a fault of ours happened; its message is left out, because it may quote a person."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{where}"
