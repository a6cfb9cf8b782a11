"""How fast the law is loaded and claims are assessed under it. Run by `make bench`.

Prints figures; nothing here passes or fails, because a machine may be busy.
"""

import gc
import statistics
import sys
import time
from datetime import date
from types import MappingProxyType
from typing import Final

from rules.evaluate import evaluate
from rules.law import FEDERAL, FOLDER, Law, law_of, on_file, read_law
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.expense import Expense, Payment
from schemas.money import Cents

ROUNDS: Final = 7
CLAIMS: Final = 300
DAY: Final = date(2025, 3, 1)


def main() -> None:
    """Measure loading, then assessment in every jurisdiction on file."""
    states = list(on_file())
    begun = time.perf_counter()
    loads = {state: _timed_load(state) for state in states}
    say(f"\nThe law of {len(states)} jurisdictions")
    slowest = max(loads, key=loads.__getitem__)
    say(f"  loading all                  {time.perf_counter() - begun:8.2f} s    (wanted 2)")
    say(f"  loading one, the slowest     {1000 * loads[slowest]:8.1f} ms   (wanted 50) {slowest}")
    gc.collect()
    gc.freeze()  # the law is there for good; looking through it for garbage is waste
    for bills in (2, 3):
        _say_rates(states, bills)


def _say_rates(states: list[str], bills: int) -> None:
    """Claims of so many bills; the sample claims have 1.9 in the mean."""
    rates = {state: _claims_a_second(_claim(state, bills)) for state in states}
    slowest = min(rates, key=rates.__getitem__)
    mean = statistics.harmonic_mean(rates.values())
    say(f"  full assessments, {bills} bills    {mean:8,.0f} a second   (wanted 10,000)")
    say(f"    in the slowest jurisdiction{rates[slowest]:8,.0f} a second   {slowest}")


def _timed_load(state: str) -> float:
    begun = time.perf_counter()
    read_law(state, FOLDER / FEDERAL, FOLDER / state.lower())
    return time.perf_counter() - begun


def _claims_a_second(claim: Claim) -> float:
    """The best of several rounds: the least disturbed by what else the machine does."""
    law = law_of(claim.jurisdiction)
    best = min(_timed_round(claim, law) for _ in range(ROUNDS))
    return CLAIMS / best


def _timed_round(claim: Claim, law: Law) -> float:
    begun = time.perf_counter()
    for _ in range(CLAIMS):
        evaluate(claim, law, code_version="bench")
    return time.perf_counter() - begun


def _claim(state: str, bills: int = 3) -> Claim:
    """An assault with some bills, of which an insurer paid a part of the first."""
    said: dict[str, FactValue] = {
        "application_date": date(2025, 9, 1),
        "claimant_relationship": "self",
        "collateral_sources": frozenset({"health_insurance"}),
        "crime_date": DAY,
        "crime_state": state,
        "crime_types": frozenset({"assault"}),
        "is_physically_injured": True,
        "report_date": date(2025, 3, 2),
        "victim_birth_date": date(1980, 1, 1),
        "victim_state": state,
    }
    facts = {
        name: Fact(name=name, value=value, standing=Standing.DOCUMENTED)
        for name, value in said.items()
    }
    paid = Payment(source="health_insurance", amount_cents=Cents(1_000_00))
    expenses = (
        _bill("medical", 5_000_00, payments=(paid,)),
        _bill("lost_wages", 2_000_00, weeks=4),
        _bill("mental_health", 900_00, sessions=6),
    )
    return Claim(jurisdiction=state, facts=MappingProxyType(facts), expenses=expenses[:bills])


def _bill(
    kind: str,
    cents: int,
    *,
    weeks: int | None = None,
    sessions: int | None = None,
    payments: tuple[Payment, ...] = (),
) -> Expense:
    return Expense(
        expense_id=kind,
        kind=kind,
        amount_cents=Cents(cents),
        is_documented=True,
        service_date=DAY,
        weeks=weeks,
        sessions=sessions,
        payments=payments,
    )


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
