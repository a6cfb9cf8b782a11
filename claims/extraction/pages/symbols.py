"""What the glyphs of symbol fonts mean: ticks, empty boxes, and spots that are only ornament.

A tick is often the letter "n" or "4" of a symbol font. What a letter means therefore depends on
its font: the "n" of ordinary text is never a tick.
"""

import re
from types import MappingProxyType
from typing import Final

from claims.extraction.pages.paper import EMPTY_BOX, TICK

ORNAMENT: Final = "\u2022"
"""Stands for a symbol that is neither a tick nor an empty box."""

_TICKS_ANYWHERE: Final = frozenset("\u2611\u2612\u2713\u2714\u2715\u2716\u2717\u2718")
_EMPTY_ANYWHERE: Final = frozenset("\u2610\u25a1\u25fb\u25fd\u2751\u2752\u274f\u2750")
_PRIVATE_USE: Final = 0xF000
_BYTE: Final = 0xFF

_SYMBOL_FONT: Final = re.compile(r"zapf|dingbat|zadb|wingding|webding", re.IGNORECASE)

_TICKS: Final = MappingProxyType(
    {
        "zapf": frozenset("345678nluH\u25a0\u25cf\u25c6\u2605"),
        "wingdings": frozenset("nlux\u00fb\u00fc\u00fd\u00fe\u25a0\u25cf\u25c6"),
        "wingdings2": frozenset("OPQRSTUV\u0098\u0097"),
        "webdings": frozenset("agnr\u25a0\u25cf"),
    }
)
_EMPTY: Final = MappingProxyType(
    {
        "zapf": frozenset("mopqr"),
        "wingdings": frozenset("mopqr\u00a1\u00a8"),
        "wingdings2": frozenset("*0\u0081\u0099\u00a3"),
        "webdings": frozenset("c\u00a3"),
    }
)


def is_symbol_font(font: str) -> bool:
    """Whether a font's name is that of a font of symbols."""
    return _SYMBOL_FONT.search(font) is not None


def meaning(text: str, font: str) -> str:
    """What a word drawn with a font says: ticks, empty boxes and ornaments have one text each."""
    if not is_symbol_font(font):
        return "".join(_plain_meaning(character) for character in text)
    family = _family(font)
    return "".join(_symbol_meaning(character, family) for character in text)


def _family(font: str) -> str:
    name = font.lower()
    if "webding" in name:
        return "webdings"
    if "wingding" in name:
        return "wingdings2" if "2" in name else "wingdings"
    return "zapf"


def _plain_meaning(character: str) -> str:
    if character in _TICKS_ANYWHERE:
        return TICK
    return EMPTY_BOX if character in _EMPTY_ANYWHERE else character


def _symbol_meaning(character: str, family: str) -> str:
    """Symbol glyphs come as themselves, as a byte, or as that byte in the private use area."""
    if _PRIVATE_USE <= ord(character) <= _PRIVATE_USE + _BYTE:
        character = chr(ord(character) - _PRIVATE_USE)
    if character in _TICKS_ANYWHERE or character in _TICKS[family]:
        return TICK
    if character in _EMPTY_ANYWHERE or character in _EMPTY[family]:
        return EMPTY_BOX
    return ORNAMENT
