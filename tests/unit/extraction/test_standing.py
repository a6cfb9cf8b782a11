"""Where values stand from their labels is told by what can be read on each side of them."""

from datetime import date

from claims.extraction.definitions import FormDefinition
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Part
from schemas.problems import ProblemCode
from schemas.reading import Reading
from tests.fakes_pages import FakePage

FORM = FormDefinition.model_validate(
    {
        "form": "xx/lines_to_write_on",
        "title": "INVENTED FORM",
        "sections": [
            {
                "heading": "ABOUT THE VICTIM",
                "boxes": [
                    {"fact": "victim_name", "label": "Name"},
                    {"fact": "victim_birth_date", "label": "Date of Birth"},
                    {"fact": "victim_address", "label": "Mailing Address"},
                    {"fact": "victim_phone", "label": "Cell Phone"},
                    {"fact": "crime_description", "label": "What happened", "several_lines": True},
                    {"fact": "is_signed", "label": "Signature"},
                ],
            },
        ],
    }
)


def written_on_lines() -> FakePage:
    """Each label under the line that its value is written on."""
    sheet = FakePage()
    sheet.write(50, 20, "INVENTED FORM").write(50, 50, "ABOUT THE VICTIM")
    sheet.write(52, 75, "Ada Invented").write(302, 75, "03/04/1991")
    sheet.write(50, 88, "Name").write(300, 88, "Date of Birth")
    sheet.write(52, 110, "1 Made Up Road").write(302, 110, "(555) 555-0100")
    sheet.write(50, 123, "Mailing Address").write(300, 123, "Cell Phone")
    sheet.write(52, 145, "Somebody pushed her").write(52, 157, "and ran away.")
    return sheet.write(50, 170, "What happened").write(50, 205, "Signature")


def read(sheet: FakePage) -> Reading:
    return read_part(Part(FORM, [PrintedPage(sheet, sheet.words())]), "f" * 64)


def values(reading: Reading) -> dict[str, object]:
    return {each.fact: each.value for each in reading.values}


def doubted(reading: Reading) -> set[str]:
    return {p.field for p in reading.problems if p.code is ProblemCode.VALUE_IN_DOUBT}


def test_a_value_over_its_label_is_not_taken_for_the_one_of_the_label_before() -> None:
    reading = read(written_on_lines())

    assert values(reading) == {
        "victim_name": "Ada Invented",
        "victim_birth_date": date(1991, 3, 4),
        "victim_address": "1 Made Up Road",
        "victim_phone": "555-555-0100",
        "crime_description": "Somebody pushed her and ran away.",
        "is_signed": False,
    }
    assert doubted(reading) == set()


def test_ink_over_the_word_signature_signs_a_form_with_lines_to_write_on() -> None:
    sheet = written_on_lines()
    sheet.dark = {(55.0 + 4 * step, 192.0): 0.5 for step in range(10)}

    assert values(read(sheet))["is_signed"] is True


def test_the_last_line_of_an_instruction_is_no_part_of_the_name_under_it() -> None:
    sheet = written_on_lines().write(50, 62, "MUST be completed.")

    assert values(read(sheet))["victim_name"] == "Ada Invented"


def test_one_value_alone_leaves_the_way_in_doubt() -> None:
    sheet = FakePage()
    sheet.write(50, 20, "INVENTED FORM").write(50, 50, "ABOUT THE VICTIM")
    sheet.write(52, 75, "Ada Invented").write(302, 75, "03/04/1991")
    sheet.write(50, 88, "Name").write(300, 88, "Date of Birth")

    reading = read(sheet)

    assert values(reading)["victim_name"] == "Ada Invented"
    assert doubted(reading) == {"victim_name", "victim_birth_date"}


def test_values_that_speak_for_over_and_for_under_are_all_in_doubt() -> None:
    sheet = FakePage()
    sheet.write(50, 20, "INVENTED FORM").write(50, 50, "ABOUT THE VICTIM")
    sheet.write(302, 75, "03/04/1991")
    sheet.write(50, 88, "Name").write(300, 88, "Date of Birth")
    sheet.write(52, 101, "Ada Invented")
    sheet.write(50, 143, "Mailing Address").write(300, 143, "Cell Phone")
    sheet.write(52, 156, "1 Made Up Road").write(302, 156, "(555) 555-0100")

    assert {"victim_name", "victim_address", "victim_phone"} <= doubted(read(sheet))


def test_ink_under_the_word_signature_signs_a_form_of_cells() -> None:
    sheet = FakePage()
    sheet.write(50, 20, "INVENTED FORM").write(50, 50, "ABOUT THE VICTIM")
    sheet.write(50, 75, "Date of Birth").write(300, 75, "Cell Phone")
    sheet.write(52, 88, "03/04/1991").write(302, 88, "(555) 555-0100")
    sheet.write(50, 120, "Signature")
    unsigned = read(sheet)
    sheet.dark = {(55.0 + 4 * step, 139.0): 0.5 for step in range(20)}

    signed = read(sheet)

    assert values(unsigned)["is_signed"] is False
    assert values(signed)["is_signed"] is True
