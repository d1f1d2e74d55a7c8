"""The command line: run, demo, story, migrate, check, digest, backup, restore, keys, inbox.

Builds nothing itself; each command loads what it needs, so that `--help` is quick.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mutualaid_bot.config import Settings

OK, FAILED, CONFIGURATION, ALREADY_RUNNING, TOKEN_REFUSED = 0, 1, 2, 3, 4

cli = typer.Typer(
    name="mutualaid-bot",
    help="A Telegram bot for mutual-aid groups.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show local values, and with them the token
)

keys = typer.Typer(help="The key that contacts are sealed with.", no_args_is_help=True)
inbox = typer.Typer(help="Messages that the bot could not handle.", no_args_is_help=True)
cli.add_typer(keys, name="keys")
cli.add_typer(inbox, name="inbox")

ConfigPath = Annotated[Path, typer.Option("--config", metavar="PATH", help="The configuration file.")]
DEFAULT_CONFIG = Path("config.toml")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mutualaid-bot {version('mutualaid-bot')}")
        raise typer.Exit(OK)


@cli.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A Telegram bot for mutual-aid groups: neighbors write what they need or can give."""


def _stop(code: int, *lines: str) -> typer.Exit:
    for line in lines:
        typer.echo(line, err=True)
    return typer.Exit(code)


def _settings(path: Path, *, needs_token: bool = False) -> "Settings":
    from mutualaid_bot.config import ConfigError, load

    try:
        return load(path, os.environ, needs_token=needs_token)
    except ConfigError as error:
        raise _stop(CONFIGURATION, *error.faults) from None


@contextmanager
def _refusals_told(settings: "Settings") -> Iterator[None]:
    """What the group can put right ends in a sentence and an exit code; all else is a bug and shows."""
    from sqlalchemy.exc import OperationalError

    from mutualaid_bot import logs
    from mutualaid_bot.config import ConfigError
    from mutualaid_bot.operating import Refused
    from mutualaid_bot.store.locking import AlreadyRunning
    from mutualaid_bot.store.migrating import NewerSchema
    from mutualaid_bot.store.vault import WrongKey

    where = settings.database.path
    telegram = settings.telegram
    logs.set_up(secrets=(telegram.token, telegram.webhook_secret, *settings.privacy.key.split()))
    try:
        yield
    except ConfigError as error:
        raise _stop(CONFIGURATION, *error.faults) from None
    except NewerSchema as error:
        raise _stop(CONFIGURATION, f"database.url: {error}") from None
    except OperationalError as error:
        raise _stop(CONFIGURATION, f"database.url: {where}: {error.orig}.") from None
    except WrongKey as error:
        place = "privacy.key" if settings.privacy.key else f"privacy.key_file: {settings.key_path}"
        raise _stop(CONFIGURATION, f"{place}: {error}") from None
    except PermissionError as error:
        key = str(error.filename).startswith(str(settings.key_path))
        place = "privacy.key_file" if key else "database.url"
        what = "read or written" if key else "written"
        raise _stop(CONFIGURATION, f"{place}: {error.filename} cannot be {what}.") from None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        raise _stop(CONFIGURATION, f"database.url: {where}: {error}.") from None
    except Refused as error:
        raise _stop(FAILED, str(error)) from None
    except AlreadyRunning:
        raise _stop(ALREADY_RUNNING, f"Another bot is already running on {where}. Stop it first.") from None


@cli.command()
def run(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Run the bot until it is told to stop."""
    from mutualaid_bot.config import demo_clock_fault

    # Until the bot itself listens, which takes a moment.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(OK))
    settings = _settings(config, needs_token=True)
    if fault := demo_clock_fault(settings, os.environ):
        raise _stop(CONFIGURATION, fault)
    from mutualaid_bot.process import CannotListen, Stuck, TokenRefused, run_bot

    with _refusals_told(settings):
        try:
            code = asyncio.run(run_bot(settings, environ=os.environ))
        except TokenRefused:
            again = "Telegram refuses the token. Copy it again from @BotFather (/mybots, API Token)."
            raise _stop(TOKEN_REFUSED, again) from None
        except CannotListen as error:
            key = "health.listen" if error.address == settings.health.listen else "telegram.webhook_listen"
            raise _stop(CONFIGURATION, f"{key}: {error}") from None
        except Stuck as error:
            raise _stop(FAILED, f"The bot was stuck ({error}). Start it again.") from None
    raise typer.Exit(code)


@cli.command()
def demo(
    port: Annotated[int | None, typer.Option(help="The page's port; any free one if not given.")] = None,
) -> None:
    """Try the bot on a page in your browser, with make-believe people and no Telegram account."""
    from mutualaid_bot.playground.demo import demo as play

    raise typer.Exit(asyncio.run(play(port)))


@cli.command()
def story() -> None:
    """Play one need from the first message to the digest, and print what everybody reads."""
    from mutualaid_bot.playground.story import story as play

    raise typer.Exit(asyncio.run(play()))


@cli.command()
def migrate(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Bring the database up to date. `run` does this too."""
    settings = _settings(config)
    from mutualaid_bot.store.migrating import migrate as bring_up_to_date

    with _refusals_told(settings):
        bring_up_to_date(settings.database.path)
    typer.echo(f"The database {settings.database.path} is up to date.")


@cli.command()
def check(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Check the configuration, the token, the groups and the database; say what to do about each fault."""
    settings = _settings(config, needs_token=True)
    from rich.console import Console

    from mutualaid_bot import checking

    findings = asyncio.run(checking.check(settings))
    checking.show(findings, Console(soft_wrap=True, highlight=False))
    raise typer.Exit(checking.exit_code(findings))


@cli.command()
def digest(
    config: ConfigPath = DEFAULT_CONFIG,
    preview: Annotated[bool, typer.Option("--preview", help="Show it without sending it.")] = False,
) -> None:
    """Show this week's digest as it would go out now."""
    if not preview:
        raise _stop(
            CONFIGURATION,
            "A digest is sent by the running bot, on its day or after /digest in the coordinators' group. "
            "To see it here, add --preview.",
        )
    settings = _settings(config)
    from mutualaid_bot.previewing import preview_digest

    with _refusals_told(settings):
        text = asyncio.run(preview_digest(settings))
    typer.echo(text or "There is nothing to say this week, so no digest would go out.")


@cli.command()
def backup(
    path: Annotated[Path, typer.Argument(help="A new file, or the folder for one.")],
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Copy the database and check the copy; the bot may run meanwhile. The key is never in it."""
    settings = _settings(config)
    from mutualaid_bot.operating import back_up

    with _refusals_told(settings):
        made = back_up(settings, path)
    typer.echo(f"The database is copied to {made}, and the copy is whole. Keep the key apart from it.")


@cli.command()
def restore(
    path: Annotated[Path, typer.Argument(help="A backup.")],
    config: ConfigPath = DEFAULT_CONFIG,
    replace: Annotated[
        bool, typer.Option("--replace", help="Lose the database that is there for the backup.")
    ] = False,
) -> None:
    """Put a backup in the database's place. The bot must be stopped."""
    settings = _settings(config)
    from mutualaid_bot.operating import restore as put_back

    with _refusals_told(settings):
        put_back(settings, path, replace=replace)
    typer.echo(
        f"{settings.database.path} is as it was when {path} was made. Whoever was forgotten since then is in "
        "it again: ask them to write /forget once more."
    )


@keys.command("make")
def make_key() -> None:
    """Print a new key, for MUTUALAID_PRIVACY__KEY."""
    from mutualaid_bot.store.keys import make_key as make

    typer.echo(make())


@keys.command("rotate")
def rotate_keys(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Seal everything with a new key. The bot must be stopped."""
    settings = _settings(config)
    from mutualaid_bot.operating import rotate_keys as rotate

    with _refusals_told(settings):
        count = rotate(settings)
    where = "MUTUALAID_PRIVACY__KEY" if settings.privacy.key else settings.key_path
    typer.echo(
        f"{count} rows are sealed with the new key. It stands first in {where}; leave the old ones behind "
        "it, and renew the copy of the keys that you keep."
    )


@inbox.command("list")
def list_inbox(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """List the updates that were set aside: codes and times, no words."""
    settings = _settings(config)
    from mutualaid_bot.operating import inbox_lines

    with _refusals_told(settings):
        lines = inbox_lines(settings)
    for line in lines or ["No update was set aside."]:
        typer.echo(line)


@inbox.command("retry")
def retry_inbox(
    which: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Its code or its number; all if not given.")
    ] = None,
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Have updates tried again: by the running bot at once, else at the next start."""
    settings = _settings(config)
    from mutualaid_bot.operating import retry_inbox as retry

    with _refusals_told(settings):
        count = retry(settings, which)
    typer.echo(f"Will be tried again: {count}." if count else "No update can be tried again.")


def main() -> None:
    cli(prog_name="mutualaid-bot")


if __name__ == "__main__":
    main()
