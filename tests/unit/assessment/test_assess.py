"""The evidence of one claim held against the law of its state."""

from claims.assessment.assess import assess
from claims.assessment.code_version import code_version
from claims.assessment.facts import evidence_from
from rules.law import law_of
from schemas import canonical
from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.finding import Outcome
from tests.fakes_papers import RECEIVED, bill, form, police_report


def _evidence() -> Evidence:
    return evidence_from(
        (form(), police_report(), bill()), application_date=RECEIVED, jurisdiction="IL"
    )


def test_whether_the_papers_agree_is_added_to_what_the_law_says() -> None:
    assessment = assess(_evidence(), law_of("IL"), code_version())

    rules = [finding.rule for finding in assessment.findings]
    assert rules.count("documents_agree") == 1
    assert "filing_deadline" in rules
    assert assessment.code_version == code_version()


def test_a_claim_without_papers_has_nothing_to_compare() -> None:
    bare = Evidence(claim=Claim(jurisdiction="IL"))

    finding = assess(bare, law_of("IL"), code_version()).findings[-1]

    assert finding.rule == "documents_agree"
    assert finding.outcome is Outcome.NOT_APPLICABLE


def test_the_same_evidence_and_law_give_the_same_bytes() -> None:
    first = assess(_evidence(), law_of("IL"), code_version())
    second = assess(_evidence(), law_of("IL"), code_version())

    assert canonical.to_bytes(first) == canonical.to_bytes(second)


def test_evidence_can_be_written_as_canonical_bytes_and_read_back() -> None:
    evidence = _evidence()

    assert canonical.from_bytes(Evidence, canonical.to_bytes(evidence)) == evidence
