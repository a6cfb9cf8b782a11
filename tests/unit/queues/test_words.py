"""Reasons in an officer's words."""

import pytest

from claims.queues.words import in_words
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
