"""Labels are found whatever their font, case, blanks and line breaks."""

import pytest

from claims.extraction.forms.printed import PrintedPage, phrase, skeletons
from tests.fakes_pages import FakePage


def printed(page: FakePage) -> PrintedPage:
    return PrintedPage(page, page.words())


@pytest.mark.parametrize(
    "written",
    ["Date of Birth:*", "DATE OF BIRTH", "Date  of birth", "D A T E of Birth", "date of Birth :"],
)
def test_case_blanks_and_punctuation_do_not_matter(written: str) -> None:
    page = printed(FakePage().write(50, 100, written))

    assert len(list(page.find(phrase("Date of birth")))) == 1


@pytest.mark.parametrize(
    "written", ["vic m informa on", "Victim Information", "VICTIM INFORMATION"]
)
def test_lost_ligatures_do_not_matter(written: str) -> None:
    page = printed(FakePage().write(50, 100, written))

    assert len(list(page.find(phrase("Victim Information")))) == 1


def test_a_label_is_found_as_whole_words_only() -> None:
    page = printed(FakePage().write(50, 100, "Surname City").write(50, 130, "Name"))

    assert [found.box.top for found in page.find(phrase("Name"))] == [130]


def test_a_label_glued_to_its_value_is_cut_from_it() -> None:
    page = printed(FakePage().write(50, 100, "Name:Ada City:____Inventown"))

    texts = [token.text for token in page.tokens]

    assert texts == ["Name:", "Ada", "City:", "____", "Inventown"]


def test_times_and_addresses_are_not_cut() -> None:
    page = printed(FakePage().write(50, 100, "10:30 ada_b@example.org (GNC) Widow(er)"))

    assert [token.text for token in page.tokens] == [
        "10:30",
        "ada_b@example.org",
        "(GNC)",
        "Widow(er)",
    ]


def test_a_label_broken_over_two_lines_is_found_under_its_beginning() -> None:
    page = FakePage().write(50, 100, "Other litigation").write(300, 100, "Hospital uninsured")
    page.write(50, 112, "of yours").write(300, 112, "patient discount")

    found = printed(page).find_wrapped(skeletons("Hospital uninsured patient discount"))

    assert found is not None
    assert (found.box.x0, found.box.top, found.box.bottom) == (300, 100, 122)


def test_a_label_is_not_put_together_from_two_columns() -> None:
    page = FakePage().write(50, 100, "Hospital uninsured").write(400, 112, "patient discount")

    assert printed(page).find_wrapped(skeletons("Hospital uninsured patient discount")) is None


def test_the_sign_for_number_is_a_word() -> None:
    page = printed(FakePage().write(50, 100, "Report # 12"))

    assert len(list(page.find(phrase("Report Number")))) == 1


def test_words_of_one_line_stand_together_though_one_is_a_little_higher() -> None:
    page = printed(FakePage().write(50, 100, "Name:").write(90, 97, "Ada"))

    assert [[token.text for token in line.tokens] for line in page.lines] == [["Name:", "Ada"]]
