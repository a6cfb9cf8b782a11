"""The shapes that values of law about money can have: other payers, ceilings, caps, emergencies."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import ConfigDict, Field

from rules.conditions import STRICT, Condition, Loss, Source
from rules.values import Amount, Answer

WHOLE: Final = 100
"""All of it, in percent."""

Percent = Annotated[int, Field(ge=0, le=100, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """The first part of what one source paid, which is not deducted."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    source: Source
    first_cents: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSources:
    """Whose payments come first. A source in no list goes to an officer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    deducted: frozenset[Source]
    not_deducted: frozenset[Source] = frozenset()
    judged: frozenset[Source] = frozenset()
    """Sources of which only a part counts, or that a person must look at."""
    any_other: Answer = Answer.OFFICER
    """What happens with a source that is in no list: deducted (yes), not (no), or looked at."""
    exemptions: tuple[Exemption, ...] = ()
    not_deducted_from: frozenset[Loss] = frozenset()
    """Losses that are paid whatever others pay."""

    def __post_init__(self) -> None:
        """Refuse a source that is deducted and not deducted."""
        both = self.deducted & self.not_deducted
        if both:
            raise ValueError(f"deducted and not deducted: {', '.join(sorted(both))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """An amount, and the claims it is for."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    cents: Amount
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """More room above the ceiling, for some losses only."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    losses: frozenset[Loss]
    cents: Amount
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most that one claim can be paid: the first tier whose condition holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    tiers: tuple[Tier, ...] = ()
    no_ceiling: bool = False
    """The law sets none."""
    outside: frozenset[Loss] = frozenset()
    """Losses that are paid on top of the ceiling."""
    extra: tuple[Extra, ...] = ()
    """More room for some losses, once the ceiling is full: a second tier that cost opens."""
    paid_first: tuple[Loss, ...] = ()
    """Near the ceiling these are paid first, in this order; the rest by day of service."""
    shared_by_claimants: bool = False
    """One ceiling for everybody who claims over the same victim."""
    means_test_from_cents: Amount | None = None
    """From this amount on an officer must find that the claimant needs the award."""

    def __post_init__(self) -> None:
        """Refuse a ceiling that says both, and one that may leave a claim without an amount."""
        if self.no_ceiling is bool(self.tiers):
            raise ValueError("a ceiling has tiers, or no_ceiling: true")
        if self.tiers and self.tiers[-1].when is not None:
            raise ValueError("the last tier is for every other claim: it has no condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Which kinds of loss are paid. A kind in neither list goes to an officer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    covered: frozenset[Loss]
    not_covered: frozenset[Loss] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a loss that is covered and not covered."""
        both = self.covered & self.not_covered
        if both:
            raise ValueError(f"covered and not covered: {', '.join(sorted(both))}")


class Per(StrEnum):
    """What a cap is counted by."""

    CLAIM = "claim"
    PERSON = "person"
    WEEK = "week"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    SESSION = "session"
    MILE = "mile"
    HUNDRED_MILES = "hundred_miles"
    """For a rate with a fraction of a cent: 65.5 cents a mile are 65_50 for a hundred."""


class ForWhom(StrEnum):
    """Whose losses a cap is for."""

    EVERYONE = "everyone"
    VICTIM = "victim"
    OTHERS = "others"
    """Everybody but the victim: family, witnesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The most that is paid for some kinds of loss, together."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    losses: frozenset[Loss]
    """The losses that share this cap. A narrower cap on one of them has its own file."""
    tiers: tuple[Tier, ...] = ()
    """The amount: the first tier whose condition holds; with none, only wider limits apply."""
    per: Per = Per.CLAIM
    at_most: int | None = None
    """How many weeks, months, sessions or miles are paid."""
    percent: Percent = 100
    """The share of the bill that is paid, before the cap."""
    share: Annotated[str, Field(pattern=r"^[1-9][0-9]*/[1-9][0-9]*$")] | None = None
    """The same as a fraction, where no whole percent says it: `2/3`."""
    percent_to_provider: Percent | None = None
    """The share that a provider is paid who is still owed the bill, where it is another."""
    for_whom: ForWhom = ForWhom.EVERYONE
    when: Condition | None = None
    """The claims it is for; with none, every claim."""
    priced_by_officer: bool = False
    """The program pays by a schedule of fees that is not on file: an officer prices each bill."""

    def __post_init__(self) -> None:
        """Refuse a count without a unit, and a share said twice."""
        if self.share is not None and self.percent != WHOLE:
            raise ValueError("give percent or share, not both")
        if self.at_most is not None and self.per in {Per.CLAIM, Per.PERSON}:
            raise ValueError("at_most counts weeks, days, sessions and so on: name them in per")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deductible:
    """The first part of a claim, which is never paid."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    first_cents: Amount
    losses: frozenset[Loss] = frozenset()
    """The losses that bear it; with none named, the whole claim does."""
    when: Condition | None = None
    """The claims that bear it; with none, every claim does."""
    not_for: tuple[Condition, ...] = ()
    """Claims that are free of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Whether, for what and up to how much a claim can be paid before it is decided."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    available: bool
    tiers: tuple[Tier, ...] = ()
    """The most in all: the first tier whose condition holds; with none, no amount is named."""
    only_for: frozenset[Loss] = frozenset()
    """The losses it can be paid for; with none named, every loss."""
    mandatory_for: frozenset[Loss] = frozenset()
    """The losses for which the program must pay it when it is asked."""
    deducted_from_award: bool = True
    repaid_if_denied: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """A plain yes or no of the law."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    applies: bool
    asked_of_everyone: bool = True
    """Whether the program must find out; if not, silence on the claim raises no question."""
    officer_confirms: bool = False
    """Whether somebody has to confirm first that it may be applied at all."""
