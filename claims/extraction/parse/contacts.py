"""Names, telephone numbers, e-mail addresses and Social Security numbers."""

import re
from typing import Final

from claims.extraction.parse.parsed import DOUBTFUL, NOTHING, SURE, Parsed, says_nothing
from schemas.problems import ProblemCode

_EMAIL: Final = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE_DIGITS: Final = 10
_SSN_DIGITS: Final = 9
_LAST_DIGITS: Final = 4
_MASK: Final = re.compile(r"^[Xx*#\u2022]{3}[\s-]*[Xx*#\u2022]{2}[\s-]*(\d{4})$")
_NO_NUMBER: Final = re.compile(r"(?i)\b(?:no|none|without|don'?t have)\b")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "esq", "phd", "rn"})
_NAME_PARTS: Final = 3


def read_text(text: str) -> Parsed:
    """Words as they stand, with single blanks."""
    words = " ".join(text.split())
    return Parsed(value=words) if words and not _only_blank(words) else NOTHING


def _only_blank(text: str) -> bool:
    return says_nothing(text) and text.lower() not in {"unknown", "pending"}


def read_name(text: str, *, order: str = "") -> Parsed:
    """A person's name, first name first."""
    words = " ".join(text.split()).strip(" ,;")
    if not words or _only_blank(words):
        return NOTHING
    if not re.search(r"[^\W\d_]", words):
        return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)
    confidence = DOUBTFUL if re.search(r"\d", words) else SURE
    code = ProblemCode.VALUE_IN_DOUBT if confidence < SURE else None
    return Parsed(value=_in_order(words, order), code=code, confidence_percent=confidence)


def _in_order(words: str, order: str) -> str:
    """First, middle, last: from "Last, First" or from the order that the form asks for."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(parts) == 1 and order == "last_first":
        last, *others = parts[0].split()
        return " ".join([*others, last])
    if len(parts) == 1 or parts[1].rstrip(".").lower() in _SUFFIXES:
        return " ".join(parts)
    if order == "first_last_middle":
        first, last, *middle = parts
        return " ".join([first, *middle, last])
    if len(parts) >= _NAME_PARTS and order == "":
        return " ".join(parts)
    last, *others = parts
    return " ".join([*others, last])


def read_phone(text: str) -> Parsed:
    """A telephone number as ten digits in the usual shape."""
    if says_nothing(text):
        return NOTHING
    digits = re.sub(r"\D", "", re.split(r"(?i)\bext|\bx\s*\d", text)[0])
    if not digits and not re.search(r"\w", text):
        return NOTHING
    if len(digits) == _PHONE_DIGITS + 1 and digits.startswith("1"):
        digits = digits[1:]
    if len(digits) != _PHONE_DIGITS:
        return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)
    return Parsed(value=f"{digits[:3]}-{digits[3:6]}-{digits[6:]}")


def read_email(text: str) -> Parsed:
    """An e-mail address; blanks that a reader put into it are taken out."""
    if says_nothing(text):
        return NOTHING
    joined = "".join(text.split())
    hit = _EMAIL.fullmatch(joined) or _EMAIL.search(text)
    if not hit:
        return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)
    is_whole = hit.group() == joined
    return Parsed(
        value=hit.group(),
        code=None if is_whole else ProblemCode.VALUE_IN_DOUBT,
        confidence_percent=SURE if is_whole else DOUBTFUL,
    )


def read_ssn(text: str) -> Parsed:
    """A Social Security number: nine digits, or its last four."""
    if _has_no_number(text):
        return NOTHING
    masked = _MASK.match(text.strip())
    digits = masked[1] if masked else re.sub(r"\D", "", text)
    has_letters = re.search(r"[^\W\d_]", re.sub(r"[Xx]", "", text))
    if len(digits) not in {_SSN_DIGITS, _LAST_DIGITS} or has_letters:
        return Parsed(code=ProblemCode.VALUE_NOT_READABLE, confidence_percent=0)
    if len(digits) == _LAST_DIGITS:
        return Parsed(value=digits)
    return Parsed(value=f"{digits[:3]}-{digits[3:5]}-{digits[5:]}")


def _has_no_number(text: str) -> bool:
    """Whether the box is blank, says that there is no number, or shows only a mask."""
    is_mask = re.fullmatch(r"[Xx*#\u2022\s_-]*", text) is not None
    return is_mask or says_nothing(text) or _NO_NUMBER.search(text) is not None
