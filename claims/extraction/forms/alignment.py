"""How a page lies over the nominal page of its form: shifted, scaled, or a little turned.

Labels that are printed once on the nominal page and found once on the page are pairs of points.
The median slope between pairs withstands labels that were found in the wrong place; what lies
near the fitted line then decides whether the fit can be relied on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from statistics import median
from typing import Final

from claims.extraction.definitions import FormDefinition, Spellings, Spot
from claims.extraction.forms.printed import PrintedPage, phrase
from schemas.place import Box

FEWEST_PAIRS: Final = 4
"""Labels that must agree before the places of a form are relied on."""
LEAST_SHARE: Final = 0.6
"""Share of the labels found that must lie where the fit says."""
LEAST_FOUND: Final = 0.5
"""Share of a nominal page's labels that must be found at all."""
NEAR: Final = 5.0
"""Points that a label may lie off."""
_FAR_APART: Final = 60.0
_MOST_PAIRS: Final = 40
_LEAST_LEAN: Final = 0.004
"""A quarter of a degree: anything less is the unevenness of the labels."""
_SMALLEST_SCALE: Final = 0.4
_LARGEST_SCALE: Final = 2.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """One label and where it is printed on the nominal page."""

    skeleton: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Where a label is nominally, and where it was found."""

    x: float
    y: float
    found_x: float
    found_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """From places on the nominal page to places on the page at hand."""

    nominal_page: int
    scale_x: float
    scale_y: float
    shift_x: float
    shift_y: float
    lean_x: float = 0.0
    """How much a point moves right for each point that it lies lower: a turned page."""
    lean_y: float = 0.0
    found: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a nominal point lies on this page."""
        return (
            self.scale_x * x + self.lean_x * y + self.shift_x,
            self.scale_y * y + self.lean_y * x + self.shift_y,
        )

    def box(self, spot: Spot) -> Box:
        """Where a nominal box lies on this page."""
        x0, top = self.point(spot[1], spot[2])
        x1, bottom = self.point(spot[3], spot[4])
        return Box(x0=x0, top=top, x1=x1, bottom=bottom)


@cache
def anchors(definition: FormDefinition) -> dict[int, tuple[Anchor, ...]]:
    """The labels of each nominal page that are printed on it once."""
    pages: dict[int, list[Anchor]] = {}
    for label, at, label_at in _labels(definition):
        pages.setdefault(at[0], []).append(Anchor(phrase(label[0]), *label_at))
    unique = {}
    for number, found in pages.items():
        times = Counter(anchor.skeleton for anchor in found)
        unique[number] = tuple(a for a in found if a.skeleton and times[a.skeleton] == 1)
    return unique


def _labels(
    definition: FormDefinition,
) -> Iterator[tuple[Spellings, Spot, tuple[float, float]]]:
    for box in definition.boxes:
        if box.label and box.at and box.label_at:
            yield box.label, box.at, box.label_at
        for option in box.options:
            if option.at and option.label_at:
                yield option.label, option.at, option.label_at


def align(page: PrintedPage, definition: FormDefinition) -> Alignment | None:
    """Fit a page to the nominal page that it is most like; None where none fits well."""
    fits = [
        fit
        for number, labels in anchors(definition).items()
        if (fit := _fit(number, _pairs(page, labels), len(labels)))
    ]
    return max(fits, key=lambda fit: fit.found, default=None)


def _pairs(page: PrintedPage, labels: Sequence[Anchor]) -> list[Pair]:
    """Labels found exactly once on the page."""
    pairs = []
    for label in labels:
        if label.skeleton not in page.text:
            continue
        found = list(page.find(label.skeleton))
        if len(found) == 1:
            box = found[0].pieces[0][_first_lettered(found[0].pieces[0])].box
            pairs.append(Pair(label.x, label.y, box.x0, box.bottom))
    return pairs


def _first_lettered(tokens: Sequence[object]) -> int:
    return next(i for i, token in enumerate(tokens) if getattr(token, "skeleton", ""))


def _fit(number: int, pairs: list[Pair], labels: int) -> Alignment | None:
    if len(pairs) < max(FEWEST_PAIRS, LEAST_FOUND * labels):
        return None
    few = _spread(pairs)
    scale_y = _slope([(p.y, p.found_y) for p in few])
    scale_x = _slope([(p.x, p.found_x) for p in few]) or scale_y
    scale_y = scale_y or scale_x
    if scale_x is None or scale_y is None:
        return None
    if not all(_SMALLEST_SCALE < scale < _LARGEST_SCALE for scale in (scale_x, scale_y)):
        return None
    fit = Alignment(
        nominal_page=number,
        scale_x=scale_x,
        scale_y=scale_y,
        shift_x=median(p.found_x - scale_x * p.x for p in pairs),
        shift_y=median(p.found_y - scale_y * p.y for p in pairs),
    )
    return _confirmed(_leaned(fit, pairs), pairs)


def _spread(pairs: list[Pair]) -> list[Pair]:
    """At most so many pairs, from all over the page: every two of them are compared."""
    step = -(-len(pairs) // _MOST_PAIRS)
    return pairs[::step]


def _slope(points: list[tuple[float, float]]) -> float | None:
    """The median slope between points that are far enough apart."""
    slopes = [
        (b[1] - a[1]) / (b[0] - a[0])
        for a, b in combinations(points, 2)
        if abs(b[0] - a[0]) > _FAR_APART
    ]
    return median(slopes) if slopes else None


def _leaned(fit: Alignment, pairs: list[Pair]) -> Alignment:
    """Add the lean that is left over: a page that was scanned a little turned."""
    across = _slope([(p.y, p.found_x - fit.scale_x * p.x) for p in _spread(pairs)]) or 0.0
    down = _slope([(p.x, p.found_y - fit.scale_y * p.y) for p in _spread(pairs)]) or 0.0
    if max(abs(across), abs(down)) < _LEAST_LEAN:
        return fit
    return replace(
        fit,
        lean_x=across,
        lean_y=down,
        shift_x=median(p.found_x - fit.scale_x * p.x - across * p.y for p in pairs),
        shift_y=median(p.found_y - fit.scale_y * p.y - down * p.x for p in pairs),
    )


def _confirmed(fit: Alignment, pairs: list[Pair]) -> Alignment | None:
    """The fit with the number of labels that bear it out; None when too few do."""
    bearing = sum(1 for pair in pairs if _is_near(fit, pair))
    if bearing < max(FEWEST_PAIRS, LEAST_SHARE * len(pairs)):
        return None
    return replace(fit, found=bearing)


def _is_near(fit: Alignment, pair: Pair) -> bool:
    x, y = fit.point(pair.x, pair.y)
    return abs(x - pair.found_x) <= NEAR and abs(y - pair.found_y) <= NEAR
