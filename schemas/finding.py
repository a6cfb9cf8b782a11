"""What one rule says of one claim, as codes and values; the sentence is made when it is read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from schemas.place import Place

FindingValue: TypeAlias = date | str | int | bool | tuple[str, ...]


class Outcome(StrEnum):
    """The answers a rule can give. None of them is a decision."""

    MET = "met"
    NOT_MET = "not_met"
    NEEDS_OFFICER = "needs_officer"
    UNKNOWN = "unknown"
    HOLD = "hold"
    """Payable later: something has to pass first. No denial."""
    CURABLE = "curable"
    """Payable as soon as the claimant has put something right. No denial."""
    NOT_APPLICABLE = "not_applicable"


class Confidence(StrEnum):
    """How well a provision was read: in the law itself, in a secondary page, or not yet."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionUsed:
    """The dated value of law that a finding rests on, and where it is written."""

    parameter: str
    in_force_from: date | None
    """None where the beginning of the value has not been established."""
    citation: str
    source: str
    confidence: Confidence
    version_chosen_by: str
    """The fact whose date chose this version of the law, for example `application_date`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's answer: code and values for the sentence, facts read, law used."""

    rule: str
    outcome: Outcome
    code: str
    """Which sentence explains it, for example `filed_in_time`."""
    values: tuple[tuple[str, FindingValue], ...] = ()
    """What the sentence names: dates, cents, words."""
    facts_read: tuple[str, ...] = ()
    facts_missing: tuple[str, ...] = ()
    """What would have to be known for an answer; empty unless the outcome is unknown."""
    provisions: tuple[ProvisionUsed, ...] = ()
    question: str = ""
    """Code of the question an officer must answer; empty unless the outcome asks for one."""
    places: tuple[Place, ...] = ()
    """Where on paper the finding points, for example at both sides of a contradiction."""
