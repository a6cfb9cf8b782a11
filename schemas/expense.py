"""One loss that money is asked for: a line of a bill, a funeral contract, lost wages."""

from dataclasses import dataclass
from datetime import date

from schemas.money import Cents
from schemas.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What somebody else has paid, or must pay, towards one expense."""

    source: str
    """One of `schemas.facts.COLLATERAL_SOURCES`."""
    amount_cents: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """One expense line as claimed, and how well it is documented."""

    expense_id: str
    kind: str
    """One of `schemas.facts.LOSSES`."""
    amount_cents: Cents
    is_documented: bool
    payee: str = "claimant"
    """`provider` when the bill is still owed, `claimant` when they have paid it."""
    service_date: date | None = None
    service_end_date: date | None = None
    weeks: int | None = None
    """For lost wages and support: how many weeks the loss lasted."""
    sessions: int | None = None
    """For counselling: how many sessions the line covers."""
    miles: int | None = None
    days: int | None = None
    """How many days a loss lasted that is paid by the day: lodging, lost days of work."""
    hours: int | None = None
    """For fees and services that are paid by the hour."""
    received_date: date | None = None
    """When the bill came in, where that was not with the application."""
    person: str = "victim"
    """Whose loss it is: `victim`, or the claimant's relationship to the victim."""
    payments: tuple[Payment, ...] = ()
    places: tuple[Place, ...] = ()
