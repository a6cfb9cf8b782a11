"""What must hold for any papers whatever they say."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assessment.facts import evidence_from
from schemas import canonical
from schemas.claim import FactValue, Standing
from schemas.document import DocumentKind
from schemas.evidence import Evidence
from schemas.finding import Outcome
from schemas.reading import Reading
from tests.fakes_papers import RECEIVED, form, line, police_report, reading, saying
from tests.strategies import answers

_STRENGTH = list(Standing)

_KINDS = st.sampled_from(
    (
        DocumentKind.POLICE_REPORT,
        DocumentKind.ITEMISED_BILL,
        DocumentKind.FUNERAL_CONTRACT,
        DocumentKind.EMPLOYER_STATEMENT,
    )
)


def _form(changed: dict[str, FactValue]) -> Reading:
    paper = form()
    for fact, said in changed.items():
        paper = saying(paper, fact, said)
    return paper


@st.composite
def _documents(draw: st.DrawFn) -> Reading:
    """Some document: it may name the right victim and report, and it may not."""
    known = draw(st.sampled_from(({}, {each.fact: each.value for each in police_report().values})))
    said = {**known, **draw(answers(4))}
    paper = reading(draw(_KINDS), draw(st.sampled_from(("a", "b", "c"))), said)
    return replace(paper, expenses=draw(st.sampled_from(((), (line(),)))))


def _evidence(*readings: Reading) -> Evidence:
    return evidence_from(readings, application_date=RECEIVED, jurisdiction="IL")


@settings(deadline=None)
@given(answers(), st.lists(_documents(), max_size=3))
def test_any_papers_become_evidence_that_can_be_written_and_read_back(
    changed: dict[str, FactValue], documents: list[Reading]
) -> None:
    evidence = _evidence(_form(changed), *documents)

    assert canonical.from_bytes(Evidence, canonical.to_bytes(evidence)) == evidence


@settings(deadline=None)
@given(answers(), st.lists(_documents(), max_size=2), _documents())
def test_one_more_document_never_weakens_what_others_bear_out(
    changed: dict[str, FactValue], documents: list[Reading], more: Reading
) -> None:
    before = _evidence(_form(changed), *documents).claim.facts
    after = _evidence(_form(changed), *documents, more).claim.facts

    for name, fact in before.items():
        if fact.standing is not Standing.ASSERTED:
            assert _STRENGTH.index(after[name].standing) >= _STRENGTH.index(fact.standing)


@settings(deadline=None)
@given(answers(), st.lists(_documents(), max_size=3))
def test_papers_either_agree_or_every_contradiction_is_a_question(
    changed: dict[str, FactValue], documents: list[Reading]
) -> None:
    outcomes = [each.outcome for each in _evidence(_form(changed), *documents).agreement]

    is_open = Outcome.NEEDS_OFFICER in outcomes
    assert outcomes
    assert is_open or len(outcomes) == 1
    assert not is_open or set(outcomes) == {Outcome.NEEDS_OFFICER}


@settings(deadline=None)
@given(answers())
def test_a_form_alone_documents_nothing(changed: dict[str, FactValue]) -> None:
    facts = _evidence(_form(changed)).claim.facts

    documented = {name for name, fact in facts.items() if fact.standing is Standing.DOCUMENTED}
    assert not documented
