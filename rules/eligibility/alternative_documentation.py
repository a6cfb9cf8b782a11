"""What does the claim show that the law takes instead of a police report?"""

from dataclasses import dataclass

from rules.findings import known
from rules.law import Law
from rules.provisions import Provision
from rules.values import Alternatives
from schemas.claim import Claim


@dataclass(frozen=True, slots=True)
class Shown:
    """One accepted thing that the claim shows, and the law that accepts it."""

    fact: str
    officer_confirms: bool
    reads: tuple[str, ...]
    provision: Provision[Alternatives]


def alternative_shown(claim: Claim, law: Law) -> Shown | None:
    """The strongest accepted thing that the claim shows; None when it shows none.

    Read by the reporting deadline. A jurisdiction without this parameter accepts nothing else.
    Where it is not known which version governs, an officer confirms.
    """
    provisions = law.governing("alternative_documentation", Alternatives, claim)
    found: list[Shown] = []
    for provision in provisions:
        for each in provision.value.accepted:
            if claim.says(each.shown_by) is not True:
                continue
            holds = True if each.when is None else each.when.holds(claim)
            if holds is False:
                continue
            to_confirm = each.officer_confirms or holds is None or len(provisions) > 1
            conditions = () if each.when is None else each.when.reads()
            reads = known(claim, each.shown_by, *conditions)
            found.append(Shown(each.shown_by, to_confirm, reads, provision))
    return min(found, key=lambda shown: shown.officer_confirms, default=None)
