"""The shapes a value of law can have: deadline, reporting, lists, ceilings, caps, yes or no.

Each is read strictly from YAML when the law is loaded and is a plain frozen value afterwards.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from rules.conditions import STRICT, Condition, CrimeType, DateFact, Loss, Relationship, YesNoFact

Amount = Annotated[int, Field(ge=0, strict=True)]
Count = Annotated[int, Field(ge=0, strict=True)]
CodeName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Waiver(StrEnum):
    """Whether lateness can be excused, and by which words of the law."""

    NONE = "none"
    GOOD_CAUSE = "good_cause"
    BOARD_DISCRETION = "board_discretion"


class FiledWhen(StrEnum):
    """Which day counts as the day of filing."""

    RECEIVED = "received"
    POSTMARKED = "postmarked"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One span of time: so long after a day, or after a birthday, where a condition holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    name: CodeName = "general"
    """What officers call it: general, minor, charge, discovery, incapacity."""
    counted_from: DateFact = "crime_date"
    years: Count = 0
    months: Count = 0
    days: Count = 0
    hours: Count = 0
    at_age: int | None = None
    """Count from the day this age is reached; `counted_from` is then a birth date."""
    before_age: int | None = None
    """The last day is the one before this age is reached; `counted_from` is a birth date."""
    when: Condition | None = None
    not_after: tuple["Limit", ...] = ()
    """The limit ends at the latest of these, however long it is."""
    officer_confirms: bool = False
    """Kept only by this limit, an officer confirms that it applies."""

    def __post_init__(self) -> None:
        """Refuse a span that cannot be counted."""
        ages = (self.at_age is not None) + (self.before_age is not None)
        if ages > 1:
            raise ValueError("a limit has at_age or before_age, not both")
        if ages and not self.counted_from.endswith("_birth_date"):
            raise ValueError("an age is counted from a birth date")
        if not ages and not (self.years or self.months or self.days or self.hours):
            raise ValueError("a limit needs years, months, days, hours or an age")
        if self.hours and (self.years or self.months or self.days or ages):
            raise ValueError("hours stand alone")
        if self.hours and self.hours % 24:
            raise ValueError("hours are counted in whole days of 24")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Time that does not count: every limit is longer by the days between two dates."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    starts: DateFact
    ends: DateFact
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What every deadline has: limits of which the latest counts, and what excuses lateness."""

    limits: tuple[Limit, ...] = ()
    """The last day is the latest of those that apply."""
    pauses: tuple[Pause, ...] = ()
    waiver: Waiver = Waiver.NONE
    excusable_until: tuple[Limit, ...] = ()
    """Lateness can be excused up to the latest of these; with none it can be at any time."""
    counts_first_day: bool = False
    """Whether the day from which is counted is itself the first day."""

    def _check_excuses(self) -> None:
        if self.excusable_until and self.waiver is Waiver.NONE:
            raise ValueError("excusable_until needs a waiver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(_Terms):
    """A time limit for filing."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    no_limit: bool = False
    """The law sets none."""
    filed_when: FiledWhen = FiledWhen.NOT_STATED

    def __post_init__(self) -> None:
        """Refuse a deadline that says both that there is a limit and that there is none."""
        if self.no_limit is bool(self.limits):
            raise ValueError("a deadline has limits, or no_limit: true")
        self._check_excuses()


class ReportingStandard(StrEnum):
    """How the law measures a report to law enforcement."""

    FIXED = "fixed"
    """By the limits."""
    REASONABLE_TIME = "reasonable_time"
    """By words such as prompt or reasonable: a person judges."""
    ANY_TIME = "any_time"
    """A report is asked for, at whatever time."""
    NOT_REQUIRED = "not_required"
    """No report is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting(_Terms):
    """A duty to report the crime, its time limit, and who is free of it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    standard: ReportingStandard = ReportingStandard.FIXED
    reasonable_time_for: tuple[Condition, ...] = ()
    """Claims for which a person judges the time instead of the limits."""
    plainly_prompt: Limit | None = None
    """Where a person judges: a report within this span raises no question. A program's choice."""
    not_required_for: tuple[Condition, ...] = ()
    """Claims that need no report."""

    def __post_init__(self) -> None:
        """Refuse a fixed standard without limits, and limits without a fixed standard."""
        if (self.standard is ReportingStandard.FIXED) is not bool(self.limits):
            raise ValueError("limits go with standard: fixed, and only with it")
        self._check_excuses()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One thing that stands in for a police report."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    shown_by: YesNoFact
    when: Condition | None = None
    officer_confirms: bool = False
    """The program may accept it, or must look at what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """What may stand in for a report to the police."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    accepted: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrimeRule:
    """Crimes that are covered, or not, where a condition holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    crimes: frozenset[CrimeType]
    when: Condition


class Answer(StrEnum):
    """What the law says to a question that has a plain answer, or none."""

    YES = "yes"
    NO = "no"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crimes:
    """Which crimes are covered. A crime that is in no list goes to an officer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    covered: frozenset[CrimeType]
    covered_when: tuple[CrimeRule, ...] = ()
    excluded: frozenset[CrimeType] = frozenset()
    """Crimes for which the law leaves no room."""
    needs_injury: bool = False
    """Whether the victim must have been physically injured or have died."""
    needs_no_injury: frozenset[CrimeType] = frozenset()
    """Crimes that are covered without a physical injury."""
    without_injury: Answer = Answer.OFFICER
    """What a claim without a physical injury gets: `no`, or a person's look."""

    def __post_init__(self) -> None:
        """Refuse a crime that is both covered and excluded."""
        both = self.covered & self.excluded
        if both:
            raise ValueError(f"covered and excluded: {', '.join(sorted(both))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantClass:
    """Some people who may claim, under a condition, and for what."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    who: frozenset[Relationship]
    when: Condition | None = None
    only_for: frozenset[Loss] = frozenset()
    """The losses they may claim; with none named, every loss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimants:
    """Who may claim. Somebody in no list goes to an officer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    covered: tuple[ClaimantClass, ...]
    excluded: frozenset[Relationship] = frozenset()
    offender: Answer = Answer.OFFICER
    """Whether somebody who took part in the crime may claim."""


class Elsewhere(StrEnum):
    """Whether a resident who is hurt elsewhere is covered."""

    COVERED = "covered"
    IF_NO_PROGRAM_THERE = "if_no_program_there"
    NOT_COVERED = "not_covered"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the crime must have happened, and to whom."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    crime_here: Answer = Answer.YES
    resident_in_other_state: Elsewhere
    resident_abroad: Elsewhere
    resident_in_terrorism_abroad: Elsewhere | None = None
    """Where terrorism abroad is treated differently."""
    victim_from_abroad: Answer = Answer.YES
    """Whether a victim of a crime here who lives in another country is covered."""
