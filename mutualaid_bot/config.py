"""Settings from config.toml and the environment: read, checked, and refused with every fault at once.

Knows nothing of the domain, and decides nothing about how a setting is used.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from mutualaid_bot import files
from mutualaid_bot.config_faults import between_keys, in_words
from mutualaid_bot.config_reading import DEMO_CLOCK, read
from mutualaid_bot.config_tables import (
    Backup,
    Category,
    Community,
    Coordinators,
    Database,
    Digest,
    Emergency,
    Health,
    Introductions,
    Neighborhood,
    Places,
    Posts,
    Privacy,
    Settings,
    Telegram,
)

__all__ = [
    "DEMO_CLOCK",
    "Backup",
    "Category",
    "Community",
    "ConfigError",
    "Coordinators",
    "Database",
    "Digest",
    "Emergency",
    "Health",
    "Introductions",
    "Neighborhood",
    "Places",
    "Posts",
    "Privacy",
    "Settings",
    "Telegram",
    "demo_clock_fault",
    "example_text",
    "load",
    "require_token",
]


_NO_TOKEN = (
    "telegram.token: it is missing. Write to @BotFather in Telegram, send /newbot, and put the token that it "
    "gives you into telegram.token, telegram.token_file or MUTUALAID_TELEGRAM__TOKEN."
)


class ConfigError(Exception):
    """The configuration cannot be used. `faults` holds one sentence for each thing to put right."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(path: Path, environ: Mapping[str, str], *, needs_token: bool = False) -> Settings:
    """The settings that the file and the environment give together.

    A file that is not there is a fault, unless the environment alone says all that is needed.
    Raises ConfigError with all faults.
    """
    raw = read(path, environ)
    faults = list(raw.faults)
    if raw.file == "unreadable":
        raise ConfigError(*faults)
    settings: Settings | None = None
    try:
        settings = Settings.model_validate(raw.values)
    except ValidationError as error:
        faults += in_words(error.errors(include_url=False, include_input=False), raw)
    faults += between_keys(raw)
    if needs_token and not raw.names_token:
        faults.append(_NO_TOKEN)
    if settings is not None and not faults:
        return settings
    if raw.file == "missing":
        copy = f"{path}: there is no such file. Copy config.example.toml to {path} and fill in what is yours."
        faults = [copy, *(faults if raw.variables else raw.faults)]
    raise ConfigError(*faults)


def require_token(settings: Settings) -> str:
    """The token, for the commands that talk to Telegram. Raises ConfigError when there is none."""
    if not settings.telegram.token:
        raise ConfigError(_NO_TOKEN)
    return settings.telegram.token


def demo_clock_fault(settings: Settings, environ: Mapping[str, str]) -> str | None:
    """The demo's clock may move a bot that talks to this machine alone, never one that talks to people."""
    if not environ.get(DEMO_CLOCK) or _loopback(urlsplit(settings.telegram.api_url).hostname or ""):
        return None
    return (
        f"{DEMO_CLOCK}: is for the demo alone, and refused while telegram.api_url is "
        f"{settings.telegram.api_url}, which is not on this machine."
    )


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def example_text() -> str:
    """config.example.toml as shipped."""
    return files.example_config()
