"""Builds all parts of the bot, starts them, keeps the beat, and stops them.

It decides nothing: an update goes through ``chat`` to ``flow``, what falls due goes to ``flow``.
"""

from __future__ import annotations

import asyncio
import secrets
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, Update
from telegram.error import TelegramError

from mutualaid_bot.backups import Backups
from mutualaid_bot.building import community_of, reader_of
from mutualaid_bot.chat import asking, turns
from mutualaid_bot.chat.intake import Intake, first_contact
from mutualaid_bot.chat.pace import Pace
from mutualaid_bot.chat.rendering import Message, Setting, menus, refusal_words, render, split
from mutualaid_bot.chat.routes import application
from mutualaid_bot.chat.sending import Sender
from mutualaid_bot.chat.transport import READ_SECONDS, AiohttpRequest
from mutualaid_bot.chat.working import Workers
from mutualaid_bot.clock import Clock, real_time
from mutualaid_bot.config import Settings, require_token
from mutualaid_bot.domain.letters import Letter
from mutualaid_bot.domain.nights import silent_now
from mutualaid_bot.domain.notices import Failure, Lane
from mutualaid_bot.flow import rounds, showing
from mutualaid_bot.flow.turn import Facts, Turn
from mutualaid_bot.logs import where
from mutualaid_bot.office import Office, tell_code
from mutualaid_bot.opening import database_of
from mutualaid_bot.store.database import Transaction
from mutualaid_bot.store.locking import Lock
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.texts import Texts, Words

log = structlog.get_logger(__name__)

BEAT_SECONDS = 1
CLAIM_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
CLAIM_LASTS = timedelta(hours=1)
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
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._long_poll = long_poll
        self._read_seconds = read_seconds
        self._beats = beats
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

        self.workers = Workers(begin=self._begin, handle=self._handle, set_aside=self._set_aside)
        self.sender = Sender(
            bot=self._bot,
            office=Office(self.database, self._clock, self.community.quiet),
            compose=self._compose,
            pace=self._pace,
            clock=self._clock,
        )
        self.intake = Intake(
            api_url=url,
            token=token,
            request=request,
            me=me,
            keep=self._keep,
            clock=self._clock,
            on_new=self.workers.add,
            long_poll=self._long_poll,
        )
        await self._take_up_again()
        await self._set_menus()
        self._tasks = [asyncio.create_task(part.run()) for part in (self.intake, self.workers, self.sender)]
        if self._beats:
            self._start_beating()
        log.info("running", bot=me.username)

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
            room = await tx.groups.coordinators()
            if room is None:
                await self._new_claim_code(tx)
            await self._tell_of_moves(tx)
        await self._empty_log()
        if unclear:
            log.warning("digests_of_unclear_fate", counted_as_sent=unclear, at=now.isoformat())

    async def _tell_of_moves(self, tx: Transaction) -> None:
        """A configured group became a supergroup: the bot follows, and whoever runs it should know."""
        for table, chat in (
            ("community", self._settings.community.chat_id),
            ("coordinators", self._settings.coordinators.chat_id),
        ):
            if chat is not None and (now := await tx.groups.current(chat)) != chat:
                log.warning("group_has_moved", old=chat, do=f"write chat_id = {now} under [{table}]")

    async def _new_claim_code(self, tx: Transaction) -> None:
        code = "".join(secrets.choice(CLAIM_LETTERS) for _ in range(10))
        await tx.groups.set_claim_code(code, self._clock() + CLAIM_LASTS)
        print(  # noqa: T201  the operator reads it here, and nowhere else
            "No coordinators' group is bound yet. Add the bot to it as an administrator and write there, "
            f"within an hour:\n  /claim {code}",
            flush=True,
        )

    async def _set_menus(self) -> None:
        """Menus per audience and language. Without them the bot works all the same."""
        first = self.community.languages[0]
        try:
            for language in self.community.languages:
                commands = [BotCommand(*pair) for pair in menus(self._texts.words(language)).members]
                await self._bot.set_my_commands(
                    commands,
                    scope=BotCommandScopeAllPrivateChats(),
                    language_code=None if language == first else language,
                )
            async with self.database.reading() as tx:
                room = await tx.groups.coordinators()
            if room is not None:
                words = self._texts.words(self.community.coordinators_language)
                await self._bot.set_my_commands(
                    [BotCommand(*pair) for pair in menus(words).coordinators],
                    scope=BotCommandScopeChat(room.chat_id),
                )
        except TelegramError as error:
            log.warning("menus_not_set", error=type(error).__name__)

    # --- an update ----------------------------------------------------------------------------

    async def _keep(self, updates: list[tuple[int, str, bytes]], now: Any) -> list[int]:
        async with self.database.transaction(durable=True) as tx:
            return await tx.inbox.store(updates, now)

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
            await self._set_menus()
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
            if await tx.groups.coordinators() is None:
                await self._new_claim_code(tx)

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
        setting = Setting(self.community, self._bot.username, turn.now)
        return [replace(part, silent=silent) for part in split(render(notice, words, setting))]

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
