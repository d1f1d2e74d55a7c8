"""`mutualaid-bot check`: what is ready, what to look at, and what must be put right before the bot runs.

Changes nothing, in Telegram or on disk, and sends no message.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from mutualaid_bot.checking_backups import backups
from mutualaid_bot.checking_database import bound_group, database
from mutualaid_bot.checking_groups import Finding, Level, coordinators_group, members_chat
from mutualaid_bot.config import Settings, require_token
from mutualaid_bot.config_shapes import DANGERS

__all__ = ["Finding", "Level", "check", "exit_code", "show"]

_MARKS = {
    Level.OK: ("✓", "green"),
    Level.WARN: ("!", "yellow"),
    Level.FAULT: ("✗", "red"),
    Level.REFUSED: ("✗", "red"),
}


async def check(settings: Settings) -> list[Finding]:
    """Everything that can be known without writing to anybody. Raises ConfigError without a token."""
    findings = [*_configuration(settings), *_files(settings)]
    bot = Bot(require_token(settings), base_url=f"{settings.telegram.api_url}/bot")
    try:
        async with bot:
            findings += [finding async for finding in _telegram(bot, settings)]
    except InvalidToken:
        what = f"Telegram at {settings.telegram.api_url} refuses the token."
        do = "Copy it again from @BotFather (/mybots, API Token)."
        findings.append(Finding(Level.REFUSED, what, do))
    except TelegramError as error:
        what = f"Telegram at {settings.telegram.api_url} does not answer ({error.message})."
        findings.append(Finding(Level.FAULT, what, "Check the network and telegram.api_url, then try again."))
    return findings


def _files(settings: Settings) -> Iterator[Finding]:
    yield from database(settings.database.path, settings.key_path, settings.privacy.key)
    yield from backups(settings, datetime.now(UTC))


def _configuration(settings: Settings) -> Iterator[Finding]:
    community = settings.community
    yield Finding(
        Level.OK,
        f"The configuration of {community.name} is valid: languages {', '.join(community.languages)}, "
        f"{len(settings.categories)} categories, {len(settings.neighborhoods)} neighborhoods.",
    )
    now = datetime.now(UTC).astimezone(community.zone)
    yield Finding(
        Level.OK, f"In {community.timezone} it is {now:%A %H:%M}. If not, correct the machine's clock."
    )
    covered = {danger for emergency in settings.emergency for danger in emergency.dangers}
    bare = [danger for danger in DANGERS if danger not in covered and danger != "other"]
    if bare:
        what = f"No emergency number is given for: {', '.join(bare)}."
        yield Finding(Level.WARN, what, "Add it under [[emergency]]; members in danger see it first.")


async def _telegram(bot: Bot, settings: Settings) -> AsyncIterator[Finding]:
    for finding in _bot_itself(bot.bot):
        yield finding
    coordinators = settings.coordinators.chat_id or bound_group(settings.database.path)
    if coordinators is None:
        yield Finding(
            Level.WARN,
            "There is no coordinators' group yet: posts wait until there is one.",
            "Make the bot an administrator of the group, run it, and send the /claim code that it prints.",
        )
    else:
        async for finding in coordinators_group(bot, settings, coordinators):
            yield finding
    if settings.community.chat_id is None:
        yield Finding(Level.OK, "No members' group is configured: the digest goes to each member alone.")
    else:
        async for finding in members_chat(bot, settings.community.chat_id):
            yield finding


def _bot_itself(me: User) -> Iterator[Finding]:
    yield Finding(Level.OK, f"The token is valid: the bot is @{me.username}.")
    if me.can_join_groups is False:
        what = f"@{me.username} may not be added to groups."
        yield Finding(Level.FAULT, what, "Send /setjoingroups to @BotFather and choose Enable.")
    if me.can_read_all_group_messages:
        what = f"@{me.username} receives all that is written in its groups, and needs commands only."
        yield Finding(Level.WARN, what, "Send /setprivacy to @BotFather and choose Enable.")
    else:
        what = "Group privacy is on: in the members' group it hears commands only, like /need@"
        yield Finding(Level.OK, f"{what}{me.username}.")


def show(findings: Iterable[Finding], console: Console) -> None:
    for finding in findings:
        mark, color = _MARKS[finding.level]
        console.print(Text.assemble((f"{mark} ", color), finding.what))
        if finding.do:
            console.print(Text(f"  → {finding.do}"))


def exit_code(findings: Sequence[Finding]) -> int:
    """4 when Telegram refused the token, 2 when something else must be put right, else 0."""
    levels = {finding.level for finding in findings}
    return 4 if Level.REFUSED in levels else 2 if Level.FAULT in levels else 0
