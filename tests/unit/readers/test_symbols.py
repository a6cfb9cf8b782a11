"""What glyphs mean in which font, and which text means nothing."""

import pytest

from claims.extraction.pages.legibility import is_shifted, is_unknown
from claims.extraction.pages.paper import EMPTY_BOX, TICK
from claims.extraction.pages.symbols import ORNAMENT, meaning

MEANINGS = [
    ("4", "ZapfDingbats", TICK),
    ("n", "ABCDEF+ZapfDingbatsITC", TICK),
    ("l", "ZaDb", TICK),
    ("o", "ZapfDingbats", EMPTY_BOX),
    ("q", "ZapfDingbats", EMPTY_BOX),
    ("\u00fc", "Wingdings-Regular", TICK),
    ("\uf0fc", "Wingdings", TICK),
    ("\uf06f", "Wingdings", EMPTY_BOX),
    ("\uf0a3", "Wingdings2", EMPTY_BOX),
    ("\uf052", "BCDEEE+Wingdings-2", TICK),
    ("a", "Webdings", TICK),
    ("\uf0a7", "Wingdings", ORNAMENT),
    ("Z", "Wingdings", ORNAMENT),
    ("n", "Helvetica", "n"),
    ("4", "TimesNewRomanPSMT", "4"),
    ("\u2713", "DejaVuSans", TICK),
    ("\u2610", "DejaVuSans", EMPTY_BOX),
]


@pytest.mark.parametrize(("glyph", "font", "means"), MEANINGS)
def test_a_glyph_means_what_its_font_says(glyph: str, font: str, means: str) -> None:
    assert meaning(glyph, font) == means


@pytest.mark.parametrize("text", ["\ufffd" * 20, "\ue001\ue002" * 10, "abc" + "\ufffd" * 20])
def test_text_of_which_much_is_unknown_is_not_read(text: str) -> None:
    assert is_unknown([text])


@pytest.mark.parametrize(
    "text", ["Zo\u00eb \u0141\u00f3d\u017a-Example-Sampleton", "\ufffd", "a" * 50 + "\ufffd"]
)
def test_text_with_few_unknown_letters_is_read(text: str) -> None:
    assert not is_unknown([text])


SAID = ["Authorization", "signature", "date", "number", "claim", "application", "information"]


@pytest.mark.parametrize("places", [1, 3, 29])
def test_text_moved_by_some_places_is_noticed(places: int) -> None:
    moved = ["".join(chr(ord(letter) - places) for letter in word) for word in SAID]

    assert is_shifted(moved)


@pytest.mark.parametrize("style", [str, str.upper, str.title])
def test_ordinary_text_is_not_taken_for_moved_text(style: type[str]) -> None:
    assert not is_shifted([style(word) for word in SAID])
