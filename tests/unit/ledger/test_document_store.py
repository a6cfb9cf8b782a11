"""A document is stored whole or not at all, and opens with its own key only."""

from pathlib import Path

import pytest

from claims.ledger.document_store import DocumentMissingError, DocumentStore
from claims.ledger.ledger import Ledger
from claims.ledger.look_up import document_content
from claims.vault import UnsealError, new_key

SHA256 = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    """An empty store."""
    return DocumentStore(tmp_path / "documents")


def files(store: DocumentStore) -> list[Path]:
    """Everything that lies in the store."""
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_is_stored_can_be_read_and_lies_encrypted(store: DocumentStore) -> None:
    key = new_key()

    store.write(SHA256, b"canary", key)

    (stored,) = files(store)
    assert store.read(SHA256, key) == b"canary"
    assert b"canary" not in stored.read_bytes()
    assert stored.parent.name == "ab"


def test_two_runs_never_write_the_same_file(store: DocumentStore) -> None:
    one, two = new_key(), new_key()
    store.write(SHA256, b"canary", one)
    store.write(SHA256, b"canary", two)

    store.remove(SHA256, two.key_id)

    assert store.read(SHA256, one) == b"canary"


def test_what_is_not_there_is_missing(store: DocumentStore) -> None:
    with pytest.raises(DocumentMissingError):
        store.read(SHA256, new_key())


def test_a_document_that_the_ledger_does_not_name_is_missing(ledger: Ledger) -> None:
    with pytest.raises(DocumentMissingError):
        document_content(ledger, SHA256)


def test_a_document_under_another_name_does_not_open(store: DocumentStore) -> None:
    key = new_key()
    store.write(SHA256, b"canary", key)
    (stored,) = files(store)
    other = "abcd" + SHA256[4:]

    stored.rename(stored.with_name(f"{other}.{key.key_id}"))

    with pytest.raises(UnsealError):
        store.read(other, key)


def test_a_failed_write_leaves_nothing_behind(store: DocumentStore) -> None:
    key = new_key()
    in_the_way = store.folder / "ab" / f"{SHA256}.{key.key_id}"
    in_the_way.mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        store.write(SHA256, b"canary", key)

    assert files(store) == []
