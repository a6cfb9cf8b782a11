"""Reports and statements with a small label in each cell and the value under it."""

from claims.extraction.extract import read_paper
from schemas.document import DocumentKind
from schemas.reading import Reading
from tests.fakes_pages import FakePage, FakePaper

Cells = tuple[str, ...]


def grid(page: FakePage, *rows: tuple[Cells, Cells]) -> FakePage:
    """Rows of cells: the labels, and twelve points below them what was written."""
    for number, (labels, values) in enumerate(rows):
        top = 100.0 + 40 * number
        for column, (label, value) in enumerate(zip(labels, values, strict=True)):
            page.write(50.0 + 190 * column, top, label).write(52.0 + 190 * column, top + 14, value)
    return page


def read(page: FakePage) -> Reading:
    (reading,) = read_paper(FakePaper((page,)), "f" * 64).readings
    return reading


def values(reading: Reading) -> dict[str, object]:
    return {value.fact: value.value for value in reading.values}


def wage_report(*, days: str = "10", total: str = "$1,200.00") -> FakePage:
    """A grid about an invented employee."""
    return grid(
        FakePage().write(200, 40, "WAGE LOSS EMPLOYMENT REPORT"),
        (("Name of Employer", "Employer telephone"), ("Fiction Bakery", "(000) 555-0100")),
        (("Name of Employee", "Date of hire"), ("Ada Invented", "02/14/2020")),
        (("Last day worked before absence", "Days missed"), ("07/24/2025", days)),
        (("Gross weekly wage", "Net weekly wage"), ("$790.00", "$600.00")),
        (("Total net earnings lost", "Date returned to work"), (total, "08/08/2025")),
    )


def test_an_employers_grid_is_read() -> None:
    reading = read(wage_report())

    told = values(reading)
    assert reading.kind is DocumentKind.EMPLOYER_STATEMENT
    assert (told["victim_name"], told["employer_name"]) == ("Ada Invented", "Fiction Bakery")
    assert told["net_weekly_wages"] == 60000
    (lost,) = reading.expenses
    assert (lost.kind, lost.amount_cents, lost.weeks) == ("lost_wages", 120000, 2)
    assert lost.is_documented
    assert (lost.service_date, lost.service_end_date) == (None, None)
    assert reading.problems == ()


def test_days_that_the_wage_does_not_confirm_make_no_weeks() -> None:
    assert [e.weeks for e in read(wage_report(days="12")).expenses] == [None]
    assert [e.weeks for e in read(wage_report(total="$1,100.00")).expenses] == [None]


def police_report() -> FakePage:
    """A grid of an invented police department."""
    page = grid(
        FakePage()
        .write(50, 20, "INVENTED POLICE DEPARTMENT")
        .write(50, 40, "OFFENSE / INCIDENT REPORT")
        .write(400, 40, "Printed: 08/31/2025 09:12"),
        (("CASE NUMBER", "DATE/TIME REPORTED", "STATUS"), ("25-0417", "05/05/2025 2215", "OPEN")),
        (("OFFENSE", "DATE/TIME OCCURRED", "UCR"), ("ROBBERY", "05/04/2025 2140", "13A")),
        (("LOCATION", "COUNTY", "BEAT"), ("1 Made-Up St, Nowhere", "Marion", "417")),
        (("VICTIM 1", "DOB", "SEX"), ("INVENTED, ADA", "07/20/1961", "U")),
    )
    page.write(50, 300, "NARRATIVE")
    return page.write(50, 320, "On 05/04/2025 R/O was sent to the above location.")


def test_a_police_grid_is_read_cell_by_cell() -> None:
    reading = read(police_report())

    told = {fact: str(value) for fact, value in values(reading).items()}
    assert reading.problems == ()
    assert told["report_number"] == "25-0417"
    assert (told["report_date"], told["crime_date"]) == ("2025-05-05", "2025-05-04")
    assert (told["crime_type_as_written"], told["crime_county"]) == ("ROBBERY", "Marion")
    assert (told["victim_name"], told["victim_birth_date"]) == ("ADA INVENTED", "1961-07-20")


def test_the_agency_is_the_one_of_the_letterhead_where_no_label_tells_it() -> None:
    told = values(read(police_report()))

    assert told["report_agency"] == "INVENTED POLICE DEPARTMENT"


def test_a_labelled_agency_counts_and_the_letterhead_does_not() -> None:
    page = police_report().write(50, 70, "Agency Name: Fiction County Sheriff's Office")

    assert values(read(page))["report_agency"] == "Fiction County Sheriff's Office"


def test_a_sentence_at_the_head_names_no_agency() -> None:
    page = FakePage().write(50, 20, "Sent to the Invented Police Department by mail")
    page.write(50, 40, "INCIDENT REPORT").write(50, 80, "Case Number: 26-0417")

    assert "report_agency" not in values(read(page))


def test_when_a_report_was_printed_is_no_value() -> None:
    page = FakePage().write(50, 20, "Invented Police Department - Incident Report")
    page.write(400, 20, "Printed: 07/14/2024 09:12").write(50, 60, "Incident #: 24-0417")
    page.write(50, 80, "Reported: 03/01/2024").write(50, 100, "Dispatched: 03/02/2024 00:22")

    told = {fact: str(value) for fact, value in values(read(page)).items()}

    assert told == {
        "report_agency": "Invented Police Department",
        "report_number": "24-0417",
        "report_date": "2024-03-01",
        "is_reported": "True",
    }
