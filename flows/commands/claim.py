"""One claim with everything in it: `redress claim`."""

from typing import Annotated

import typer

from flows.commands import asked
from flows.commands.process import AsJson


def claim(
    claim_id: Annotated[
        str, typer.Argument(metavar="CLAIM_ID", help="As `redress queue` shows it.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show one claim: what was read, what the law says, what happened.

    Each fact is shown with the file, page and place it was read at, each finding with its law.

    Example: redress claim IL-2026-7K3M-9QXD
    """
    from flows.commands import claim_answer, opened, plain

    with opened.ledger(opened.settings()) as ledger:
        found = opened.claim(ledger, asked.claim_id(claim_id))
    if as_json:
        plain.print_json(found)
    else:
        claim_answer.show(found)
