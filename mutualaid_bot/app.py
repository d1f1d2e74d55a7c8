"""Builds all parts of the bot, starts them, keeps the beat, and stops them.

It decides nothing: an update goes through ``chat`` to ``flow``, what falls due goes to ``flow``.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot, Update, User

from mutualaid_bot.announcing import CLAIM_LASTS, new_claim_code, set_menus, tell_of_moves
from mutualaid_bot.backups import Backups
from mutualaid_bot.building import community_of, reader_of
from mutualaid_bot.chat import asking, turns
from mutualaid_bot.chat.intake import Intake, first_contact
from mutualaid_bot.chat.listening import listening
from mutualaid_bot.chat.pace import Pace
from mutualaid_bot.chat.rendering import Message, Setting, refusal_words, render, split, without_keyboard
from mutualaid_bot.chat.routes import application
from mutualaid_bot.chat.sending import Sender
from mutualaid_bot.chat.transport import READ_SECONDS, AiohttpRequest
from mutualaid_bot.chat.webhook import Webhook
from mutualaid_bot.chat.working import Workers
from mutualaid_bot.clock import Clock, real_time
from mutualaid_bot.config import Settings, require_token
from mutualaid_bot.domain.letters import Letter
from mutualaid_bot.domain.nights import silent_now
from mutualaid_bot.domain.notices import Failure, Lane
from mutualaid_bot.flow import returning, rounds, showing
from mutualaid_bot.flow.turn import Facts, Turn
from mutualaid_bot.health import health_page
from mutualaid_bot.logs import where
from mutualaid_bot.office import Office, tell_code, tell_of_rival
from mutualaid_bot.opening import database_of
from mutualaid_bot.outage import Outages
from mutualaid_bot.store.database import Transaction
from mutualaid_bot.store.locking import Lock
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.texts import Texts, Words
from mutualaid_bot.watchdog import OUTBOX_MARGIN, POLL_MARGIN, WORK_MARGIN, Check, Watchdog

log = structlog.get_logger(__name__)

BEAT_SECONDS = 1
LINGERING_SECONDS = 60  # until what still holds the database's log, such as a backup, is asked to let go
LANDING_SECONDS = 5


class App:
    """One running bot. ``pace``, ``long_poll`` and ``read_seconds`` are for tests and benchmarks only."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = real_time,
        pace: Pace | None = None,
        long_poll: int = 50,
        read_seconds: float = READ_SECONDS,
        beats: bool = True,
        wall: Clock = real_time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._long_poll = long_poll
        self._read_seconds = read_seconds
        self._beats = beats
        self._wall = wall
        self._checks: dict[str, Check] = {}
        self._monotonic = monotonic
        self.watchdog = Watchdog(self._checks, monotonic=monotonic)
        self.community = community_of(settings)
        self._reader = reader_of(self.community)
        self._texts = Texts(self.community.languages)
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._tapped: set[asyncio.Task[None]] = set()
        self._empty_log_at: float | None = None  # something forgotten may linger in the database's log

    # --- starting and stopping ----------------------------------------------------------------

    async def start(self) -> None:
        """Raises ``AlreadyRunning`` or ``TokenRefused``; waits for Telegram as long as it takes."""
        token = require_token(self._settings)
        path = self._settings.database.path
        lock = Lock(path)
        lock.acquire()
        self._stack.callback(lock.release)
        self.database = database_of(self._settings)  # after the lock: until then the key may be replaced
        await asyncio.to_thread(migrate, path)
        await self.database.open()
        self._stack.push_async_callback(self.database.close)
        self.backups = Backups(
            self._settings, database=self.database, clock=self._clock, quiet=self.community.quiet
        )
        self._stack.push_async_callback(self.backups.finished)
        if address := self._settings.health.listen:
            await self._stack.enter_async_context(listening(health_page(self.watchdog.stuck), address))

        url = self._settings.telegram.api_url.rstrip("/")
        request = AiohttpRequest(read_seconds=self._read_seconds)
        self._bot = Bot(
            token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=request,
            get_updates_request=request,
        )  # fmt: skip
        self._stack.push_async_callback(request.shutdown)
        me = await first_contact(self._bot)
        self._application = application(self._bot)
        self._application.add_error_handler(_note_failure)
        await self._application.initialize()

        self.workers = Workers(
            begin=self._begin, handle=self._handle, set_aside=self._set_aside, monotonic=self._monotonic
        )
        self.sender = Sender(
            bot=self._bot,
            office=Office(
                self.database,
                self._clock,
                self.community.quiet,
                members_chat=self.community.members_chat,
            ),
            compose=self._compose,
            pace=self._pace,
            clock=self._clock,
            monotonic=self._monotonic,
        )
        self._outages = Outages(
            self.database,
            wall=self._wall,
            settled=self.workers.settled,
            after_outage=self._after_outage,
            wake=self.sender.wake,
        )
        self._stack.push_async_callback(self._outages.stop)
        self.intake = self._way_in(token, request, me)
        self._checks |= {
            "intake": lambda t: t - self.intake.stirred > self.intake.patience + POLL_MARGIN,
            "worker": lambda t: self.workers.busy_for(t) > self.workers.patience + WORK_MARGIN,
            "outbox": lambda t: self.sender.late_by(t) > OUTBOX_MARGIN,
        }
        await self._take_up_again()
        await self._outages.begin()
        await set_menus(self._bot, self.database, self._texts, self.community)
        parts = (self.intake, self.workers, self.sender, self.watchdog)
        self._tasks = [asyncio.create_task(part.run()) for part in parts]
        if self._beats:
            self._start_beating()
        log.info("running", bot=me.username)

    def _way_in(self, token: str, request: AiohttpRequest, me: User) -> Intake | Webhook:
        """How updates come: asked for, or brought."""
        telegram = self._settings.telegram
        if telegram.mode == "webhook":
            return Webhook(
                bot=self._bot,
                me=me,
                url=telegram.webhook_url,
                listen=telegram.webhook_listen,
                secret=telegram.webhook_secret,
                keep=self._keep,
                clock=self._clock,
                on_new=self.workers.add,
                on_heard=self._outages.heard,
                on_conflict=self._tell_of_rival,
            )
        return Intake(
            api_url=telegram.api_url,
            token=token,
            request=request,
            me=me,
            keep=self._keep,
            clock=self._clock,
            on_new=self.workers.add,
            on_heard=self._outages.heard,
            on_conflict=self._tell_of_rival,
            long_poll=self._long_poll,
            monotonic=self._monotonic,
        )

    async def stop(self) -> None:
        """What was accepted and is not done yet waits on disk for the next start."""
        for task in self._tasks:
            task.cancel()
        if self._tapped:
            await asyncio.wait(self._tapped, timeout=LANDING_SECONDS)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._stack.aclose()

    async def failed(self) -> BaseException:
        """Waits until one of the parts ends by itself, and returns why."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        error = done.pop().exception()
        return error or RuntimeError("a part of the bot ended")

    async def _take_up_again(self) -> None:
        now = self._clock()
        async with self.database.transaction() as tx:
            unclear = await tx.letters.unclear_broadcasts()
            await tx.inbox.again()
            self.workers.add(await tx.inbox.unfinished())
            await rounds.begin(self._turn(tx))
            await new_claim_code(tx, now)
            await tell_of_moves(tx, self._settings)
        await self._empty_log()
        if unclear:
            log.warning("digests_of_unclear_fate", counted_as_sent=unclear, at=now.isoformat())

    # --- an update ----------------------------------------------------------------------------

    async def _keep(self, updates: list[tuple[int, str, bytes]], now: Any) -> list[int]:
        async with self.database.transaction(durable=True) as tx:
            return await tx.inbox.store(updates, now)

    async def _tell_of_rival(self) -> None:
        async with self.database.transaction() as tx:
            await tell_of_rival(tx, self._clock(), self.community.quiet)
        self.sender.wake()

    async def _after_outage(self, tx: Transaction, gap: timedelta) -> None:
        await returning.after_outage(self._turn(tx), self._clock() - gap)

    async def _begin(self, update_id: int) -> tuple[bytes, int] | None:
        async with self.database.transaction() as tx:
            raw = await tx.inbox.begin(update_id, self._clock())
            return None if raw is None else (raw, await tx.inbox.tries(update_id))

    async def _handle(self, update_id: int, raw: dict[str, Any]) -> None:
        """One update, one transaction: what it does, what is said, and the mark that it is done."""
        update = Update.de_json(raw, self._bot)
        now = self._clock()
        facts = await self._facts(update)
        async with self.database.transaction() as tx:
            turn = self._turn(tx, facts)
            turns.begin(turn)
            await self._application.process_update(update)
            if (error := turns.failure()) is not None:
                raise error
            if facts.membership is not None:
                await tx.groups.set_membership(facts.membership)
            await tx.inbox.done(update_id, now)
        if turn.forgets:
            await self._empty_log()
        if turn.claimed:
            await set_menus(self._bot, self.database, self._texts, self.community)
        self.sender.wake()
        if update.callback_query is not None:
            self._answer_tap(update, turn)

    async def _facts(self, update: Update) -> Facts:
        if not asking.may_need(update):
            return Facts()
        async with self.database.reading() as tx:
            room = await tx.groups.coordinators()
            user = update.effective_user
            stored = await tx.groups.membership(user.id) if user is not None else None
            home = self.community.members_chat
            home = None if home is None else await tx.groups.current(home)
        return await asking.gather(update, self._bot, room=room, home=home, stored=stored, now=self._clock())

    def _answer_tap(self, update: Update, turn: Turn) -> None:
        query = update.callback_query
        assert query is not None
        text = None
        if turn.toast is not None:
            words = self._texts.words(self.community.language_for(query.from_user.language_code))
            text = refusal_words(turn.toast, words)
        task = asyncio.create_task(self.sender.answer_tap(query.id, text))
        self._tapped.add(task)
        task.add_done_callback(self._tapped.discard)

    async def _set_aside(self, update_id: int, error: Exception) -> None:
        """A fault of ours: the person and the coordinators get a code, the log the place, none the words."""
        code = secrets.token_hex(3)
        kind = type(error).__name__
        log.error("update_set_aside", update=update_id, code=code, error=kind, where=where(error))
        now = self._clock()
        async with self.database.transaction() as tx:
            line = await tx.inbox.fail(update_id, code, now)
            if line is not None and line.isdecimal():
                await tx.outbox.say(int(line), Failure(code), lane=Lane.ANSWER, now=now)
            await tell_code(tx, code, now, self.community.quiet)
        self.sender.wake()

    async def _empty_log(self) -> None:
        """What was forgotten must not linger in the database's log either. A backup can be in the way for a
        while; then it is done when that is over."""
        self._empty_log_at = None
        try:
            emptied = await self.database.checkpoint()
        except Exception as error:
            log.warning("log_not_emptied", error=type(error).__name__)
            emptied = False
        if not emptied:
            self._empty_log_at = asyncio.get_running_loop().time() + LINGERING_SECONDS

    # --- what falls due -----------------------------------------------------------------------

    def _start_beating(self) -> None:
        scheduler = AsyncIOScheduler(timezone="UTC")
        options = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler.add_job(self.beat, "interval", seconds=BEAT_SECONDS, **options)
        scheduler.add_job(self._renew_claim, "interval", seconds=CLAIM_LASTS.total_seconds(), **options)
        scheduler.start()
        self._stack.callback(scheduler.shutdown, wait=False)

    async def beat(self) -> None:
        """Each due moment is a turn of its own; one that fails is logged, and the others go on."""
        while True:
            async with self.database.reading() as tx:
                due = await tx.alarms.due(self._clock())
                again = await tx.inbox.again()
            self.workers.add(again)
            for alarm in due:
                try:
                    async with self.database.transaction() as tx:
                        turn = self._turn(tx)
                        await rounds.ring(turn, alarm)
                    if turn.forgets:
                        await self._empty_log()
                    if turn.backs_up:
                        self.backups.start()
                except Exception as error:
                    await self._put_off_alarm(alarm, error)
            self.sender.wake()
            if not due:
                break
        if self._empty_log_at is not None and asyncio.get_running_loop().time() >= self._empty_log_at:
            await self._empty_log()

    async def _put_off_alarm(self, alarm: Any, error: Exception) -> None:
        code = secrets.token_hex(3)
        kind = type(error).__name__
        log.error("due_moment_failed", kind=alarm.kind, code=code, error=kind, where=where(error))
        async with self.database.transaction() as tx:
            await tx.alarms.set(alarm.kind, alarm.subject, self._clock() + timedelta(hours=1))
            await tell_code(tx, code, self._clock(), self.community.quiet)

    async def _renew_claim(self) -> None:
        async with self.database.transaction() as tx:
            await new_claim_code(tx, self._clock())

    # --- what is said -------------------------------------------------------------------------

    async def _compose(self, letter: Letter) -> list[Message] | None:
        async with self.database.transaction() as tx:
            turn = self._turn(tx)
            notice = letter.notice
            if letter.card is not None:
                notice = await showing.look(turn, letter.card)
            if notice is None or not await showing.still_so(turn, notice):
                return None
            silent = silent_now(letter, notice, self.community.quiet, turn.now)
            if silent is None:
                await tx.letters.wait_until(letter, self.community.quiet.awake_from(turn.now))
                return None
            words = await self._words_for(tx, letter.chat_id)
            frees_keyboard = await showing.frees_keyboard(turn, letter)
        message = render(notice, words, Setting(self.community, self._bot.username, turn.now))
        if frees_keyboard:
            message = without_keyboard(message)
        return [replace(part, silent=silent) for part in split(message)]

    async def _words_for(self, tx: Transaction, chat_id: int) -> Words:
        """Each in their own language; the coordinators in theirs; a group of many in the first."""
        if chat_id > 0:
            return self._texts.words(await tx.people.language_of(chat_id))
        room = await tx.groups.coordinators()
        if room is not None and room.chat_id == chat_id:
            return self._texts.words(self.community.coordinators_language)
        return self._texts.words(self.community.languages[0])

    def _turn(self, tx: Transaction, facts: Facts | None = None) -> Turn:
        return Turn(
            now=self._clock(),
            store=tx,
            community=self.community,
            reader=self._reader,
            bot_username=self._bot.username,
            new_token=lambda: secrets.token_urlsafe(16),
            facts=facts or Facts(),
        )


async def _note_failure(update: object, context: Any) -> None:
    turns.fail(context.error)
