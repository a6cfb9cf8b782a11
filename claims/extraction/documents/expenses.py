"""What a bill, a funeral contract or an employer's statement asks money for, line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from claims.extraction.definitions import FormDefinition, LinesDefinition
from claims.extraction.documents.bare_lines import lines_without_heads
from claims.extraction.documents.lines import BillLine, lines_by_tables, lines_by_words
from claims.extraction.documents.one_amount import one_expense, read_amount
from claims.extraction.forms.box_text import BoxText
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.parse.choices import codes_in
from schemas.expense import Expense, Payment
from schemas.money import Cents
from schemas.problems import ProblemCode

_AMOUNT: Final = re.compile(r"\d[.,]\d\d\b")
_HEAD_LINES: Final = 8
_PAID_IN_FULL: Final = re.compile(
    r"(?i)\bpaid\s+in\s+full\b|\bpayment\s+received\b|\bpaid\s+by\s+(?:patient|client|purchaser)\b"
)
_BY_PATIENT: Final = re.compile(
    r"(?i)\b(?:patient|client|self|purchaser|deposit|cash|card|check)\b"
)
_SESSIONS: Final = re.compile(r"(?i)(?:(\d+)\s+(?:\w+\s+){0,3})?sessions?\b")
WORDS_FOR_KIND: Final = "bill_kinds"


def read_bill(
    pages: Sequence[PrintedPage],
    definition: FormDefinition,
    texts: Mapping[str, BoxText],
    notes: Notes,
) -> tuple[tuple[Expense, ...], int | None]:
    """The expenses of a document with a table, and the total that it names itself."""
    table = definition.lines
    if table is None:
        return one_expense(definition, texts, notes)
    named = read_amount(texts.get("total"))
    rows = _rows(pages, table, named)
    if table.kind and not _charges(rows):
        return _whole_contract(pages, table, named, notes)
    return _expenses(pages, table, rows, named, notes)


def _rows(
    pages: Sequence[PrintedPage], table: LinesDefinition, named: int | None
) -> list[BillLine]:
    """The rows of the table; without column heads only where they add up."""
    rows = lines_by_words(pages, table)
    if not adds_up(rows, named):
        rows = _better(rows, lines_by_tables(pages, table), named)
    if not adds_up(rows, named):
        bare = _counted(lines_without_heads(pages))
        rows = bare if adds_up(bare, named) else rows
    return _counted(rows)


def _counted(rows: Sequence[BillLine]) -> list[BillLine]:
    """All rows but those that carry a sum from one page to the next."""
    return [row for row in rows if not row.is_forward]


def _whole_contract(
    pages: Sequence[PrintedPage], table: LinesDefinition, named: int | None, notes: Notes
) -> tuple[tuple[Expense, ...], int | None]:
    """A contract whose lines cannot be read: one expense of its total, and an officer is told."""
    rows = _counted(lines_without_heads(pages))
    total = _total(rows, named)
    _note_doubts(pages, _charges(rows) if total else (), rows, total, notes)
    sums = {row.amount_cents for row in rows if row.is_total} or {named}
    if total is None or len(sums) > 1:
        return (), total
    where = next((row for row in rows if row.is_total), None)
    page, box = (where.page, where.box) if where else (pages[0], None)
    expense = Expense(
        expense_id="line-1",
        kind=table.kind,
        amount_cents=Cents(total),
        is_documented=True,
        payee="claimant" if _is_paid(pages, rows) else "provider",
        places=(notes.place(page.number, box),),
    )
    return (expense,), total


def _better(fast: list[BillLine], careful: list[BillLine], named: int | None) -> list[BillLine]:
    """The careful rows where they add up or the fast ones are not whole; with their places."""
    is_whole = bool(fast) and all(line.amount_cents is not None for line in fast)
    if not careful or (is_whole and not adds_up(careful, named) and len(fast) >= len(careful)):
        return fast
    boxes = {(line.day, line.amount_cents): line.box for line in fast}
    return [replace(line, box=boxes.get((line.day, line.amount_cents))) for line in careful]


def _charges(rows: Sequence[BillLine]) -> list[BillLine]:
    """The rows that ask for money, up to the last total."""
    last = max((at for at, row in enumerate(rows) if row.is_total), default=len(rows))
    return [
        row
        for row in rows[:last]
        if not (row.is_total or row.is_subtotal or row.is_balance or row.is_payment)
    ]


def _total(rows: Sequence[BillLine], named: int | None) -> int | None:
    """The total by the table's own last total row, else by its box, else what is left to pay."""
    totals = [row.amount_cents for row in rows if row.is_total and not row.is_balance]
    if totals:
        return totals[-1]
    left = [row.amount_cents for row in rows if row.is_balance]
    return named if named is not None or not left else left[-1]


def adds_up(rows: Sequence[BillLine], named: int | None) -> bool:
    """Whether every amount was read and their sum is the total, with or without payments."""
    charges = _charges(rows)
    total = _total(rows, named)
    if not charges or total is None or any(line.amount_cents is None for line in charges):
        return False
    asked = sum(line.amount_cents or 0 for line in charges)
    return total in {asked, asked - _paid(rows)}


def _paid(rows: Sequence[BillLine]) -> int:
    by_column = sum(abs(line.paid_cents) for line in _charges(rows))
    return by_column + sum(abs(line.amount_cents or 0) for line in _payment_rows(rows))


def _payment_rows(rows: Sequence[BillLine]) -> list[BillLine]:
    return [
        row
        for row in rows
        if row.is_payment and not (row.is_balance or row.is_total or row.is_subtotal)
    ]


def _expenses(
    pages: Sequence[PrintedPage],
    table: LinesDefinition,
    rows: Sequence[BillLine],
    named: int | None,
    notes: Notes,
) -> tuple[tuple[Expense, ...], int | None]:
    """The lines as expenses; every doubt about the table is noted."""
    charges = _charges(rows)
    total = _total(rows, named)
    _note_doubts(pages, charges, rows, total, notes)
    kind = table.kind or _kind_of_head(pages)
    payee = "claimant" if _is_paid(pages, rows) else "provider"
    expenses = [
        _expense(line, number, table.kind or _kind(line.text, kind), payee, notes)
        for number, line in enumerate(charges, start=1)
        if line.amount_cents is not None
    ]
    payments = [
        Payment(source=_source(row.text), amount_cents=Cents(abs(row.amount_cents or 0)))
        for row in _payment_rows(rows)
        if not _BY_PATIENT.search(row.text)
    ]
    return tuple(_spread(expenses, payments)), total


def _note_doubts(
    pages: Sequence[PrintedPage],
    charges: Sequence[BillLine],
    rows: Sequence[BillLine],
    total: int | None,
    notes: Notes,
) -> None:
    where = notes.place(pages[0].number)
    if not charges:
        notes.problem(ProblemCode.TABLE_NOT_READABLE, where)
        return
    for line in charges:
        place = notes.place(line.page.number, line.box)
        if line.amount_cents is None:
            notes.problem(ProblemCode.AMOUNT_NOT_READABLE, place, seen=line.amount_text)
        if line.day is None and line.day_text.strip():
            notes.problem(ProblemCode.DATE_NOT_READABLE, place, seen=line.day_text)
    if total is None:
        notes.problem(ProblemCode.LINES_DO_NOT_ADD_UP, where, wanted="total")
    elif not adds_up(rows, total):
        asked = sum(line.amount_cents or 0 for line in charges)
        notes.problem(ProblemCode.LINES_DO_NOT_ADD_UP, where, seen=str(asked), wanted=str(total))


def _expense(line: BillLine, number: int, kind: str, payee: str, notes: Notes) -> Expense:
    sessions = _SESSIONS.search(line.text) if kind == "mental_health" else None
    paid = Payment(source=_source(line.paid_text), amount_cents=Cents(abs(line.paid_cents)))
    return Expense(
        expense_id=f"line-{number}",
        kind=kind,
        amount_cents=Cents(line.amount_cents or 0),
        is_documented=True,
        payee=payee,
        service_date=line.day,
        sessions=int(sessions[1] or 1) if sessions else None,
        payments=(paid,) if line.paid_cents else (),
        places=(notes.place(line.page.number, line.box),),
    )


def _spread(expenses: Sequence[Expense], payments: Sequence[Payment]) -> list[Expense]:
    """Payments towards the whole bill are counted against its lines from the first on."""
    left = {index: int(payment.amount_cents) for index, payment in enumerate(payments)}
    result = []
    for expense in expenses:
        room = expense.amount_cents - sum(p.amount_cents for p in expense.payments)
        taken = list(expense.payments)
        for index, payment in enumerate(payments):
            part = min(room, left[index])
            if part > 0:
                taken.append(Payment(source=payment.source, amount_cents=Cents(part)))
                left[index] -= part
                room -= part
        result.append(replace(expense, payments=tuple(taken)))
    return result


def _kind_of_head(pages: Sequence[PrintedPage]) -> str:
    """What a bill is for by the name of who wrote it."""
    lines = takewhile(lambda line: not _AMOUNT.search(line.text_as_printed), pages[0].lines)
    head = " ".join(line.text_as_printed for line in islice(lines, _HEAD_LINES))
    codes = codes_in(head, WORDS_FOR_KIND)
    return next((code for code in codes if code != "medical"), "medical")


def _kind(text: str, of_head: str) -> str:
    """What a line is for: by its own words, else by the bill's head."""
    codes = [code for code in codes_in(text, WORDS_FOR_KIND) if code != "medical"]
    return codes[0] if codes else of_head


def _source(text: str) -> str:
    codes = codes_in(text, "collateral_sources")
    return codes[0] if codes else "health_insurance"


def _is_paid(pages: Sequence[PrintedPage], rows: Sequence[BillLine]) -> bool:
    """Whether the claimant has paid the bill, so that the money is theirs."""
    balances = [row.amount_cents for row in rows if row.is_balance]
    if balances and balances[-1] == 0:
        return True
    text = " ".join(token.text for page in pages for token in page.tokens)
    return _PAID_IN_FULL.search(text) is not None
