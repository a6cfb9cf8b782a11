"""The one way to a database: how it is opened, and how its tables are brought up to date."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

MIGRATIONS: Final = Path(__file__).parent.parent / "migrations"

WAIT_SECONDS_MAX: Final = 60
"""How long one writer waits for another. A claim is written in a few thousandths of a second."""

_IS_READING: Final = "redress_is_reading"

_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS_MAX * 1000}",
    "PRAGMA foreign_keys = ON",
    # Without it, INSERT OR REPLACE deletes the old row without asking the triggers.
    "PRAGMA recursive_triggers = ON",
    # A recorded claim survives a power cut, not only a crash of the program.
    "PRAGMA synchronous = FULL",
)


class NewerDatabaseError(RuntimeError):
    """The tables were made by a newer version of the program."""


def open_engine(database_url: str) -> Engine:
    """Open a database. On SQLite every connection gets the settings that the ledger relies on."""
    # hide_parameters: an error must not repeat what was to be stored.
    engine = create_engine(database_url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        _make_file(database_url)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, and so never waits for a writer."""
    only_reading = engine.connect().execution_options(**{_IS_READING: True})
    with only_reading as connection, connection.begin():
        yield connection


def prepare(engine: Engine) -> None:
    """Bring the tables up to date. Safe when two processes start at the same moment.

    Raises NewerDatabaseError when a newer program has been here: this one must be updated.
    """
    with reading(engine) as connection:
        revision = _revision(connection)
    if revision == newest_revision():
        return
    if revision > newest_revision():
        raise NewerDatabaseError(f"the ledger stands at {revision}, this program knows less")
    with writing(engine) as connection:
        # On SQLite this transaction has the write lock from its first moment: a second process
        # waits here and then finds everything done.
        migrate(connection, "upgrade", "head")


def migrate(connection: Connection, direction: str, revision: str) -> None:
    """Run migrations up or down to a revision, inside the caller's transaction."""
    # Alembic takes a quarter of a second to import, and is needed once in a ledger's life.
    from alembic import command  # noqa: PLC0415  # slow to import, see above
    from alembic.config import Config  # noqa: PLC0415  # the same

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    {"upgrade": command.upgrade, "downgrade": command.downgrade}[direction](config, revision)


def newest_revision() -> str:
    """The number of the last migration; files are named `0001_what_it_does.py`."""
    versions = (MIGRATIONS / "versions").glob("[0-9]*_*.py")
    return max(path.name.partition("_")[0] for path in versions)


def _revision(connection: Connection) -> str:
    """The migration the database stands at; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _make_file(database_url: str) -> None:
    """Make the file readable by its owner only; SQLite gives its other files the same rights."""
    file = make_url(database_url).database
    if file and not re.match(r":memory:|file:", file):
        Path(file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        Path(file).touch(mode=0o600)


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Settings of one SQLite connection. Transactions are begun by us, never by the driver."""
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  # for the type checker
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    _use_write_ahead_log(connection)


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers go on while somebody writes.

    SQLite answers "locked" at once, without waiting, when two processes ask for it together.
    """
    give_up_at = time.monotonic() + WAIT_SECONDS_MAX
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    """A writer takes the lock before it looks, so that what it saw still holds when it writes."""
    options: dict[str, Any] = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get(_IS_READING) else "BEGIN IMMEDIATE")
