"""One door to all ways of reading a box's words."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from claims.extraction.definitions import ReadAs, reading_of
from claims.extraction.parse import contacts, dates, money, places
from claims.extraction.parse.choices import (
    VOCABULARY_OF,
    read_choice,
    read_choices,
    read_yes_no,
)
from claims.extraction.parse.parsed import Parsed
from schemas.facts import FACTS, FactType

_READERS: Final = MappingProxyType[str, Callable[[str], Parsed]](
    {
        "text": contacts.read_text,
        "name": contacts.read_name,
        "name_last_first": lambda text: contacts.read_name(text, order="last_first"),
        "name_first_last_middle": lambda t: contacts.read_name(t, order="first_last_middle"),
        "date": dates.read_date,
        "money": money.read_cents,
        "number": money.read_number,
        "ssn": contacts.read_ssn,
        "phone": contacts.read_phone,
        "email": contacts.read_email,
        "zip": places.read_zip,
        "state": places.read_state,
        "city": places.read_city,
        "county": places.read_lone_county,
        "yes_no": read_yes_no,
        "crime_types": lambda text: read_choices(text, "crime_types"),
    }
)


def read_words(text: str, fact: str, read_as: ReadAs = "") -> Parsed:
    """What the words in a box say of one fact."""
    way = read_as or reading_of(fact)
    if way in {"choice", "choices"}:
        return _read_listed(text, fact)
    if way == "date":
        return dates.read_date(text, is_birth=fact.endswith("birth_date"))
    return _READERS.get(way, contacts.read_text)(text)


def read_also(text: str, fact: str) -> Parsed:
    """What the same words say of a further fact: the county in "City and county"."""
    if fact.endswith("_county"):
        return places.read_county(text)
    return read_words(text, fact)


def _read_listed(text: str, fact: str) -> Parsed:
    if fact.endswith("_state"):
        return places.read_state(text)
    vocabulary = VOCABULARY_OF.get(fact, fact)
    if FACTS[fact].type is FactType.CHOICE:
        return read_choice(text, vocabulary)
    return read_choices(text, vocabulary)
