"""One claim as an officer reads it: papers, facts with their places, findings, award, history."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from claims.extraction.definitions import called
from claims.queues.words import in_words
from flows.commands import assessment_answer, tables
from flows.commands.words import KINDS, plain, why
from schemas.claim import Fact, FactValue
from schemas.evidence import Doubt
from schemas.facts import FACTS, FactType
from schemas.finding import Finding
from schemas.money import dollars
from schemas.place import Place
from schemas.record import ClaimDocument, ClaimFile, HistoryEntry


def show(claim: ClaimFile) -> None:
    """Print everything that is known of a claim."""
    names = {each.sha256: Path(each.path).name for each in claim.documents}
    form = called(claim.form)
    tables.say(f"Claim {claim.claim_id}, {form}, received {claim.received_date}.")
    for item in claim.assessed.work_items:
        tables.show(f"Waits in {item.queue.value}", ("Why",), [(why(item.reasons),)])
    tables.show("Papers", ("File", "What it is", "Pages"), map(_document_row, claim.documents))
    facts = sorted(claim.assessed.claim.facts.values(), key=lambda fact: fact.name)
    tables.show(
        "Facts (where: file, page, points from its left and top)",
        ("Fact", "Value", "Standing", "Where"),
        (_fact_row(each, names) for each in facts),
    )
    if claim.assessed.doubts:
        doubts = (_doubt_row(doubt, names) for doubt in claim.assessed.doubts)
        tables.show("In doubt", ("What", "Where"), doubts)
    assessment_answer.show(
        claim.assessed.assessment,
        claim.assessed.claim,
        lambda finding: _papers_say(finding, claim, names),
    )
    tables.show("History", ("When (UTC)", "What", "Assessment"), map(_history_row, claim.history))


def _document_row(document: ClaimDocument) -> tuple[str, str, str]:
    pages = f"{document.first_page} to {document.last_page}" if document.first_page else "unread"
    return (document.path, KINDS[document.kind.value], pages)


def _fact_row(fact: Fact, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    where = "\n".join(dict.fromkeys(_where(place, names) for place in fact.places))
    return (plain(fact.name), _written(fact.name, fact.value), fact.standing.value, where)


def _doubt_row(doubt: Doubt, names: Mapping[str, str]) -> tuple[str, str]:
    return (in_words(doubt.reason), _where(doubt.place, names) if doubt.place else "")


def _papers_say(finding: Finding, claim: ClaimFile, names: Mapping[str, str]) -> Iterator[str]:
    """What stands at each place that a finding names, as it is written there."""
    written = {
        (value.fact, value.place): value.raw for paper in claim.readings for value in paper.values
    }
    fact = str(dict(finding.values).get("fact", ""))
    for place in finding.places:
        yield f"{_where(place, names)}: {written.get((fact, place), '')}"


def _where(place: Place, names: Mapping[str, str]) -> str:
    """File, page and box, in points from the top left corner."""
    spot = f"{names.get(place.document, 'a document')} p. {place.page}"
    return spot if place.box is None else f"{spot} at {place.box.x0:.0f}, {place.box.top:.0f}"


def _written(name: str, value: FactValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(map(plain, sorted(value)))
    if isinstance(value, int):
        is_money = name in FACTS and FACTS[name].type is FactType.CENTS
        return dollars(value) if is_money else str(value)
    return str(value)


def _history_row(entry: HistoryEntry) -> tuple[str, str, str]:
    moment = entry.recorded_at[:16].replace("T", " ")
    return (moment, plain(entry.kind), str(entry.assessment_number))
