"""Draws one filled-in form of one state: the way in for samples, tests and the benchmark."""

from sample_claims.drawing.elements import Facts, How
from sample_claims.drawing.form_files import read_form
from sample_claims.drawing.sheet import draw


def draw_form(state: str, facts: Facts, how: How) -> bytes:
    """Draw the form of a state (`tx`, `ca`, `ny`, `fl`) filled in with these facts.

    The keys of the facts are the keys of the boxes in `forms/<state>.yaml`; take those of a
    sample's `claim.yaml` and change what shall differ. The same input gives the same bytes.
    """
    return draw(read_form(state), facts, how)
