"""What makes two claims look like one: the same victim and crime, found without being stored."""

import re
import unicodedata
from typing import Final

from claims.vault import Vault
from schemas.claim import Claim

_SSN_DIGITS: Final = 9

_VICTIM: Final = "victim_name victim_birth_date crime_date"
_SSN: Final = "victim_ssn crime_date"


def blind_indexes(vault: Vault, claim: Claim) -> dict[str, str]:
    """The keyed hashes of one claim, by what they are of; none for what is not known."""
    crime_date = claim.day("crime_date")
    birth_date = claim.day("victim_birth_date")
    name = _normal_name(claim.text("victim_name") or "")
    ssn = _digits(claim.text("victim_ssn") or "")
    found = {}
    if crime_date and birth_date and name:
        parts = (name, birth_date.isoformat(), crime_date.isoformat())
        found[_VICTIM] = vault.blind_index(_VICTIM, *parts)
    # The last four digits alone are shared by one person in ten thousand: too weak to compare.
    if crime_date and len(ssn) == _SSN_DIGITS:
        found[_SSN] = vault.blind_index(_SSN, ssn, crime_date.isoformat())
    return found


def _normal_name(name: str) -> str:
    """A name without case, accents, punctuation or order: "Doe, JANÉ" is "doe jane"."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(sorted(re.findall(r"\w+", letters)))


def _digits(number: str) -> str:
    return "".join(re.findall(r"[0-9]", number))
