"""A claim is taken in whole or not at all, once, and comes out again as it went in."""

from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select

from claims.database import reading, writing
from claims.ledger.claim_ids import claim_id_for
from claims.ledger.ledger import Ledger
from claims.ledger.look_up import (
    claim_file,
    claims_in,
    document_content,
    held_document,
)
from claims.ledger.neighbours import neighbours
from claims.ledger.outcomes import outcome_of
from claims.ledger.taking_in import (
    ClaimNotFoundError,
    LawHashError,
    NotOneFormError,
    record_attachment,
    record_claim,
)
from schemas.outcome import FileResult
from schemas.queues import Queue
from schemas.record import Neighbours, RecordStatus
from schemas.tables import CLAIMS, METADATA, READ_VALUES
from tests.fakes_claims import LAW, attachment_to_record, claim_to_record, given


def rows(ledger: Ledger) -> dict[str, int]:
    """How many rows each table holds."""
    with reading(ledger.engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
        }


def test_a_claim_comes_out_as_it_went_in(ledger: Ledger) -> None:
    taken = claim_to_record(1)

    recorded = record_claim(ledger, taken)
    file = claim_file(ledger, recorded.claim_id)

    assert file.readings == taken.readings
    assert file.assessed == taken.assessed
    assert file.received_date == taken.received_date
    assert [document.path for document in file.documents] == [taken.files[0].path]
    assert [entry.kind for entry in file.history] == ["claim_received", "claim_assessed"]


def test_every_value_that_was_read_has_a_row(ledger: Ledger) -> None:
    recorded = record_claim(ledger, claim_to_record(1))

    with reading(ledger.engine) as connection:
        facts = connection.execute(select(READ_VALUES.c.fact, READ_VALUES.c.page)).all()

    assert recorded.status is RecordStatus.RECORDED
    assert len(facts) == 60
    assert {fact.fact for fact in facts} == {"victim_name"}


def test_the_same_form_again_changes_nothing_and_names_the_claim(ledger: Ledger) -> None:
    first = record_claim(ledger, claim_to_record(1))
    before = rows(ledger)

    again = record_claim(ledger, claim_to_record(1))

    assert again.status is RecordStatus.ALREADY_HELD
    assert again.claim_id == first.claim_id
    assert rows(ledger) == before


def test_the_bytes_of_a_document_come_back(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    arrival = taken.files[0].arrival
    record_claim(ledger, taken)

    assert arrival is not None
    assert document_content(ledger, arrival.document.sha256) == arrival.content


def test_a_held_document_names_its_first_path_and_its_claims(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    recorded = record_claim(ledger, taken)

    held = held_document(ledger, taken.files[0].sha256)

    assert held is not None
    assert held.path == taken.files[0].path
    assert held.claim_ids == (recorded.claim_id,)


def test_a_document_that_is_not_held_is_not_found(ledger: Ledger) -> None:
    assert held_document(ledger, "0" * 64) is None


def test_a_path_that_is_no_text_can_be_stored(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    odd = replace(taken, files=(replace(taken.files[0], path="/invented/caf\udce9.pdf"),))

    recorded = record_claim(ledger, odd)

    assert claim_file(ledger, recorded.claim_id).documents[0].path == "/invented/caf\\xe9.pdf"


def test_the_outcome_of_a_file_is_known_when_it_is_given_again(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    recorded = record_claim(ledger, taken)

    outcome = outcome_of(ledger, taken.files[0].path, taken.files[0].sha256)

    assert outcome is not None
    assert outcome.result is FileResult.CLAIM
    assert outcome.claim_id == recorded.claim_id
    assert not outcome.is_new


def test_the_same_bytes_under_another_path_have_no_outcome_yet(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    record_claim(ledger, taken)

    assert outcome_of(ledger, "/invented/copy.pdf", taken.files[0].sha256) is None


def test_a_claim_waits_in_its_queue_with_its_reasons(ledger: Ledger) -> None:
    recorded = record_claim(ledger, claim_to_record(1))

    (queued,) = claims_in(ledger, Queue.REVIEW)

    assert queued.claim_id == recorded.claim_id
    assert [reason.detail for reason in queued.reasons] == ["reporting", "award"]
    assert claims_in(ledger, Queue.APPROVAL, Queue.EMERGENCY) == ()


def test_a_later_document_adds_an_assessment_and_the_newest_counts(ledger: Ledger) -> None:
    claim_id = record_claim(ledger, claim_to_record(1)).claim_id

    later = attachment_to_record(claim_id, 1, seen_assessment=1)
    recorded = record_attachment(ledger, later)
    file = claim_file(ledger, claim_id)

    assert recorded.assessment_number == 2
    assert file.assessment_number == 2
    assert len(file.readings) == 2
    assert [document.assessment_number for document in file.documents] == [1, 2]
    assert [queued.queue for queued in claims_in(ledger)] == [Queue.APPROVAL]


def test_documents_that_the_claim_has_are_not_attached_again(ledger: Ledger) -> None:
    claim_id = record_claim(ledger, claim_to_record(1)).claim_id
    record_attachment(ledger, attachment_to_record(claim_id, 1, seen_assessment=1))
    before = rows(ledger)

    again = record_attachment(ledger, attachment_to_record(claim_id, 1, seen_assessment=1))

    assert again.status is RecordStatus.ALREADY_HELD
    assert rows(ledger) == before


def test_an_attachment_to_an_older_assessment_is_not_recorded(ledger: Ledger) -> None:
    claim_id = record_claim(ledger, claim_to_record(1)).claim_id
    record_attachment(ledger, attachment_to_record(claim_id, 1, seen_assessment=1))
    stale = attachment_to_record(claim_id, 2, seen_assessment=1)
    before = rows(ledger)

    recorded = record_attachment(ledger, stale)

    assert recorded.status is RecordStatus.ASSESSED_MEANWHILE
    assert recorded.assessment_number == 2
    assert rows(ledger) == before


def test_nothing_can_be_attached_to_a_claim_that_is_not_held(ledger: Ledger) -> None:
    with pytest.raises(ClaimNotFoundError, match="TX-2026-0000-0000"):
        record_attachment(ledger, attachment_to_record("TX-2026-0000-0000", 1, seen_assessment=1))


def test_a_claim_that_is_not_held_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(ClaimNotFoundError, match="TX-2026-0000-0000"):
        claim_file(ledger, "TX-2026-0000-0000")


def test_a_claim_for_the_same_victim_and_crime_must_be_known_to_routing(ledger: Ledger) -> None:
    first = record_claim(ledger, claim_to_record(1))
    other_form = given("/invented/other.pdf", "another form for the same victim")
    same = claim_to_record(1)
    reading_of_it = replace(same.readings[0], document=other_form.sha256)
    second = replace(same, files=(other_form,), readings=(reading_of_it,))

    unknown = record_claim(ledger, second)
    known = record_claim(ledger, replace(second, neighbours=unknown.neighbours))

    assert unknown.status is RecordStatus.NEIGHBOURS_CHANGED
    assert unknown.neighbours == Neighbours(possible_duplicates=(first.claim_id,))
    assert known.status is RecordStatus.RECORDED
    assert known.claim_id != first.claim_id


def test_a_document_in_another_claim_must_be_known_to_routing(ledger: Ledger) -> None:
    bill = given("/invented/bill.pdf", "one bill", FileResult.ATTACHED)
    one, two = claim_to_record(1), claim_to_record(2)
    first = record_claim(ledger, replace(one, files=(*one.files, bill)))

    second = record_claim(ledger, replace(two, files=(*two.files, bill)))

    assert second.status is RecordStatus.NEIGHBOURS_CHANGED
    assert second.neighbours == Neighbours(sharing_documents=(first.claim_id,))


def test_a_neighbour_that_an_attachment_brings_must_be_known_to_routing(ledger: Ledger) -> None:
    bill = given("/invented/bill.pdf", "one bill", FileResult.ATTACHED)
    one = claim_to_record(1)
    first = record_claim(ledger, replace(one, files=(*one.files, bill)))
    second = record_claim(ledger, claim_to_record(2))
    later = attachment_to_record(second.claim_id, 2, seen_assessment=1)

    recorded = record_attachment(ledger, replace(later, files=(bill,)))

    assert recorded.status is RecordStatus.NEIGHBOURS_CHANGED
    assert recorded.neighbours == Neighbours(sharing_documents=(first.claim_id,))


def test_neighbours_are_asked_for_before_routing(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    claim_id = record_claim(ledger, taken).claim_id
    sha256s = [file.sha256 for file in taken.files]

    of_another = neighbours(ledger, taken.assessed.claim, sha256s)
    of_itself = neighbours(ledger, taken.assessed.claim, sha256s, apart_from=claim_id)

    assert of_another.possible_duplicates == of_another.sharing_documents == (claim_id,)
    assert of_itself == Neighbours()


def test_an_id_that_another_form_has_is_not_given_twice(ledger: Ledger) -> None:
    taken, other = claim_to_record(1), claim_to_record(2)
    record_claim(ledger, other)
    drawn = claim_id_for(ledger.vault, jurisdiction="TX", year=2026, form=taken.readings[0])
    with writing(ledger.engine) as connection:
        row = connection.execute(select(CLAIMS)).one()._asdict()
        connection.execute(insert(CLAIMS), {**row, "claim_id": drawn, "form_first_page": 9})

    recorded = record_claim(ledger, taken)

    assert recorded.status is RecordStatus.RECORDED
    assert recorded.claim_id != drawn


def test_nothing_is_left_in_the_store_of_a_claim_that_was_not_recorded(ledger: Ledger) -> None:
    bill = given("/invented/bill.pdf", "a bill that came with the copy", FileResult.ATTACHED)
    taken = claim_to_record(1)
    record_claim(ledger, taken)
    before = sorted(ledger.documents.folder.rglob("*.*"))

    record_claim(ledger, replace(taken, files=(*taken.files, bill)))

    assert sorted(ledger.documents.folder.rglob("*.*")) == before


def test_a_claim_without_a_form_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotOneFormError, match="not 0"):
        record_claim(ledger, replace(claim_to_record(1), readings=()))


def test_a_law_that_is_not_the_one_assessed_with_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LawHashError):
        record_claim(ledger, replace(claim_to_record(1), law_canonical=LAW + b" "))


def test_an_error_midway_leaves_no_row_and_no_open_transaction(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    twice = replace(taken, files=(taken.files[0], taken.files[0]))
    before = rows(ledger)

    with pytest.raises(Exception, match="UNIQUE"):
        record_claim(ledger, twice)

    assert rows(ledger) == before
    assert record_claim(ledger, taken).status is RecordStatus.RECORDED
