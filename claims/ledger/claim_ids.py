"""Claim ids that people can read out over the telephone: `TX-2026-7K3M-9QXD`."""

import re
from typing import Final

from claims.vault import Vault
from schemas.reading import Reading

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which look like other letters or make words."""

_DRAWN: Final = 7
_BITS: Final = 5
_SHAPE: Final = re.compile(rf"[A-Z]{{2}}-[0-9]{{4}}-([{_ALPHABET}]{{4}})-([{_ALPHABET}]{{4}})")
_LOOK_ALIKES: Final = str.maketrans("ILO", "110")


def claim_id_for(
    vault: Vault, *, jurisdiction: str, year: int, form: Reading, turn: int = 0
) -> str:
    """The id of the claim that one form makes: always the same one for the same installation.

    Seven letters are drawn by keyed hash from the form; the eighth checks them, so that a
    mistyped id is noticed. Two forms of a state and year share an id less than once in a
    hundred years at 20,000 claims a year; the ledger then asks for another `turn`.
    """
    drawn = vault.keyed_hash("claim id", form.document, str(form.first_page), str(turn))
    number = int.from_bytes(drawn[:8], "big")
    letters = "".join(_ALPHABET[(number >> (_BITS * place)) % 32] for place in range(_DRAWN))
    whole = letters + _check_letter(letters)
    return f"{jurisdiction}-{year:04d}-{whole[:4]}-{whole[4:]}"


def is_claim_id(written: str) -> bool:
    """Whether something can be a claim id: its shape and its check letter are right."""
    found = _SHAPE.fullmatch(written)
    if not found:
        return False
    letters = found[1] + found[2]
    return _check_letter(letters[:_DRAWN]) == letters[_DRAWN]


def as_claim_id(written: str) -> str:
    """What somebody typed, in the one way ids are written: capitals, 1 for I and L, 0 for O."""
    state, dash, rest = written.strip().upper().partition("-")
    return state + dash + rest.translate(_LOOK_ALIKES)


def _check_letter(letters: str) -> str:
    """Luhn's check over 32 letters: finds every single wrong letter and nearly every swap."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        weighed = _ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += weighed // 32 + weighed % 32
    return _ALPHABET[-total % 32]
