"""The lines of a bill without column heads: words, perhaps a day, and an amount at the end."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claims.extraction.documents.lines import SIX_DIGITS, BillLine, bill_line
from claims.extraction.forms.printed import Line, PrintedPage, Token, as_printed, union
from claims.extraction.parse.dates import read_date

_AMOUNT: Final = re.compile(
    r"(?i)[-(\u2212]?\s?\$?\s?-?\(?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}\)?\s?(?:-|CR)?"
)
_LEADER: Final = re.compile(r"^[.\u2026\u00b7_-]{2,}$")
_GAP: Final = 1.4
"""An amount stands so many heights apart from its words, or after dots; else it is prose."""
_LONGEST_AMOUNT: Final = 3
"""Tokens of an amount: "$", "200.00", "CR"."""
_LONGEST_DAY: Final = 3
"""Tokens of a day: "Aug", "15,", "2024"."""


def lines_without_heads(pages: Sequence[PrintedPage]) -> list[BillLine]:
    """Every line that ends in an amount apart from its words. Whether they add up is not asked."""
    return [row for page in pages for line in page.lines for row in _row(line, page)]


def _row(line: Line, page: PrintedPage) -> Iterator[BillLine]:
    for size in range(min(_LONGEST_AMOUNT, len(line.tokens) - 1), 0, -1):
        before, amount = line.tokens[:-size], line.tokens[-size:]
        if not _AMOUNT.fullmatch(as_printed(amount)) or not _is_apart(before[-1], amount[0]):
            continue
        said = [token for token in before if not _LEADER.match(token.text)]
        if not any(char.isalpha() for token in said for char in token.text):
            return
        day, text = _day(said)
        cells = {
            "date": as_printed(day),
            "description": as_printed(text),
            "amount": as_printed(amount),
        }
        yield bill_line(cells, page, union(token.box for token in line.tokens))
        return


def _is_apart(left: Token, right: Token) -> bool:
    height = right.box.bottom - right.box.top
    return _LEADER.match(left.text) is not None or right.box.x0 - left.box.x1 > _GAP * height


def _day(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The day at either end of a line, and the other words."""
    for size in range(min(_LONGEST_DAY, len(tokens) - 1), 0, -1):
        for day, rest in (
            (tokens[:size], tokens[size:]),
            (tokens[-size:], tokens[:-size]),
        ):
            read = read_date(SIX_DIGITS.sub(r"\1/\2/\3", as_printed(day)))
            if read.value is not None and read.code is None:
                return day, rest
    return (), tokens
