"""A form is known by its number or its own headings, a document by a title that stands free."""

from claims.extraction.extract import read_paper
from schemas.document import DocumentKind
from schemas.problems import ProblemCode
from schemas.reading import Extraction
from tests.fakes_pages import FakePage, FakePaper


def extraction(*sheets: FakePage) -> Extraction:
    return read_paper(FakePaper(sheets), "f" * 64)


def test_a_form_of_another_state_with_the_same_title_is_not_recognised() -> None:
    page = FakePage().write(50, 30, "APPLICATION FOR CRIME VICTIM COMPENSATION")
    page.write(50, 60, "1. Victim Information")
    for row, label in enumerate(
        ("First Name", "Middle Name", "Last Name", "Date of Birth", "Social Security Number")
    ):
        page.write(50, 80 + 30 * row, label)
    page.write(50, 300, "Relationship to Victim").write(300, 300, "E-mail Address")

    answer = extraction(page)

    assert answer.readings == ()
    assert [p.code for p in answer.problems] == [ProblemCode.FORM_NOT_RECOGNISED]


def test_words_of_a_sentence_are_no_title() -> None:
    page = FakePage().write(50, 30, "Claim form").write(50, 60, "Was the crime reported in time?")
    page.write(50, 80, "Please attach the police report number, the date reported")
    page.write(50, 100, "and the law enforcement agency; date of crime; type of crime.")

    assert extraction(page).readings == ()


def test_a_titled_page_with_the_next_number_goes_on_with_its_document() -> None:
    head = "Invented Police Department - Incident Report"
    first = FakePage().write(50, 30, head).write(400, 30, "Page 1 of 2")
    first.write(50, 60, "Incident #: 26-0417").write(50, 80, "Victim: Ada Invented")
    second = FakePage(number=2).write(50, 30, head).write(400, 30, "Page 2 of 2")
    second.write(50, 60, "Narrative: Nothing more was said.")

    (reading,) = extraction(first, second).readings

    assert reading.kind is DocumentKind.POLICE_REPORT
    assert (reading.first_page, reading.last_page) == (1, 2)
