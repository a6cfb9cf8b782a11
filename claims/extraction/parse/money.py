"""Amounts of money as people write them, to whole cents."""

import re
from typing import Final

from claims.extraction.parse.parsed import DOUBTFUL, NOTHING, SURE, Parsed, says_nothing
from schemas.money import CENTS_PER_DOLLAR
from schemas.problems import ProblemCode

_AMOUNT: Final = re.compile(
    r"(?P<minus>[-\u2212(])?\s*\$?\s*(?P<minus_after>-)?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?:\.(?P<cents>\d{2})(?!\d))?\s*(?:-(?=\s*$))?\)?"
)
_ADORNMENT: Final = re.compile(
    r"(?i)\b(?:usd|us|dollars?|per|month|monthly|week|weekly|net|total|a|each|cr)\b|[\s$:=()_./*+-]"
)
_LONGEST: Final = 11
"""Digits in the largest amount that is taken: 99,999,999,999 dollars are no claim."""


def read_cents(text: str) -> Parsed:
    """Read one amount as cents; anything besides the amount makes it doubtful."""
    if says_nothing(text) or not re.search(r"\w", text):
        return NOTHING
    hits = list(_AMOUNT.finditer(text))
    if len(hits) != 1 or len(hits[0]["whole"]) > _LONGEST:
        return Parsed(code=ProblemCode.AMOUNT_NOT_READABLE, confidence_percent=0)
    hit = hits[0]
    rest = text[: hit.start()] + text[hit.end() :]
    if re.match(r"[\d,.]", text[hit.end() :]) or re.search(r"\d", rest):
        return Parsed(code=ProblemCode.AMOUNT_NOT_READABLE, confidence_percent=0)
    cents = int(hit["whole"].replace(",", "")) * CENTS_PER_DOLLAR + int(hit["cents"] or 0)
    if hit["minus"] or hit["minus_after"] or hit.group().rstrip(" )").endswith("-"):
        cents = -cents
    if _ADORNMENT.sub("", rest):
        return Parsed(value=cents, code=ProblemCode.VALUE_IN_DOUBT, confidence_percent=DOUBTFUL)
    return Parsed(value=cents, confidence_percent=SURE)


def read_number(text: str) -> Parsed:
    """Read one whole number."""
    if says_nothing(text) or not re.search(r"\w", text):
        return NOTHING
    hits = re.findall(r"\d+", text.replace(",", ""))
    if len(hits) != 1:
        return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)
    return Parsed(value=int(hits[0]), confidence_percent=SURE)
