"""The words an officer reads for what the other steps say in codes."""

from collections.abc import Sequence
from typing import Final

from claims.queues.words import in_words_together
from schemas.document import DocumentKind
from schemas.queues import Reason

KINDS: Final = {
    DocumentKind.CLAIM_FORM.value: "claim form",
    DocumentKind.POLICE_REPORT.value: "police report",
    DocumentKind.ITEMISED_BILL.value: "itemised bill",
    DocumentKind.FUNERAL_CONTRACT.value: "funeral contract",
    DocumentKind.EMPLOYER_STATEMENT.value: "employer's statement",
    DocumentKind.UNRECOGNISED.value: "document of another kind",
}

REASONS_SHOWN_MAX: Final = 5
"""A table of many claims names so many reasons of each; `redress claim` names them all."""


def plain(name: str) -> str:
    """A code name as words: `filing_deadline` is "filing deadline"."""
    return name.replace("_", " ")


def why(reasons: Sequence[Reason], *, at_most: int | None = None) -> str:
    """Every reason as a line of its own; of very many only the first, and how many more."""
    sentences = in_words_together(reasons)
    if at_most is None or len(sentences) <= at_most:
        return "\n".join(sentences)
    shown = sentences[: at_most - 1]
    return "\n".join((*shown, f"and {len(sentences) - len(shown)} more"))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
