"""The fast and the careful reader find the same values on every sample."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from claims.extraction.extract import read_paper
from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from claims.extraction.pages.paper import Page, Widget, Word
from schemas.place import Box
from schemas.problems import Problem
from schemas.reading import Extraction

SAMPLES: Final = sorted((Path(__file__).parents[2] / "sample_claims").glob("*/*.pdf"))


class CarefulPage:
    """A page whose words come from the careful reader."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.number = page.number
        self.width = page.width
        self.height = page.height

    def words(self) -> Sequence[Word]:
        """The careful reader's words."""
        return self._page.careful_words()

    def careful_words(self) -> Sequence[Word]:
        """The same."""
        return self._page.careful_words()

    def widgets(self) -> Sequence[Widget]:
        """The fillable boxes."""
        return self._page.widgets()

    def ink(self, box: Box) -> float:
        """How dark a spot is."""
        return self._page.ink(box)

    def tables(self) -> Sequence[Sequence[Sequence[str]]]:
        """The tables."""
        return self._page.tables()


class CarefulPaper(OpenPaper):
    """A document read by the careful reader only."""

    def pages(self) -> Sequence[CarefulPage]:  # type: ignore[override]  # the same to a caller
        """The pages, for the careful reader."""
        return [CarefulPage(page) for page in super().pages()]


def said(extraction: Extraction) -> list[tuple[str, set[tuple[str, str]], list[int]]]:
    """What was read: form, values, and the amounts of its expenses."""
    return [
        (
            reading.form,
            {(value.fact, str(value.value)) for value in reading.values},
            [expense.amount_cents for expense in reading.expenses],
        )
        for reading in extraction.readings
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_both_readers_find_the_same_values(path: Path) -> None:
    data = path.read_bytes()
    fast = open_paper(data, Limits())
    if isinstance(fast, Problem):
        pytest.skip("this sample is meant not to open")
    with fast, CarefulPaper(data) as careful:
        by_fast, by_careful = read_paper(fast, "0" * 64), read_paper(careful, "0" * 64)

    assert said(by_careful) == said(by_fast)
