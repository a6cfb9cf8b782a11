"""Do the tables that people search say what the chains say? The chains are what counts."""

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, select

from schemas.tables import CLAIM_DOCUMENTS, FINDINGS, QUEUE_ENTRIES, RECORDS

_SAID_OPENLY: Final = MappingProxyType[Table, tuple[Column[Any], ...]](
    {
        CLAIM_DOCUMENTS: (
            CLAIM_DOCUMENTS.c.assessment_number,
            CLAIM_DOCUMENTS.c.position,
            CLAIM_DOCUMENTS.c.sha256,
            CLAIM_DOCUMENTS.c.kind,
            CLAIM_DOCUMENTS.c.first_page,
            CLAIM_DOCUMENTS.c.last_page,
        ),
        FINDINGS: (
            FINDINGS.c.assessment_number,
            FINDINGS.c.position,
            FINDINGS.c.rule,
            FINDINGS.c.outcome,
            FINDINGS.c.code,
        ),
        QUEUE_ENTRIES: (
            QUEUE_ENTRIES.c.assessment_number,
            QUEUE_ENTRIES.c.queue,
            QUEUE_ENTRIES.c.position,
            QUEUE_ENTRIES.c.reason_code,
            QUEUE_ENTRIES.c.detail,
        ),
    }
)
"""The columns that the open halves of a claim's records hold too."""


def tables_differ(connection: Connection, claim_id: str) -> bool:
    """Whether a claim's rows are others than its records say: changed, added or taken away."""
    asked = select(RECORDS.c.public_body).where(RECORDS.c.chain == claim_id)
    said: dict[str, set[tuple[object, ...]]] = {table.name: set() for table in _SAID_OPENLY}
    for record in connection.execute(asked):
        for table, row in _rows_said(json.loads(record.public_body)):
            said[table].add(row)
    return any(
        said[table.name] != _rows_held(connection, table, claim_id) for table in _SAID_OPENLY
    )


def _rows_held(connection: Connection, table: Table, claim_id: str) -> set[tuple[object, ...]]:
    asked = select(*_SAID_OPENLY[table]).where(table.c.claim_id == claim_id)
    return {tuple(row) for row in connection.execute(asked)}


def _rows_said(body: dict[str, Any]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The rows that the open half of one record speaks of."""
    number = body["assessment_number"]
    for document in body.get("documents", ()):
        columns = _SAID_OPENLY[CLAIM_DOCUMENTS]
        yield CLAIM_DOCUMENTS.name, tuple(document[column.name] for column in columns)
    for position, finding in enumerate(body.get("findings", ()), 1):
        what = (finding["rule"], finding["outcome"], finding["code"])
        yield FINDINGS.name, (number, position, *what)
    for item in body.get("work_items", ()):
        for position, reason in enumerate(item["reasons"], 1):
            why = (item["queue"], position, reason["code"], reason["detail"])
            yield QUEUE_ENTRIES.name, (number, *why)
