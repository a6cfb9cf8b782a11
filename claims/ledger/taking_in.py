"""Take a claim in, or documents that come later: each in one transaction, all of it or nothing."""

import hashlib
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select

from claims.database import writing
from claims.ledger.claim_ids import claim_id_for
from claims.ledger.data_keys import data_key, store_keys
from claims.ledger.ledger import Ledger
from claims.ledger.neighbours import is_known, neighbours_now
from claims.ledger.packet_rows import Act, newest_assessment, write_packet
from claims.ledger.writing import name_documents, storing
from claims.vault import Key
from schemas.assessment import Assessment
from schemas.document import DocumentKind
from schemas.reading import Reading
from schemas.record import (
    AttachmentToRecord,
    ClaimToRecord,
    GivenFile,
    Recorded,
    RecordStatus,
)
from schemas.tables import CLAIM_DOCUMENTS, CLAIMS

# Built once: every claim asks both.
_CLAIM_OF_FORM: Final = select(CLAIMS.c.claim_id).where(
    CLAIMS.c.form_sha256 == bindparam("form_sha256"),
    CLAIMS.c.form_first_page == bindparam("form_first_page"),
)
_CLAIM_WITH_ID: Final = select(CLAIMS.c.claim_id).where(CLAIMS.c.claim_id == bindparam("claim_id"))


class NotOneFormError(ValueError):
    """What is to be recorded as a claim holds no claim form, or more than one."""


class LawHashError(ValueError):
    """An assessment names another law than the one that came with it."""


class ClaimNotFoundError(LookupError):
    """There is no claim with this id."""


def record_claim(ledger: Ledger, taken: ClaimToRecord) -> Recorded:
    """Take in a new claim: documents, keys, values, findings, law, queues and outcomes.

    Answers ALREADY_HELD with the claim's id when the form has become a claim before, and
    NEIGHBOURS_CHANGED when a neighbour has come in that routing did not know of; nothing is
    written then. A run that is killed leaves nothing, or the whole claim.
    """
    form = _form_of(taken.readings)
    _check_law(taken.assessed.assessment, taken.law_canonical)
    with storing(ledger, taken.files) as bundle, writing(ledger.engine) as connection:
        held_claim = _claim_of_form(connection, form)
        if held_claim:
            return Recorded(status=RecordStatus.ALREADY_HELD, claim_id=held_claim)
        near = neighbours_now(connection, ledger, taken.assessed.claim, _kept(taken.files))
        if not is_known(near, taken.neighbours):
            return Recorded(status=RecordStatus.NEIGHBOURS_CHANGED, neighbours=near)
        name_documents(ledger, connection, bundle)
        act = _begin_claim(ledger, connection, taken, form)
        write_packet(act, 1, taken)
    return Recorded(
        status=RecordStatus.RECORDED, claim_id=act.claim_id, assessment_number=1, neighbours=near
    )


def record_attachment(ledger: Ledger, later: AttachmentToRecord) -> Recorded:
    """Add documents to a claim, with the new assessment that they led to.

    Answers ALREADY_HELD when the claim has every one of them, ASSESSED_MEANWHILE when the claim
    has been assessed again since it was looked up, and NEIGHBOURS_CHANGED as above. Raises
    ClaimNotFoundError, and KeyNotHeldError once the claim has been made unreadable.
    """
    _check_law(later.assessed.assessment, later.law_canonical)
    with storing(ledger, later.files) as bundle, writing(ledger.engine) as connection:
        act = _go_on_with_claim(ledger, connection, later.claim_id)
        newest = newest_assessment(connection, later.claim_id)
        refusal = _refusal(act, later, newest)
        if refusal is not None:
            return refusal
        name_documents(ledger, connection, bundle)
        write_packet(act, newest + 1, later)
    return Recorded(
        status=RecordStatus.RECORDED,
        claim_id=later.claim_id,
        assessment_number=newest + 1,
        neighbours=later.neighbours,
    )


def _refusal(act: Act, later: AttachmentToRecord, newest: int) -> Recorded | None:
    """Why an attachment cannot be recorded as it is; None when it can."""
    kept = _kept(later.files)
    if kept and kept <= _documents_of(act.connection, later.claim_id):
        status, near = RecordStatus.ALREADY_HELD, later.neighbours
    elif newest != later.seen_assessment:
        status, near = RecordStatus.ASSESSED_MEANWHILE, later.neighbours
    else:
        near = neighbours_now(
            act.connection, act.ledger, later.assessed.claim, kept, apart_from=later.claim_id
        )
        if is_known(near, later.neighbours):
            return None
        status = RecordStatus.NEIGHBOURS_CHANGED
    return Recorded(
        status=status, claim_id=later.claim_id, assessment_number=newest, neighbours=near
    )


def _begin_claim(
    ledger: Ledger, connection: Connection, taken: ClaimToRecord, form: Reading
) -> Act:
    """Write the claim itself, with a key and an id of its own."""
    key = ledger.vault.new_data_key()
    at = ledger.instant()
    claim_id = _free_claim_id(ledger, connection, taken, form)
    store_keys(ledger, connection, [key], at)
    connection.execute(
        insert(CLAIMS),
        {
            "claim_id": claim_id,
            "jurisdiction": taken.assessed.claim.jurisdiction,
            "form": form.form,
            "form_sha256": form.document,
            "form_first_page": form.first_page,
            "received_date": taken.received_date.isoformat(),
            "data_key_id": key.key_id,
            "recorded_at": at,
        },
    )
    return Act(ledger=ledger, connection=connection, claim_id=claim_id, key=key, at=at)


def _go_on_with_claim(ledger: Ledger, connection: Connection, claim_id: str) -> Act:
    """Open the key of a claim that is held already."""
    asked = select(CLAIMS.c.data_key_id).where(CLAIMS.c.claim_id == claim_id)
    key_id = connection.execute(asked).scalar()
    if key_id is None:
        raise ClaimNotFoundError(f"there is no claim {claim_id}")
    key: Key = data_key(ledger, connection, key_id)
    return Act(
        ledger=ledger, connection=connection, claim_id=claim_id, key=key, at=ledger.instant()
    )


def _free_claim_id(
    ledger: Ledger, connection: Connection, taken: ClaimToRecord, form: Reading
) -> str:
    """The form's claim id; the next one drawn in the rare case that another form has it."""
    turn = 0
    while True:
        claim_id = claim_id_for(
            ledger.vault,
            jurisdiction=taken.assessed.claim.jurisdiction,
            year=taken.received_date.year,
            form=form,
            turn=turn,
        )
        if connection.execute(_CLAIM_WITH_ID, {"claim_id": claim_id}).first() is None:
            return claim_id
        turn += 1


def _form_of(readings: tuple[Reading, ...]) -> Reading:
    forms = [reading for reading in readings if reading.kind is DocumentKind.CLAIM_FORM]
    if len(forms) != 1:
        raise NotOneFormError(f"a claim has one form, not {len(forms)}")
    return forms[0]


def _check_law(assessment: Assessment, law_canonical: bytes) -> None:
    """Refuse a law snapshot that is not the law which the assessment names."""
    if hashlib.sha256(law_canonical).hexdigest() != assessment.law_hash:
        raise LawHashError("the law that came with the assessment has another hash")


def _claim_of_form(connection: Connection, form: Reading) -> str:
    """The claim that a form has become before; empty when it has not."""
    asked = {"form_sha256": form.document, "form_first_page": form.first_page}
    return connection.execute(_CLAIM_OF_FORM, asked).scalar() or ""


def _documents_of(connection: Connection, claim_id: str) -> set[str]:
    asked = select(CLAIM_DOCUMENTS.c.sha256).where(CLAIM_DOCUMENTS.c.claim_id == claim_id)
    return set(connection.execute(asked).scalars())


def _kept(files: tuple[GivenFile, ...]) -> set[str]:
    return {file.sha256 for file in files if file.claim_keeps}
