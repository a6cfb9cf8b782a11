"""Times in which a loss must fall or its bill must come in, held against each expense."""

from datetime import date
from typing import Final

from rules.awards.worksheet import Worksheet, agreed
from rules.bar_values import Span, Window, Windows
from rules.calendar import days_after, months_after, years_after
from rules.deadlines import Timing, timed
from rules.findings import missing_choosers
from rules.law import Law
from rules.provisions import Provision
from rules.values import Waiver
from schemas.claim import Claim

SERVICE_DATE: Final = "service_date"


def take_off_outside(
    parameter: str, code: str, sheets: list[Worksheet], claim: Claim, law: Law
) -> None:
    """Take off, or hold for an officer, each loss that stands outside every window it falls under.

    `parameter` names the windows. What would be paid only if a longer time is confirmed is held.
    """
    if parameter not in law.parameters:
        return
    provisions = law.governing(parameter, Windows, claim)
    governing = agreed(provisions)
    if governing is None:
        for sheet in sheets if provisions else ():
            if sheet.is_open:
                sheet.hold(missing_choosers(claim, provisions) or (parameter,), parameter)
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
    """How the loss stands to its window, and what is missing to say so."""
    service, came_in = sheet.expense.service_date, _came_in(sheet, claim)
    if window.after_service is not None:
        if service is None or came_in is None:
            return Timing.LATE, (SERVICE_DATE if service is None else "application_date",)
        in_time = came_in <= _end(service, window.after_service)
        return (Timing.IN_TIME if in_time else Timing.LATE), ()
    day = came_in if window.counts_receipt else service
    if day is None:
        return Timing.LATE, ("application_date" if window.counts_receipt else SERVICE_DATE,)
    found = timed(claim, day, window.limits)
    return found.timing, found.missing


def _came_in(sheet: Worksheet, claim: Claim) -> date | None:
    """The day on which a bill came in: with the application, unless it says its own."""
    return sheet.expense.received_date or claim.day("application_date")


def _end(service: date, span: Span) -> date:
    return days_after(months_after(years_after(service, span.years), span.months), span.days)
