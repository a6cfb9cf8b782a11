"""The first tables of the ledger, and the triggers that keep them append-only."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY: Final = (
    "documents",
    "law_snapshots",
    "records",
    "claims",
    "assessments",
    "blind_indexes",
    "intake_outcomes",
    "read_values",
    "claim_documents",
    "findings",
    "queue_entries",
)
"""Nobody changes or deletes a row. A data key may be deleted, never changed."""


class TriggersNotWrittenError(NotImplementedError):
    """There are no append-only triggers for this database yet, so no ledger may be made on it."""


def upgrade() -> None:
    """Make the tables, those that others point at first."""
    if op.get_bind().dialect.name != "sqlite":
        raise TriggersNotWrittenError("a ledger can be made on SQLite only")
    for make in _MAKERS:
        make()
    for table in _APPEND_ONLY:
        _refuse(table, "UPDATE")
        _refuse(table, "DELETE")
    _refuse("data_keys", "UPDATE")
    _refuse_replacing_a_data_key()


def downgrade() -> None:
    """Drop the tables; SQLite drops their triggers with them."""
    for table in reversed((*_APPEND_ONLY, "data_keys")):
        op.drop_table(table)


def _refuse(table: str, act: str) -> None:
    """Make the database itself refuse an act. `INSERT OR REPLACE` counts as a DELETE."""
    op.execute(
        f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _refuse_replacing_a_data_key() -> None:
    """A data key may be deleted, so replacing one must be refused by a trigger of its own."""
    op.execute(
        "CREATE TRIGGER data_keys_refuses_replace BEFORE INSERT ON data_keys "
        "WHEN EXISTS (SELECT 1 FROM data_keys "
        "WHERE key_id = NEW.key_id AND master_key_id = NEW.master_key_id) "
        "BEGIN SELECT RAISE(ABORT, 'a data key is never replaced'); END"
    )


def _data_keys() -> None:
    op.create_table(
        "data_keys",
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("master_key_id", sa.String(length=32), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("key_id", "master_key_id", name=op.f("pk_data_keys")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("source_tag", sa.String(length=64), nullable=False),
        sa.Column("data_key_id", sa.String(length=32), nullable=False),
        sa.Column("sealed_path", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_documents_sha256")),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("ck_documents_size_bytes")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )


def _law_snapshots() -> None:
    op.create_table(
        "law_snapshots",
        sa.Column("law_hash", sa.String(length=64), nullable=False),
        sa.Column("jurisdiction", sa.String(length=2), nullable=False),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("law_hash", name=op.f("pk_law_snapshots")),
    )


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("chain", sa.String(length=120), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=120), nullable=False),
        sa.Column("idempotency_key", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("public_body", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_records_seq")),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_records")),
        sa.UniqueConstraint(
            "chain", "idempotency_key", name=op.f("uq_records_chain_idempotency_key")
        ),
        sa.UniqueConstraint("chain", "previous_hash", name=op.f("uq_records_chain_previous_hash")),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("jurisdiction", sa.String(length=2), nullable=False),
        sa.Column("form", sa.String(length=120), nullable=False),
        sa.Column("form_sha256", sa.String(length=64), nullable=False),
        sa.Column("form_first_page", sa.Integer(), nullable=False),
        sa.Column("received_date", sa.String(length=10), nullable=False),
        sa.Column("data_key_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_sha256"], ["documents.sha256"], name=op.f("fk_claims_form_sha256")
        ),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claims")),
        sa.UniqueConstraint(
            "form_sha256", "form_first_page", name=op.f("uq_claims_form_sha256_form_first_page")
        ),
    )


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("assessment_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("law_hash", sa.String(length=64), nullable=False),
        sa.Column("code_version", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.CheckConstraint("assessment_number >= 1", name=op.f("ck_assessments_assessment_number")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.claim_id"], name=op.f("fk_assessments_claim_id")
        ),
        sa.ForeignKeyConstraint(
            ["law_hash"], ["law_snapshots.law_hash"], name=op.f("fk_assessments_law_hash")
        ),
        sa.PrimaryKeyConstraint("claim_id", "assessment_number", name=op.f("pk_assessments")),
        sqlite_with_rowid=False,
    )


def _blind_indexes() -> None:
    op.create_table(
        "blind_indexes",
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.claim_id"], name=op.f("fk_blind_indexes_claim_id")
        ),
        sa.PrimaryKeyConstraint("field", "digest", "claim_id", name=op.f("pk_blind_indexes")),
        sqlite_with_rowid=False,
    )


def _intake_outcomes() -> None:
    op.create_table(
        "intake_outcomes",
        sa.Column("source_tag", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("result", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=120), nullable=False),
        sa.Column("claim_id", sa.String(length=24), nullable=True),
        sa.Column("kind", sa.String(length=120), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.CheckConstraint("attempt >= 1", name=op.f("ck_intake_outcomes_attempt")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.claim_id"], name=op.f("fk_intake_outcomes_claim_id")
        ),
        sa.PrimaryKeyConstraint("source_tag", "sha256", "attempt", name=op.f("pk_intake_outcomes")),
    )


def _read_values() -> None:
    op.create_table(
        "read_values",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("record_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("fact", sa.String(length=120), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=120), nullable=False),
        sa.Column("confidence_percent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.claim_id"], name=op.f("fk_read_values_claim_id")
        ),
        sa.PrimaryKeyConstraint(
            "claim_id",
            "record_seq",
            "reading_number",
            "value_number",
            name=op.f("pk_read_values"),
        ),
        sqlite_with_rowid=False,
    )


def _claim_documents() -> None:
    op.create_table(
        "claim_documents",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("assessment_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=120), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id", "assessment_number"],
            ["assessments.claim_id", "assessments.assessment_number"],
            name=op.f("fk_claim_documents_claim_id_assessment_number"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["documents.sha256"], name=op.f("fk_claim_documents_sha256")
        ),
        sa.PrimaryKeyConstraint(
            "claim_id", "assessment_number", "position", name=op.f("pk_claim_documents")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_documents_sha256"), "claim_documents", ["sha256"], unique=False)


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("assessment_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=120), nullable=False),
        sa.Column("outcome", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=120), nullable=False),
        sa.Column("provisions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id", "assessment_number"],
            ["assessments.claim_id", "assessments.assessment_number"],
            name=op.f("fk_findings_claim_id_assessment_number"),
        ),
        sa.PrimaryKeyConstraint(
            "claim_id", "assessment_number", "position", name=op.f("pk_findings")
        ),
    )


def _queue_entries() -> None:
    op.create_table(
        "queue_entries",
        sa.Column("claim_id", sa.String(length=24), nullable=False),
        sa.Column("assessment_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("queue", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason_code", sa.String(length=120), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id", "assessment_number"],
            ["assessments.claim_id", "assessments.assessment_number"],
            name=op.f("fk_queue_entries_claim_id_assessment_number"),
        ),
        sa.PrimaryKeyConstraint(
            "claim_id", "assessment_number", "queue", "position", name=op.f("pk_queue_entries")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_queue_entries_queue"), "queue_entries", ["queue"], unique=False)


_MAKERS: Final = (
    _data_keys,
    _documents,
    _law_snapshots,
    _records,
    _claims,
    _assessments,
    _blind_indexes,
    _intake_outcomes,
    _read_values,
    _claim_documents,
    _findings,
    _queue_entries,
)
