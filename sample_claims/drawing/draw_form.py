"""Draws one filled-in form of one state: the way in for samples, tests and the benchmark."""

from typing import Final

from sample_claims.drawing.elements import Facts, How
from sample_claims.drawing.form_files import read_form
from sample_claims.drawing.placed import draw_placed, read_placed_form
from sample_claims.drawing.sheet import draw

PLACED: Final = frozenset({"il", "in"})
"""States whose real boxes are known to the point."""
STATES: Final = ("ca", "fl", "il", "in", "ny", "tx")


def draw_form(state: str, facts: Facts, how: How) -> bytes:
    """Draw the form of a state, for example `tx`, filled in with these facts.

    The keys of the facts are the keys of the boxes in `forms/<state>.yaml`; take those of a
    sample's `claim.yaml` and change what shall differ. The same input gives the same bytes.
    Raises UnknownBoxError when the facts name a box or an option that the form does not have.
    """
    if state in PLACED:
        return draw_placed(read_placed_form(state), facts, how)
    return draw(read_form(state), facts, how)
