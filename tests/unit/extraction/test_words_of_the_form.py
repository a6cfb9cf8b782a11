"""What a form itself prints around a value is no part of it, and no word of a value is lost."""

from claims.extraction.definitions import FormDefinition
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Part
from tests.fakes_pages import FakePage

FORM = FormDefinition.model_validate(
    {
        "form": "xx/words",
        "title": "INVENTED FORM",
        "sections": [
            {
                "heading": "THE REPORT",
                "boxes": [
                    {
                        "fact": "report_agency",
                        "label": ["Agency Name", "Agency Name: (for example a local department)"],
                    },
                    {"fact": "report_number", "label": "Report Number"},
                    {"key": "first", "label": "First Name:"},
                    {"key": "middle", "label": "Middle Name:"},
                    {"key": "last", "label": "Last Name:"},
                ],
                "joined": [{"fact": "offender_name", "boxes": ["first", "middle", "last"]}],
                "printed": ["If reported to the police, name of the law enforcement agency"],
            },
            {
                "heading": "AGREEMENT",
                "boxes": [{"fact": "is_signed", "label": "Signed", "required": True}],
            },
        ],
    }
)


def page() -> FakePage:
    return FakePage().write(50, 20, "INVENTED FORM").write(50, 50, "THE REPORT")


def values(sheet: FakePage) -> dict[str, object]:
    reading = read_part(Part(FORM, [PrintedPage(sheet, sheet.words())]), "f" * 64)
    return {each.fact: each.value for each in reading.values}


def test_a_sentence_of_the_form_beside_a_value_is_no_part_of_it() -> None:
    sheet = page().write(50, 70, "Agency Name")
    sheet.write(50, 83, "If reported to the police, name of the law").write(300, 83, "Mock Police")
    sheet.write(50, 94, "enforcement agency").write(50, 110, "Report Number")

    assert values(sheet)["report_agency"] == "Mock Police"


def test_a_value_stands_beside_the_first_line_of_a_broken_label() -> None:
    sheet = page().write(50, 70, "Agency Name: (for example a local").write(300, 70, "Mock Police")
    sheet.write(50, 81, "department)").write(50, 100, "Report Number")

    assert values(sheet)["report_agency"] == "Mock Police"


def test_a_middle_initial_before_the_next_label_does_not_number_it() -> None:
    sheet = page().write(50, 70, "First Name:").write(110, 70, "Vic")
    sheet.write(200, 70, "Middle Name:").write(265, 70, "Q.")
    sheet.write(350, 70, "Last Name:").write(410, 70, "Nobody")

    assert values(sheet)["offender_name"] == "Vic Q. Nobody"


def test_a_letter_close_to_a_label_numbers_it() -> None:
    sheet = page().write(50, 70, "a. First Name:").write(125, 70, "Vic")
    sheet.write(335, 70, "b. Last Name:").write(410, 70, "Nobody")

    assert values(sheet)["offender_name"] == "Vic Nobody"


def test_a_sentence_with_a_word_that_forms_print_as_a_hint_signs_nothing() -> None:
    sheet = page().write(50, 150, "AGREEMENT")
    sheet.write(50, 170, "As required by the law of this state I will repay what others pay.")
    sheet.write(50, 186, "Signed")

    assert values(sheet)["is_signed"] is False


def test_the_line_of_print_over_a_place_to_sign_is_no_ink_in_it() -> None:
    sheet = page().write(50, 150, "AGREEMENT")
    sheet.write(50, 178, "I declare that all of this is true to the best of my knowledge today")
    sheet.write(50, 189, "Signed")
    sheet.dark = {(90.0 + 4 * step, 187.0): 0.5 for step in range(60)}

    assert values(sheet)["is_signed"] is False
