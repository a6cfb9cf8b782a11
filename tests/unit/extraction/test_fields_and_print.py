"""What is printed in a box must say the same as the fillable field in it."""

from claims.extraction.definitions import BoxDefinition, OptionDefinition, definitions
from claims.extraction.forms.alignment import align
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Part
from schemas.problems import ProblemCode
from schemas.reading import Reading
from tests.fakes_pages import HEIGHT, FakePage

INDIANA = next(form for form in definitions() if form.jurisdiction == "IN")
PAGE = 2
CRIME_DATE = (424.0, 203.0)


def form_page() -> FakePage:
    """The labels of one page of a form whose layout is known."""
    sheet = FakePage()
    for box in INDIANA.boxes:
        owners: list[BoxDefinition | OptionDefinition] = [box, *box.options]
        for owner in owners:
            if owner.at and owner.at[0] == PAGE and owner.label_at:
                sheet.write(owner.label_at[0], owner.label_at[1] - HEIGHT, owner.label[0])
    return sheet


def read(sheet: FakePage) -> Reading:
    page = PrintedPage(sheet, sheet.words())
    fit = align(page, INDIANA)
    assert fit is not None
    return read_part(Part(INDIANA, [page], {page.number: fit}), "f" * 64)


def of_crime_date(reading: Reading) -> set[ProblemCode]:
    return {problem.code for problem in reading.problems if problem.field == "crime_date"}


def test_another_date_beside_the_field_of_a_box_is_a_disagreement() -> None:
    sheet = form_page().text_box(*CRIME_DATE, "03/04/2026")
    sheet.write(CRIME_DATE[0] + 100, CRIME_DATE[1], "03/04/2025")

    assert of_crime_date(read(sheet)) == {ProblemCode.READERS_DISAGREE}


def test_the_same_date_shown_by_the_field_is_none() -> None:
    sheet = form_page().text_box(*CRIME_DATE, "03/04/2026").write(*CRIME_DATE, "03/04/2026")

    assert of_crime_date(read(sheet)) == set()


YES, NO = (138.7, 134.4), (183.7, 134.4)
"""Where the answers to "Is the victim the claimant?" are ticked."""


def of_claimant(reading: Reading) -> tuple[object, set[ProblemCode]]:
    values = {each.fact: each.value for each in reading.values}
    codes = {p.code for p in reading.problems if p.field == "is_victim_claimant"}
    return values.get("is_victim_claimant"), codes


def test_a_tick_drawn_over_an_unused_field_is_read() -> None:
    sheet = form_page().check_box(*YES).check_box(*NO)
    sheet.dark = {(142.5, 138.2): 0.5}

    assert of_claimant(read(sheet)) == (True, set())


def test_ink_counts_for_nothing_where_somebody_has_used_the_fields() -> None:
    sheet = form_page().check_box(*YES).check_box(*NO, is_on=True)
    sheet.dark = {(142.5, 138.2): 0.5}

    assert of_claimant(read(sheet)) == (False, set())


def test_a_circled_answer_is_read_and_in_doubt() -> None:
    sheet = form_page()
    sheet.dark = {(187.5, 132.5): 0.3, (187.5, 144.0): 0.3}

    assert of_claimant(read(sheet)) == (False, {ProblemCode.VALUE_IN_DOUBT})


def test_a_line_under_an_answer_is_no_circle() -> None:
    sheet = form_page()
    sheet.dark = {(187.5, 144.0): 0.3}

    assert of_claimant(read(sheet))[0] is None
