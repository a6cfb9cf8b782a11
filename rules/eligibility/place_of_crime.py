"""Did the crime happen where the state's program reaches?"""

from enum import StrEnum
from typing import Final

from rules.findings import Question, known, under_the_law, unknown, used
from rules.law import Law
from rules.provisions import Provision
from rules.values import Answer, Elsewhere, Places
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "place_of_crime"
ABROAD: Final = "abroad"


class Code(StrEnum):
    """What this rule can say."""

    CRIME_HERE = "crime_here"
    PLACE_TO_BE_JUDGED = "place_to_be_judged"
    VICTIM_FROM_ABROAD = "victim_from_abroad"
    RESIDENT_COVERED_THERE = "resident_covered_there"
    PROGRAM_THERE_COMES_FIRST = "program_there_comes_first"
    RESIDENT_NOT_COVERED_THERE = "resident_not_covered_there"
    NEITHER_CRIME_NOR_HOME_HERE = "neither_crime_nor_home_here"
    PLACE_UNKNOWN = "place_unknown"


CODES: Final = tuple(Code)

_THERE: Final = {
    Elsewhere.COVERED: (Outcome.MET, Code.RESIDENT_COVERED_THERE, ""),
    Elsewhere.NOT_COVERED: (Outcome.NOT_MET, Code.RESIDENT_NOT_COVERED_THERE, ""),
    Elsewhere.OFFICER: (Outcome.NEEDS_OFFICER, Code.PLACE_TO_BE_JUDGED, Question.JUDGE_PLACE),
    Elsewhere.IF_NO_PROGRAM_THERE: (
        Outcome.NEEDS_OFFICER,
        Code.PROGRAM_THERE_COMES_FIRST,
        Question.FIND_PROGRAM_THERE,
    ),
}

_HERE: Final = {
    Answer.YES: (Outcome.MET, Code.CRIME_HERE, ""),
    Answer.NO: (Outcome.NOT_MET, Code.VICTIM_FROM_ABROAD, ""),
    Answer.OFFICER: (Outcome.NEEDS_OFFICER, Code.PLACE_TO_BE_JUDGED, Question.JUDGE_PLACE),
}


def place_of_crime(claim: Claim, law: Law) -> Finding:
    """A crime here is covered wherever the victim lives; elsewhere it depends on their home."""
    return under_the_law(RULE, Places, claim, law, _judge)


def _judge(claim: Claim, law: Law, provision: Provision[Places]) -> Finding:
    place = claim.text("crime_state")
    if place is None:
        return unknown(RULE, Code.PLACE_UNKNOWN, provision, ("crime_state",))
    if place == law.jurisdiction:
        return _here(claim, provision)
    terms = _terms_there(claim, provision.value, place)
    home = claim.text("victim_state")
    if home is None and terms is not Elsewhere.NOT_COVERED:
        return unknown(RULE, Code.PLACE_UNKNOWN, provision, ("victim_state",))
    if home is not None and home != law.jurisdiction:
        answer = (Outcome.NOT_MET, Code.NEITHER_CRIME_NOR_HOME_HERE, "")
    else:
        answer = _THERE[terms]
    reads = ("crime_state", *known(claim, "victim_state"))
    return _say(answer, provision, place=place, reads=reads)


def _here(claim: Claim, provision: Provision[Places]) -> Finding:
    terms = provision.value
    answer = _HERE[terms.crime_here]
    reads: tuple[str, ...] = ("crime_state",)
    if terms.crime_here is Answer.YES and terms.victim_from_abroad is not Answer.YES:
        home = claim.text("victim_state")
        if home is None:
            return unknown(RULE, Code.PLACE_UNKNOWN, provision, ("victim_state",))
        reads = ("crime_state", "victim_state")
        if home == ABROAD:
            answer = _HERE[terms.victim_from_abroad]
    return _say(answer, provision, place=claim.text("crime_state") or "", reads=reads)


def _terms_there(claim: Claim, terms: Places, place: str) -> Elsewhere:
    if place != ABROAD:
        return terms.resident_in_other_state
    is_terrorism = "terrorism" in (claim.choices("crime_types") or ())
    if is_terrorism and terms.resident_in_terrorism_abroad is not None:
        return terms.resident_in_terrorism_abroad
    return terms.resident_abroad


def _say(
    answer: tuple[Outcome, Code, str],
    provision: Provision[Places],
    *,
    place: str,
    reads: tuple[str, ...],
) -> Finding:
    outcome, code, question = answer
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=(("place", place),),
        facts_read=reads,
        provisions=used(provision),
        question=question,
    )
