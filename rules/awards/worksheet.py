"""The sheet on which one expense is worked out: what is left, and every deduction so far."""

from collections.abc import Iterable
from typing import Final

from rules.findings import missing_choosers
from rules.law import Law
from rules.provisions import Provision, V
from schemas.award import AwardLine, LineStatus, Step
from schemas.claim import Claim
from schemas.expense import Expense
from schemas.finding import ProvisionUsed
from schemas.money import NO_MONEY, Cents

AWAITS_OFFICER: Final = "awaits_officer"
"""The step that holds a line back whole until a figure that is needed is known."""


class Worksheet:
    """One expense under way. Deductions and what is left always add up to what is claimed."""

    __slots__ = ("expense", "left_cents", "missing", "steps")

    def __init__(self, expense: Expense) -> None:
        """Start with the whole claimed amount."""
        self.expense = expense
        self.left_cents: int = expense.amount_cents
        self.steps: list[Step] = []
        self.missing: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether there is still something to pay that no open question holds back."""
        return self.left_cents > 0 and not self.missing

    def deduct(
        self, cents: int, code: str, used: ProvisionUsed | None = None, detail: str = ""
    ) -> int:
        """Take something off, at most what is left; gives back how much it was."""
        taken = min(cents, self.left_cents)
        if taken > 0:
            self.left_cents -= taken
            self.steps.append(
                Step(code=code, deducted_cents=Cents(taken), provision=used, detail=detail)
            )
        return taken

    def hold(self, missing: Iterable[str], detail: str, used: ProvisionUsed | None = None) -> None:
        """Keep the whole line for an officer because a figure is not known."""
        self.missing = list(dict.fromkeys((*self.missing, *missing)))
        self.deduct(self.left_cents, AWAITS_OFFICER, used, detail)

    def line(self) -> AwardLine:
        """The finished line."""
        expense = self.expense
        return AwardLine(
            expense_id=expense.expense_id,
            kind=expense.kind,
            claimed_cents=expense.amount_cents,
            status=LineStatus.UNKNOWN if self.missing else LineStatus.COMPUTED,
            steps=tuple(self.steps),
            payable_cents=Cents(self.left_cents) if self.left_cents else NO_MONEY,
            payee=expense.payee,
            facts_missing=tuple(self.missing),
        )


def hold_open(sheets: Iterable[Worksheet], missing: Iterable[str], detail: str) -> None:
    """Keep every line that is still open for an officer because a figure is not known."""
    names = tuple(missing)
    for sheet in sheets:
        if sheet.is_open:
            sheet.hold(names, detail)


def agreed_or_held(
    parameter: str, kind: type[V], sheets: list[Worksheet], claim: Claim, law: Law
) -> Provision[V] | None:
    """What governs of a parameter that a state may lack; None where nothing of it does.

    While it is not known which of several values governs, the open lines are held.
    """
    provisions = law.governing(parameter, kind, claim)
    governing = agreed(provisions)
    if governing is None and provisions:
        hold_open(sheets, missing_choosers(claim, provisions) or (parameter,), parameter)
    return governing


def agreed(provisions: tuple[Provision[V], ...]) -> Provision[V] | None:
    """The provision that governs, where there is one or all possible ones say the same."""
    if not provisions:
        return None
    first = provisions[0]
    if len(provisions) == 1 or all(each.value == first.value for each in provisions):
        return first
    return None
