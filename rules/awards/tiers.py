"""Which amount applies to a claim: the first tier whose condition holds."""

from typing import NamedTuple

from rules.money_values import Tier
from schemas.claim import Claim


class Amount(NamedTuple):
    """The amount that applies; `cents` is None where the law names none, or while unknown."""

    cents: int | None
    missing: tuple[str, ...] = ()
    """What would have to be known to say which amount it is."""
    least_cents: int | None = None
    """The lowest amount that may apply, while it is not known which does."""


def amount(tiers: tuple[Tier, ...], claim: Claim) -> Amount:
    """The first amount whose condition holds, or what is missing to say which it is."""
    if len(tiers) == 1 and tiers[0].when is None:
        return Amount(tiers[0].cents)
    possible: set[int] = set()
    missing: list[str] = []
    for tier in tiers:
        holds = None if tier.when is None else tier.when.holds(claim)
        if holds is False:
            continue
        possible.add(tier.cents)
        if holds or tier.when is None:
            break
        missing += tier.when.missing(claim)
    if len(possible) == 1:
        return Amount(possible.pop())
    return Amount(None, tuple(dict.fromkeys(missing)), min(possible, default=None))
