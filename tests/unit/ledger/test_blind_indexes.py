"""Two claims for the same victim and crime are found, however the name is written."""

from datetime import date

import pytest

from claims.ledger.blind_indexes import blind_indexes
from claims.vault import KeyRing, Vault, new_key
from schemas.claim import Claim, Fact, FactValue, Standing

_KEY = new_key()
VAULT = Vault(ring=KeyRing(masters={}, current=_KEY, blind=_KEY))


def indexes(**facts: FactValue) -> dict[str, str]:
    """The look-up keys of a claim with these facts."""
    known = {
        name: Fact(name=name, value=value, standing=Standing.ASSERTED)
        for name, value in facts.items()
    }
    return blind_indexes(VAULT, Claim(jurisdiction="TX", facts=known))


BORN = date(1980, 2, 29)
CRIME = date(2025, 11, 30)


@pytest.mark.parametrize(
    "written", ["Zoé Quillfeather", "QUILLFEATHER, ZOÉ", "zoe  quillfeather", "Quillfeather Zoe."]
)
def test_a_name_is_the_same_name_however_it_is_written(written: str) -> None:
    known = indexes(victim_name="Zoe Quillfeather", victim_birth_date=BORN, crime_date=CRIME)

    found = indexes(victim_name=written, victim_birth_date=BORN, crime_date=CRIME)

    assert found == known
    assert len(found) == 1


def test_another_birth_date_is_another_victim() -> None:
    one = indexes(victim_name="Zoe Quillfeather", victim_birth_date=BORN, crime_date=CRIME)
    two = indexes(victim_name="Zoe Quillfeather", victim_birth_date=CRIME, crime_date=CRIME)

    assert set(one.values()).isdisjoint(two.values())


def test_a_number_is_the_same_number_with_and_without_dashes() -> None:
    one = indexes(victim_ssn="900-00-1234", crime_date=CRIME)

    assert one == indexes(victim_ssn="900001234", crime_date=CRIME)
    assert len(one) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"victim_ssn": "1234", "crime_date": CRIME},
        {"victim_ssn": "900-00-1234"},
        {"victim_name": "Zoe Quillfeather", "crime_date": CRIME},
        {"victim_name": " .", "victim_birth_date": BORN, "crime_date": CRIME},
    ],
)
def test_what_is_not_known_makes_no_index(facts: dict[str, FactValue]) -> None:
    assert indexes(**facts) == {}
