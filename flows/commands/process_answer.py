"""What `redress process` and `redress attach` answer: a table for people, JSON for programs."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import typer

from claims.extraction.definitions import called
from flows.commands import tables
from flows.commands.asked import absolute
from flows.commands.words import KINDS, REASONS_SHOWN_MAX, counted, why
from schemas.outcome import ClaimOutcome, FileOutcome, FileResult, RunOutcome

Typed: TypeAlias = Callable[[str], str]
"""Writes a path the way it was typed."""

HEADINGS: Final = ("File", "What it is", "Queue", "Why")

NOUNS: Final = {
    FileResult.CLAIM: "claim",
    FileResult.ATTACHED: "attached document",
    FileResult.DUPLICATE: "duplicate",
    FileResult.PROBLEM: "problem",
}


def show(outcome: RunOutcome, given: Sequence[Path], *, with_known: bool = False) -> None:
    """Print what became of every file that is new, or of all, and how many were known."""
    typed = as_typed(given)
    shown = [file for file in outcome.files if file.is_new or with_known]
    if shown:
        folder = os.path.commonpath([Path(typed(file.path)).parent for file in shown])
        title = f"What became of each file in {folder}"
        tables.show(title, HEADINGS, _rows(shown, outcome.claims, typed, folder))
    tables.say(_summary(outcome))


def show_attached(outcome: RunOutcome, given: Sequence[Path]) -> None:
    """Print what became of documents that came later, and where their claim waits now."""
    show(outcome, given)
    rows = [(claim.claim_id, *_of_claim(claim)[1:]) for claim in outcome.claims]
    tables.show("Where the claim waits now", ("Claim", "Queue", "Why"), rows)


def print_json(outcome: RunOutcome, given: Sequence[Path]) -> None:
    """Print the same as JSON, one file after another; other programs rely on this shape."""
    typed = as_typed(given)
    files = outcome.files
    groups: dict[str, Iterable[dict[str, Any]]] = {
        "claims": (_plain_claim(claim, typed) for claim in outcome.claims),
        "attached": (_plain(file, typed) for file in files if _is(file, FileResult.ATTACHED)),
        "duplicates": (_plain(file, typed) for file in files if _is(file, FileResult.DUPLICATE)),
        "problems": (_plain(file, typed) for file in files if _is(file, FileResult.PROBLEM)),
    }
    typer.echo(f'{{\n  "files": {len(files)}', nl=False)
    for name, items in groups.items():
        typer.echo(f',\n  "{name}": [', nl=False)
        comma = ""
        for item in items:
            typer.echo(f"{comma}\n    {json.dumps(item)}", nl=False)
            comma = ","
        typer.echo("\n  ]" if comma else "]", nl=False)
    typer.echo("\n}")


def as_typed(given: Sequence[Path]) -> Typed:
    """How to write a path the way it was typed: below the folder that was given for it."""
    folders = dict(zip(absolute(given), map(str, given), strict=True))

    def typed(path: str) -> str:
        for folder in (path, *map(str, Path(path).parents)):
            if folder in folders:
                return os.path.normpath(folders[folder] + path[len(folder) :])
        return path

    return typed


def _is(file: FileOutcome, result: FileResult) -> bool:
    return file.result is result


def _plain(file: FileOutcome, typed: Typed) -> dict[str, Any]:
    """One file that became no claim."""
    rest: dict[FileResult, dict[str, Any]] = {
        FileResult.ATTACHED: {"claim_id": file.claim_id, "kind": file.kind},
        FileResult.DUPLICATE: {"duplicate_of": typed(file.duplicate_of)},
        FileResult.PROBLEM: {"code": file.code, "detail": file.detail},
    }
    return {"path": typed(file.path), **rest[file.result]}


def _plain_claim(claim: ClaimOutcome, typed: Typed) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "path": typed(claim.path),
        "jurisdiction": claim.jurisdiction,
        "form": claim.form,
        "queues": [queue.value for queue in claim.queues],
        "reasons": [
            {"code": reason.code.value, "detail": reason.detail} for reason in claim.reasons
        ],
    }


def _rows(
    files: Iterable[FileOutcome], claims: Iterable[ClaimOutcome], typed: Typed, folder: str
) -> Iterator[tuple[str, str, str, str]]:
    """One row a file, under its folder; a form that became several claims has one each."""
    made: dict[str, list[ClaimOutcome]] = {}
    for claim in claims:
        made.setdefault(claim.path, []).append(claim)
    packet = "."
    for file in files:
        place, name = os.path.split(os.path.relpath(typed(file.path), folder))
        if place not in ("", packet):
            packet = place
            yield (f"{packet}/", "", "", "")
        name = f"  {name}" if place else name
        if file.result is FileResult.CLAIM:
            yield from ((name, *_of_claim(claim)) for claim in made[file.path])
        else:
            yield (name, *_of_other(file, typed))


def _of_claim(claim: ClaimOutcome) -> tuple[str, str, str]:
    return (
        f"claim {claim.claim_id}\n{called(claim.form)}",
        "\n".join(queue.value for queue in claim.queues),
        why(claim.reasons, at_most=REASONS_SHOWN_MAX),
    )


def _of_other(file: FileOutcome, typed: Typed) -> tuple[str, str, str]:
    if file.result is FileResult.ATTACHED:
        return (KINDS[file.kind], "", "")
    if file.result is FileResult.DUPLICATE:
        return ("the same document again", "", f"already held: {typed(file.duplicate_of)}")
    return ("not taken in", "", file.detail)


def _summary(outcome: RunOutcome) -> str:
    """One sentence; nothing new is said as plainly as something new."""
    total = counted(len(outcome.files), "file")
    new = [file for file in outcome.files if file.is_new]
    if not outcome.files:
        return "There was no file to take in."
    if not new:
        all_of_them = "the file was" if len(outcome.files) == 1 else f"all {total} were"
        return f"Nothing new: {all_of_them} already taken in."
    ends = Counter(file.result for file in new)
    named = ", ".join(counted(ends[result], noun) for result, noun in NOUNS.items())
    known = len(outcome.files) - len(new)
    return f"{total}: {named}{f'; {known} already taken in' if known else ''}."
