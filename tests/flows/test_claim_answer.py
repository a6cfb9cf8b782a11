"""What an officer sees of one claim in the terminal."""

from datetime import date

import pytest

from claims.ledger.look_up import claim_file
from flows.commands import claim_answer
from tests.fakes_office import Office
from tests.fakes_papers import form, police_report


def _screen(office: Office, capsys: pytest.CaptureFixture[str], *paths: str) -> list[str]:
    """The lines that `redress claim` prints, without the blanks of its tables."""
    [claim] = office.take_in(*paths).claims
    claim_answer.show(claim_file(office.desk.ledger, claim.claim_id))
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_a_contradiction_shows_what_each_paper_says_and_where(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.put("form.pdf", form(crime_date=date(2026, 3, 1)))
    office.put("report.pdf", police_report(crime_date=date(2026, 3, 9)))

    screen = _screen(office, capsys, "form.pdf", "report.pdf")

    assert "form.pdf p. 1: 2026-03-01" in screen
    assert "report.pdf p. 1: 2026-03-09" in screen


def test_a_doubtful_document_is_named_with_its_place(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.put("form.pdf", form())
    office.put("report.pdf", police_report(report_number="99-1"))

    screen = _screen(office, capsys, "form.pdf", "report.pdf")

    said = "the police report's number, agency or date does not match the form"
    assert f"{said} report.pdf p. 1" in screen


def test_a_finding_names_the_facts_it_rests_on_with_their_standing_and_page(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.put("form.pdf", form(crime_date=date(2026, 3, 1)))
    office.put("report.pdf", police_report(crime_date=date(2026, 3, 1)))

    screen = " ".join(_screen(office, capsys, "form.pdf", "report.pdf"))

    assert "crime date (documented, p. 1)" in screen
