"""The tables of the ledger. All are append-only, save that a data key can be destroyed.

Types hold on SQLite and PostgreSQL alike: instants and days are text in UTC, money and sizes are
BIGINT, bodies are bytes. Whatever may be private is sealed (`sealed_...`); see `claims.vault`.
Tables of small rows are kept in the order of their primary key (`sqlite_with_rowid=False`).
Migrations create these tables and their triggers; a test holds the two to each other.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

_HASH = String(64)
_KEY_ID = String(32)
_CLAIM_ID = String(24)
_INSTANT = String(32)
_DAY = String(10)
_NAME = String(120)

# Every document whose bytes are held; they lie encrypted in the document store.
DOCUMENTS: Final = Table(
    "documents",
    METADATA,
    Column("sha256", _HASH, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("media_type", _NAME, nullable=False),
    Column("page_count", Integer, nullable=False),  # 0: could not be counted
    Column("source_tag", _HASH, nullable=False),
    Column("data_key_id", _KEY_ID, nullable=False),
    Column("sealed_path", LargeBinary, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("size_bytes >= 0", name="size_bytes"),
)

# One row a data key and master key; a rotation adds a row and then deletes the older one.
DATA_KEYS: Final = Table(
    "data_keys",
    METADATA,
    Column("key_id", _KEY_ID, primary_key=True),
    Column("master_key_id", _KEY_ID, primary_key=True),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

CLAIMS: Final = Table(
    "claims",
    METADATA,
    Column("claim_id", _CLAIM_ID, primary_key=True),
    Column("jurisdiction", String(2), nullable=False),
    Column("form", _NAME, nullable=False),
    Column("form_sha256", _HASH, ForeignKey("documents.sha256"), nullable=False),
    Column("form_first_page", Integer, nullable=False),
    Column("received_date", _DAY, nullable=False),
    Column("data_key_id", _KEY_ID, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    UniqueConstraint("form_sha256", "form_first_page"),
)

LAW_SNAPSHOTS: Final = Table(
    "law_snapshots",
    METADATA,
    Column("law_hash", _HASH, primary_key=True),
    Column("jurisdiction", String(2), nullable=False),
    Column("canonical", LargeBinary, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

# The newest number counts; nothing that belongs to an older one is changed.
ASSESSMENTS: Final = Table(
    "assessments",
    METADATA,
    Column("claim_id", _CLAIM_ID, ForeignKey("claims.claim_id"), primary_key=True),
    Column("assessment_number", Integer, primary_key=True, autoincrement=False),
    Column("law_hash", _HASH, ForeignKey("law_snapshots.law_hash"), nullable=False),
    Column("code_version", _NAME, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    CheckConstraint("assessment_number >= 1", name="assessment_number"),
    sqlite_with_rowid=False,
)

CLAIM_DOCUMENTS: Final = Table(
    "claim_documents",
    METADATA,
    Column("claim_id", _CLAIM_ID, primary_key=True),
    Column("assessment_number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("sha256", _HASH, ForeignKey("documents.sha256"), nullable=False),
    Column("kind", _NAME, nullable=False),
    Column("first_page", Integer, nullable=False),
    Column("last_page", Integer, nullable=False),
    ForeignKeyConstraint(
        ["claim_id", "assessment_number"],
        ["assessments.claim_id", "assessments.assessment_number"],
    ),
    Index(None, "sha256"),
    sqlite_with_rowid=False,
)

# What was read, without the words: those are sealed in the record `record_seq` of the claim.
READ_VALUES: Final = Table(
    "read_values",
    METADATA,
    Column("claim_id", _CLAIM_ID, ForeignKey("claims.claim_id"), primary_key=True),
    Column("record_seq", Integer, primary_key=True, autoincrement=False),
    Column("reading_number", Integer, primary_key=True, autoincrement=False),
    Column("value_number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", _HASH, nullable=False),
    Column("fact", _NAME, nullable=False),
    Column("page", Integer, nullable=False),
    Column("method", _NAME, nullable=False),
    Column("confidence_percent", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What each rule said, without the values it names: those are sealed in the claim's record.
FINDINGS: Final = Table(
    "findings",
    METADATA,
    Column("claim_id", _CLAIM_ID, primary_key=True),
    Column("assessment_number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("rule", _NAME, nullable=False),
    Column("outcome", _NAME, nullable=False),
    Column("code", _NAME, nullable=False),
    Column("provisions", Text, nullable=False),
    ForeignKeyConstraint(
        ["claim_id", "assessment_number"],
        ["assessments.claim_id", "assessments.assessment_number"],
    ),
)

# One row a reason.
QUEUE_ENTRIES: Final = Table(
    "queue_entries",
    METADATA,
    Column("claim_id", _CLAIM_ID, primary_key=True),
    Column("assessment_number", Integer, primary_key=True, autoincrement=False),
    Column("queue", _NAME, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("reason_code", _NAME, nullable=False),
    Column("detail", Text, nullable=False),
    ForeignKeyConstraint(
        ["claim_id", "assessment_number"],
        ["assessments.claim_id", "assessments.assessment_number"],
    ),
    Index(None, "queue"),
    sqlite_with_rowid=False,
)

# What became of every file that was ever given; the newest attempt counts.
INTAKE_OUTCOMES: Final = Table(
    "intake_outcomes",
    METADATA,
    Column("source_tag", _HASH, primary_key=True),
    Column("sha256", _HASH, primary_key=True),  # empty: the file could not be read
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("result", _NAME, nullable=False),
    Column("code", _NAME, nullable=False),
    Column("claim_id", _CLAIM_ID, ForeignKey("claims.claim_id")),
    Column("kind", _NAME, nullable=False),
    Column("sealed_words", LargeBinary, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    CheckConstraint("attempt >= 1", name="attempt"),
)

# Keyed hashes of what makes a victim and a crime the same, to find a claim made twice.
BLIND_INDEXES: Final = Table(
    "blind_indexes",
    METADATA,
    Column("field", _NAME, primary_key=True),
    Column("digest", _HASH, primary_key=True),
    Column("claim_id", _CLAIM_ID, ForeignKey("claims.claim_id"), primary_key=True),
    sqlite_with_rowid=False,
)

# The ledger itself: one hash chain a claim, and one a file that became no claim.
RECORDS: Final = Table(
    "records",
    METADATA,
    Column("chain", _NAME, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("previous_hash", _HASH, nullable=False),
    Column("hash", _HASH, nullable=False),
    Column("kind", _NAME, nullable=False),
    Column("idempotency_key", _NAME, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("public_body", LargeBinary, nullable=False),
    Column("sealed_body", LargeBinary, nullable=False),
    UniqueConstraint("chain", "previous_hash"),
    UniqueConstraint("chain", "idempotency_key"),
    CheckConstraint("seq >= 1", name="seq"),
)
