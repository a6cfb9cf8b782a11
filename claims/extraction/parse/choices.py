"""Words that stand for one of a list of choices, by a vocabulary kept as data."""

import re
from functools import cache
from typing import Final

from claims.extraction.definitions import words
from claims.extraction.parse.parsed import LIKELY, NOTHING, SURE, Parsed, says_nothing
from schemas.problems import ProblemCode

VOCABULARY_OF: Final = {
    "crime_types": "crime_types",
    "claimant_relationship": "relationships",
    "collateral_sources": "collateral_sources",
    "losses_claimed": "losses",
}
_YES: Final = frozenset({"yes", "y", "true", "x"})
_NO: Final = frozenset({"no", "n", "false"})


def read_choice(text: str, vocabulary: str) -> Parsed:
    """The one choice that the words name."""
    if _is_empty(text):
        return NOTHING
    codes = codes_in(text, vocabulary)
    if len(codes) == 1:
        return Parsed(value=codes[0])
    if codes:
        return Parsed(value=codes[0], code=ProblemCode.VALUE_IN_DOUBT, confidence_percent=LIKELY)
    return _not_recognised(vocabulary)


def read_choices(text: str, vocabulary: str) -> Parsed:
    """All choices that the words name."""
    if _is_empty(text):
        return NOTHING
    codes = codes_in(text, vocabulary)
    if not codes:
        return _not_recognised(vocabulary)
    return Parsed(value=frozenset(codes), confidence_percent=SURE)


def read_yes_no(text: str) -> Parsed:
    """An answer written out instead of ticked."""
    first = re.sub(r"[^a-z ]", "", text.lower()).split()[:1]
    if not first:
        return NOTHING
    if first[0] in _YES or first[0] in _NO:
        return Parsed(value=first[0] in _YES)
    return Parsed(code=ProblemCode.CHOICE_NOT_RECOGNISED, confidence_percent=0, wanted="yes or no")


def codes_in(text: str, vocabulary: str) -> tuple[str, ...]:
    """The codes whose phrases occur, in the order of the text; the longest phrase wins."""
    plain = _plain(text)
    found: dict[str, int] = {}
    for phrase, code in _phrases(vocabulary):
        at = plain.find(phrase)
        while at >= 0:
            found[code] = min(at, found.get(code, at))
            plain = plain[:at] + " " + "\x00" * (len(phrase) - 2) + " " + plain[at + len(phrase) :]
            at = plain.find(phrase)
    return tuple(sorted(found, key=found.__getitem__))


def _is_empty(text: str) -> bool:
    return says_nothing(text) or not re.search(r"\w", text)


def _not_recognised(vocabulary: str) -> Parsed:
    return Parsed(
        code=ProblemCode.CHOICE_NOT_RECOGNISED,
        confidence_percent=0,
        wanted=vocabulary.replace("_", " "),
    )


def _plain(text: str) -> str:
    """Lower-case words parted by single blanks, with a blank at either end."""
    return " " + " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower().replace("'", "")).split()) + " "


@cache
def _phrases(vocabulary: str) -> tuple[tuple[str, str], ...]:
    """Every phrase with its code, the longest first."""
    spelled = [
        (_plain(phrase), code)
        for code, phrases in words(vocabulary).items()
        for phrase in (*phrases, code.replace("_", " "))
    ]
    return tuple(sorted(spelled, key=lambda each: (-len(each[0]), each[0])))
