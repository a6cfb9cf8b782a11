"""The expense of a document that names one amount: lost wages."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from claims.extraction.definitions import FormDefinition
from claims.extraction.forms.box_text import BoxText
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.parse.dates import read_date
from claims.extraction.parse.money import read_cents, read_number
from schemas.expense import Expense
from schemas.money import Cents
from schemas.place import Place
from schemas.problems import ProblemCode

_DAYS_OF_WORK: Final = 5
"""Working days of a week, taken only where the weekly wage confirms them."""


def one_expense(
    definition: FormDefinition, texts: Mapping[str, BoxText], notes: Notes
) -> tuple[tuple[Expense, ...], int | None]:
    """The expense of a document that names one amount."""
    if not definition.expense_kind:
        return (), None
    total = texts.get("total")
    amount = read_amount(total)
    if total is None or amount is None:
        place = notes.place(total.page.number, total.place) if total else None
        seen = total.text if total else ""
        notes.problem(ProblemCode.AMOUNT_NOT_READABLE, place, seen=seen)
        return (), None
    weeks = _number(texts.get("weeks")) or _weeks_of(_number(texts.get("days")), amount, notes)
    _check_weeks(weeks, amount, total, notes)
    expense = Expense(
        expense_id="line-1",
        kind=definition.expense_kind,
        amount_cents=Cents(amount),
        is_documented=True,
        service_date=_day(texts.get("absent_from") or texts.get("absent")),
        service_end_date=_day(texts.get("absent_through")),
        weeks=weeks,
        places=(notes.place(total.page.number, total.place),),
    )
    return (expense,), amount


def _weeks_of(days: int | None, amount: int, notes: Notes) -> int | None:
    """The weeks that missed working days make up, where the weekly wage confirms them."""
    weekly = notes.value_of("net_weekly_wages")
    if not days or not isinstance(weekly, int) or days % _DAYS_OF_WORK:
        return None
    weeks = days // _DAYS_OF_WORK
    return weeks if weeks * weekly == amount else None


def _check_weeks(weeks: int | None, amount: int, total: BoxText, notes: Notes) -> None:
    """Weeks times the weekly wage must be the total, where all three are named."""
    weekly = notes.value_of("net_weekly_wages")
    if weeks is not None and isinstance(weekly, int) and weeks * weekly != amount:
        where: Place = notes.place(total.page.number, total.place)
        notes.problem(
            ProblemCode.LINES_DO_NOT_ADD_UP, where, seen=str(weeks * weekly), wanted=str(amount)
        )


def read_amount(text: BoxText | None) -> int | None:
    """The cents that a box names, if it names an amount."""
    if text is None or text.is_empty:
        return None
    value = read_cents(text.text).value
    return value if isinstance(value, int) else None


def _number(text: BoxText | None) -> int | None:
    value = read_number(text.text).value if text else None
    return value if isinstance(value, int) else None


def _day(text: BoxText | None) -> date | None:
    if text is None:
        return None
    value = read_date(text.text).value
    return value if isinstance(value, date) else None
