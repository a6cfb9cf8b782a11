"""Every form is read in nine layouts that nobody has shown us, by its labels alone."""

from typing import Final

import pytest

from claims.extraction.definitions import FormDefinition, definitions
from claims.extraction.extract import extract
from claims.extraction.limits import Limits
from schemas.claim import FactValue
from schemas.document import DocumentKind
from tests.fakes_drawn_forms import LAYOUTS, Layout, drawn

FORMS: Final = tuple(d for d in definitions() if d.kind is DocumentKind.CLAIM_FORM)

NOT_READ: Final = {
    # A street that stands under a list of reasons, without a colon and far from its value.
    ("NY", "no colons, values in a column"): {"crime_address", "late_filing_reason"},
}
"""What is known not to be read yet; these are left blank or in doubt, never read wrongly."""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.jurisdiction)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_form_is_read_in_a_layout_never_seen(form: FormDefinition, layout: Layout) -> None:
    drawing = drawn(form, layout)
    expected = {
        fact: value
        for fact, value in drawing.expected.items()
        if fact not in NOT_READ.get((form.jurisdiction, layout.name), set())
    }

    extraction = extract(drawing.data, "0" * 64, Limits())

    assert [reading.form for reading in extraction.readings] == [form.form]
    found: dict[str, FactValue] = {}
    for value in extraction.readings[0].values:
        before = found.get(value.fact)
        if isinstance(before, frozenset) and isinstance(value.value, frozenset):
            found[value.fact] = before | value.value
        else:
            found.setdefault(value.fact, value.value)
    assert {fact: found.get(fact) for fact in expected} == expected
