"""Bills and contracts of others are known by their build, whatever they are called."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from claims.extraction.extract import extract, read_paper
from claims.extraction.limits import Limits
from schemas.document import DocumentKind
from schemas.expense import Payment
from schemas.money import Cents
from schemas.problems import ProblemCode
from schemas.reading import Extraction, Reading
from tests.fakes_pages import FakePage, FakePaper

HEADS = (("Date", 50.0), ("Description", 150.0), ("Amount", 450.0))


def sheet(name: str = "Patient: Ada Invented", *, number: int = 1) -> FakePage:
    """The head of a bill of an invented clinic, without a title."""
    return FakePage(number=number).write(50, 30, "Invented Clinic").write(50, 50, name)


def table(page: FakePage, heads: tuple[tuple[str, float], ...], *rows: tuple[str, ...]) -> FakePage:
    """Heads and rows, each cell under its head."""
    for top, row in enumerate((tuple(text for text, _ in heads), *rows)):
        for (_, x), cell in zip(heads, row, strict=True):
            page.write(x, 100.0 + 20 * top, cell)
    return page


def extraction(*sheets: FakePage) -> Extraction:
    return read_paper(FakePaper(sheets), "f" * 64)


def read(*sheets: FakePage) -> Reading:
    (reading,) = extraction(*sheets).readings
    return reading


def amounts(reading: Reading) -> list[int]:
    return [expense.amount_cents for expense in reading.expenses]


@pytest.mark.parametrize(
    "name", ["Patient: Ada Invented", "Client Ada Invented", "Statement for Ada Invented"]
)
def test_a_bill_without_a_title_is_known_by_its_build(name: str) -> None:
    page = table(
        sheet(name),
        HEADS,
        ("05/17/2024", "X-ray", "40.00"),
        ("05/18/2024", "Visit", "60.00"),
        ("", "Total charges", "100.00"),
    )

    reading = read(page)

    assert reading.kind is DocumentKind.ITEMISED_BILL
    assert amounts(reading) == [4000, 6000]
    assert [v.value for v in reading.values if v.fact == "victim_name"] == ["Ada Invented"]
    assert reading.problems == ()


@pytest.mark.parametrize("words", ["ESTIMATE", "Explanation of Benefits", "This is not a bill"])
def test_what_looks_like_a_bill_and_is_none_is_not_recognised(words: str) -> None:
    page = table(
        sheet().write(50, 70, words),
        HEADS,
        ("05/17/2024", "X-ray", "40.00"),
        ("", "Total charges", "40.00"),
    )

    answer = extraction(page)

    assert answer.readings == ()
    assert [p.code for p in answer.problems] == [ProblemCode.FORM_NOT_RECOGNISED]


def test_a_table_that_is_for_nobody_is_no_bill() -> None:
    page = table(
        FakePage().write(50, 30, "Price list"),
        HEADS,
        ("05/17/2024", "X-ray", "40.00"),
        ("", "Total charges", "40.00"),
    )

    assert extraction(page).readings == ()


@pytest.mark.parametrize("day", ["05/17/2024", "051724", "17 May 2024", "May 17, 2024"])
def test_a_day_is_read_as_bills_print_it(day: str) -> None:
    page = table(sheet(), HEADS, (day, "X-ray", "40.00"), ("", "Total", "40.00"))

    assert [e.service_date for e in read(page).expenses] == [date(2024, 5, 17)]


def test_the_amount_may_come_first_and_a_credit_is_a_payment() -> None:
    heads = (("Amount", 50.0), ("For", 200.0), ("On", 450.0))
    page = table(
        sheet("Client Ada Invented"),
        heads,
        ("40.00", "Counseling session", "17 May 2024"),
        ("10.00 CR", "Courtesy discount", "18 May 2024"),
        ("30.00", "Amount due", ""),
    )

    reading = read(page)

    assert [(e.amount_cents, e.service_date) for e in reading.expenses] == [
        (4000, date(2024, 5, 17))
    ]
    assert reading.expenses[0].payments == (
        Payment(source="hospital_discount", amount_cents=Cents(1000)),
    )
    assert reading.problems == ()


def test_the_line_total_counts_and_the_unit_price_does_not() -> None:
    heads = (*HEADS[:2], ("Unit price", 300.0), ("Line total", 450.0))
    page = table(
        sheet(),
        heads,
        ("05/17/2024", "Suture", "20.00", "40.00"),
        ("", "ref 001 CPT 99000", "", ""),
        ("", "Total", "", "40.00"),
    )

    assert amounts(read(page)) == [4000]


def test_words_of_a_subtotal_may_reach_into_the_column_of_amounts() -> None:
    page = table(sheet(), HEADS, ("05/17/2024", "X-ray", "40.00"))
    page.write(350, 140, "Subtotal of services").write(475, 140, "40.00")
    page.write(400, 160, "Total charges").write(475, 160, "40.00")

    reading = read(page)

    assert amounts(reading) == [4000]
    assert reading.problems == ()


def test_sums_carried_from_page_to_page_are_not_counted() -> None:
    first = table(
        sheet().write(450, 30, "Page 1 of 2"),
        HEADS,
        ("05/17/2024", "X-ray", "40.00"),
        ("05/17/2024", "Visit", "50.00"),
        ("", "Page total carried forward", "90.00"),
    )
    second = table(
        sheet(number=2).write(450, 30, "Page 2 of 2"),
        HEADS,
        ("", "Balance brought forward", "90.00"),
        ("05/18/2024", "Suture", "10.00"),
        ("", "Total charges", "100.00"),
    )

    reading = read(first, second)

    assert (reading.first_page, reading.last_page) == (1, 2)
    assert amounts(reading) == [4000, 5000, 1000]
    assert reading.problems == ()


def test_the_miles_of_an_ambulance_are_medical() -> None:
    page = table(
        sheet(), HEADS, ("05/17/2024", "Ambulance mileage", "40.00"), ("", "Total", "40.00")
    )

    assert [e.kind for e in read(page).expenses] == ["medical"]


def contract(*lines: tuple[str, str], total: str) -> FakePage:
    """A contract with dotted leaders and without column heads."""
    page = FakePage().write(50, 30, "Contract for Burial Services")
    page.write(
        50, 50, "Decedent Ada Invented Responsible party Bea Invented (relationship: Mother)"
    )
    for row, (text, amount) in enumerate(lines):
        page.write(50, 100 + 20 * row, f"{text} ........ {amount}")
    return page.write(50, 300, "Total contract price").write(300, 300, total)


def test_a_contract_is_read_along_its_dots() -> None:
    reading = read(contract(("Casket", "2,000.00"), ("Hearse", "300.00"), total="$2,300.00"))

    assert [(e.kind, e.amount_cents) for e in reading.expenses] == [
        ("funeral", 200000),
        ("funeral", 30000),
    ]
    values = {value.fact: value.value for value in reading.values}
    assert values["victim_name"] == "Ada Invented"
    assert values["claimant_name"] == "Bea Invented"
    assert values["claimant_relationship"] == "parent"
    assert reading.problems == ()


def test_a_contract_whose_lines_cannot_be_read_is_one_expense_with_a_problem() -> None:
    reading = read(contract(("Casket as", "discussed"), total="$2,300.00"))

    assert [(e.kind, e.amount_cents) for e in reading.expenses] == [("funeral", 230000)]
    assert [p.code for p in reading.problems] == [ProblemCode.TABLE_NOT_READABLE]


def test_a_contract_that_does_not_add_up_is_its_total_and_says_so() -> None:
    reading = read(contract(("Casket", "2,000.00"), ("Hearse", "200.00"), total="$2,300.00"))

    assert amounts(reading) == [230000]
    assert [p.code for p in reading.problems] == [ProblemCode.LINES_DO_NOT_ADD_UP]


def test_a_contract_with_two_totals_asks_for_nothing_by_itself() -> None:
    page = contract(("Casket as", "discussed"), total="$2,300.00")
    page.write(50, 320, "Total price").write(300, 320, "$2,400.00")

    reading = read(page)

    assert reading.expenses == ()
    assert reading.problems


@given(cents=st.lists(st.integers(1, 10**7), min_size=1, max_size=8))
def test_what_is_read_is_what_was_charged(cents: list[int]) -> None:
    rows = [("05/17/2024", "X-ray", f"{c / 100:,.2f}") for c in cents]
    page = table(sheet(), HEADS, *rows, ("", "Total charges", f"{sum(cents) / 100:,.2f}"))

    reading = read(page)

    assert amounts(reading) == cents
    assert reading.problems == ()


def test_a_drawn_bill_without_rules_is_read_from_its_file() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 780, "Invented Clinic")
    canvas.drawString(60, 760, "Patient Ada Invented")
    for top, row in enumerate(
        (
            ("Date", "Description", "Amount"),
            ("05/17/2024", "X-ray, 2 views", "1,040.00"),
            ("", "Insurance adjustment", "(40.00)"),
            ("", "Total charges", "1,040.00"),
        )
    ):
        canvas.drawString(60, 700 - 20 * top, row[0])
        canvas.drawString(160, 700 - 20 * top, row[1])
        canvas.drawRightString(500, 700 - 20 * top, row[2])
    canvas.save()

    (reading,) = extract(buffer.getvalue(), "f" * 64, Limits()).readings

    (line,) = reading.expenses
    assert (line.amount_cents, line.service_date) == (104000, date(2024, 5, 17))
    assert [p.amount_cents for p in line.payments] == [4000]
    assert reading.problems == ()


def test_a_row_in_two_lines_keeps_the_day_of_its_first() -> None:
    page = table(
        sheet(),
        HEADS,
        ("05/17/2024", "Surgery of the", ""),
        ("", "left hand", "40.00"),
        ("", "Total charges", "40.00"),
    )

    assert [(e.amount_cents, e.service_date) for e in read(page).expenses] == [
        (4000, date(2024, 5, 17))
    ]


def test_a_payment_in_its_own_column_and_row_is_a_payment() -> None:
    heads = (*HEADS[:2], ("Charges", 330.0), ("Payments", 450.0))
    page = table(
        sheet(),
        heads,
        ("05/17/2024", "X-ray", "40.00", ""),
        ("05/18/2024", "Medicare", "", "30.00"),
        ("", "Total", "40.00", "30.00"),
    )

    (line,) = read(page).expenses

    assert line.payments == (Payment(source="medicare", amount_cents=Cents(3000)),)


def test_a_day_under_an_unknown_head_is_the_day_of_its_line() -> None:
    heads = (("Service", 50.0), ("Charge", 250.0), ("When", 450.0))
    page = table(sheet(), heads, ("X-ray", "40.00", "05/17/2024"), ("Total", "40.00", ""))

    assert [e.service_date for e in read(page).expenses] == [date(2024, 5, 17)]


def test_a_list_without_days_of_other_things_is_no_bill() -> None:
    page = table(
        sheet("Statement for Ada Invented"),
        (("Item", 50.0), ("Amount", 450.0)),
        ("Telephone", "40.00"),
        ("Fine", "60.00"),
        ("Total", "100.00"),
    ).write(50, 30, "Invented Court")
    page.printed = [word for word in page.printed if word.text != "Clinic"]

    assert extraction(page).readings == ()
