"""What is sealed opens with its own key, in its own place, unaltered; and in no other case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.vault import (
    Key,
    KeyNotHeldError,
    KeyRing,
    Spot,
    UnsealError,
    Vault,
    key_id_of,
    new_key,
    seal,
    unseal,
)

CANARY = b"Zebulon Quillfeather, 900-00-1234"
SPOT = Spot(table="records", column="sealed_body", row_id="TX-2026-0000-0000:1")


def a_vault(*masters: Key) -> Vault:
    """A vault whose current master key is the last one."""
    ring = KeyRing(
        masters={key.key_id: key for key in masters}, current=masters[-1], blind=new_key()
    )
    return Vault(ring=ring)


@given(content=st.binary(max_size=300))
def test_what_is_sealed_opens_again(content: bytes) -> None:
    key = new_key()

    assert unseal(key, SPOT, seal(key, SPOT, content)) == content


def test_nothing_of_the_content_shows_and_no_two_seals_are_alike() -> None:
    key = new_key()

    one, two = seal(key, SPOT, CANARY), seal(key, SPOT, CANARY)

    assert CANARY not in one
    assert one != two
    assert key_id_of(one) == key.key_id


@pytest.mark.parametrize(
    "elsewhere",
    [
        Spot(table="findings", column="sealed_body", row_id=SPOT.row_id),
        Spot(table="records", column="public_body", row_id=SPOT.row_id),
        Spot(table="records", column="sealed_body", row_id="TX-2026-0000-0000:2"),
    ],
)
def test_what_is_moved_to_another_place_does_not_open(elsewhere: Spot) -> None:
    key = new_key()
    sealed = seal(key, SPOT, CANARY)

    with pytest.raises(UnsealError, match="altered or belongs to another row"):
        unseal(key, elsewhere, sealed)


def test_two_places_whose_names_run_together_are_two_places() -> None:
    key = new_key()
    sealed = seal(key, Spot(table="ab", column="c", row_id="d"), CANARY)

    with pytest.raises(UnsealError):
        unseal(key, Spot(table="a", column="bc", row_id="d"), sealed)


@given(at=st.integers(0, 61))
def test_a_single_changed_byte_is_noticed(at: int) -> None:
    key = new_key()
    sealed = bytearray(seal(key, SPOT, CANARY))

    sealed[at] ^= 1

    with pytest.raises(UnsealError):
        unseal(key, SPOT, bytes(sealed))


@pytest.mark.parametrize("length", [0, 1, 17, 29, 44])
def test_what_is_cut_short_does_not_open(length: int) -> None:
    key = new_key()

    with pytest.raises(UnsealError):
        unseal(key, SPOT, seal(key, SPOT, CANARY)[:length])


def test_another_key_with_the_same_id_does_not_open_it() -> None:
    key = new_key()
    impostor = Key(key_id=key.key_id, secret=new_key().secret)

    with pytest.raises(UnsealError):
        unseal(impostor, SPOT, seal(key, SPOT, CANARY))


def test_an_error_repeats_neither_content_nor_key() -> None:
    key = new_key()

    with pytest.raises(UnsealError) as raised:
        unseal(new_key(), SPOT, seal(key, SPOT, CANARY))

    shown = f"{raised.value!r} {raised.value.__context__!r} {key!r}"
    assert "Zebulon" not in shown
    assert repr(key.secret) not in shown
    assert SPOT.row_id not in shown


def test_a_data_key_is_wrapped_and_unwrapped() -> None:
    vault = a_vault(new_key())
    key = vault.new_data_key()

    wrapped = vault.wrap(key)

    assert key.secret not in wrapped.wrapped
    assert vault.unwrap(wrapped) == key


def test_an_older_master_key_still_unwraps_while_it_is_on_the_ring() -> None:
    old, new = new_key(), new_key()
    key = new_key()
    wrapped = a_vault(old).wrap(key)

    assert a_vault(old, new).unwrap(wrapped) == key
    assert a_vault(old, new).wrap(key).master_key_id == new.key_id
    with pytest.raises(KeyNotHeldError):
        a_vault(new).unwrap(wrapped)


def test_equal_values_have_equal_indexes_under_one_name_only() -> None:
    vault = a_vault(new_key())

    assert vault.blind_index("ssn", "1", "2") == vault.blind_index("ssn", "1", "2")
    assert vault.blind_index("ssn", "1", "2") != vault.blind_index("phone", "1", "2")
    assert vault.blind_index("ssn", "1", "2") != vault.blind_index("ssn", "12")
    assert vault.blind_index("ssn", "1") != a_vault(new_key()).blind_index("ssn", "1")
