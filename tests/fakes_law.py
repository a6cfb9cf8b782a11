"""Invented findings and awards, as the law would give them."""

from datetime import date
from typing import Final

from schemas.assessment import Assessment
from schemas.award import Award, AwardLine, LineStatus, RoomLeft, Step
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.evidence import Evidence
from schemas.expense import Expense
from schemas.finding import Confidence, Finding, Outcome, ProvisionUsed
from schemas.money import Cents

PAYABLE: Final = Cents(100_00)


def provision(
    parameter: str = "filing_deadline", confidence: Confidence = Confidence.HIGH
) -> ProvisionUsed:
    """A provision of an invented law."""
    return ProvisionUsed(
        parameter=parameter,
        in_force_from=date(2020, 1, 1),
        citation="Example Code § 100",
        source="https://law.example.gov/100",
        confidence=confidence,
        version_chosen_by="application_date",
    )


def finding(
    rule: str = "filing_deadline",
    outcome: Outcome = Outcome.MET,
    facts_read: tuple[str, ...] = ("crime_date", "application_date"),
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    """What one rule says."""
    return Finding(
        rule=rule,
        outcome=outcome,
        code="example",
        facts_read=facts_read,
        provisions=(provision(rule, confidence),),
    )


def award_line(status: LineStatus = LineStatus.COMPUTED, steps: tuple[Step, ...] = ()) -> AwardLine:
    """One line of an award over a hundred dollars."""
    return AwardLine(
        expense_id="expense-1",
        kind="medical",
        claimed_cents=PAYABLE,
        status=status,
        steps=steps,
        payable_cents=PAYABLE,
    )


def award(*lines: AwardLine, payable_cents: int = PAYABLE, left_cents: int = 1_000_00) -> Award:
    """An award within its ceiling."""
    return Award(
        lines=lines or (award_line(),),
        payable_cents=Cents(payable_cents),
        room_left=(
            RoomLeft(
                cap="award_ceiling",
                limit_cents=Cents(2_000_00),
                left_cents=Cents(left_cents),
                provision=provision("award_ceiling"),
            ),
        ),
    )


def assessment(*findings: Finding, money: Award | None = None) -> Assessment:
    """The law's view of one claim: one finding that is met, and an award, if nothing is given."""
    return Assessment(
        jurisdiction="IL",
        law_hash="0" * 64,
        code_version="0",
        findings=findings or (finding(),),
        award=award() if money is None else money,
    )


def evidence(*facts: Fact, expense_is_documented: bool = True) -> Evidence:
    """Evidence of a signed, documented claim, with some facts added or changed."""
    known = (
        fact("crime_date", date(2026, 3, 1), Standing.DOCUMENTED),
        fact("application_date", date(2026, 6, 1), Standing.VERIFIED),
        fact("is_signed", True),  # noqa: FBT003  # it is the fact's value
        *facts,
    )
    expense = Expense(
        expense_id="expense-1",
        kind="medical",
        amount_cents=PAYABLE,
        is_documented=expense_is_documented,
    )
    return Evidence(
        claim=Claim(
            jurisdiction="IL",
            facts={each.name: each for each in known},
            expenses=(expense,),
        )
    )


def fact(name: str, said: FactValue, standing: Standing = Standing.ASSERTED) -> Fact:
    """One fact."""
    return Fact(name=name, value=said, standing=standing)
