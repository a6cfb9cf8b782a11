"""A connection keeps what the ledger relies on: locks, foreign keys, triggers, durability."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, Table, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from claims.database import NewerDatabaseError, open_engine, prepare, reading, writing
from schemas.tables import METADATA


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database without tables."""
    opened = open_engine(f"sqlite:///{tmp_path / 'new' / 'ledger.sqlite'}")
    yield opened
    opened.dispose()


class InvalidError(Exception):
    """An error that comes in the middle of writing."""


def write_and_fail(engine: Engine) -> None:
    """Write a row, then find that it was wrong."""
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO data_keys VALUES ('k', 'm', x'00', 'now')"))
        raise InvalidError


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("synchronous", 2),
        ("busy_timeout", 60_000),
    ],
)
def test_every_connection_has_its_settings(engine: Engine, pragma: str, value: object) -> None:
    with reading(engine) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_writer_has_the_lock_from_its_first_moment(engine: Engine, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "new" / "ledger.sqlite", timeout=0, isolation_level=None)

    with writing(engine), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.close()


def test_a_reader_does_not_wait_for_a_writer(engine: Engine) -> None:
    prepare(engine)

    with writing(engine) as writer:
        writer.execute(text("INSERT INTO data_keys VALUES ('k', 'm', x'00', 'now')"))
        with reading(engine) as connection:
            seen = connection.execute(text("SELECT count(*) FROM data_keys")).scalar()

    assert seen == 0


def test_an_error_takes_everything_back(engine: Engine) -> None:
    prepare(engine)

    with pytest.raises(InvalidError):
        write_and_fail(engine)

    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM data_keys")).scalar() == 0


def test_an_error_does_not_repeat_what_was_to_be_stored(engine: Engine) -> None:
    prepare(engine)
    statement = text("INSERT INTO data_keys VALUES (:key, 'm', NULL, 'now')")

    with pytest.raises(IntegrityError) as raised, writing(engine) as connection:
        connection.execute(statement, {"key": "canary"})

    assert "canary" not in str(raised.value)


def test_a_ledger_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    prepare(engine)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabaseError, match="9999"):
        prepare(engine)


def test_a_database_can_be_kept_in_memory_for_a_trial() -> None:
    engine = open_engine("sqlite://")

    prepare(engine)

    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM claims")).scalar() == 0
    engine.dispose()


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=str)
def test_every_table_can_be_made_on_postgresql_too(table: Table) -> None:
    made = str(CreateTable(table).compile(dialect=make_url("postgresql://").get_dialect()()))

    assert f"CREATE TABLE {table.name}" in made
    assert not {"JSONB", "FLOAT", "NUMERIC", "SERIAL"} & set(re.findall(r"[A-Z]+", made))


def test_threads_that_start_at_once_prepare_one_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    engines = [open_engine(url) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(prepare, engines))

    with reading(engines[0]) as connection:
        revisions = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    for engine in engines:
        engine.dispose()
    assert [tuple(row) for row in revisions] == [("0001",)]
