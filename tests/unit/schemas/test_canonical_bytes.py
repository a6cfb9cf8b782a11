"""Equal values have equal bytes for ever: these bytes are hashed, so they may never change."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pytest
from pydantic import ValidationError

from schemas import canonical
from schemas.claim import Claim, Fact, Standing
from schemas.place import Box, Place
from schemas.reading import Reading
from schemas.record import Assessed, Received
from tests.fakes_claims import claim_to_record

CLAIM = Claim(
    jurisdiction="TX",
    facts=MappingProxyType(
        {
            "crime_types": Fact(
                name="crime_types",
                value=frozenset({"robbery", "assault"}),
                standing=Standing.DOCUMENTED,
                places=(Place(document="ab", page=2, box=Box(x0=1, top=2.5, x1=3.0, bottom=4)),),
            ),
            "crime_date": Fact(
                name="crime_date", value=date(2025, 11, 30), standing=Standing.ASSERTED
            ),
        }
    ),
)


def test_the_bytes_of_a_claim_are_these() -> None:
    assert canonical.to_bytes(CLAIM) == (
        b'{"facts":{"crime_date":{"name":"crime_date","standing":"asserted",'
        b'"value":{"$day":"2025-11-30"}},"crime_types":{"name":"crime_types",'
        b'"places":[{"box":{"bottom":4,"top":{"$at":"2.50"},"x0":1,"x1":{"$at":"3.00"}},'
        b'"document":"ab","page":2}],"standing":"documented",'
        b'"value":{"$set":["assault","robbery"]}}},"jurisdiction":"TX"}'
    )


def test_what_is_written_can_be_read_back() -> None:
    taken = claim_to_record(1)

    received = Received(readings=taken.readings)

    assert canonical.from_bytes(Received, canonical.to_bytes(received)) == received
    assert canonical.from_bytes(Assessed, canonical.to_bytes(taken.assessed)) == taken.assessed


def test_half_a_character_is_kept_as_it_is() -> None:
    fact = Fact(name="victim_name", value="half \udce9", standing=Standing.ASSERTED)

    assert canonical.from_bytes(Fact, canonical.to_bytes(fact)) == fact


def test_yes_is_not_the_number_one() -> None:
    yes = Fact(name="is_reported", value=True, standing=Standing.ASSERTED)

    again = canonical.from_bytes(Fact, canonical.to_bytes(yes))

    assert again.value is True


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(canonical.NotCanonicalError, match="bytes"):
        canonical.to_bytes((b"bytes",))


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValidationError):
        canonical.from_bytes(Reading, b'{"document":"ab"}')


def test_a_field_with_its_default_is_left_out() -> None:
    @dataclass(frozen=True)
    class Invented:
        needed: int
        optional: str = ""
        is_so: bool = False

    assert canonical.to_bytes(Invented(1)) == b'{"needed":1}'
    assert canonical.to_bytes(Invented(0, "x", is_so=True)) == (
        b'{"is_so":true,"needed":0,"optional":"x"}'
    )
