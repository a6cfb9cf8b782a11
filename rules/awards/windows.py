"""Times in which a loss must fall or its bill must come in, held against each expense."""

from datetime import date

from rules.awards.worksheet import Worksheet, agreed_or_held
from rules.bar_values import Span, Window, Windows
from rules.calendar import after
from rules.deadlines import Timing, timed
from rules.law import Law
from rules.provisions import SERVICE_DATE, Provision
from rules.values import Waiver
from schemas.claim import Claim


def take_off_outside(
    parameter: str, code: str, sheets: list[Worksheet], claim: Claim, law: Law
) -> None:
    """Take off, or hold for an officer, each loss that stands outside every window it falls under.

    `parameter` names the windows. What would be paid only if a longer time is confirmed is held.
    """
    governing = agreed_or_held(parameter, Windows, sheets, claim, law)
    if governing is None:
        return
    for window in governing.value.windows:
        for sheet in sheets:
            if sheet.is_open and (not window.losses or sheet.expense.kind in window.losses):
                _hold_against(sheet, window, claim, governing, code)


def _hold_against(
    sheet: Worksheet, window: Window, claim: Claim, governing: Provision[Windows], code: str
) -> None:
    applies = True if window.when is None else window.when.holds(claim)
    if applies is False:
        return
    timing, missing = _timing(sheet, window, claim)
    if timing is Timing.IN_TIME:
        return
    if applies is None and window.when is not None:
        missing = (*missing, *window.when.missing(claim))
    name = governing.used.parameter
    if timing is Timing.LATE and not missing and window.waiver is Waiver.NONE:
        sheet.deduct(sheet.left_cents, code, governing.used, name)
    else:
        sheet.hold(missing or (name,), name, governing.used)


def _timing(sheet: Worksheet, window: Window, claim: Claim) -> tuple[Timing, tuple[str, ...]]:
    """How the loss stands to its window, and what is missing to say so.

    A loss without a day fell after the crime and before its bill came in; that may be enough.
    """
    service, came_in = sheet.expense.service_date, _came_in(sheet, claim)
    if window.after_service is not None:
        return _after_service(service, claim.day("crime_date"), came_in, window.after_service)
    day = came_in if window.counts_receipt or service is None else service
    if day is None:
        return Timing.LATE, ("application_date" if window.counts_receipt else SERVICE_DATE,)
    found = timed(claim, day, window.limits)
    if found.timing is Timing.LATE and service is None and not window.counts_receipt:
        return found.timing, (SERVICE_DATE, *found.missing)
    return found.timing, found.missing


def _after_service(
    service: date | None, crime: date | None, came_in: date | None, span: Span
) -> tuple[Timing, tuple[str, ...]]:
    """Whether a bill came in soon enough after the day of the loss."""
    if came_in is None:
        return Timing.LATE, ("application_date",)
    if service is None:
        is_sure = crime is not None and came_in <= _end(crime, span)
        return (Timing.IN_TIME, ()) if is_sure else (Timing.LATE, (SERVICE_DATE,))
    return (Timing.IN_TIME if came_in <= _end(service, span) else Timing.LATE), ()


def _came_in(sheet: Worksheet, claim: Claim) -> date | None:
    """The day on which a bill came in: with the application, unless it says its own."""
    return sheet.expense.received_date or claim.day("application_date")


def _end(service: date, span: Span) -> date:
    return after(service, years=span.years, months=span.months, days=span.days)
