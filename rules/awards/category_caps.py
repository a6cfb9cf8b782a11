"""The most that is paid for one kind of loss: for the claim, a person, a week, a session."""

from collections.abc import Callable
from typing import Final

from rules.awards.tiers import amount
from rules.awards.worksheet import Worksheet, agreed
from rules.calendar import months_after
from rules.findings import missing_choosers
from rules.law import Law
from rules.money_values import Cap, Per
from rules.provisions import Provision
from schemas.award import RoomLeft
from schemas.claim import Claim
from schemas.expense import Expense
from schemas.money import Cents

OVER_CATEGORY_CAP = "over_category_cap"
RATE = "rate"
PERCENT: Final = 100
PROVIDER: Final = "provider"


def take_off_over_caps(sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    """Apply every cap on the claim's kinds of loss, the narrowest first; gives the room left."""
    names: dict[str, None] = {}
    for sheet in sheets:
        for name in law.caps_by_loss.get(sheet.expense.kind, ()):
            names.setdefault(name)
    room: list[RoomLeft] = []
    for name in sorted(names, key=lambda each: _width(law, each)):
        room += _apply(name, sheets, claim, law)
    return room


def _width(law: Law, name: str) -> tuple[int, str]:
    return len(law.parameters[name].newest_first[0].value.losses), name


def _apply(name: str, sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    provisions = law.governing(name, Cap, claim)
    governing = agreed(provisions)
    if governing is None:
        concerned = law.parameters[name].newest_first[0].value.losses
        missing = missing_choosers(claim, provisions) or (name,)
        _hold([each for each in sheets if each.expense.kind in concerned], missing, name)
        return []
    cap = governing.value
    within = [each for each in sheets if each.is_open and each.expense.kind in cap.losses]
    if cap.priced_by_officer:
        _hold(within, (name,), name)
        return []
    for sheet in within:
        _take_off_rate(sheet, governing)
    limit = amount(cap.tiers, claim)
    if limit.missing:
        _hold(within, limit.missing, name)
    if limit.cents is None:
        return []
    if cap.per in _COUNTS:
        for sheet in within:
            _take_off_over_units(sheet, governing, limit.cents)
        return []
    return _take_off_over_pool(within, governing, limit.cents)


def _hold(sheets: list[Worksheet], missing: tuple[str, ...], name: str) -> None:
    for sheet in sheets:
        if sheet.is_open:
            sheet.hold(missing, name)


def _take_off_rate(sheet: Worksheet, governing: Provision[Cap]) -> None:
    """Take off the share of a bill that the state does not pay; a broken cent is not paid."""
    cap = governing.value
    percent = cap.percent
    if cap.percent_to_provider is not None and sheet.expense.payee == PROVIDER:
        percent = cap.percent_to_provider
    if percent < PERCENT:
        payable = sheet.left_cents * percent // PERCENT
        sheet.deduct(sheet.left_cents - payable, RATE, governing.used, governing.used.parameter)


def _take_off_over_pool(
    within: list[Worksheet], governing: Provision[Cap], cents: int
) -> list[RoomLeft]:
    """One amount for all lines together, or for each person's lines."""
    name = governing.used.parameter
    left: dict[str, int] = {}
    for sheet in within:
        pool = sheet.expense.person if governing.value.per is Per.PERSON else ""
        room = left.setdefault(pool, cents)
        sheet.deduct(max(0, sheet.left_cents - room), OVER_CATEGORY_CAP, governing.used, name)
        left[pool] = room - sheet.left_cents
    return [
        RoomLeft(
            cap=f"{name}:{pool}" if pool else name,
            limit_cents=Cents(cents),
            left_cents=Cents(room),
            provision=governing.used,
        )
        for pool, room in sorted(left.items())
    ]


def _take_off_over_units(sheet: Worksheet, governing: Provision[Cap], cents: int) -> None:
    """So much a week, month, session or mile; held while their number is not known and matters."""
    cap = governing.value
    certain, possible, fact = _COUNTS[cap.per](sheet.expense)
    if cap.at_most is not None:
        certain = min(certain, cap.at_most)
        possible = cap.at_most if possible is None else min(possible, cap.at_most)
    if sheet.left_cents <= cents * certain:
        return
    if certain != possible:
        sheet.hold((fact,), governing.used.parameter, governing.used)
        return
    over = sheet.left_cents - cents * certain
    sheet.deduct(over, OVER_CATEGORY_CAP, governing.used, governing.used.parameter)


def _weeks(expense: Expense) -> tuple[int, int | None, str]:
    return (1, None, "weeks") if expense.weeks is None else (expense.weeks, expense.weeks, "weeks")


def _sessions(expense: Expense) -> tuple[int, int | None, str]:
    count = expense.sessions
    return (1, None, "sessions") if count is None else (count, count, "sessions")


def _miles(expense: Expense) -> tuple[int, int | None, str]:
    count = expense.miles
    return (0, None, "miles") if count is None else (count, count, "miles")


def _months(expense: Expense) -> tuple[int, int | None, str]:
    """Whole months from the first to the last day; a broken month is for an officer to count."""
    first, last = expense.service_date, expense.service_end_date
    if first is None or last is None or last < first:
        return 1, None, "service_end_date"
    months = (last.year - first.year) * 12 + last.month - first.month
    while months and months_after(first, months) > last:
        months -= 1
    ends = months_after(first, months + 1)
    if (ends - last).days == 1:
        return months + 1, months + 1, "service_end_date"
    return max(1, months), months + 1, "service_end_date"


_COUNTS: Final[dict[Per, Callable[[Expense], tuple[int, int | None, str]]]] = {
    Per.WEEK: _weeks,
    Per.MONTH: _months,
    Per.SESSION: _sessions,
    Per.MILE: _miles,
}
"""How many units an expense certainly covers, how many at most, and the fact that says it."""
