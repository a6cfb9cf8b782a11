"""The lines of a bill: by the words under its column heads, or by the careful table reader."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claims.extraction.definitions import LinesDefinition, Spellings
from claims.extraction.forms.printed import Line, PrintedPage, Token, as_printed, phrase, union
from claims.extraction.parse.dates import read_date
from claims.extraction.parse.money import read_cents
from schemas.place import Box

_MONEY: Final = re.compile(r"^[-(]?\$?\s?-?\(?[\d,]*\d(?:\.\d{2})?\)?-?$")
_TOTAL: Final = re.compile(r"(?i)^\W*(?:grand\s+|sub\s*-?\s*)?total\b|^\W*(?:sub)?totals?\W*$")
_SUBTOTAL: Final = re.compile(r"(?i)^\W*sub\s*-?\s*total")
_BALANCE: Final = re.compile(
    r"(?i)\b(?:balance|amount\s+due|please\s+pay|patient\s+responsibility|you\s+owe)\b"
)
_PAYMENT: Final = re.compile(
    r"(?i)\b(?:payments?|paid|adjustments?|discount|write[\s-]?off|credit|insurance)\b"
)
_FORWARD: Final = re.compile(
    r"(?i)\b(?:brought|carried|balance)\s+forward\b|\bforwarded\b|^\W*page\s+totals?\b"
)
_CREDIT: Final = re.compile(r"(?i)\d\W*\bcr\b")
SIX_DIGITS: Final = re.compile(r"^\W*(\d\d)(\d\d)(\d\d)\W*$")
"""A day as bills of hospitals print it, 040525; elsewhere six digits may be any number."""
_AMOUNT: Final = re.compile(r"\$\s*\S*\d|\d[.,]\d|^\W*\d+\W*$")
"""What an amount looks like, readable or not; a page number or a telephone number does not."""
_GAP: Final = 1.4
_COMMON_WORD: Final = 3
"""A head so short is a common word: it counts only where its line holds nothing but heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """One row of a bill's table."""

    text: str
    day: date | None
    day_text: str
    amount_text: str
    amount_cents: int | None
    paid_cents: int = 0
    paid_text: str = ""
    page: PrintedPage
    box: Box | None = None

    @property
    def is_total(self) -> bool:
        """Whether it names the sum of the lines above it."""
        return _TOTAL.search(self.text) is not None and not self.is_subtotal

    @property
    def is_subtotal(self) -> bool:
        """Whether it sums up a part only."""
        return _SUBTOTAL.search(self.text) is not None

    @property
    def is_balance(self) -> bool:
        """Whether it names what is left to pay."""
        return _BALANCE.search(self.text) is not None

    @property
    def is_forward(self) -> bool:
        """Whether it repeats the sum of one page on the next: neither a charge nor the total."""
        return _FORWARD.search(self.text) is not None

    @property
    def is_payment(self) -> bool:
        """Whether it is money already paid or forgiven, not a charge."""
        is_negative = self.amount_cents is not None and self.amount_cents < 0
        return is_negative or _PAYMENT.search(self.text) is not None


_OF_MONEY: Final = ("amount", "paid")


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    box: Box
    wording: str = ""


def lines_by_words(pages: Sequence[PrintedPage], table: LinesDefinition) -> list[BillLine]:
    """The rows under the column heads, by the places of the words; fast."""
    columns: list[_Column] = []
    rows: list[BillLine] = []
    for page in pages:
        begun: BillLine | None = None
        for line in page.lines:
            heads = _heads(line, table)
            if heads:
                columns, begun = heads, None
            elif columns:
                row = _row(line, columns, page)
                if row.amount_text:
                    rows.append(_whole(row, begun))
                    begun = None
                elif row.day:
                    begun = row
    return rows


def _whole(row: BillLine, begun: BillLine | None) -> BillLine:
    """A row with what the line before it began: its day, and the first of its words."""
    is_sum = row.is_total or row.is_subtotal or row.is_balance or row.is_forward
    if begun is None or row.day_text.strip() or is_sum:
        return row
    text = f"{begun.text} {row.text}"
    return replace(row, text=text, day=begun.day, day_text=begun.day_text)


def _heads(line: Line, table: LinesDefinition) -> list[_Column]:
    """The columns, if a line holds their heads: an amount and at least one other."""
    columns: dict[str, _Column] = {}
    taken: set[int] = set()
    for name in ("date", "paid", "amount", "description"):
        for wording in sorted((phrase(t) for t in _spellings(table, name)), key=len, reverse=True):
            tokens = _on_line(line, wording)
            if tokens and not taken & {id(token) for token in tokens}:
                columns[name] = _Column(name, union(token.box for token in tokens), wording)
                taken.update(id(token) for token in tokens)
                break
    if "amount" not in columns or len(columns) == 1 or _holds_money(line):
        return []
    others = [token for token in line.tokens if id(token) not in taken and token.skeleton]
    if others and any(0 < len(each.wording) <= _COMMON_WORD for each in columns.values()):
        return []
    return [*columns.values(), *(_Column("", token.box) for token in others)]


def _spellings(table: LinesDefinition, name: str) -> Spellings:
    spellings: Spellings = getattr(table, name)
    return spellings


def _on_line(line: Line, wording: str) -> tuple[Token, ...]:
    position = line.text.find(wording)
    while position >= 0:
        tokens = line.between(position, position + len(wording))
        if tokens:
            return tokens
        position = line.text.find(wording, position + 1)
    return ()


def _holds_money(line: Line) -> bool:
    return any("$" in token.text or re.search(r"\d\.\d\d$", token.text) for token in line.tokens)


def _row(line: Line, columns: Sequence[_Column], page: PrintedPage) -> BillLine:
    """One row, each run of words given to the column whose head it stands under.

    Its amount is empty where the line has none.
    """
    cells: dict[str, list[Token]] = {}
    for run in _runs(line.tokens):
        name = _column_of(run, columns)
        cells.setdefault("" if name in _OF_MONEY and _is_wording(run) else name, []).extend(run)
    day = cells.get("", [])
    if not any(column.name == "date" for column in columns) and _is_day(day):
        cells["date"] = cells.pop("")
    found = {name: as_printed(run) for name, run in cells.items()}
    found["description"] = as_printed([*cells.get("description", ()), *cells.get("", ())])
    found["amount"] = _amount(found)
    return bill_line(found, page, union(token.box for token in line.tokens))


def _amount(cells: Mapping[str, str]) -> str:
    """What stands in the column of charges; a payment in its own column is taken from them."""
    charged, paid = cells.get("amount", ""), cells.get("paid", "")
    if _AMOUNT.search(charged):
        return charged
    return "-" + re.sub(r"[-()\u2212]", "", paid) if _AMOUNT.search(paid) else ""


def _is_day(run: Sequence[Token]) -> bool:
    """Whether words under an unknown head are a day and nothing else."""
    read = read_date(as_printed(run))
    return read.value is not None and read.code is None


def _is_wording(run: Sequence[Token]) -> bool:
    """Whether words that reach into a column of amounts are no amount: "Subtotal of services"."""
    text = as_printed(run)
    return len(text) > _COMMON_WORD and not re.search(r"[\d$]", text)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Words that stand close together; amounts and dates stand alone."""
    run: list[Token] = []
    for token in tokens:
        height = token.box.bottom - token.box.top
        alone = _is_money(token) or (bool(run) and _is_money(run[-1]) and token.text != "-")
        if run and (alone or token.box.x0 - run[-1].box.x1 > _GAP * height):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _is_money(token: Token) -> bool:
    has_sign = "$" in token.text or "." in token.text
    return has_sign and _MONEY.match(token.text) is not None


def _column_of(run: Sequence[Token], columns: Sequence[_Column]) -> str:
    """The column whose head a run lines up with best, at either side or in the middle."""
    box = union(token.box for token in run)

    def distance(column: _Column) -> float:
        head = column.box
        return min(
            abs(box.x0 - head.x0),
            abs(box.x1 - head.x1),
            abs((box.x0 + box.x1 - head.x0 - head.x1) / 2),
        )

    return min(columns, key=distance).name


def lines_by_tables(pages: Sequence[PrintedPage], table: LinesDefinition) -> list[BillLine]:
    """The same rows by the careful reader, which sees ruled lines; slow."""
    rows: list[BillLine] = []
    for page in pages:
        for found in page.page.tables():
            rows.extend(_table_rows(found, table, page))
    return rows


def _table_rows(
    found: Sequence[Sequence[str]], table: LinesDefinition, page: PrintedPage
) -> Iterator[BillLine]:
    places: dict[str, int] = {}
    for row in found:
        heads = _table_heads(row, table)
        if heads:
            places = heads
        elif places:
            cell = {name: row[at] for name, at in places.items() if at < len(row)}
            if _AMOUNT.search(cell.get("amount", "")):
                yield bill_line(cell, page)


def _table_heads(row: Sequence[str], table: LinesDefinition) -> dict[str, int]:
    """Which cell of a row is the head of which column; empty for any other row."""
    places: dict[str, int] = {}
    for name in ("date", "description", "amount", "paid"):
        wordings = {phrase(text) for text in _spellings(table, name)}
        for at, cell in enumerate(row):
            if phrase(cell) in wordings and at not in places.values():
                places[name] = at
                break
    return places if "amount" in places and len(places) > 1 else {}


def bill_line(cells: Mapping[str, str], page: PrintedPage, box: Box | None = None) -> BillLine:
    """One row with its day and amounts read; `cells` are its texts by column."""
    day_text, paid_text = cells.get("date", ""), cells.get("paid", "")
    day = read_date(SIX_DIGITS.sub(r"\1/\2/\3", day_text)).value if day_text.strip() else None
    amount = read_cents(cells["amount"]).value if cells["amount"] else None
    if isinstance(amount, int) and _CREDIT.search(cells["amount"]):
        amount = -abs(amount)
    paid = read_cents(paid_text).value if paid_text.strip() else None
    return BillLine(
        text=" ".join(cells.get("description", "").split()),
        day=day if isinstance(day, date) else None,
        day_text=day_text,
        amount_text=cells["amount"],
        amount_cents=amount if isinstance(amount, int) else None,
        paid_cents=paid if isinstance(paid, int) else 0,
        paid_text=paid_text,
        page=page,
        box=box,
    )
