"""What the documents of one packet are to each other: forms, and what supports which form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from claims.assessment.alike import alike
from claims.assessment.form_facts import said_by
from schemas.document import DocumentKind
from schemas.evidence import Doubt
from schemas.place import Place
from schemas.problems import Problem, ProblemCode
from schemas.queues import Reason, ReasonCode
from schemas.reading import Extraction, Reading

_TELLS_CLAIMS_APART: Final = ("victim_name", "report_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One document that goes with a claim, and what it is."""

    document: str
    kind: DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledClaim:
    """One claim form with the papers that speak for it. Its form's place in the packet names it."""

    form: Reading
    jurisdiction: str
    supporting: tuple[Reading, ...] = ()
    attached: tuple[Attachment, ...] = ()
    """The other documents that go with this claim; each stands under one claim only."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The form and all that supports it, as `evidence_from` takes them."""
        return (self.form, *self.supporting)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """A document that became neither a claim nor part of one, and the reason."""

    document: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A packet taken apart: every document is in a claim, attached to one, or a problem."""

    claims: tuple[AssembledClaim, ...]
    problems: tuple[FileProblem, ...]


def assemble(documents: Iterable[Extraction], *, jurisdiction: str = "") -> Assembly:
    """Sort the documents of one packet, in the order in which they came.

    `jurisdiction` is what the person who sent them named; a form that tells its own state wins.
    The same document given twice counts once.
    """
    packet = tuple({each.document: each for each in documents}.values())
    forms = tuple(chain.from_iterable(_forms_in(each) for each in packet))
    at_home = tuple(form for form in forms if form.jurisdiction or jurisdiction)
    if not at_home:
        return Assembly(claims=(), problems=tuple(_alone(each) for each in packet))
    left_over = {each.document: each for each in _left_over(packet, at_home)}
    kept = tuple(each for each in packet if each.document not in left_over)
    # A file that ends as a problem is no part of the claim, but a person must know that it came.
    told = tuple(
        _attachment_doubt(each.problem.code.value, each.problem.where)
        for each in left_over.values()
    )
    claims = tuple(
        replace(claim, doubts=(*claim.doubts, *told))
        for claim in _claims(kept, at_home, jurisdiction)
    )
    return Assembly(claims=claims, problems=tuple(left_over.values()))


def _forms_in(extraction: Extraction) -> tuple[Reading, ...]:
    return tuple(each for each in extraction.readings if each.kind is DocumentKind.CLAIM_FORM)


def _claims(
    packet: Sequence[Extraction], forms: Sequence[Reading], jurisdiction: str
) -> tuple[AssembledClaim, ...]:
    """One claim for each form, with the papers that speak for it."""
    others = tuple(
        reading
        for each in packet
        for reading in each.readings
        if reading.kind not in (DocumentKind.CLAIM_FORM, DocumentKind.UNRECOGNISED)
    )
    speaks_for = {id(paper): _forms_of(paper, forms) for paper in others}
    homes = _homes(packet, forms)
    whole_packet = tuple(chain.from_iterable(_packet_doubts(each) for each in packet))
    unclaimed = tuple(paper for paper in others if not speaks_for[id(paper)])
    return tuple(
        AssembledClaim(
            form=form,
            jurisdiction=form.jurisdiction or jurisdiction,
            supporting=tuple(paper for paper in others if form in speaks_for[id(paper)]),
            attached=homes[number],
            doubts=(
                *_form_doubts(form, forms, jurisdiction),
                *whole_packet,
                *(_attachment_doubt(paper.kind.value, _at(paper)) for paper in unclaimed),
            ),
        )
        for number, form in enumerate(forms)
    )


def _forms_of(paper: Reading, forms: Sequence[Reading]) -> tuple[Reading, ...]:
    """The forms that a document speaks for: the only one, or those it agrees with."""
    if len(forms) == 1:
        return tuple(forms)
    return tuple(form for form in forms if _agrees(form, paper))


def _agrees(form: Reading, paper: Reading) -> bool:
    """Whether a document names the form's victim or report number, and contradicts neither."""
    on_form, on_paper = said_by(form.values).facts, said_by(paper.values).facts
    both = [name for name in _TELLS_CLAIMS_APART if name in on_form and name in on_paper]
    return bool(both) and all(
        alike(name, on_form[name].value, on_paper[name].value) for name in both
    )


def _homes(
    packet: Sequence[Extraction], forms: Sequence[Reading]
) -> tuple[tuple[Attachment, ...], ...]:
    """Under which claim each further document is filed: the first it speaks for, else the first."""
    homes: list[list[Attachment]] = [[] for _ in forms]
    for each in packet:
        if _forms_in(each):
            continue
        first = next(chain.from_iterable(_forms_of(paper, forms) for paper in each.readings), None)
        number = 0 if first is None else forms.index(first)
        homes[number].append(Attachment(document=each.document, kind=_kind(each)))
    return tuple(tuple(home) for home in homes)


def _kind(extraction: Extraction) -> DocumentKind:
    """What a document without a form is called: its first part that is recognised."""
    kinds = (each.kind for each in extraction.readings)
    known = (kind for kind in kinds if kind is not DocumentKind.UNRECOGNISED)
    return next(known, DocumentKind.UNRECOGNISED)


def _is_legible(extraction: Extraction) -> bool:
    """Whether a person could read a document although Redress may not know what it is."""
    codes = {problem.code for problem in extraction.problems}
    return bool(extraction.readings) or codes == {ProblemCode.FORM_NOT_RECOGNISED}


def _form_doubts(form: Reading, forms: Sequence[Reading], jurisdiction: str) -> tuple[Doubt, ...]:
    """What is doubtful about the form's place in its packet."""
    doubts = []
    if len(forms) > 1:
        doubts.append(_doubt(ReasonCode.PACKET_HAS_TWO_FORMS, "packet", _at(form)))
    if form.jurisdiction and jurisdiction and form.jurisdiction != jurisdiction:
        doubts.append(_doubt(ReasonCode.JURISDICTION_IN_DOUBT, "jurisdiction", _at(form)))
    return tuple(doubts)


def _packet_doubts(extraction: Extraction) -> tuple[Doubt, ...]:
    """What one document leaves in doubt for every claim of its packet."""
    if not extraction.readings:
        return (_attachment_doubt(DocumentKind.UNRECOGNISED.value, None),)
    unknown = tuple(
        _attachment_doubt(reading.kind.value, _at(reading))
        for reading in extraction.readings
        if reading.kind is DocumentKind.UNRECOGNISED
    )
    of_pages = tuple(
        _doubt(ReasonCode.PAGE_IN_DOUBT, problem.code.value, problem.where)
        for problem in extraction.problems
    )
    return (*of_pages, *unknown)


def _left_over(packet: Sequence[Extraction], at_home: Sequence[Reading]) -> Iterable[FileProblem]:
    """The documents of a packet with a claim that are no part of it."""
    with_claim = {form.document for form in at_home}
    for each in packet:
        if not _is_legible(each):
            yield FileProblem(document=each.document, problem=_why(each))
        elif _forms_in(each) and each.document not in with_claim:
            yield _file_problem(each, ProblemCode.JURISDICTION_UNKNOWN)


def _alone(extraction: Extraction) -> FileProblem:
    """What a document of a packet without any claim ends as."""
    if not extraction.readings:
        return FileProblem(document=extraction.document, problem=_why(extraction))
    if _forms_in(extraction):
        return _file_problem(extraction, ProblemCode.JURISDICTION_UNKNOWN)
    if _kind(extraction) is DocumentKind.UNRECOGNISED:
        return _file_problem(extraction, ProblemCode.FORM_NOT_RECOGNISED)
    return _file_problem(extraction, ProblemCode.NO_FORM_IN_PACKET)


def _why(extraction: Extraction) -> Problem:
    """The first problem of a document that could not be read."""
    return next(iter(extraction.problems), Problem(code=ProblemCode.FORM_NOT_RECOGNISED))


def _file_problem(extraction: Extraction, code: ProblemCode) -> FileProblem:
    return FileProblem(document=extraction.document, problem=Problem(code=code))


def _attachment_doubt(detail: str, place: Place | None) -> Doubt:
    return _doubt(ReasonCode.ATTACHMENT_IN_DOUBT, detail, place)


def _doubt(code: ReasonCode, detail: str, place: Place | None) -> Doubt:
    return Doubt(reason=Reason(code=code, detail=detail), place=place)


def _at(reading: Reading) -> Place:
    """Where a form or document begins."""
    return Place(document=reading.document, page=reading.first_page)
