"""The migrations make the tables that the code describes, both ways, and keep them append-only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Table, inspect, text
from sqlalchemy.exc import IntegrityError

from claims.database import (
    MIGRATIONS,
    migrate,
    newest_revision,
    open_engine,
    prepare,
    reading,
    writing,
)
from schemas.tables import METADATA


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with all tables and one row in each of a few."""
    opened = open_engine(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    prepare(opened)
    yield opened
    opened.dispose()


def objects(engine: Engine) -> set[tuple[str, str]]:
    """Every table, index and trigger by name."""
    with reading(engine) as connection:
        found = connection.execute(text("SELECT type, name FROM sqlite_master")).all()
    return {(kind, name) for kind, name in found}


def differences(engine: Engine) -> list[object]:
    """What autogenerate would change, named CHECK constraints included."""
    plugins = ["alembic.autogenerate.*", "alembic.autogenerate.checkconstraint_byname"]
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"autogenerate_plugins": plugins})
        return list(compare_metadata(context, METADATA))


def test_the_tables_are_those_that_the_code_describes(engine: Engine) -> None:
    assert differences(engine) == []


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=str)
def test_the_primary_keys_are_those_that_the_code_describes(engine: Engine, table: Table) -> None:
    # Alembic compares everything but these.
    with reading(engine) as connection:
        made = inspect(connection).get_pk_constraint(table.name)["constrained_columns"]

    assert made == [column.name for column in table.primary_key]


def test_up_down_and_up_again_makes_the_same(engine: Engine) -> None:
    before = objects(engine)

    with writing(engine) as connection:
        migrate(connection, "downgrade", "base")
    at_the_bottom = {name for kind, name in objects(engine) if kind in {"table", "trigger"}}
    prepare(engine)

    assert at_the_bottom == {"alembic_version"}
    assert objects(engine) == before


def test_preparing_twice_changes_nothing(engine: Engine) -> None:
    before = objects(engine)

    prepare(engine)

    assert objects(engine) == before


def test_the_migrations_are_numbered_without_gaps() -> None:
    numbers = sorted(
        path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")
    )

    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert newest_revision() == numbers[-1]


def test_every_table_has_its_triggers(engine: Engine) -> None:
    triggers = {name for kind, name in objects(engine) if kind == "trigger"}
    append_only = {table.name for table in METADATA.sorted_tables} - {"data_keys"}

    assert triggers == {
        *(f"{table}_refuses_update" for table in append_only),
        *(f"{table}_refuses_delete" for table in append_only),
        "data_keys_refuses_update",
        "data_keys_refuses_replace",
    }


INSERT_RECORD = "INSERT INTO records VALUES ('c', 1, 1, 'p', 'h', 'k', 'i', 'now', x'', x'')"
INSERT_KEY = "INSERT INTO data_keys VALUES ('key', 'master', x'01', 'now')"

ATTACKS = [
    "UPDATE records SET hash = 'other'",
    "UPDATE OR REPLACE records SET seq = 1",
    "UPDATE OR IGNORE records SET hash = 'other'",
    "DELETE FROM records",
    INSERT_RECORD.replace("INSERT", "INSERT OR REPLACE"),
    INSERT_RECORD.replace("INSERT", "REPLACE"),
    "REPLACE INTO records VALUES ('c', 2, 1, 'p', 'h', 'k', 'other', 'now', x'', x'')",
    "REPLACE INTO records VALUES ('c', 2, 1, 'other', 'h', 'k', 'i', 'now', x'', x'')",
    INSERT_RECORD + " ON CONFLICT DO UPDATE SET hash = 'other'",
    "UPDATE data_keys SET wrapped_key = x'00'",
    INSERT_KEY.replace("INSERT", "REPLACE"),
    INSERT_KEY + " ON CONFLICT DO UPDATE SET wrapped_key = x'00'",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_row_can_be_changed_or_replaced(engine: Engine, attack: str) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(INSERT_RECORD)
        connection.exec_driver_sql(INSERT_KEY)

    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.exec_driver_sql(attack)

    with reading(engine) as connection:
        records = connection.exec_driver_sql("SELECT * FROM records").all()
        keys = connection.exec_driver_sql("SELECT wrapped_key FROM data_keys").all()
    assert [tuple(row) for row in records] == [("c", 1, 1, "p", "h", "k", "i", "now", b"", b"")]
    assert [tuple(row) for row in keys] == [(b"\x01",)]


def test_a_data_key_can_be_destroyed(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(INSERT_KEY)

    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM data_keys")

    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT * FROM data_keys").all() == []


def test_a_row_cannot_be_replaced_by_its_hidden_row_number(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(INSERT_RECORD)
    other = INSERT_RECORD.replace(
        "INSERT INTO records",
        "REPLACE INTO records (rowid, "
        "chain, seq, version, previous_hash, hash, kind, idempotency_key, recorded_at, "
        "public_body, sealed_body)",
    ).replace("('c'", "(1, 'other'")

    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.exec_driver_sql(other)


@pytest.mark.parametrize("table", sorted(set(METADATA.tables) - {"data_keys"}))
def test_no_table_but_that_of_data_keys_lets_a_row_go(engine: Engine, table: str) -> None:
    with reading(engine) as connection:
        triggers = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
            {"table": table},
        ).scalars()

        told = " ".join(triggers)

    assert f"BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT" in told
    assert f"BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT" in told
