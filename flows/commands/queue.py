"""What waits for a person: `redress queue`."""

from typing import Annotated

import typer

from flows.commands import asked
from flows.commands.process import AsJson


def queue(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[approval|emergency|review]", help="Which queue; all if not given."
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Only claims with this reason, e.g. field_in_doubt."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the claims that wait in a queue, the oldest first, and why.

    Example: redress queue review --reason field_in_doubt
    """
    from claims.ledger.look_up import claims_in
    from flows.commands import opened, plain, queue_answer
    from schemas.queues import Queue, ReasonCode

    wanted = asked.one_of(name, [each.value for each in Queue], what="queue")
    code = asked.one_of(reason, [each.value for each in ReasonCode], what="reason")
    with opened.ledger(opened.settings()) as ledger:
        waiting = claims_in(ledger, *([Queue(wanted)] if wanted else []))
    found = tuple(
        each for each in waiting if code is None or code in {one.code for one in each.reasons}
    )
    if as_json:
        plain.print_json({"claims": found})
    else:
        queue_answer.show(found)
