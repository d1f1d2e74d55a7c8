"""Brings a database to the newest schema, and refuses one that a newer program made.

Knows nothing of what the tables hold.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import NullPool

from mutualaid_bot import files


class NewerSchema(Exception):
    """The database has a revision that this program does not know."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files.migrations()).replace("%", "%%"))
    return config


@contextmanager
def _connected(path: Path) -> Iterator[sa.Connection]:
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), poolclass=NullPool)

    # The driver itself begins nothing before a change of the schema; a revision is to be whole or not at all.
    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def head() -> str:
    """The newest revision that this program knows."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None
    return newest


def current(path: Path) -> str | None:
    """The revision of this database; ``None``: there is none yet, and none is made by asking."""
    if not path.exists():
        return None
    with _connected(path) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(path: Path) -> None:
    """Makes the database where there is none, readable by its owner alone."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    config = _config()
    found = current(path)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerSchema(f"{path} was made by a newer version (revision {found}): update the program.")
    with _connected(path) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
