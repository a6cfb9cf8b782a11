"""Reasons in an officer's words."""

import pytest

from claims.queues.words import in_words, in_words_together
from schemas.queues import Reason, ReasonCode


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_words(code: ReasonCode) -> None:
    words = in_words(Reason(code=code, detail="reporting_deadline"))

    assert words
    assert "_" not in words
    assert "{" not in words


def test_a_late_filing_is_said_as_a_recommendation() -> None:
    reason = Reason(code=ReasonCode.FINDING_NOT_MET, detail="filing_deadline")

    assert in_words(reason) == "filed after the last day (recommendation only)"


def test_a_problem_of_paper_is_said_by_its_sentence() -> None:
    reason = Reason(code=ReasonCode.ATTACHMENT_IN_DOUBT, detail="needs_password")

    assert in_words(reason).endswith("the file is locked with a password; ask for it unlocked")


def test_reasons_that_differ_only_in_what_they_are_about_share_a_sentence() -> None:
    asserted = [
        Reason(code=ReasonCode.FACT_ONLY_ASSERTED, detail=fact)
        for fact in ("crime_date", "crime_state", "losses_claimed")
    ]

    assert in_words_together(asserted) == (
        "no document supports: crime date, crime state",
        "a loss is ticked without a document",
    )
