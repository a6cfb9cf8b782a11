"""Every file that becomes no claim leaves one outcome behind."""

from dataclasses import replace

from claims.ledger.ledger import Ledger
from claims.ledger.look_up import document_content, held_document
from claims.ledger.outcomes import outcome_of, record_outcome
from claims.ledger.taking_in import record_claim
from claims.ledger.verify import verify
from schemas.outcome import FileResult
from schemas.record import GivenFile, RecordStatus
from tests.fakes_claims import claim_to_record, given

SCAN = replace(
    given("/invented/scan.pdf", "a scan", FileResult.PROBLEM, "no_text_and_no_form_fields"),
    detail="The file is a picture: a person must read it.",
)


def test_a_problem_is_recorded_and_its_pdf_is_held(ledger: Ledger) -> None:
    recorded = record_outcome(ledger, SCAN)

    outcome = outcome_of(ledger, SCAN.path, SCAN.sha256)

    assert recorded.status is RecordStatus.RECORDED
    assert outcome is not None
    assert (outcome.result, outcome.code) == (FileResult.PROBLEM, "no_text_and_no_form_fields")
    assert outcome.detail == SCAN.detail
    assert document_content(ledger, SCAN.sha256).endswith(b"a scan")


def test_what_is_not_a_pdf_is_not_held(ledger: Ledger) -> None:
    assert SCAN.arrival is not None
    document = replace(SCAN.arrival.document, media_type="image/png")
    picture = replace(SCAN, arrival=replace(SCAN.arrival, document=document))

    record_outcome(ledger, picture)

    assert held_document(ledger, picture.sha256) is None
    assert outcome_of(ledger, picture.path, picture.sha256) is not None


def test_a_file_that_could_not_be_read_has_an_outcome_too(ledger: Ledger) -> None:
    missing = GivenFile(path="/invented/gone", result=FileResult.PROBLEM, code="not_a_file")

    record_outcome(ledger, missing)
    outcome = outcome_of(ledger, "/invented/gone", "")

    assert outcome is not None
    assert outcome.code == "not_a_file"


def test_the_same_outcome_again_changes_nothing(ledger: Ledger) -> None:
    record_outcome(ledger, SCAN)

    assert record_outcome(ledger, SCAN).status is RecordStatus.ALREADY_HELD


def test_a_file_can_be_tried_again_and_the_newest_outcome_counts(ledger: Ledger) -> None:
    record_outcome(ledger, replace(SCAN, code="could_not_be_assessed"))

    recorded = record_outcome(ledger, SCAN, seen_attempts=1)
    outcome = outcome_of(ledger, SCAN.path, SCAN.sha256)

    assert recorded.status is RecordStatus.RECORDED
    assert outcome is not None
    assert outcome.code == "no_text_and_no_form_fields"


def test_the_bytes_of_a_problem_under_another_path_are_a_duplicate(ledger: Ledger) -> None:
    record_outcome(ledger, SCAN)
    copy = replace(SCAN, path="/invented/copy.pdf")

    as_problem = record_outcome(ledger, copy)
    as_duplicate = record_outcome(
        ledger, replace(copy, result=FileResult.DUPLICATE, code="", duplicate_of=SCAN.path)
    )
    outcome = outcome_of(ledger, copy.path, copy.sha256)

    assert as_problem.status is RecordStatus.ALREADY_HELD
    assert as_duplicate.status is RecordStatus.RECORDED
    assert outcome is not None
    assert outcome.duplicate_of == SCAN.path


def test_a_duplicate_of_a_form_names_no_claim_of_its_own(ledger: Ledger) -> None:
    taken = claim_to_record(1)
    record_claim(ledger, taken)
    copy = replace(taken.files[0], path="/invented/copy.pdf", result=FileResult.DUPLICATE)

    record_outcome(ledger, copy)
    outcome = outcome_of(ledger, copy.path, copy.sha256)

    assert outcome is not None
    assert outcome.claim_id == ""


def test_outcomes_are_chained_like_everything_else(ledger: Ledger) -> None:
    record_outcome(ledger, SCAN)
    record_outcome(ledger, SCAN, seen_attempts=1)

    assert verify(ledger) == ()
