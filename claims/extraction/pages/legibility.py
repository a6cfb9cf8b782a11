"""Whether the letters that a file gives are the letters that a person sees.

A font without a usable table of its letters looks right on paper and comes out as private-use
characters, as "(cid:12)", or as real letters that are the wrong ones: page 9 of the real Texas
form says "$XWKRUL]DWLRQ" for "Authorization", each letter moved by 29 places.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from claims.extraction.pages.paper import UNREADABLE

FEWEST_LETTERS: Final = 12
"""Below this many a share says nothing."""
MOST_UNKNOWN_SHARE: Final = 0.3
FEWEST_SHIFTED_WORDS: Final = 4

_UNKNOWN_CATEGORIES: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_COMMON_WORDS: Final = (
    *("your", "with", "this", "that", "have", "from", "name", "date", "address", "phone"),
    *("application", "claim", "crime", "victim", "authorization", "information"),
    *("signature", "number", "state", "city", "police", "report"),
)
"""Shorter ones are too easily the same as another word moved by some places."""
_FIRST_SHIFT: Final = 1
_LAST_SHIFT: Final = 95
_SHOWN: Final = range(0x21, 0x7F)


def is_unknown(words: Sequence[str]) -> bool:
    """Whether so many characters mean nothing that the words are not worth reading."""
    text = "".join(words)
    # Plain ASCII, the usual case, is cleared fast.
    if len(text) < FEWEST_LETTERS or (text.isascii() and text.isprintable()):
        return False
    unknown = sum(times for character, times in Counter(text).items() if _is_unknown(character))
    return unknown > MOST_UNKNOWN_SHARE * len(text)


def is_shifted(words: Sequence[str]) -> bool:
    """Whether common words appear moved by one same number of places, and not as themselves."""
    moved = _shifted_words()
    shifts = Counter(moved[word] for word in words if word in moved)
    if not shifts:
        return False
    shift, count = shifts.most_common(1)[0]
    return shift != 0 and count >= FEWEST_SHIFTED_WORDS


def _is_unknown(character: str) -> bool:
    return character == UNREADABLE or unicodedata.category(character) in _UNKNOWN_CATEGORIES


@cache
def _shifted_words() -> MappingProxyType[str, int]:
    """Each common word moved down by each number of places, and by how many it was moved."""
    as_written = [style(word) for word in _COMMON_WORDS for style in (str, str.title, str.upper)]
    # Capitals are small letters moved by 32 places; all usual ways of writing come first.
    moved = dict.fromkeys(as_written, 0)
    for written in as_written:
        for shift in range(_FIRST_SHIFT, _LAST_SHIFT):
            codes = [ord(letter) - shift for letter in written]
            if all(code in _SHOWN for code in codes):
                moved.setdefault("".join(map(chr, codes)), shift)
    return MappingProxyType(moved)
