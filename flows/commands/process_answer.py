"""What `redress process` and `redress attach` answer: a table for people, JSON for programs."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import typer

from flows.commands import tables
from flows.commands.asked import absolute
from flows.commands.words import KINDS, REASONS_SHOWN_MAX, counted, why
from schemas.outcome import ClaimOutcome, FileOutcome, FileResult, RunOutcome

HEADINGS: Final = ("File", "What it is", "Queue", "Why")

NOUNS: Final = {
    FileResult.CLAIM: "claim",
    FileResult.ATTACHED: "attached document",
    FileResult.DUPLICATE: "duplicate",
    FileResult.PROBLEM: "problem",
}


def show(outcome: RunOutcome, *, as_json: bool) -> None:
    """Print what became of every file that is new, and how many were known."""
    if as_json:
        typer.echo(json.dumps(as_plain(outcome), indent=2))
        return
    new = [file for file in outcome.files if file.is_new]
    if new:
        folder = os.path.commonpath([Path(file.path).parent for file in new])
        title = f"What became of each file in {folder}"
        tables.show(title, HEADINGS, _rows(new, outcome.claims, folder))
    tables.say(_summary(outcome))


def show_attached(outcome: RunOutcome) -> None:
    """Print what became of documents that came later, and where their claim waits now."""
    show(outcome, as_json=False)
    rows = [(claim.claim_id, *_of_claim(claim)[1:]) for claim in outcome.claims]
    tables.show("Where the claim waits now", ("Claim", "Queue", "Why"), rows)


def as_plain(outcome: RunOutcome) -> dict[str, Any]:
    """The same as plain values; other programs rely on this shape."""
    return {
        "files": len(outcome.files),
        "claims": [_plain_claim(claim) for claim in outcome.claims],
        "attached": [
            {"path": file.path, "claim_id": file.claim_id, "kind": file.kind}
            for file in _ended_as(outcome, FileResult.ATTACHED)
        ],
        "duplicates": [
            {"path": file.path, "duplicate_of": file.duplicate_of}
            for file in _ended_as(outcome, FileResult.DUPLICATE)
        ],
        "problems": [
            {"path": file.path, "code": file.code, "detail": file.detail}
            for file in _ended_as(outcome, FileResult.PROBLEM)
        ],
    }


def as_given(outcome: RunOutcome, given: Sequence[Path]) -> RunOutcome:
    """The same outcome with every path written the way it was typed."""
    typed = dict(zip(absolute(given), map(str, given), strict=True))

    def written(path: str) -> str:
        for folder in (path, *map(str, Path(path).parents)):
            if folder in typed:
                return os.path.normpath(typed[folder] + path[len(folder) :])
        return path

    files = (
        replace(file, path=written(file.path), duplicate_of=written(file.duplicate_of))
        for file in outcome.files
    )
    claims = (replace(claim, path=written(claim.path)) for claim in outcome.claims)
    return RunOutcome(files=tuple(files), claims=tuple(claims))


def _plain_claim(claim: ClaimOutcome) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "path": claim.path,
        "jurisdiction": claim.jurisdiction,
        "form": claim.form,
        "queues": [queue.value for queue in claim.queues],
        "reasons": [
            {"code": reason.code.value, "detail": reason.detail} for reason in claim.reasons
        ],
    }


def _ended_as(outcome: RunOutcome, result: FileResult) -> Iterator[FileOutcome]:
    return (file for file in outcome.files if file.result is result)


def _rows(
    files: Iterable[FileOutcome], claims: Iterable[ClaimOutcome], folder: str
) -> Iterator[tuple[str, str, str, str]]:
    """One row a file; a form that became several claims has one each."""
    made: dict[str, list[ClaimOutcome]] = {}
    for claim in claims:
        made.setdefault(claim.path, []).append(claim)
    for file in files:
        name = os.path.relpath(file.path, folder)
        if file.result is FileResult.CLAIM:
            yield from ((name, *_of_claim(claim)) for claim in made[file.path])
        else:
            yield (name, *_of_other(file))


def _of_claim(claim: ClaimOutcome) -> tuple[str, str, str]:
    return (
        f"claim {claim.claim_id}\non the form {claim.form}",
        "\n".join(queue.value for queue in claim.queues),
        why(claim.reasons, at_most=REASONS_SHOWN_MAX),
    )


def _of_other(file: FileOutcome) -> tuple[str, str, str]:
    if file.result is FileResult.ATTACHED:
        return (f"{KINDS[file.kind]}\nof claim {file.claim_id}", "", "")
    if file.result is FileResult.DUPLICATE:
        return ("the same document again", "", f"already held: {file.duplicate_of}")
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
