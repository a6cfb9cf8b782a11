"""Pages that are shifted, scaled or a little turned are laid over the nominal page."""

import math

import pytest

from claims.extraction.definitions import (
    BoxDefinition,
    FormDefinition,
    OptionDefinition,
    definitions,
)
from claims.extraction.forms.alignment import Alignment, align, anchors
from claims.extraction.forms.printed import PrintedPage
from tests.fakes_pages import HEIGHT, FakePage

INDIANA = next(form for form in definitions() if form.jurisdiction == "IN")


def drawn(
    form: FormDefinition,
    *,
    scale: tuple[float, float],
    shift: tuple[float, float],
    lean: float = 0.0,
) -> PrintedPage:
    """The labels of the second nominal page, moved."""
    page = FakePage()
    owners: list[BoxDefinition | OptionDefinition] = [*form.boxes]
    owners += [option for box in form.boxes for option in box.options]
    labels = {o.label[0]: o.label_at for o in owners if o.at and o.at[0] == 2 and o.label_at}
    for label, at in labels.items():
        x = scale[0] * at[0] + shift[0] + lean * at[1]
        y = scale[1] * at[1] + shift[1] - lean * at[0]
        page.write(x, y - HEIGHT, label)
    return PrintedPage(page, page.words())


@pytest.mark.parametrize(
    ("scale", "shift", "lean"),
    [
        ((1.0, 1.0), (0.0, 0.0), 0.0),
        ((1.0, 1.0), (30.0, -30.0), 0.0),
        ((0.8, 0.8), (40.0, 10.0), 0.0),
        ((1.2, 1.2), (-10.0, 5.0), 0.0),
        ((0.97, 0.9), (12.0, 25.0), 0.0),
        ((1.0, 1.0), (10.0, 10.0), math.tan(math.radians(1.0))),
    ],
)
def test_a_moved_page_is_fitted(
    scale: tuple[float, float], shift: tuple[float, float], lean: float
) -> None:
    fit = align(drawn(INDIANA, scale=scale, shift=shift, lean=lean), INDIANA)

    assert fit is not None
    assert fit.nominal_page == 2
    for x, y in ((24.0, 144.0), (588.0, 756.0)):
        found = fit.point(x, y)
        assert found[0] == pytest.approx(scale[0] * x + shift[0] + lean * y, abs=2.5)
        assert found[1] == pytest.approx(scale[1] * y + shift[1] - lean * x, abs=2.5)


def test_labels_found_in_wrong_places_do_not_spoil_the_fit() -> None:
    page = drawn(INDIANA, scale=(1.0, 1.0), shift=(5.0, 5.0))
    others = FakePage()
    others.printed.extend(page.page.words())
    for index, word in enumerate(list(others.printed)[:6]):
        others.printed.remove(word)
        others.write(400 - 40 * index, 30 + 7 * index, word.text)

    fit = align(PrintedPage(others, others.words()), INDIANA)

    assert fit is not None
    assert fit.point(24.0, 144.0) == pytest.approx((29.0, 149.0), abs=2.5)


def test_another_drawing_of_the_form_is_not_fitted() -> None:
    page = FakePage()
    for index, anchor in enumerate(anchors(INDIANA)[2]):
        page.write(40 + (index * 97) % 300, 40 + 13 * index, anchor.skeleton)

    assert align(PrintedPage(page, page.words()), INDIANA) is None


def test_a_nominal_box_moves_with_its_page() -> None:
    fit = Alignment(nominal_page=1, scale_x=2.0, scale_y=0.5, shift_x=10.0, shift_y=20.0)

    box = fit.box((1, 10.0, 20.0, 30.0, 40.0))

    assert (box.x0, box.top, box.x1, box.bottom) == (30.0, 30.0, 70.0, 40.0)
