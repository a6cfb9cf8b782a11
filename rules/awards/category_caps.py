"""The most that is paid for one kind of loss: for the claim, a person, a week, a session."""

from collections.abc import Callable
from typing import Final

from rules.awards.tiers import amount
from rules.awards.worksheet import Worksheet, agreed, hold_open
from rules.calendar import months_after
from rules.findings import missing_choosers
from rules.law import Law
from rules.money_values import WHOLE, Cap, ForWhom, Per
from rules.provisions import Provision
from schemas.award import RoomLeft
from schemas.claim import Claim
from schemas.expense import Expense
from schemas.money import Cents

OVER_CATEGORY_CAP = "over_category_cap"
OVER_CAP_UNLESS = "over_cap_unless"
"""Over the amount that is certain; a higher one may apply."""
RATE = "rate"
PROVIDER: Final = "provider"
VICTIM: Final = "victim"
HUNDRED: Final = 100
PRICE: Final = "price"
"""What is missing where an officer prices a bill by a schedule that is not on file."""


def take_off_over_caps(sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    """Apply every cap on the claim's kinds of loss, the narrowest first; gives the room left."""
    by_cap: dict[str, list[Worksheet]] = {}
    for sheet in sheets:
        for name in law.caps_by_loss.get(sheet.expense.kind, ()):
            by_cap.setdefault(name, []).append(sheet)
    room: list[RoomLeft] = []
    for name in sorted(by_cap, key=law.cap_ranks.__getitem__):
        room += _apply(name, by_cap[name], claim, law)
    return room


def _apply(name: str, sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    """Apply one cap under the version that governs the claim, or each expense by its own day."""
    concerned = [each for each in sheets if each.is_open]
    if not concerned:
        return []
    newest: Cap = law.parameters[name].newest_first[0].value
    if newest.for_whom is not ForWhom.EVERYONE:
        concerned = [each for each in concerned if _is_for(newest, each)]
    if not law.parameters[name].goes_by_service_date:
        return _apply_version(name, concerned, law.governing(name, Cap, claim), claim)
    by_law: dict[tuple[Provision[Cap], ...], list[Worksheet]] = {}
    for sheet in concerned:
        provisions = law.governing(name, Cap, claim, sheet.expense.service_date)
        by_law.setdefault(provisions, []).append(sheet)
    return [
        room
        for provisions, those in by_law.items()
        for room in _apply_version(name, those, provisions, claim)
    ]


def _apply_version(
    name: str, sheets: list[Worksheet], provisions: tuple[Provision[Cap], ...], claim: Claim
) -> list[RoomLeft]:
    """Apply one version of a cap to the lines that it is for."""
    governing = agreed(provisions)
    if governing is None:
        hold_open(sheets, missing_choosers(claim, provisions) or (name,), name)
        return []
    cap = governing.value
    within = [each for each in sheets if each.expense.kind in cap.losses]
    if cap.for_whom is not ForWhom.EVERYONE:
        within = [each for each in within if _is_for(cap, each)]
    applies = True if cap.when is None else cap.when.holds(claim)
    if applies is False:
        return []
    if applies is None and cap.when is not None:
        _hold_if_cut(within, governing, claim, cap.when.missing(claim))
        return []
    if cap.priced_by_officer:
        hold_open(within, (PRICE,), name)
        return []
    if _has_rate(cap):
        for sheet in within:
            _take_off_rate(sheet, governing)
    return _take_off_over(within, governing, claim)


def _hold_if_cut(
    within: list[Worksheet], governing: Provision[Cap], claim: Claim, missing: tuple[str, ...]
) -> None:
    """Hold the lines of a cap that may not apply, unless it would take nothing off them."""
    cap = governing.value
    limit = amount(cap.tiers, claim)
    least = limit.least_cents if limit.cents is None else limit.cents
    cuts = cap.priced_by_officer or _has_rate(cap) or cap.at_most is not None
    if cuts or (least is not None and _exceeds(within, cap, least)):
        hold_open(within, missing, governing.used.parameter)


def _has_rate(cap: Cap) -> bool:
    """Whether the state pays only a share of some bills under a cap."""
    shares = cap.share is not None or cap.percent_to_provider is not None
    return shares or cap.percent != WHOLE


def _exceeds(within: list[Worksheet], cap: Cap, cents: int) -> bool:
    """Whether some amount would cut any of the lines under a cap."""
    if cap.per not in _COUNTS:
        return sum(sheet.left_cents for sheet in within) > cents
    of = HUNDRED if cap.per is Per.HUNDRED_MILES else 1
    return any(sheet.left_cents > cents * _certain(sheet, cap) // of for sheet in within)


def _certain(sheet: Worksheet, cap: Cap) -> int:
    """How many units a line certainly covers, of those that are paid."""
    certain, _, _ = _COUNTS[cap.per](sheet.expense)
    return certain if cap.at_most is None else min(certain, cap.at_most)


def _is_for(cap: Cap, sheet: Worksheet) -> bool:
    """Whether a cap that is not for everyone is for the person whose loss it is."""
    return (cap.for_whom is ForWhom.VICTIM) is (sheet.expense.person == VICTIM)


def _take_off_over(
    within: list[Worksheet], governing: Provision[Cap], claim: Claim
) -> list[RoomLeft]:
    """Take off what is over the amount, counted by units or as one sum.

    While a higher amount may apply, what is over the one that is certain waits for an officer.
    """
    cap, name = governing.value, governing.used.parameter
    limit = amount(cap.tiers, claim)
    cents = limit.least_cents if limit.missing else limit.cents
    if cents is None:
        if cap.at_most is not None:
            _take_off_over_count(within, governing, cap.at_most)
        return []
    why = (OVER_CAP_UNLESS, limit.missing[0]) if limit.missing else (OVER_CATEGORY_CAP, name)
    if cap.per in _COUNTS:
        units_left = cap.at_most
        for sheet in within:
            units_left = _take_off_over_units(sheet, governing, cents, units_left, why)
        return []
    return _take_off_over_pool(within, governing, cents, why)


def _take_off_rate(sheet: Worksheet, governing: Provision[Cap]) -> None:
    """Take off the share of a bill that the state does not pay; a broken cent is not paid."""
    cap = governing.value
    parts, of = cap.percent, WHOLE
    if cap.share is not None:
        parts, of = map(int, cap.share.split("/"))
    if cap.percent_to_provider is not None and sheet.expense.payee == PROVIDER:
        parts, of = cap.percent_to_provider, WHOLE
    if parts < of:
        payable = sheet.left_cents * parts // of
        sheet.deduct(sheet.left_cents - payable, RATE, governing.used, governing.used.parameter)


def _take_off_over_pool(
    within: list[Worksheet], governing: Provision[Cap], cents: int, why: tuple[str, str]
) -> list[RoomLeft]:
    """One amount for all lines together, or for each person's lines."""
    name = governing.used.parameter
    left: dict[str, int] = {}
    for sheet in within:
        pool = sheet.expense.person if governing.value.per is Per.PERSON else ""
        room = left.setdefault(pool, cents)
        sheet.deduct(max(0, sheet.left_cents - room), why[0], governing.used, why[1])
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


def _take_off_over_units(
    sheet: Worksheet,
    governing: Provision[Cap],
    cents: int,
    units_left: int | None,
    why: tuple[str, str],
) -> int | None:
    """So much a week, month, session or mile; held while their number is not known and matters.

    Gives how many units are left for the next line, where the law pays only so many.
    """
    cap, name = governing.value, governing.used.parameter
    certain, possible, fact = _COUNTS[cap.per](sheet.expense)
    if units_left is not None:
        certain = min(certain, units_left)
        possible = units_left if possible is None else min(possible, units_left)
    of = HUNDRED if cap.per is Per.HUNDRED_MILES else 1
    over = sheet.left_cents - cents * certain // of
    if over > 0 and certain != possible:
        sheet.hold((fact,), name, governing.used)
    elif over > 0:
        sheet.deduct(over, why[0], governing.used, why[1])
    return None if units_left is None else units_left - certain


def _take_off_over_count(
    within: list[Worksheet], governing: Provision[Cap], units_left: int
) -> None:
    """Only so many weeks or sessions, at whatever price: each unit of a line costs the same."""
    cap, name = governing.value, governing.used.parameter
    for sheet in within:
        certain, possible, fact = _COUNTS[cap.per](sheet.expense)
        if not sheet.is_open:
            continue
        if certain != possible:
            sheet.hold((fact,), name, governing.used)
            continue
        paid = min(certain, units_left)
        over = sheet.left_cents - (sheet.left_cents * paid // certain if certain else 0)
        sheet.deduct(over, OVER_CATEGORY_CAP, governing.used, name)
        units_left -= paid


def _weeks(expense: Expense) -> tuple[int, int | None, str]:
    return _counted(expense.weeks, "weeks", least=1)


def _sessions(expense: Expense) -> tuple[int, int | None, str]:
    return _counted(expense.sessions, "sessions", least=1)


def _days(expense: Expense) -> tuple[int, int | None, str]:
    """The number of days, or the days from the first to the last of the loss."""
    first, last = expense.service_date, expense.service_end_date
    if expense.days is None and first is not None and last is not None and last >= first:
        count = (last - first).days + 1
        return count, count, "days"
    return _counted(expense.days, "days", least=1)


def _hours(expense: Expense) -> tuple[int, int | None, str]:
    return _counted(expense.hours, "hours", least=1)


def _miles(expense: Expense) -> tuple[int, int | None, str]:
    return _counted(expense.miles, "miles", least=0)


def _counted(count: int | None, name: str, *, least: int) -> tuple[int, int | None, str]:
    """What is certain and what is possible: all of a number that is known, else the least."""
    return (least, None, name) if count is None else (count, count, name)


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
    Per.DAY: _days,
    Per.HOUR: _hours,
    Per.SESSION: _sessions,
    Per.MILE: _miles,
    Per.HUNDRED_MILES: _miles,
}
"""How many units an expense certainly covers, how many at most, and the fact that says it."""
