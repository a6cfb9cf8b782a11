"""What a small form says, box by box; every doubt is a problem with its place."""

from collections.abc import Callable
from datetime import date

import pytest

from claims.extraction.definitions import FormDefinition
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Part
from claims.extraction.pages.paper import UNREADABLE
from schemas.problems import ProblemCode
from schemas.reading import Method, Reading
from tests.fakes_pages import FakePage

FORM = FormDefinition.model_validate(
    {
        "form": "xx/invented",
        "jurisdiction": "IL",
        "title": "INVENTED FORM",
        "revision": "Rev. 1/2026",
        "compares": [{"fact": "is_victim_claimant", "boxes": ["victim_name", "claimant_name"]}],
        "sections": [
            {
                "heading": "ABOUT THE CLAIMANT",
                "boxes": [
                    {"fact": "claimant_name", "label": "Name:"},
                    {"fact": "claimant_birth_date", "label": "Date of Birth:"},
                ],
            },
            {
                "heading": "ABOUT THE VICTIM",
                "boxes": [
                    {"key": "first", "label": "First Name:"},
                    {"key": "last", "label": "Last Name:"},
                    {"fact": "victim_birth_date", "label": "Date of Birth:", "required": True},
                ],
                "joined": [{"fact": "victim_name", "boxes": ["first", "last"], "required": True}],
            },
            {
                "heading": "THE CRIME",
                "boxes": [
                    {"fact": "crime_date", "label": "Date of Crime:"},
                    {"fact": "is_reported", "label": "Was it reported?", "required": True},
                    {"fact": "is_offender_arrested", "label": "Was anybody arrested?"},
                    {"fact": "crime_description", "label": "What happened:", "several_lines": True},
                    {
                        "fact": "losses_claimed",
                        "label": "Losses:",
                        "options": [
                            {"label": "Medical", "value": "medical"},
                            {"label": "Funeral", "value": "funeral"},
                            {"label": "Wages", "value": "lost_wages"},
                        ],
                    },
                    {"fact": "is_signed", "label": "Signature:"},
                ],
            },
        ],
    }
)


def page() -> FakePage:
    """The printed form, with nothing filled in."""
    sheet = FakePage()
    sheet.write(50, 20, "INVENTED FORM Rev. 1/2026")
    sheet.write(50, 50, "ABOUT THE CLAIMANT")
    sheet.write(50, 70, "Name:").write(300, 70, "Date of Birth:")
    sheet.write(50, 110, "ABOUT THE VICTIM")
    sheet.write(50, 130, "First Name:").write(200, 130, "Last Name:")
    sheet.write(350, 130, "Date of Birth:")
    sheet.write(50, 170, "THE CRIME").write(50, 190, "Date of Crime:")
    sheet.write(50, 210, "Was it reported?").write(200, 210, "Yes").write(260, 210, "No")
    sheet.write(50, 230, "Was anybody arrested?").write(200, 230, "Yes").write(260, 230, "No")
    sheet.write(50, 250, "What happened:")
    sheet.write(50, 300, "Losses:").write(200, 300, "Medical").write(270, 300, "Funeral")
    sheet.write(340, 300, "Wages")
    sheet.write(50, 330, "Signature:")
    return sheet


def filled() -> FakePage:
    """The form filled in without any doubt."""
    sheet = page()
    sheet.write(80, 70, "Bo Invented").write(380, 70, "01/02/1960")
    sheet.write(125, 130, "Ada").write(270, 130, "Invented").write(440, 130, "03/04/1991")
    sheet.write(140, 190, "02/14/2026").write(188, 210, "X").write(248, 230, "X")
    sheet.write(130, 250, "Somebody pushed her and took the bag").write(50, 262, "and ran.")
    sheet.write(188, 300, "X").write(120, 330, "Bo Invented")
    return sheet


def read(*sheets: FakePage) -> Reading:
    pages = [PrintedPage(sheet, sheet.words()) for sheet in sheets]
    return read_part(Part(FORM, pages), "f" * 64)


def codes(reading: Reading) -> set[tuple[str, str]]:
    return {(problem.code.value, problem.field) for problem in reading.problems}


def value(reading: Reading, fact: str) -> object:
    return next((each.value for each in reading.values if each.fact == fact), None)


def test_everything_is_read_and_nothing_is_in_doubt() -> None:
    reading = read(filled())

    assert {each.fact: each.value for each in reading.values} == {
        "claimant_name": "Bo Invented",
        "claimant_birth_date": date(1960, 1, 2),
        "victim_name": "Ada Invented",
        "victim_birth_date": date(1991, 3, 4),
        "crime_date": date(2026, 2, 14),
        "is_reported": True,
        "is_offender_arrested": False,
        "crime_description": "Somebody pushed her and took the bag and ran.",
        "losses_claimed": frozenset({"medical"}),
        "is_signed": True,
        "is_victim_claimant": False,
    }
    assert reading.problems == ()


def test_a_value_keeps_its_words_its_label_and_its_place() -> None:
    born = next(v for v in read(filled()).values if v.fact == "victim_birth_date")

    assert (born.raw, born.label, born.method) == (
        "03/04/1991",
        "Date of Birth:",
        Method.PRINTED_TEXT,
    )
    assert born.place.page == 1
    assert born.place.box is not None
    assert (born.place.box.x0, born.place.box.top) == (440.0, 130.0)


def test_the_claimant_before_the_victim_is_not_the_victim() -> None:
    sheet = page().write(80, 70, "Bo Invented").write(380, 70, "01/02/1960")

    reading = read(sheet)

    assert value(reading, "claimant_birth_date") == date(1960, 1, 2)
    assert value(reading, "victim_birth_date") is None
    assert ("required_box_empty", "victim_birth_date") in codes(reading)
    assert ("required_box_empty", "victim_name") in codes(reading)


def test_a_blank_claimant_means_that_the_victim_claims() -> None:
    sheet = page().write(125, 130, "Ada").write(270, 130, "Invented")

    assert value(read(sheet), "is_victim_claimant") is True


def test_a_tick_that_the_names_contradict_is_in_doubt_and_both_are_kept() -> None:
    told = FORM.model_dump()
    told["sections"][1]["boxes"] += (
        {"fact": "is_victim_claimant", "label": "Is the victim the claimant?"},
    )
    sheet = filled().write(50, 150, "Is the victim the claimant?")
    sheet.write(250, 150, "X").write(262, 150, "Yes").write(320, 150, "No")
    page_read = PrintedPage(sheet, sheet.words())

    reading = read_part(Part(FormDefinition.model_validate(told), [page_read]), "f" * 64)

    assert value(reading, "is_victim_claimant") is True
    assert value(reading, "claimant_name") == "Bo Invented"
    assert ("value_in_doubt", "is_victim_claimant") in codes(reading)


def test_two_ticks_on_one_question_choose_neither() -> None:
    reading = read(filled().write(248, 210, "X"))

    assert value(reading, "is_reported") is None
    assert ("both_ticked", "is_reported") in codes(reading)


def test_no_tick_is_a_problem_only_where_a_rule_needs_the_answer() -> None:
    sheet = filled()
    sheet.printed = [word for word in sheet.printed if word.text != "X"]

    reading = read(sheet)

    assert ("none_ticked", "is_reported") in codes(reading)
    assert ("none_ticked", "is_offender_arrested") not in codes(reading)


def test_two_ticks_in_a_list_are_two_choices_each_with_its_place() -> None:
    reading = read(filled().write(328, 300, "X"))

    ticked = [v for v in reading.values if v.fact == "losses_claimed"]
    assert [v.value for v in ticked] == [frozenset({"medical"}), frozenset({"lost_wages"})]
    assert [v.raw for v in ticked] == ["Medical", "Wages"]
    assert ticked[0].place != ticked[1].place


def test_ticks_drawn_as_strokes_are_seen_as_ink() -> None:
    sheet = filled()
    sheet.printed = [word for word in sheet.printed if word.text != "X"]
    sheet.dark = {(192.0, 215.0): 0.5, (252.0, 235.0): 0.5}

    reading = read(sheet)

    assert value(reading, "is_reported") is True
    assert value(reading, "is_offender_arrested") is False


def test_fillable_boxes_come_before_print() -> None:
    sheet = (
        page().text_box(80, 70, "Bo Invented").check_box(186, 211).check_box(246, 211, is_on=True)
    )

    reading = read(sheet)

    named = next(v for v in reading.values if v.fact == "claimant_name")
    assert (named.value, named.method) == ("Bo Invented", Method.FORM_FIELD)
    assert value(reading, "is_reported") is False


def test_text_typed_over_an_empty_fillable_box_is_read() -> None:
    sheet = page().text_box(80, 70).write(84, 70, "Bo Invented")

    assert value(read(sheet), "claimant_name") == "Bo Invented"


def test_print_over_a_filled_box_that_says_something_else_is_in_doubt() -> None:
    sheet = page().text_box(80, 70, "Bo Invented").write(84, 70, "Cy Otherwise")

    assert ("readers_disagree", "claimant_name") in codes(read(sheet))


def test_a_box_that_viewers_hide_is_in_doubt() -> None:
    sheet = page().text_box(80, 70, "Bo Invented", is_hidden=True)

    assert ("value_in_doubt", "claimant_name") in codes(read(sheet))


def test_text_that_nobody_sees_is_never_a_value_without_a_problem() -> None:
    sheet = page().write(80, 70, "Bo Invented", is_visible=False)

    reading = read(sheet)

    assert ("value_in_doubt", "claimant_name") in codes(reading)
    assert all(v.confidence_percent < 50 for v in reading.values if v.fact == "claimant_name")


def test_letters_without_meaning_are_asked_of_the_careful_reader() -> None:
    sheet = page().write(80, 70, f"Bo {UNREADABLE * 8}")
    sheet.careful = page().write(80, 70, "Bo Invented").printed

    named = next(v for v in read(sheet).values if v.fact == "claimant_name")

    assert (named.value, named.method) == ("Bo Invented", Method.CAREFUL_TEXT)


def test_letters_that_nobody_can_read_are_a_problem() -> None:
    sheet = page().write(80, 70, f"Bo {UNREADABLE * 8}")

    assert ("value_not_readable", "claimant_name") in codes(read(sheet))


def test_two_readers_that_disagree_about_a_date_leave_it_in_doubt() -> None:
    sheet = page().write(140, 190, "02/31/2026")
    sheet.careful = page().write(140, 190, "02/13/2026").printed

    assert ("readers_disagree", "crime_date") in codes(read(sheet))


def test_an_unsigned_form_is_not_signed() -> None:
    reading = read(page())

    assert value(reading, "is_signed") is False
    assert ("not_signed", "is_signed") in codes(reading)


def test_a_signature_in_ink_is_a_signature() -> None:
    sheet = page()
    sheet.dark = {(110.0 + 12 * step, 329.0): 0.2 for step in range(12)}

    reading = read(sheet)

    assert value(reading, "is_signed") is True
    assert ("not_signed", "is_signed") not in codes(reading)


@pytest.mark.parametrize("printed", ["Rev. 7/2031", ""])
def test_another_revision_is_read_and_told(printed: str) -> None:
    sheet = filled()
    sheet.printed = [word for word in sheet.printed if word.text not in {"Rev.", "1/2026"}]
    sheet.write(50, 700, printed)

    reading = read(sheet)

    assert value(reading, "victim_name") == "Ada Invented"
    assert [(p.code, p.wanted) for p in reading.problems] == [
        (ProblemCode.VALUE_IN_DOUBT, "Rev. 1/2026")
    ]


def test_a_section_that_is_not_there_is_a_missing_page() -> None:
    sheet = FakePage(printed=[word for word in filled().printed if word.box.top < 165])

    reading = read(sheet)

    assert [(p.code, p.wanted) for p in reading.problems] == [
        (ProblemCode.PAGE_MISSING, "THE CRIME")
    ]


def test_a_section_may_go_on_on_the_next_page() -> None:
    whole = filled().printed
    first = FakePage(printed=[word for word in whole if word.box.top < 225])
    second = FakePage(number=2, printed=[word for word in whole if word.box.top >= 225])

    reading = read(first, second)

    assert value(reading, "crime_description") == "Somebody pushed her and took the bag and ran."
    assert next(v.place.page for v in reading.values if v.fact == "is_offender_arrested") == 2


def test_sections_side_by_side_keep_their_boxes_apart() -> None:
    sheet = FakePage().write(50, 20, "INVENTED FORM Rev. 1/2026")
    sheet.write(50, 50, "ABOUT THE CLAIMANT").write(320, 50, "ABOUT THE VICTIM")
    sheet.write(50, 70, "Name: Bo Invented").write(320, 70, "First Name: Ada")
    sheet.write(50, 90, "Date of Birth: 01/02/1960").write(320, 90, "Last Name: Invented")
    sheet.write(320, 110, "Date of Birth: 03/04/1991")

    reading = read(sheet)

    assert value(reading, "claimant_birth_date") == date(1960, 1, 2)
    assert value(reading, "victim_birth_date") == date(1991, 3, 4)
    assert value(reading, "victim_name") == "Ada Invented"


def test_a_word_of_an_answer_in_a_narrative_stays_in_it() -> None:
    sheet = page().write(130, 250, "No one saw it. Yes, it hurt.")

    assert value(read(sheet), "crime_description") == "No one saw it. Yes, it hurt."


@pytest.mark.parametrize(
    "move", [lambda word: word.text.lower(), lambda word: word.text.upper()], ids=["lower", "upper"]
)
def test_labels_in_another_case_are_labels(move: Callable[..., str]) -> None:
    sheet = filled()
    labels = {id(word) for word in page().printed}
    sheet.printed = [
        type(word)(text=move(word) if index < len(labels) else word.text, box=word.box)
        for index, word in enumerate(sheet.printed)
    ]

    assert value(read(sheet), "victim_name") == "Ada Invented"
