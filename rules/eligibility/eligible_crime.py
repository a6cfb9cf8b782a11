"""Is it a crime for which the state compensates?"""

from enum import StrEnum
from typing import Final

from rules.findings import Question, known, under_the_law, unknown, used
from rules.law import Law
from rules.provisions import Provision
from rules.values import Answer, Crimes
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome

RULE: Final = "eligible_crime"

VEHICLE_CRIMES: Final = frozenset(
    {"driving_while_intoxicated", "fleeing_driver", "hit_and_run", "vehicular_intentional"}
)
"""Crimes in which a motor vehicle is expected."""


class Code(StrEnum):
    """What this rule can say."""

    CRIME_COVERED = "crime_covered"
    CRIME_EXCLUDED = "crime_excluded"
    CRIME_TO_BE_JUDGED = "crime_to_be_judged"
    VEHICLE_CRIME_TO_BE_JUDGED = "vehicle_crime_to_be_judged"
    NO_INJURY = "no_injury"
    INJURY_TO_BE_JUDGED = "injury_to_be_judged"
    CRIME_UNKNOWN = "crime_unknown"
    INJURY_UNKNOWN = "injury_unknown"


CODES: Final = tuple(Code)


def eligible_crime(claim: Claim, law: Law) -> Finding:
    """Compare the kinds of crime with the state's lists, and the injury with what it asks.

    A crime that is in no list goes to an officer: forms and police name crimes in many ways.
    """
    return under_the_law(RULE, Crimes, claim, law, _judge)


def _judge(claim: Claim, _law: Law, provision: Provision[Crimes]) -> Finding:
    crimes = claim.choices("crime_types")
    if not crimes:
        return unknown(RULE, Code.CRIME_UNKNOWN, provision, ("crime_types",))
    law = provision.value
    covered, missing = _covered(claim, law, crimes)
    if not covered:
        return _not_covered(law, provision, crimes, missing)
    if (
        claim.says("is_motor_vehicle")
        and "vehicular_other" in law.excluded
        and covered.isdisjoint(VEHICLE_CRIMES)
    ):
        return _say(
            Outcome.NEEDS_OFFICER,
            Code.VEHICLE_CRIME_TO_BE_JUDGED,
            provision,
            crimes=crimes,
            reads=("crime_types", "is_motor_vehicle"),
            question=Question.JUDGE_CRIME,
        )
    if law.needs_injury and covered.isdisjoint(law.needs_no_injury):
        return _injury(claim, provision, covered)
    return _say(Outcome.MET, Code.CRIME_COVERED, provision, crimes=covered)


def _covered(
    claim: Claim, law: Crimes, crimes: frozenset[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """The claim's crimes that are covered, and what must be known to cover more of them."""
    covered, missing = crimes & law.covered, list[str]()
    for rule in law.covered_when:
        concerned = crimes & rule.crimes
        if not concerned:
            continue
        holds = rule.when.holds(claim)
        if holds:
            covered |= concerned
        elif holds is None:
            missing += rule.when.missing(claim)
    return covered, tuple(dict.fromkeys(missing))


def _not_covered(
    law: Crimes,
    provision: Provision[Crimes],
    crimes: frozenset[str],
    missing: tuple[str, ...],
) -> Finding:
    if missing:
        return unknown(RULE, Code.CRIME_UNKNOWN, provision, missing)
    if crimes <= law.excluded:
        return _say(Outcome.NOT_MET, Code.CRIME_EXCLUDED, provision, crimes=crimes)
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.CRIME_TO_BE_JUDGED,
        provision,
        crimes=crimes - law.excluded,
        question=Question.JUDGE_CRIME,
    )


def _injury(claim: Claim, provision: Provision[Crimes], crimes: frozenset[str]) -> Finding:
    """Whether the victim was hurt, where the state asks for a physical injury or death."""
    injured, died = claim.says("is_physically_injured"), claim.says("is_victim_deceased")
    reads = ("crime_types", *known(claim, "is_physically_injured", "is_victim_deceased"))
    if injured or died:
        return _say(Outcome.MET, Code.CRIME_COVERED, provision, crimes=crimes, reads=reads)
    if injured is None:
        return unknown(RULE, Code.INJURY_UNKNOWN, provision, ("is_physically_injured",))
    if provision.value.without_injury is Answer.NO and died is False:
        return _say(Outcome.NOT_MET, Code.NO_INJURY, provision, crimes=crimes, reads=reads)
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.INJURY_TO_BE_JUDGED,
        provision,
        crimes=crimes,
        reads=reads,
        question=Question.JUDGE_INJURY,
    )


def _say(  # noqa: PLR0913  # the parts of a finding, by name
    outcome: Outcome,
    code: Code,
    provision: Provision[Crimes],
    *,
    crimes: frozenset[str],
    reads: tuple[str, ...] = ("crime_types",),
    question: str = "",
) -> Finding:
    values: tuple[tuple[str, FindingValue], ...] = (("crimes", tuple(sorted(crimes))),)
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=values,
        facts_read=reads,
        provisions=used(provision),
        question=question,
    )
