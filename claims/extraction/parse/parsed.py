"""What parsing one box comes to: a value, a doubt, or both."""

from dataclasses import dataclass
from typing import Final

from schemas.claim import FactValue
from schemas.problems import ProblemCode

SURE: Final = 100
LIKELY: Final = 80
DOUBTFUL: Final = 50
GUESS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The meaning of some words. No value and no code means that the box says nothing."""

    value: FactValue | None = None
    code: ProblemCode | None = None
    confidence_percent: int = SURE
    wanted: str = ""
    """What would have been readable, for the officer."""


NOTHING: Final = Parsed()

_BLANK_WORDS: Final = frozenset(
    {
        *("", "na", "none", "n a", "not applicable", "nil", "null", "same", "see above", "unk"),
        *("unknown", "dont know", "do not know", "not known", "tbd", "pending", "see attached"),
    }
)


def says_nothing(text: str) -> bool:
    """Whether the words in a box only say that there is nothing to say."""
    kept = "".join(c if c.isalnum() else " " if c in " /-." else "" for c in text.lower())
    return " ".join(kept.split()) in _BLANK_WORDS
