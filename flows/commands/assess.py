"""The law without the ledger: `redress assess` and `redress schema`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands import asked
from flows.commands.process import AsJson


def assess(
    claim: Annotated[
        Path, typer.Argument(metavar="CLAIM.json", help="Facts as JSON; - reads standard input.")
    ],
    as_json: AsJson = False,
) -> None:
    """Hold facts given as JSON against the law of their state. Nothing is stored.

    Example: redress assess claim.json
    """
    from claims.assessment.code_version import code_version
    from flows.commands import assessment_answer, plain
    from rules.evaluate import evaluate
    from rules.law import law_of
    from schemas.claim_input import claim_from_json

    given = claim_from_json(_content(claim))
    if isinstance(given, tuple):
        source = "Standard input" if str(claim) == "-" else str(claim)
        raise asked.WrongInputError(f"{source} is not a claim: " + " ".join(given))
    law = law_of(asked.jurisdiction(given.jurisdiction))
    assessment = evaluate(given, law, code_version=code_version())
    if as_json:
        plain.print_json(assessment)
    else:
        assessment_answer.show(assessment, given)


def schema(
    shape: Annotated[str, typer.Argument(metavar="claim|assessment", help="Which shape.")],
) -> None:
    """Print the JSON Schema of what `redress assess` takes or answers.

    Example: redress schema claim > claim.schema.json
    """
    from pydantic import TypeAdapter

    from flows.commands import plain
    from schemas.assessment import Assessment
    from schemas.claim_input import claim_schema

    if asked.one_of(shape, ["claim", "assessment"], what="shape") == "claim":
        plain.print_json(claim_schema())
    else:
        plain.print_json(TypeAdapter(Assessment).json_schema(mode="serialization"))


def _content(path: Path) -> bytes:
    """The bytes of a file, or of standard input for a dash."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise asked.WrongInputError(f"{path} cannot be read: {error.strerror}.") from None
