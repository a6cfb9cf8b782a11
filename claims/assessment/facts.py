"""From what was read to facts with standing: what the form says, and what papers bear out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.assessment.accepted_documents import AcceptedDocument, accepted
from claims.assessment.agreement import documents_agree
from claims.assessment.alike import alike
from claims.assessment.derived import claimant_doubts, derived, with_victim
from claims.assessment.expenses import Bill, losses
from claims.assessment.form_facts import impossible_dates, said_by
from claims.assessment.paper_doubts import paper_doubts
from claims.assessment.statements import Statement, statements, untied
from schemas.claim import Claim, Fact, Standing
from schemas.document import DocumentKind
from schemas.evidence import Doubt, Evidence
from schemas.place import Place
from schemas.queues import Reason, ReasonCode
from schemas.reading import Reading


class NoFormError(ValueError):
    """Evidence was asked of documents among which there is no claim form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """One supporting document: what it says, and what fails to tie it to the claim."""

    reading: Reading
    row: AcceptedDocument
    said: Mapping[str, Statement]
    untied_by: tuple[str, ...]


def evidence_from(
    readings: Sequence[Reading],
    *,
    application_date: date,
    jurisdiction: str,
    doubts: Sequence[Doubt] = (),
) -> Evidence:
    """Turn the readings of one claim into facts with standing, and collect every doubt.

    `readings` are one claim form and the documents that came with it; `doubts` are those that
    arose when the packet was assembled. `application_date` is the day of receipt, or of the
    postmark where the law counts that: the program knows it first-hand, so it is verified.
    """
    form = _form_among(readings)
    supporting = [reading for reading in readings if reading is not form]
    said = said_by(form.values)
    on_form = (
        *paper_doubts(form),
        *said.doubts,
        *impossible_dates(said.facts, application_date),
    )
    in_doubt = frozenset(doubt.fact for doubt in on_form if doubt.fact)
    on_paper = with_victim(said.facts, in_doubt)
    firm = {name: fact for name, fact in on_paper.items() if name not in in_doubt}
    papers = _papers(supporting, firm, application_date)
    at_odds = frozenset(doubt.fact for doubt in said.doubts)
    facts = derived(
        _documented(on_paper, papers, in_doubt=in_doubt, at_odds=at_odds),
        is_form_whole=_is_whole(form, (*on_form, *doubts)),
        in_doubt=in_doubt,
    )
    facts["application_date"] = Fact(
        name="application_date", value=application_date, standing=Standing.VERIFIED
    )
    claimed = losses(form, _bills(papers), facts)
    return Evidence(
        claim=Claim(jurisdiction=jurisdiction, facts=facts, expenses=claimed.expenses),
        agreement=documents_agree(on_paper, supporting, application_date),
        doubts=(
            *doubts,
            *on_form,
            *claimant_doubts(facts),
            *(doubt for paper in papers for doubt in _paper_doubts(paper)),
            *claimed.doubts,
        ),
    )


def _form_among(readings: Sequence[Reading]) -> Reading:
    """The claim form of a packet."""
    for reading in readings:
        if reading.kind is DocumentKind.CLAIM_FORM:
            return reading
    raise NoFormError("evidence needs a claim form")


def _papers(
    supporting: Sequence[Reading], firm: Mapping[str, Fact], received: date
) -> tuple[_Paper, ...]:
    """Each document of an accepted kind, held against what the form says without doubt."""
    papers = []
    for reading in supporting:
        row = accepted(reading.kind, received)
        if row is None:
            continue
        said = statements(reading, row)
        loose = untied(firm, said, row)
        papers.append(_Paper(reading=reading, row=row, said=said, untied_by=loose))
    return tuple(papers)


def _documented(
    facts: Mapping[str, Fact],
    papers: Sequence[_Paper],
    *,
    in_doubt: frozenset[str],
    at_odds: frozenset[str],
) -> dict[str, Fact]:
    """Raise to documented what a tied document bears out, and add what only it says.

    A box in doubt stays asserted. Where the form gives two answers, no document chooses.
    """
    result = dict(facts)
    for paper in papers:
        if paper.untied_by:
            continue
        for name in sorted(paper.row.supports & paper.said.keys() - at_odds):
            statement, fact = paper.said[name], result.get(name)
            if fact is None:
                result[name] = _fact_from(statement)
            elif name not in in_doubt and _bears_out(fact, statement):
                result[name] = replace(
                    fact, standing=Standing.DOCUMENTED, places=(*fact.places, statement.place)
                )
    return result


def _fact_from(statement: Statement) -> Fact:
    """A fact that the form leaves open and a tied document supplies."""
    return Fact(
        name=statement.fact,
        value=statement.value,
        standing=Standing.DOCUMENTED,
        places=(statement.place,),
    )


def _bears_out(fact: Fact, statement: Statement) -> bool:
    """Whether a document says all of what the form says; of several choices, every one."""
    if isinstance(fact.value, frozenset) and isinstance(statement.value, frozenset):
        return fact.value <= statement.value
    return alike(fact.name, fact.value, statement.value)


def _is_whole(form: Reading, doubts: Sequence[Doubt]) -> bool:
    """Whether every page of the form could be read, so that an empty box was left empty."""
    return not any(
        doubt.reason.code is ReasonCode.PAGE_IN_DOUBT
        and (doubt.place is None or doubt.place.document == form.document)
        for doubt in doubts
    )


def _bills(papers: Sequence[_Paper]) -> tuple[Bill, ...]:
    """The documents that carry expense lines."""
    return tuple(
        Bill(reading=paper.reading, said=paper.said, is_tied=not paper.untied_by)
        for paper in papers
        if paper.reading.expenses
    )


def _paper_doubts(paper: _Paper) -> tuple[Doubt, ...]:
    """The doubts a document raises by its state, and by not being tied to the claim."""
    whole = Place(document=paper.reading.document, page=paper.reading.first_page)
    if not paper.untied_by:
        loose: tuple[Doubt, ...] = ()
    elif paper.reading.expenses:
        loose = tuple(
            Doubt(reason=Reason(code=ReasonCode.BILL_IN_DOUBT, detail=name), place=whole)
            for name in paper.untied_by
        )
    else:
        detail = paper.reading.kind.value
        loose = (
            Doubt(reason=Reason(code=ReasonCode.ATTACHMENT_IN_DOUBT, detail=detail), place=whole),
        )
    return (*paper_doubts(paper.reading), *loose)
