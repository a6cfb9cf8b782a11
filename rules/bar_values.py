"""The shapes of law about people and time: conduct, bars and holds, windows, procedure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict

from rules.conditions import STRICT, Condition, Loss, Relationship, YesNoFact
from rules.money_values import Percent
from rules.values import Amount, Answer, CodeName, Count, Limit, Waiver


class ConductEffect(StrEnum):
    """What the victim's own conduct does to an award."""

    NOT_CONSIDERED = "not_considered"
    BARS = "bars"
    """All or nothing."""
    REDUCES = "reduces"
    """By a share that an officer finds."""
    BARS_OR_REDUCES = "bars_or_reduces"


class Reduced(StrEnum):
    """What a share is taken from."""

    LOSS = "loss"
    """Each loss, before the ceiling of the whole award is applied."""
    AWARD = "award"
    """What is left after the ceiling."""
    LOSS_AND_CEILING = "loss_and_ceiling"
    """Each loss, and the ceiling shrinks by the same share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What happens when the victim helped to bring the crime about. A person finds whether."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    effect: ConductEffect
    steps: tuple[Percent, ...] = ()
    """The only shares that the law allows, for example 25, 50, 75, 100; with none, any share."""
    at_most_percent: Percent = 100
    reduces: Reduced = Reduced.LOSS
    not_considered_when: tuple[Condition, ...] = ()
    """Claims for which the conduct is left out of account."""
    only_paid_to: frozenset[Relationship] = frozenset()
    """Payments to these only are reduced, for example `self`; with none named, all are."""
    not_from: frozenset[Loss] = frozenset()
    """Losses that are paid whole whatever the conduct was."""


class BarEffect(StrEnum):
    """What a ground does to a claim."""

    BAR = "bar"
    """The law lets nothing be paid: a recommendation to a person, as always."""
    MAY_DENY_OR_REDUCE = "may_deny_or_reduce"
    """The program decides: an officer is asked."""
    HOLD = "hold"
    """Payable later, when the ground has gone."""
    CURABLE = "curable"
    """Payable as soon as the claimant has put it right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that stands in the way of an award."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    name: CodeName
    shown_by: YesNoFact
    is_so: bool = True
    """The answer that makes it a ground: `false` for a duty that is not kept, as `cooperates`."""
    effect: BarEffect
    when: Condition | None = None
    not_when: tuple[Condition, ...] = ()
    officer_confirms: bool = False
    """Whether more has to be found than the fact says: a look-back, a cause, an order."""
    asked_of_everyone: bool = False
    """Whether the program must find out; if not, silence on the claim raises no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Every ground of one sort that this law knows, or none."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    grounds: tuple[Ground, ...] = ()
    none: bool = False
    """The law was read and knows no such ground."""

    def __post_init__(self) -> None:
        """Refuse a value that says neither, or both."""
        if self.none is bool(self.grounds):
            raise ValueError("bars have grounds, or none: true")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time by the calendar."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    years: Count = 0
    months: Count = 0
    days: Count = 0

    def __post_init__(self) -> None:
        """Refuse no time at all."""
        if not (self.years or self.months or self.days):
            raise ValueError("a span needs years, months or days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time in which a loss must fall, or in which its bill must come in."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    losses: frozenset[Loss] = frozenset()
    """The losses it is for; with none named, every loss."""
    limits: tuple[Limit, ...] = ()
    """The last day is the latest of those that apply."""
    counts_receipt: bool = False
    """Whether the limits are for the day on which the bill comes in, not for that of the loss."""
    after_service: Span | None = None
    """So long after the day of the loss itself: for the time in which a bill must come in."""
    when: Condition | None = None
    waiver: Waiver = Waiver.NONE
    """Whether an officer can allow a later one."""

    def __post_init__(self) -> None:
        """Refuse a window that is counted from nothing, or from two things."""
        if (self.after_service is not None) is bool(self.limits):
            raise ValueError("a window has limits, or after_service")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Every window that this law knows, or none."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    windows: tuple[Window, ...] = ()
    none: bool = False

    def __post_init__(self) -> None:
        """Refuse a value that says neither, or both."""
        if self.none is bool(self.windows):
            raise ValueError("give windows, or none: true")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """How small a loss or an award may be before nothing is paid."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    loss_cents: Amount = 0
    """The loss left after other payers must come to this much."""
    award_cents: Amount = 0
    """The award must come to this much."""
    not_for: tuple[Condition, ...] = ()
    not_from: frozenset[Loss] = frozenset()
    """A claim for one of these has no minimum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealStep:
    """One way to have a decision looked at again, and how long it is open."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    to: CodeName
    """reconsideration, hearing, board, court."""
    days: Count = 0
    months: Count = 0
    years: Count = 0
    counted_from: CodeName
    """decision, notice, mailing, receipt."""
    business_days: bool = False

    def __post_init__(self) -> None:
        """Refuse a step without a length."""
        if not (self.days or self.months or self.years):
            raise ValueError("an appeal step needs days, months or years")

    @property
    def time(self) -> str:
        """How long it is open: "30 days", "1 month", "15 business days"."""
        length = self.days or self.months or self.years
        unit = "day" if self.days else "month" if self.months else "year"
        business = "business " if self.business_days else ""
        return f"{length} {business}{unit}{'' if length == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """How a decision can be appealed, step after step."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    steps: tuple[AppealStep, ...] = ()
    none: bool = False
    """The law opens no appeal, or names no time for it."""

    def __post_init__(self) -> None:
        """Refuse a value that says neither, or both."""
        if self.none is bool(self.steps):
            raise ValueError("an appeal has steps, or none: true")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decides a claim, up to which sum, and in how many days."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    decided_by: CodeName
    """director, board, commission, attorney_general, court_of_claims, agency."""
    up_to_cents: Amount | None = None
    """Above this sum somebody else decides: `above_decided_by`."""
    above_decided_by: CodeName | None = None
    average_days: Count | None = None
    at_most_days: Count | None = None
    when_fund_is_short: Answer | CodeName = Answer.OFFICER
    """queue, pro_rata, or what else the law says; `officer` where it was not read."""

    def __post_init__(self) -> None:
        """Refuse a sum without somebody who decides above it, and the other way round."""
        if (self.up_to_cents is None) is not (self.above_decided_by is None):
            raise ValueError("up_to_cents and above_decided_by go together")
