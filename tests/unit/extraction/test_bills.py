"""Bills are read line by line, and their lines must add up to their total."""

from datetime import date

from claims.extraction.definitions import definitions
from claims.extraction.extract import read_paper
from schemas.document import DocumentKind
from schemas.problems import ProblemCode
from schemas.reading import Reading
from tests.fakes_pages import FakePage, FakePaper

assert definitions()


def bill(*lines: tuple[str, str, str], total: str, after: str = "") -> FakePage:
    """A bill of an invented hospital."""
    sheet = FakePage().write(50, 30, "Invented General Hospital").write(50, 50, "ITEMIZED BILL")
    sheet.write(50, 80, "Patient Name: Ada Invented")
    sheet.write(50, 120, "Date").write(150, 120, "Description").write(450, 120, "Amount")
    top = 140.0
    for day, text, amount in lines:
        sheet.write(50, top, day).write(150, top, text).write(450, top, amount)
        top += 20
    sheet.write(150, top, "Total Charges").write(450, top, total)
    return sheet.write(50, top + 40, after)


def read(*sheets: FakePage) -> Reading:
    (reading,) = read_paper(FakePaper(sheets), "f" * 64).readings
    return reading


TWO_LINES = (
    ("03/14/2026", "Emergency visit", "$820.00"),
    ("03/15/2026", "X-ray, 2 views", "$1,235.50"),
)


def test_each_line_is_an_expense_with_its_place() -> None:
    reading = read(bill(*TWO_LINES, total="$2,055.50"))

    assert reading.kind is DocumentKind.ITEMISED_BILL
    assert [(e.kind, e.amount_cents, e.service_date) for e in reading.expenses] == [
        ("medical", 82000, date(2026, 3, 14)),
        ("medical", 123550, date(2026, 3, 15)),
    ]
    assert reading.total_cents == 205550
    assert reading.problems == ()
    assert all(e.places[0].box for e in reading.expenses)


def test_lines_that_do_not_add_up_are_a_problem() -> None:
    reading = read(bill(*TWO_LINES, total="$2,000.00"))

    assert [problem.code for problem in reading.problems] == [ProblemCode.LINES_DO_NOT_ADD_UP]
    assert reading.total_cents == 200000


def test_an_amount_that_cannot_be_read_is_a_problem() -> None:
    reading = read(bill(*TWO_LINES[:1], ("03/15/2026", "X-ray", "$1O0.00"), total="$920.00"))

    assert ProblemCode.AMOUNT_NOT_READABLE in {problem.code for problem in reading.problems}


def test_the_careful_table_is_taken_where_the_words_do_not_add_up() -> None:
    sheet = bill(*TWO_LINES[:1], total="$2,055.50")
    sheet.rows = [[["Date", "Description", "Amount"], *map(list, TWO_LINES)]]

    reading = read(sheet)

    assert sum(e.amount_cents for e in reading.expenses) == 205550
    assert reading.problems == ()


def test_a_bill_without_a_table_says_so() -> None:
    sheet = FakePage().write(50, 50, "ITEMIZED BILL").write(50, 80, "Patient Name: Ada Invented")

    assert [p.code for p in read(sheet).problems] == [ProblemCode.TABLE_NOT_READABLE]


def test_what_insurance_has_paid_is_counted_against_the_lines() -> None:
    sheet = bill(*TWO_LINES, ("04/01/2026", "Medicare payment", "-$1,000.00"), total="$1,055.50")

    reading = read(sheet)

    assert [e.amount_cents for e in reading.expenses] == [82000, 123550]
    paid = [(p.source, p.amount_cents) for e in reading.expenses for p in e.payments]
    assert paid == [("medicare", 82000), ("medicare", 18000)]
    assert reading.problems == ()


def test_a_bill_paid_in_full_is_owed_to_the_claimant() -> None:
    owed = read(bill(*TWO_LINES, total="$2,055.50"))
    paid = read(bill(*TWO_LINES, total="$2,055.50", after="Paid in full, thank you."))

    assert {e.payee for e in owed.expenses} == {"provider"}
    assert {e.payee for e in paid.expenses} == {"claimant"}


def test_the_words_of_a_line_say_what_it_is_for() -> None:
    lines = (
        ("03/14/2026", "Dental crown", "$500.00"),
        ("03/15/2026", "3 counseling sessions", "$450.00"),
        ("03/16/2026", "Wound care", "$50.00"),
    )

    reading = read(bill(*lines, total="$1,000.00"))

    assert [e.kind for e in reading.expenses] == ["dental", "mental_health", "medical"]
    assert [e.sessions for e in reading.expenses] == [None, 3, None]


def test_a_bill_goes_on_on_its_next_page() -> None:
    first = bill(*TWO_LINES, total="$2,055.50")
    first.printed = [word for word in first.printed if word.box.top < 155]
    second = FakePage(number=2).write(50, 30, "Page 2 of 2")
    second.write(50, 60, "Date").write(150, 60, "Description").write(450, 60, "Amount")
    second.write(50, 80, "03/15/2026").write(150, 80, "X-ray").write(450, 80, "$1,235.50")
    second.write(150, 100, "Total Charges").write(450, 100, "$2,055.50")

    reading = read(first, second)

    assert (reading.first_page, reading.last_page) == (1, 2)
    assert [e.amount_cents for e in reading.expenses] == [82000, 123550]
    assert reading.problems == ()


def test_two_bills_in_one_file_are_two_readings() -> None:
    second = bill(*TWO_LINES[:1], total="$820.00")
    second.number = 2

    readings = read_paper(
        FakePaper((bill(*TWO_LINES, total="$2,055.50"), second)), "f" * 64
    ).readings

    assert [reading.total_cents for reading in readings] == [205550, 82000]


def test_an_employers_statement_is_one_expense() -> None:
    sheet = FakePage().write(50, 40, "EMPLOYER'S STATEMENT OF LOST EARNINGS")
    sheet.write(50, 80, "Employee Name: Ada Invented").write(300, 80, "Employer: Fiction Bakery")
    sheet.write(50, 100, "Net Weekly Wages: $540.00").write(300, 100, "Number of Weeks Lost: 3")
    sheet.write(50, 120, "Total Net Wages Lost: $1,620.00")
    sheet.write(50, 140, "Absent From: 06/07/2026").write(300, 140, "Absent Through: 06/27/2026")

    reading = read(sheet)

    (lost,) = reading.expenses
    assert (lost.kind, lost.amount_cents, lost.weeks) == ("lost_wages", 162000, 3)
    assert (lost.service_date, lost.service_end_date) == (date(2026, 6, 7), date(2026, 6, 27))
    assert reading.problems == ()


def test_an_employers_statement_that_contradicts_itself_is_in_doubt() -> None:
    sheet = FakePage().write(50, 40, "EMPLOYER'S STATEMENT OF LOST EARNINGS")
    sheet.write(50, 80, "Employee Name: Ada Invented").write(300, 80, "Employer: Fiction Bakery")
    sheet.write(50, 100, "Net Weekly Wages: $540.00").write(300, 100, "Number of Weeks Lost: 3")
    sheet.write(50, 120, "Total Net Wages Lost: $9,620.00")

    assert [p.code for p in read(sheet).problems] == [ProblemCode.LINES_DO_NOT_ADD_UP]
