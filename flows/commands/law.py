"""The law itself: `redress law`."""

from typing import Annotated

import typer

from flows.commands import asked
from flows.commands.process import AsJson

COVERAGE = "coverage"
CHECK = "check"


def law(
    what: Annotated[
        str, typer.Argument(metavar="XX|coverage|check", help="A state, or one of the two words.")
    ],
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day, as 2026-11-20. Today if not given."),
    ] = None,
    parameter: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this one, e.g. filing_deadline.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the law of a state in force on a day; what is on file for all; or check the files.

    Example: redress law OH --on 2015-06-30 --parameter filing_deadline
    """
    from flows.commands import law_answer
    from flows.commands.law_answer import check, coverage

    if what in {COVERAGE, CHECK}:
        if on or parameter:
            raise asked.WrongInputError(f"--on and --parameter go with a state, not with {what}.")
        status = (coverage if what == COVERAGE else check)(as_json=as_json)
        raise typer.Exit(status)
    state = asked.jurisdiction(what)
    day = asked.day_of_law(on)
    name = asked.parameter(parameter)
    (law_answer.print_json if as_json else law_answer.show)(state, day, name)
