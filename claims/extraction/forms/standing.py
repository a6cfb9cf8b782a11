"""On which side of its label a value stands on this form: right of it, below or above it.

One form keeps to one way, but only its boxes for dates, numbers and addresses tell which: what
stands on each side of such a label is tried, and the side where it can be read gets a vote.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.extraction.definitions import ReadAs
from claims.extraction.forms.filled_in import Value
from claims.extraction.forms.labels import Label
from claims.extraction.parse.read import read_words
from schemas.place import Box

_TELLING: Final[frozenset[ReadAs]] = frozenset(
    {"date", "date_range", "ssn", "phone", "email", "zip", "state"}
)
"""Ways of reading that only the right words pass."""
_REACH: Final = 24.0
_OVERLAP: Final = 3.0
_ASIDE: Final = 40.0
"""A value over or under a label begins at most so far from where the label does."""
_FEWEST_VOTES: Final = 2
"""A single vote leaves the way in doubt."""
_CLOSE: Final = 0.5
"""A side with more than this share of the winner's votes leaves the way in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a form is laid out, as far as what is filled in tells."""

    side: str = ""
    """Where most values stand: `right`, `below` or `above`; nothing where no value tells."""
    is_sure: bool = True
    """False where about as much speaks for values over as for values under their labels."""

    @property
    def is_above(self) -> bool:
        """Whether values stand over their labels, as over a line to write on."""
        return self.side == "above"


def standing(found: Sequence[tuple[Sequence[Label], Sequence[Value]]]) -> Standing:
    """The way of a form, from the labels and the values of each of its sections."""
    votes = Counter(
        side for labels, values in found for label in labels for side in _votes(label, values)
    )
    above, other = votes["above"], max(votes["below"], votes["right"])
    most = max(votes.values(), default=0)
    side = next((side for side in ("right", "below", "above") if most and votes[side] == most), "")
    if not above or side == "right":
        return Standing(side=side)
    is_clear = min(above, other) <= _CLOSE * max(above, other)
    return Standing(side=side, is_sure=is_clear and above + other >= _FEWEST_VOTES)


def _votes(label: Label, values: Sequence[Value]) -> Iterator[str]:
    """The one side of a label where its kind of value stands; none where several do."""
    owner = label.owner
    if label.option or owner.read_as not in _TELLING or owner.value_is:
        return
    sides = {
        side
        for value in values
        if value.page is label.stretch.page
        and (side := _side(label.found.first, label.found.last, value.box))
        and _is_readable(value.text, owner.fact, owner.read_as)
    }
    if len(sides) == 1:
        yield from sides


def _is_readable(text: str, fact: str, read_as: ReadAs) -> bool:
    way: ReadAs = "date" if read_as == "date_range" else read_as
    return read_words(text, fact, way).value is not None


def _side(first: Box, last: Box, box: Box) -> str:
    """Where something stands from a label; nothing when it is not near."""
    if min(last.bottom, box.bottom) - max(last.top, box.top) > 0.4 * (box.bottom - box.top):
        return "right" if box.x0 >= last.x1 - _OVERLAP else ""
    if abs(box.x0 - first.x0) > _ASIDE:
        return ""
    if -_OVERLAP <= first.top - box.bottom <= _REACH:
        return "above"
    return "below" if -_OVERLAP <= box.top - last.bottom <= _REACH else ""
