"""States, cities, counties and ZIP codes, alone or in one line."""

import re
from functools import cache
from typing import Final

from claims.extraction.definitions import words
from claims.extraction.parse.parsed import DOUBTFUL, NOTHING, Parsed, says_nothing
from schemas.problems import ProblemCode

_ZIP: Final = re.compile(r"(?<!\d)\d{5}(?:-\d{4})?(?!\d)")
_COUNTY: Final = re.compile(r"(?i)\b(?:county|co\.|parish)")
_CODE_LENGTH: Final = 2
_CITY_AND_ANOTHER: Final = 2


def read_state(text: str) -> Parsed:
    """A state by its name or code, also at the end of "City, State, ZIP"."""
    if says_nothing(text) or not re.search(r"\w", text):
        return NOTHING
    bare = " ".join(re.sub(r"[^\w\s]", " ", _ZIP.sub(" ", text)).split())
    code = _of_whole(bare) or _of_end(bare)
    if code:
        return Parsed(value=code)
    return Parsed(code=ProblemCode.CHOICE_NOT_RECOGNISED, confidence_percent=0, wanted="a state")


def _of_whole(text: str) -> str:
    return _names().get(text.lower(), "")


def _of_end(text: str) -> str:
    """The state that the last words name: "Springfield IL", "Santa Fe New Mexico"."""
    parts = text.split()
    for count in (3, 2, 1):
        tail = parts[-count:]
        if len(parts) > count and (found := _of_whole(" ".join(tail))):
            is_code = len(tail[-1]) == _CODE_LENGTH
            return found if not is_code or tail[-1].isupper() or count == len(parts) else ""
    return ""


def read_city(text: str) -> Parsed:
    """The city of a place line: what stands before the county, the state and the ZIP code."""
    parts = _pieces(text)
    cities = [part for part in parts if not _COUNTY.search(part) and not _of_whole(part)]
    return Parsed(value=cities[0]) if cities else NOTHING


def read_county(text: str) -> Parsed:
    """The county of a place line, without the word County."""
    parts = _pieces(text)
    named = [part for part in parts if _COUNTY.search(part)]
    if named:
        county = " ".join(_COUNTY.sub("", named[0]).split()).strip(" .")
        return Parsed(value=county) if county else NOTHING
    others = [part for part in parts if not _of_whole(part)]
    if len(others) > 1:
        return Parsed(value=others[1])
    return _named_like_a_state(parts)


def _named_like_a_state(parts: list[str]) -> Parsed:
    """A county such as Delaware, which is in Indiana too: it may as well be the state."""
    if len(parts) != _CITY_AND_ANOTHER or len(parts[1]) <= _CODE_LENGTH or _of_whole(parts[0]):
        return NOTHING
    return Parsed(
        value=parts[1],
        code=ProblemCode.VALUE_IN_DOUBT,
        confidence_percent=DOUBTFUL,
        wanted=parts[1],
    )


def read_lone_county(text: str) -> Parsed:
    """The county in a box of its own."""
    if "," in text:
        return read_county(text)
    words_left = " ".join(re.sub(r"(?i)\b(?:county|co\.?|parish)\s*$", "", text.strip()).split())
    return Parsed(value=words_left) if words_left and not says_nothing(words_left) else NOTHING


def read_zip(text: str) -> Parsed:
    """A ZIP code of five or nine digits."""
    if says_nothing(text) or not re.search(r"\w", text):
        return NOTHING
    hit = _ZIP.search("".join(text.split()))
    if hit:
        return Parsed(value=hit.group())
    return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)


def _pieces(text: str) -> list[str]:
    """The parts of a place line, at its commas, slashes and semicolons."""
    if says_nothing(text):
        return []
    bare = _ZIP.sub(" ", text)
    bare = re.sub(r"(?i)\s+and\s+(?=\w+(?:\s\w+)?\s+county)", ", ", bare)
    return [" ".join(part.split()) for part in re.split(r"[,;/]", bare) if part.strip()]


@cache
def _names() -> dict[str, str]:
    """Every spelling of a state, in lower case."""
    spelled = {name: code for code, names in words("states").items() for name in names}
    return {code.lower(): code for code in words("states")} | spelled
