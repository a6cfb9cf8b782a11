"""What the papers of one claim amount to: the facts, where papers disagree, and every doubt."""

from dataclasses import dataclass

from schemas.claim import Claim
from schemas.finding import Finding
from schemas.place import Place
from schemas.queues import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing on paper that a person must look at before the claim can be relied on."""

    reason: Reason
    fact: str = ""
    """The fact that is touched; empty when a page, a bill or a whole document is meant."""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim with the standing of each fact, and what its papers leave open."""

    claim: Claim
    agreement: tuple[Finding, ...] = ()
    """The findings of the rule `documents_agree`; empty when no paper was compared."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def facts_in_doubt(self) -> frozenset[str]:
        """The names of the facts that some doubt touches."""
        return frozenset(doubt.fact for doubt in self.doubts if doubt.fact)
