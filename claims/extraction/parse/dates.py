"""Dates as people write them. Never guessed silently: what is in doubt says so.

A month comes before a day, as the forms ask. Only a calendar decides what is impossible; no
clock is asked, so that the same paper always reads the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from claims.extraction.parse.parsed import (
    DOUBTFUL,
    GUESS,
    LIKELY,
    NOTHING,
    SURE,
    Parsed,
    says_nothing,
)
from schemas.problems import ProblemCode

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = (
    r"(?P<month_name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_BETWEEN: Final = r"[\s/.\-\u2010-\u2013,_|]+"
_START: Final = r"(?<![^\W_])"
_END: Final = r"(?![^\W_])"
"""A digit beside a letter may be a letter misread: then it is not the end of a date."""
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_START}(?P<year>\d{{4}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}}){_END}",
        rf"{_START}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}}){_BETWEEN}'?(?P<year>\d{{4}}|\d{{2}}){_END}",
        rf"\b{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,.]+'?(?P<year>\d{{4}}|\d{{2}}){_END}",
        rf"{_START}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-.]+(?:of\s+)?{_MONTH}[\s,.\-]+'?(?P<year>\d{{4}}|\d{{2}}){_END}",
        rf"{_START}(?P<month>\d{{2}})(?P<day>\d{{2}})(?P<year>(?:19|20)\d{{2}}){_END}",
        rf"{_START}(?P<year>(?:19|20)\d{{2}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_END}",
    )
)
_SPLIT_DIGITS: Final = re.compile(r"^(?:\d[\s/|\-]*){8}$")
_DAYS_OF_ONE_MONTH: Final = re.compile(
    rf"{_MONTH}\s*(?P<day>\d{{1,2}})\s*[-\u2013]\s*(?P<last>\d{{1,2}})\s*,?\s+(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_AND_YEAR: Final = re.compile(
    rf"(?:\b{_MONTH}(?:\s+of)?[\s,]+|(?<!\d)(?P<month>\d{{1,2}})\s*[/\-]\s*)(?P<year>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)")
_ABOUT: Final = re.compile(
    r"\b(?:about|approx\w*|around|circa|ca|roughly|early|mid|middle|late|end|beginning|spring"
    r"|summer|fall|autumn|winter|sometime|some time|before|after|since|possibly|maybe|perhaps)\b"
    r"|~|\?",
    re.IGNORECASE,
)
_SEASON_BEGINS: Final = {
    "early": 1, "beginning": 1, "winter": 1, "spring": 3, "mid": 5, "middle": 5,
    "summer": 6, "late": 9, "end": 9, "fall": 9, "autumn": 9,
}  # fmt: skip
_RANGE: Final = re.compile(
    r"^\W*(?:from|between)?\W*$|^\W*(?:-|\u2013|\u2014|to|thru|through|until|and|till)\W*$",
    re.IGNORECASE,
)
_HARMLESS: Final = re.compile(
    r"\b(?:0\d|1[0-8]|2[1-3])[0-5]\d\b|\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|\b(?:on|at|the|of|from|to|hrs|hours|am|pm|or|date)\b",
    re.IGNORECASE,
)
"""What may stand beside a day: a time, also as 2215 (but not 2015, a year), and a weekday."""
_LETTERS_FOR_DIGITS: Final = str.maketrans("OoQDlIiSsBZz", "000011155822")
_MISREAD: Final = re.compile(r"[\dOoQDlIiSsBZz/\-. ]{6,}")

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2099
_LONGEST_MONTH: Final = 31
_MONTHS_IN_YEAR: Final = 12
_CENTURY: Final = 100
_EVENT_PIVOT: Final = 70
"""An event in "69" was in 2069, one in "70" in 1970: no claim is older than its program."""
_SURELY_UP_TO: Final = 10
"""Somebody born in "10" or before was born in this century: nobody lives to be so old."""
_CHILD_UP_TO: Final = 20
"""Somebody born in "20" or before is likelier a child than over a hundred years old."""
_ADULT_FROM: Final = 45
"""Somebody born in "45" or after was born in the last century. In between, either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysRead:
    """The first and, for a range, the last day; and what is in doubt about them."""

    first: Parsed
    last: Parsed = NOTHING


@dataclass(frozen=True, slots=True)
class _Found:
    """One date-like piece of text."""

    start: int
    end: int
    parsed: Parsed


def read_date(text: str, *, is_birth: bool = False) -> Parsed:
    """Read the one day that a box names; of a range, its first day."""
    return read_days(text, is_birth=is_birth).first


def read_days(text: str, *, is_birth: bool = False) -> DaysRead:
    """Read the day or the range of days that a box names."""
    if says_nothing(text):
        return DaysRead(first=NOTHING)
    text = _DAYS_OF_ONE_MONTH.sub(r"\g<1> \g<day>, \g<year> - \g<1> \g<last>, \g<year>", text)
    found = list(_full_dates(text, is_birth=is_birth))
    if not found:
        return DaysRead(first=_without_full_date(text))
    rest = _outside(text, found)
    first = _weighed(found[0].parsed, rest)
    if len(found) == 1:
        return DaysRead(first=first)
    between = text[found[0].end : found[1].start]
    if len(found) > 2 or not _RANGE.match(between):  # noqa: PLR2004  # two ends of one range
        return DaysRead(first=_doubted(first, ProblemCode.DATE_AMBIGUOUS))
    return _range(first, found[1].parsed)


def _full_dates(text: str, *, is_birth: bool) -> Iterator[_Found]:
    """Every whole date in the text, left to right."""
    if _SPLIT_DIGITS.match(text.strip()) and not any(s.search(text) for s in _SHAPES[:2]):
        digits = re.sub(r"\D", "", text)
        for piece in _full_dates_at(digits, is_birth=is_birth):
            yield _Found(0, len(text), piece.parsed)
        return
    yield from _full_dates_at(text, is_birth=is_birth)


def _full_dates_at(text: str, *, is_birth: bool) -> Iterator[_Found]:
    position = 0
    while True:
        hits = [hit for shape in _SHAPES if (hit := shape.search(text, position))]
        if not hits:
            return
        hit = min(hits, key=lambda each: (each.start(), -each.end()))
        yield _Found(hit.start(), hit.end(), _of_parts(hit, is_birth=is_birth))
        position = hit.end()


def _of_parts(hit: re.Match[str], *, is_birth: bool) -> Parsed:
    """The day that a match names, or what is wrong with it."""
    parts = hit.groupdict()
    month = _month_number(parts)
    day = int(parts["day"])
    year, doubt = _whole_year(parts["year"], is_birth=is_birth)
    if _is_day(year, month, day):
        if doubt:
            return Parsed(value=date(year, month, day), code=doubt, confidence_percent=GUESS)
        sure = SURE if len(parts["year"]) > 2 else LIKELY  # noqa: PLR2004  # a two-digit year
        return Parsed(value=date(year, month, day), confidence_percent=sure)
    if parts.get("month") and _is_day(year, day, month):
        return Parsed(
            value=date(year, day, month),
            code=ProblemCode.VALUE_IN_DOUBT,
            confidence_percent=DOUBTFUL,
            wanted="month before day",
        )
    return Parsed(code=ProblemCode.DATE_IMPOSSIBLE, confidence_percent=0)


def _month_number(parts: dict[str, str | None]) -> int:
    name = parts.get("month_name")
    if name:
        return _MONTHS.index(name[:3].lower()) + 1
    return int(parts.get("month") or 0)


def _whole_year(written: str, *, is_birth: bool) -> tuple[int, ProblemCode | None]:
    """A year of four digits; and whether a two-digit one could be of either century."""
    year = int(written)
    if len(written) > 2:  # noqa: PLR2004  # not a two-digit year
        return year, None
    if not is_birth:
        return (1900 if year >= _EVENT_PIVOT else 2000) + year, None
    if year <= _CHILD_UP_TO:
        return 2000 + year, None if year <= _SURELY_UP_TO else ProblemCode.DATE_AMBIGUOUS
    doubt = None if year >= _ADULT_FROM else ProblemCode.DATE_AMBIGUOUS
    return 1900 + year, doubt


def _is_day(year: int, month: int, day: int) -> bool:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _outside(text: str, found: list[_Found]) -> str:
    """What the box says besides its dates."""
    kept, position = [], 0
    for each in found:
        kept.append(text[position : each.start])
        position = each.end
    kept.append(text[position:])
    return " ".join(kept)


def _weighed(parsed: Parsed, rest: str) -> Parsed:
    """Let the words around a date lower its weight."""
    if parsed.value is None:
        return parsed
    if _ABOUT.search(rest):
        return _doubted(parsed, ProblemCode.DATE_APPROXIMATE)
    bare = _RANGE.sub("", _HARMLESS.sub(" ", rest))
    if re.search(r"\w", re.sub(r"(?i)\b(?:thru|through|until|and|till|between)\b", "", bare)):
        return _doubted(parsed, ProblemCode.VALUE_IN_DOUBT)
    return parsed


def _doubted(parsed: Parsed, code: ProblemCode) -> Parsed:
    if parsed.value is None:
        return parsed
    return Parsed(value=parsed.value, code=parsed.code or code, confidence_percent=GUESS)


def _range(first: Parsed, last: Parsed) -> DaysRead:
    """Both ends of a range; one that ends before it begins is in doubt."""
    if isinstance(first.value, date) and isinstance(last.value, date) and last.value < first.value:
        doubted = _doubted(first, ProblemCode.DATE_AMBIGUOUS)
        return DaysRead(first=doubted)
    return DaysRead(first=first, last=last)


def _without_full_date(text: str) -> Parsed:
    """A month, a year, or letters where digits should be."""
    fixed = text.translate(_LETTERS_FOR_DIGITS)
    if fixed != text and _MISREAD.fullmatch(text.strip()):
        readable = next(iter(_full_dates_at(fixed, is_birth=False)), None)
        wanted = str(readable.parsed.value) if readable and readable.parsed.value else ""
        return Parsed(code=ProblemCode.DATE_NOT_READABLE, confidence_percent=0, wanted=wanted)
    partly = _month_or_year(text)
    return partly or Parsed(code=ProblemCode.DATE_NOT_READABLE, confidence_percent=0)


def _month_or_year(text: str) -> Parsed | None:
    """The earliest day of the month or year that is named instead of a day."""
    hit = _MONTH_AND_YEAR.search(text)
    if hit:
        month = _month_number(hit.groupdict())
        if not 1 <= month <= _MONTHS_IN_YEAR:
            return Parsed(code=ProblemCode.DATE_IMPOSSIBLE, confidence_percent=0)
        return _approximate(date(int(hit["year"]), month, 1))
    hit = _YEAR.search(text)
    if hit and not re.search(r"\d", text.replace(hit["year"], "", 1)):
        words = re.findall(r"[a-z]+", text.lower())
        month = next((_SEASON_BEGINS[word] for word in words if word in _SEASON_BEGINS), 1)
        return _approximate(date(int(hit["year"]), month, 1))
    return None


def _approximate(day: date) -> Parsed:
    return Parsed(value=day, code=ProblemCode.DATE_APPROXIMATE, confidence_percent=GUESS)
