"""Taking things in: `redress process` and `redress attach`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands import asked

Received = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day it came in, as 2026-11-20. Today if not given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def process(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders with PDFs.")
    ],
    received: Received = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option(metavar="XX", help="The state, where a form does not tell it."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in claim forms with what came along, and queue each claim.

    Files of one subfolder belong together: a form and its documents. Files that lie directly in
    PATH stand alone. Running it again changes nothing, and finishes what was interrupted.

    Example: redress process incoming --received 2026-11-20
    """
    from flows import manifest
    from flows.commands import opened, process_answer
    from flows.commands.progress_bar import progress_bar
    from flows.run_flow import run_flow

    given = asked.paths(paths)
    packets = asked.packets(
        given, received_date=asked.day(received), jurisdiction=asked.jurisdiction(jurisdiction)
    )
    settings = opened.settings()
    with opened.ledger(settings) as ledger:
        run_id = manifest.write(packets, settings.home, ledger.vault)
    with progress_bar(sum(len(packet.paths) for packet in packets)):
        outcome = run_flow(settings, run_id)
    (process_answer.print_json if as_json else process_answer.show)(outcome, given)


def attach(
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="The claim it belongs to.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Documents that came later.")],
    as_json: AsJson = False,
) -> None:
    """Add documents that came later to a claim.

    The whole claim is then assessed again.

    Example: redress attach IL-2026-7K3M-9QXD police_report.pdf
    """
    from flows.attach_later import attach_later
    from flows.commands import opened, process_answer
    from flows.run import desk

    given = asked.paths(files)
    settings, wanted = opened.settings(), asked.claim_id(claim_id)
    with opened.ledger(settings) as ledger:
        opened.claim(ledger, wanted)
    with desk(settings) as place:
        outcome = attach_later(wanted, asked.absolute(given), place)
    (process_answer.print_json if as_json else process_answer.show_attached)(outcome, given)
