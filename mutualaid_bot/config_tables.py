"""The tables of the configuration: which keys there are, what each must be, and what holds when it is absent.

Each field's description finishes the sentence "must be …". Reads no file and no environment, and knows
nothing of what is wrong between two keys.
"""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from mutualaid_bot.config_shapes import (
    DANGERS,
    LANGUAGES,
    WEEKDAYS,
    Address,
    Clock,
    Dangers,
    Days,
    GroupNumber,
    Hours,
    HoursBefore,
    Keys,
    Language,
    Languages,
    Line,
    Listen,
    Names,
    QuietHours,
    Region,
    Secret,
    SqliteUrl,
    Telephone,
    Token,
    Truth,
    WebAddress,
    Weekday,
    Whole,
    Zone,
)


class Table(BaseModel):
    """One table of the file: it cannot change, and holds no key that is not described here."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Telegram(Table):
    token: Token = Field(
        default="", repr=False, description="the token from BotFather, digits, a colon and letters"
    )
    token_file: str = Field(default="", description="the path of a file with the token in it")
    api_url: Address = Field(
        default="https://api.telegram.org", description="an address that begins with https://"
    )
    mode: Literal["polling", "webhook"] = Field(default="polling", description='"polling" or "webhook"')
    webhook_url: WebAddress = Field(default="", description="an address that begins with https://")
    webhook_listen: Listen = Field(
        default="127.0.0.1:8443", min_length=1, description='an address and a port, like "127.0.0.1:8443"'
    )
    webhook_secret: Secret = Field(
        default="", repr=False, description="1 to 256 of the letters A-Z and a-z, digits, _ and -"
    )
    webhook_secret_file: str = Field(default="", description="the path of a file with the secret in it")


class Database(Table):
    url: SqliteUrl = Field(
        default="sqlite:///mutualaid.db",
        description='"sqlite:///" and the path of a file (SQLite is the only database for now)',
    )

    @property
    def path(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))


class Community(Table):
    name: Line = Field(description="the group's name as its members say it, one line of at most 100 letters")
    region: Region = Field(default="US", description='a country in two letters, like "US" or "BR"')
    timezone: Zone = Field(description='the name of a time zone, like "America/New_York"')
    languages: Languages = Field(
        default=("en", "es"),
        description="a list of one or more of " + ", ".join(LANGUAGES) + ", each once",
    )
    quiet_hours: QuietHours = Field(
        default=(time(21, 30), time(8, 0)),
        description='a list of two different times, like ["21:30", "08:00"], or the empty list []',
    )
    chat_id: GroupNumber | None = Field(
        default=None, description="the number of a group or channel, which begins with a minus"
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Coordinators(Table):
    chat_id: GroupNumber | None = Field(
        default=None, description="the number of a group, which begins with a minus"
    )
    topic_id: Annotated[Whole, Field(gt=0)] | None = Field(
        default=None, description="the number of a topic in that group, a whole number above 0"
    )
    language: Language | None = Field(default=None, description="one of " + ", ".join(LANGUAGES))


class Emergency(Table):
    name: Line = Field(description="who answers, in one line")
    number: Telephone = Field(description='a telephone number in quotation marks, like "911"')
    dangers: Dangers = Field(
        alias="for",
        description="a list of one or more of " + ", ".join(DANGERS) + ", each once",
    )


class Category(Table):
    key: str = Field(
        pattern=r"^[a-z0-9_]{1,20}$", description="a short word of small letters, digits and _ (at most 20)"
    )
    names: Names = Field(description='the name in each language, like { en = "Food", es = "Comida" }')
    careful: Truth = Field(default=False, description="true or false")
    approvers: Whole = Field(default=1, ge=1, le=5, description="a whole number from 1 to 5")


class Neighborhood(Table):
    name: Line = Field(description="a name in one line")
    aliases: tuple[Line, ...] = Field(default=(), description="a list of other names for it")
    next_to: tuple[Line, ...] = Field(default=(), description="a list of names of other neighborhoods")


class Places(Table):
    geojson: str = Field(default="", description="the path of a GeoJSON file, or a name that is shipped")


class Posts(Table):
    expire_after_days: Days = 28
    renew_notice_days: Days = 7
    max_open: Whole = Field(default=10, ge=1, le=100, description="a whole number from 1 to 100")


class Introductions(Table):
    offerer_answer_hours: Hours = 24
    needer_answer_hours: Hours = 72
    urgent_answer_hours: tuple[Hours, Hours] = Field(
        default=(3, 12), description="a list of two whole numbers of hours, like [3, 12]"
    )
    ask_after_days: Days = 3
    remind_hours_before: HoursBefore = Field(
        default=(24, 2),
        description="a list of at most five different whole numbers of hours, like [24, 2]",
    )


class Digest(Table):
    weekday: Weekday = Field(default="thursday", description='a day in English, like "thursday"')
    time: Clock = Field(
        default=time(17, 30), description='a time in quotation marks, from "00:00" to "23:59"'
    )
    max_posts: Whole = Field(default=12, ge=1, le=50, description="a whole number from 1 to 50")

    @property
    def weekday_number(self) -> int:
        """Monday is 0, as in datetime."""
        return WEEKDAYS.index(self.weekday)


class Privacy(Table):
    forget_after_days: Days = 30
    reveal_log_days: Days = 90
    key_file: str = Field(default="", description="the path of a file, or empty")
    key: Keys = Field(
        default="",
        repr=False,
        description="one or more keys as `mutualaid-bot keys make` prints them, the newest first",
    )


class Backup(Table):
    dir: str = Field(default="", description="the path of a folder, or empty")
    keep_days: Days = 14


class Health(Table):
    listen: Listen = Field(
        default="", description='an address and a port, like "127.0.0.1:8080", or empty for none'
    )


class Settings(BaseSettings):
    """The whole configuration. Paths in it are absolute once `config.load` has read it."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        env_prefix="MUTUALAID_",
        env_nested_delimiter="__",
        env_ignore_empty=True,
    )

    telegram: Telegram = Telegram()
    database: Database = Database()
    community: Community
    coordinators: Coordinators = Coordinators()
    emergency: tuple[Emergency, ...] = Field(default=(), description="a list of tables")
    categories: tuple[Category, ...] = Field(
        min_length=1, description="a list of tables, at least one; leave it out for the shipped ones"
    )
    neighborhoods: tuple[Neighborhood, ...] = Field(default=(), description="a list of tables")
    places: Places = Places()
    posts: Posts = Posts()
    introductions: Introductions = Introductions()
    digest: Digest = Digest()
    privacy: Privacy = Privacy()
    health: Health = Health()
    backup: Backup = Backup()

    @property
    def coordinators_language(self) -> str:
        """The coordinators' group hears the bot in its own language, or else in the community's first."""
        return self.coordinators.language or self.community.languages[0]

    @property
    def key_path(self) -> Path:
        """Where the key lies that encrypts contacts: beside the database, unless it is put elsewhere."""
        if self.privacy.key_file:
            return Path(self.privacy.key_file)
        return self.database.path.with_suffix(".key")

    @property
    def backup_path(self) -> Path | None:
        """The folder of the nightly backups; None: there are none."""
        return Path(self.backup.dir) if self.backup.dir else None

    @property
    def outlines_path(self) -> Path | None:
        return Path(self.places.geojson) if self.places.geojson else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """File and environment are joined in config_reading.py, so that all their faults are told at once."""
        return (init_settings,)
