"""Does something stand in the way of an award? Of all grounds of one sort the gravest answers."""

from dataclasses import replace
from enum import StrEnum
from typing import Final, NamedTuple

from rules.bar_values import BarEffect, Bars, Ground
from rules.conditions import Scope
from rules.findings import Question, known, silent, under_the_law, used
from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome


class GroundCode(StrEnum):
    """What a rule about such grounds can say."""

    NO_SUCH_GROUND = "no_such_ground"
    NOT_RAISED = "not_raised"
    CLEARED = "cleared"
    BARRED = "barred"
    TO_BE_JUDGED = "to_be_judged"
    UNANSWERED = "unanswered"
    HELD_FOR_NOW = "held_for_now"
    CAN_BE_CURED = "can_be_cured"


GROUND_CODES: Final = tuple(GroundCode)

_GRAVEST_FIRST: Final = (
    GroundCode.BARRED,
    GroundCode.TO_BE_JUDGED,
    GroundCode.UNANSWERED,
    GroundCode.HELD_FOR_NOW,
    GroundCode.CAN_BE_CURED,
    GroundCode.CLEARED,
    GroundCode.NOT_RAISED,
)
_OUTCOMES: Final = {
    GroundCode.BARRED: Outcome.NOT_MET,
    GroundCode.TO_BE_JUDGED: Outcome.NEEDS_OFFICER,
    GroundCode.UNANSWERED: Outcome.UNKNOWN,
    GroundCode.HELD_FOR_NOW: Outcome.HOLD,
    GroundCode.CAN_BE_CURED: Outcome.CURABLE,
    GroundCode.CLEARED: Outcome.MET,
    GroundCode.NOT_RAISED: Outcome.NOT_APPLICABLE,
}
_NAMED: Final = frozenset(_GRAVEST_FIRST) - {GroundCode.CLEARED, GroundCode.NOT_RAISED}
"""Answers that name the grounds they rest on."""
_SHOWN: Final = {
    BarEffect.BAR: GroundCode.BARRED,
    BarEffect.MAY_DENY_OR_REDUCE: GroundCode.TO_BE_JUDGED,
    BarEffect.HOLD: GroundCode.HELD_FOR_NOW,
    BarEffect.CURABLE: GroundCode.CAN_BE_CURED,
}


class _Looked(NamedTuple):
    """What the claim says of one ground."""

    ground: Ground
    code: GroundCode
    missing: tuple[str, ...] = ()


def no_ground_against(
    rule: str, facts: tuple[str, ...], question: Question, claim: Claim, law: Law
) -> Finding:
    """Hold a claim against every ground of the parameter that is named like the rule.

    `facts` may raise such a ground in some law.

    Silence raises nothing unless the law makes the program ask. A shown ground is a
    recommendation, a question, or something that only delays the payment.
    """

    def judge(claim: Claim, _law: Law, provision: Provision[Bars]) -> Finding:
        if provision.value.none:
            return _no_such_ground(rule, known(claim, *facts), provision)
        return _judge(rule, question, claim, provision)

    return under_the_law(rule, Bars, claim, law, judge)


def _no_such_ground(rule: str, reads: tuple[str, ...], provision: Provision[Bars]) -> Finding:
    """The law knows none; that is relied on only where the claim raises something."""
    found = silent(rule, Outcome.NOT_APPLICABLE, GroundCode.NO_SUCH_GROUND, provision)
    return replace(found, facts_read=reads) if reads else found


def _judge(rule: str, question: Question, claim: Claim, provision: Provision[Bars]) -> Finding:
    bars = provision.value
    if not _is_any_raised(claim, bars):
        return silent(rule, Outcome.NOT_APPLICABLE, GroundCode.NOT_RAISED, provision)
    looked = [_look(claim, ground) for ground in bars.grounds]
    code = next(code for code in _GRAVEST_FIRST if any(each.code is code for each in looked))
    those = [each for each in looked if each.code is code]
    names = tuple(dict.fromkeys(each.ground.name for each in those))
    outcome = _OUTCOMES[code]
    missing = tuple(dict.fromkeys(fact for each in those for fact in each.missing))
    return Finding(
        rule=rule,
        outcome=outcome,
        code=code,
        values=(("grounds", names),) if code in _NAMED else (),
        facts_read=known(claim, *(each.ground.shown_by for each in looked)),
        facts_missing=missing if outcome is Outcome.UNKNOWN else (),
        provisions=used(provision),
        question=question if outcome is Outcome.NEEDS_OFFICER else "",
    )


def _is_any_raised(claim: Claim, bars: Bars) -> bool:
    """Whether the claim, or the law, brings up any ground at all."""
    facts = claim.facts
    for each in bars.grounds:  # noqa: SIM110  # asked of every claim; a generator costs more
        if each.asked_of_everyone or each.shown_by in facts:
            return True
    return False


def _look(claim: Claim, ground: Ground) -> _Looked:
    """What one ground does to this claim."""
    said = claim.says(ground.shown_by)
    if said is None and not ground.asked_of_everyone:
        return _Looked(ground, GroundCode.NOT_RAISED)
    scope = Scope(ground.when, ground.not_when)
    applies = scope.holds(claim)
    if applies is False or said is (not ground.is_so):
        return _Looked(ground, GroundCode.CLEARED)
    if said is None:
        return _Looked(ground, GroundCode.UNANSWERED, (ground.shown_by,))
    if applies is None:
        return _Looked(ground, GroundCode.UNANSWERED, scope.missing(claim))
    code = GroundCode.TO_BE_JUDGED if ground.officer_confirms else _SHOWN[ground.effect]
    return _Looked(ground, code)
