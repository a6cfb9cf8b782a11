"""Claim ids are the same each time, can be read aloud, and show a slip of the pen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.ledger.claim_ids import as_claim_id, claim_id_for, is_claim_id
from claims.vault import KeyRing, Vault, new_key
from tests.fakes_claims import claim_to_record

_KEY = new_key()
VAULT = Vault(ring=KeyRing(masters={_KEY.key_id: _KEY}, current=_KEY, blind=new_key()))

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def an_id(number: int, turn: int = 0) -> str:
    form = claim_to_record(number).readings[0]
    return claim_id_for(VAULT, jurisdiction="TX", year=2026, form=form, turn=turn)


def test_the_same_form_has_the_same_id_each_time() -> None:
    assert an_id(1) == an_id(1)


def test_another_form_and_another_turn_have_other_ids() -> None:
    assert len({an_id(1), an_id(2), an_id(1, turn=1)}) == 3


def test_another_installation_has_other_ids() -> None:
    elsewhere = Vault(ring=KeyRing(masters={}, current=_KEY, blind=new_key()))
    form = claim_to_record(1).readings[0]

    there = claim_id_for(elsewhere, jurisdiction="TX", year=2026, form=form)

    assert there != an_id(1)


@given(number=st.integers(0, 10_000), place=st.integers(0, 6), letter=st.sampled_from(ALPHABET))
@settings(max_examples=200, deadline=None)
def test_one_wrong_letter_is_always_noticed(number: int, place: int, letter: str) -> None:
    right = an_id(number)
    at = 8 + place + (place > 3)

    wrong = right[:at] + letter + right[at + 1 :]

    assert is_claim_id(right)
    assert is_claim_id(wrong) == (wrong == right)


@pytest.mark.parametrize("written", ["", "TX-2026-7K3M", "TX-2026-7K3M-9QXU", "tx-2026-7k3m-9qxd"])
def test_what_has_another_shape_is_no_claim_id(written: str) -> None:
    assert not is_claim_id(written)


def test_what_was_typed_in_small_letters_with_look_alikes_is_understood() -> None:
    assert as_claim_id(" il-2026-ol3m-9qxi ") == "IL-2026-013M-9QX1"
