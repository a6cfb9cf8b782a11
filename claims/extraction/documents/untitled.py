"""Knowing a bill that says nowhere that it is one: by whom it is for, its lines and its total."""

from typing import Final

from claims.extraction.definitions import FormDefinition
from claims.extraction.documents.bare_lines import lines_without_heads
from claims.extraction.documents.expenses import WORDS_FOR_KIND, adds_up
from claims.extraction.documents.lines import BillLine, lines_by_words
from claims.extraction.forms.printed import PrintedPage, as_printed, phrase
from claims.extraction.parse.choices import codes_in

_HEAD_LINES: Final = 14
"""Whom a bill is for stands in so many lines from the top."""
_FEWEST_LINES: Final = 2


def is_untitled_bill(page: PrintedPage, definition: FormDefinition) -> bool:
    """Whether a page is built as a bill: a name's label, lines with amounts, and their sum.

    An estimate or an insurer's explanation has the same build, so its own words rule it out.
    """
    table = definition.lines
    if table is None or table.kind or not _names_somebody(page, definition):
        return False
    if any(phrase(text) in page.running_text for text in table.no_bill_with):
        return False
    said = as_printed(page.tokens)
    is_of_trade = bool(codes_in(said, WORDS_FOR_KIND))
    rows = lines_by_words((page,), table)
    if rows:
        return _is_table(rows, is_of_trade=is_of_trade)
    bare = lines_without_heads((page,))
    return _is_table(bare, is_of_trade=is_of_trade) and adds_up(bare, None)


def _names_somebody(page: PrintedPage, definition: FormDefinition) -> bool:
    """Whether a line near the top begins with a label of the victim's name."""
    wordings = {
        phrase(text) for box in definition.boxes if box.fact == "victim_name" for text in box.label
    }
    return any(
        line.text.startswith(wording) and line.between(0, len(wording))
        for line in page.lines[:_HEAD_LINES]
        for wording in wordings
    )


def _is_table(rows: list[BillLine], *, is_of_trade: bool) -> bool:
    """Whether there are charges and something that sums them up.

    Lines without days are charges only where the page speaks of what bills are for.
    """
    sums = [row for row in rows if row.is_total or row.is_balance or row.is_forward]
    charges = [
        row
        for row in rows
        if row not in sums and not row.is_subtotal and row.amount_cents is not None
    ]
    is_dated = any(row.day for row in charges)
    return bool(sums) and (is_dated or (is_of_trade and len(charges) >= _FEWEST_LINES))
