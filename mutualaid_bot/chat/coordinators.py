"""Handlers for the coordinators' group: its commands, and the taps on its cards.

Thin: each reads the update and calls one step of ``flow``, which looks at the tapper's right.
"""

from __future__ import annotations

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from mutualaid_bot.chat.buttons import Press, Verb
from mutualaid_bot.chat.members import command_and_rest
from mutualaid_bot.chat.turns import running
from mutualaid_bot.domain.notices import Refused
from mutualaid_bot.domain.proposals import DeclineReason, Later, Refusal
from mutualaid_bot.flow import claiming, deciding, digesting, keeping, reporting
from mutualaid_bot.flow.turn import Turn

Context = ContextTypes.DEFAULT_TYPE


async def claim(update: Update, context: Context) -> None:
    turn, message = running(), update.effective_message
    assert message is not None
    _, code = command_and_rest(message.text or "")
    await claiming.claim(
        turn,
        chat_id=message.chat.id,
        topic_id=message.message_thread_id if message.is_topic_message else None,
        code=code,
        bot_is_admin=turn.facts.bot_is_admin,
    )


async def _allowed(turn: Turn) -> bool:
    right = deciding.right_to_decide(turn)
    if isinstance(right, Refusal):
        await turn.tell_coordinators(Refused(right), answer=True)
        return False
    return True


async def queue(update: Update, context: Context) -> None:
    if await _allowed(running()):
        await reporting.tell_queue(running())


async def stats(update: Update, context: Context) -> None:
    if await _allowed(running()):
        await reporting.tell_stats(running())


async def digest(update: Update, context: Context) -> None:
    if await _allowed(running()):
        await digesting.preview(running())


async def help_(update: Update, context: Context) -> None:
    await reporting.tell_help(running())


async def pressed(turn: Turn, query: CallbackQuery, press: Press) -> None:
    """A tap in the coordinators' group."""
    match press.verb:
        case Verb.APPROVE:
            need, _, offer = press.arg.partition(".")
            if need.isdecimal() and offer.isdecimal():
                await deciding.approve(turn, press.id, (int(need), int(offer)))
        case Verb.NOT_THIS:
            await deciding.open_stage(turn, press.id, "why")
        case Verb.LATER:
            await deciding.open_stage(turn, press.id, "later")
        case Verb.PROPOSAL_BACK:
            await deciding.open_stage(turn, press.id, "")
        case Verb.DECLINE if press.arg in tuple(DeclineReason):
            await deciding.decline(turn, press.id, DeclineReason(press.arg))
        case Verb.PUT_OFF if press.arg in tuple(Later):
            await deciding.put_off(turn, press.id, Later(press.arg))
        case Verb.UNDO:
            await deciding.undo(turn, press.id)
        case Verb.KEEP_SILENT | Verb.CLOSE_SILENT:
            await keeping.tend(turn, press.id, keep=press.verb is Verb.KEEP_SILENT)
        case Verb.QUEUE | Verb.SEND_DIGEST | Verb.SHOW_WEAK:
            await _reported(turn, query, press)


async def _reported(turn: Turn, query: CallbackQuery, press: Press) -> None:
    right = deciding.right_to_decide(turn)
    if isinstance(right, Refusal):
        turn.toast = right
    elif press.verb is Verb.QUEUE:
        start = int(press.arg) if press.arg.isdecimal() and len(press.arg) < 7 else 0
        await reporting.tell_queue(
            turn, start=start, instead_of=query.message.message_id if query.message else None
        )
    elif press.verb is Verb.SEND_DIGEST:
        await digesting.send_previewed(turn, press.id)
    elif press.arg.isdecimal():
        await reporting.show_weak(turn, press.id, int(press.arg))
