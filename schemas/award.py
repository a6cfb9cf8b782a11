"""The money the law would allow for one claim, line by line and step by step."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.finding import ProvisionUsed
from schemas.money import NO_MONEY, Cents


class LineStatus(StrEnum):
    """Whether an award line could be computed."""

    COMPUTED = "computed"
    UNKNOWN = "unknown"
    """A figure that is needed is not known: an officer completes the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deduction from an expense, with the law that asks for it."""

    code: str
    """For example `paid_by_other_source`, `over_category_cap`, `over_ceiling`."""
    deducted_cents: Cents
    provision: ProvisionUsed | None = None
    detail: str = ""
    """Which source, cap or reason is meant, as a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """What becomes of one expense: claimed less every step is payable, to the cent."""

    expense_id: str
    kind: str
    claimed_cents: Cents
    status: LineStatus
    steps: tuple[Step, ...] = ()
    payable_cents: Cents = NO_MONEY
    payee: str = "claimant"
    facts_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLeft:
    """How much may still be paid under one cap after this award."""

    cap: str
    limit_cents: Cents
    left_cents: Cents
    provision: ProvisionUsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """All lines of one claim, their total, and the room left for later bills."""

    lines: tuple[AwardLine, ...] = ()
    payable_cents: Cents = NO_MONEY
    room_left: tuple[RoomLeft, ...] = ()
    emergency_cents: Cents = NO_MONEY
    """How much could be paid at once as an emergency award; 0 where none is open."""
