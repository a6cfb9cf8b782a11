"""A queue as an officer reads it: one table a queue, emergencies first."""

from collections.abc import Sequence
from typing import Final

from flows.commands import tables
from flows.commands.words import REASONS_SHOWN_MAX, counted, why
from schemas.queues import Queue
from schemas.record import QueuedClaim

_ORDER: Final = (Queue.EMERGENCY, Queue.APPROVAL, Queue.REVIEW)


def show(waiting: Sequence[QueuedClaim]) -> None:
    """Print the claims that wait, queue by queue."""
    for queue in _ORDER:
        here = [claim for claim in waiting if claim.queue is queue]
        if here:
            title = f"{queue.value.capitalize()}: {counted(len(here), 'claim')}"
            tables.show(title, ("Claim", "Received", "Why"), map(_row, here))
    if waiting:
        tables.say("See one with: redress claim CLAIM_ID")
    else:
        tables.say("No claim waits here.")


def _row(claim: QueuedClaim) -> tuple[str, str, str]:
    return (
        claim.claim_id,
        claim.received_date.isoformat(),
        why(claim.reasons, at_most=REASONS_SHOWN_MAX),
    )
