"""Boxes that ask for one thing, and words of a value that look like a label."""

from claims.extraction.definitions import FormDefinition
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Part
from schemas.problems import ProblemCode
from schemas.reading import Reading
from tests.fakes_pages import FakePage

FORM = FormDefinition.model_validate(
    {
        "form": "xx/alike",
        "title": "INVENTED FORM",
        "sections": [
            {
                "heading": "THE REPORT",
                "boxes": [
                    {"fact": "report_number", "label": "Report Number"},
                    {
                        "fact": "report_agency",
                        "label": ["Law Enforcement Agency", "Police Department"],
                    },
                    {"fact": "report_date", "label": "Date Reported"},
                ],
            },
            {
                "heading": "VICTIM",
                "boxes": [{"fact": "is_signed", "label": "Signature:", "required": True}],
            },
            {
                "heading": "CLAIMANT",
                "boxes": [{"fact": "is_signed", "label": "Signature:", "required": True}],
            },
        ],
    }
)


def page() -> FakePage:
    sheet = FakePage().write(50, 20, "INVENTED FORM").write(50, 50, "THE REPORT")
    sheet.write(50, 70, "Law Enforcement Agency").write(300, 70, "Report Number")
    sheet.write(50, 83, "Lakewater Police Department").write(300, 83, "26-0001")
    sheet.write(50, 100, "Date Reported").write(50, 113, "03/04/2026")
    sheet.write(50, 150, "VICTIM").write(50, 170, "Signature:")
    return sheet.write(50, 200, "CLAIMANT").write(50, 220, "Signature:")


def read(sheet: FakePage) -> Reading:
    return read_part(Part(FORM, [PrintedPage(sheet, sheet.words())]), "f" * 64)


def values(reading: Reading) -> dict[str, object]:
    return {each.fact: each.value for each in reading.values}


def test_another_wording_of_a_label_within_a_value_is_part_of_the_value() -> None:
    assert values(read(page()))["report_agency"] == "Lakewater Police Department"


def test_a_form_that_either_of_two_may_sign_is_signed_by_one() -> None:
    reading = read(page().write(120, 220, "Ada Invented"))

    assert values(reading)["is_signed"] is True
    assert reading.problems == ()


def test_a_form_that_neither_of_two_has_signed_has_one_problem() -> None:
    reading = read(page())

    assert [problem.code for problem in reading.problems] == [ProblemCode.NOT_SIGNED]


QUESTIONS = FormDefinition.model_validate(
    {
        "form": "xx/questions",
        "title": "INVENTED FORM",
        "sections": [
            {
                "heading": "QUESTIONS",
                "boxes": [
                    {
                        "fact": "late_filing_reason",
                        "label": "IF NO, EXPLAIN",
                        "several_lines": True,
                    },
                    {
                        "fact": "cooperates",
                        "label": "DID YOU COOPERATE WITH THE PROPER AUTHORITIES ALL THE TIME?",
                    },
                    {
                        "fact": "collateral_sources",
                        "label": "Health Insurance Company",
                        "read_as": "filled",
                        "options": [
                            {
                                "label": "Health Insurance Company",
                                "value": "health_insurance",
                                "is_text": True,
                            }
                        ],
                    },
                ],
            },
        ],
    }
)


def answers(sheet: FakePage) -> dict[str, object]:
    pages = [PrintedPage(sheet, sheet.words())]
    return {each.fact: each.value for each in read_part(Part(QUESTIONS, pages), "f" * 64).values}


def test_a_question_does_not_begin_with_a_word_of_the_value_over_it() -> None:
    sheet = FakePage().write(50, 20, "INVENTED FORM").write(50, 50, "QUESTIONS")
    sheet.write(50, 70, "IF NO, EXPLAIN").write(50, 83, "I did not know of the deadline.")
    sheet.write(50, 96, "DID YOU COOPERATE WITH THE PROPER").write(
        50, 107, "AUTHORITIES ALL THE TIME?"
    )
    sheet.write(300, 107, "X").write(312, 107, "Yes").write(350, 107, "No")

    assert answers(sheet) == {
        "late_filing_reason": "I did not know of the deadline.",
        "cooperates": True,
    }


def test_writing_in_a_box_of_its_own_name_chooses_an_answer() -> None:
    sheet = FakePage().write(50, 20, "INVENTED FORM").write(50, 50, "QUESTIONS")
    sheet.write(50, 70, "Health Insurance Company")
    nothing = answers(sheet)
    sheet.write(200, 70, "Mock Mutual")

    assert nothing == {}
    assert answers(sheet) == {"collateral_sources": frozenset({"health_insurance"})}
