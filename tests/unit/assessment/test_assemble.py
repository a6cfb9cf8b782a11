"""What becomes of each document of a packet."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assessment.assemble import AssembledClaim, Assembly, assemble
from schemas.document import DocumentKind
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction
from tests.fakes_papers import bill, file, form, police_report, reading, unreadable


def _codes(claim: AssembledClaim) -> set[tuple[str, str]]:
    return {(doubt.reason.code.value, doubt.reason.detail) for doubt in claim.doubts}


def _problems(assembly: Assembly) -> dict[str, ProblemCode]:
    return {each.document: each.problem.code for each in assembly.problems}


def test_a_form_and_its_documents_become_one_claim() -> None:
    assembly = assemble([file(police_report()), file(form()), file(bill())])

    (claim,) = assembly.claims
    assert claim.jurisdiction == "IL"
    assert [each.kind.value for each in claim.readings] == [
        "claim_form",
        "police_report",
        "itemised_bill",
    ]
    assert [each.document for each in claim.attached] == ["report", "bill"]
    assert not claim.doubts
    assert not assembly.problems


def test_pages_behind_a_form_in_one_file_support_it_without_being_attached() -> None:
    assembly = assemble([file(form("scan"), police_report("scan"))])

    (claim,) = assembly.claims
    assert len(claim.supporting) == 1
    assert not claim.attached


def test_the_same_document_given_twice_counts_once() -> None:
    assembly = assemble([file(form()), file(bill()), file(bill())])

    assert len(assembly.claims[0].supporting) == 1


def test_a_supporting_document_without_a_form_is_a_problem() -> None:
    assembly = assemble([file(bill())])

    assert _problems(assembly) == {"bill": ProblemCode.NO_FORM_IN_PACKET}


def test_an_unknown_document_alone_is_a_problem() -> None:
    unknown = file(reading(DocumentKind.UNRECOGNISED, "letter", {}))

    assert _problems(assemble([unknown])) == {"letter": ProblemCode.FORM_NOT_RECOGNISED}


def test_an_unreadable_document_alone_keeps_its_own_problem() -> None:
    assembly = assemble([unreadable("locked", ProblemCode.NEEDS_PASSWORD)])

    assert _problems(assembly) == {"locked": ProblemCode.NEEDS_PASSWORD}


def test_a_claim_goes_on_beside_an_unreadable_document_but_a_person_is_told() -> None:
    assembly = assemble([file(form()), unreadable("locked", ProblemCode.NEEDS_PASSWORD)])

    assert _problems(assembly) == {"locked": ProblemCode.NEEDS_PASSWORD}
    assert _codes(assembly.claims[0]) == {("attachment_in_doubt", "needs_password")}


def test_an_unknown_document_beside_a_form_is_attached_and_in_doubt() -> None:
    unknown = file(reading(DocumentKind.UNRECOGNISED, "letter", {}))
    no_reading = unreadable("note", ProblemCode.FORM_NOT_RECOGNISED)

    assembly = assemble([file(form()), unknown, no_reading])

    assert not assembly.problems
    assert [each.document for each in assembly.claims[0].attached] == ["letter", "note"]
    assert _codes(assembly.claims[0]) == {("attachment_in_doubt", "unrecognised")}


def test_two_forms_are_two_claims_and_a_document_supports_those_it_agrees_with() -> None:
    other = form("other", victim_name="Ruprecht Sample", report_number="26-9")

    assembly = assemble([file(form()), file(other), file(police_report())])

    first, second = assembly.claims
    assert [each.document for each in first.supporting] == ["report"]
    assert not second.supporting
    assert _codes(first) == _codes(second) == {("packet_has_two_forms", "packet")}


def test_a_document_supports_both_forms_when_it_agrees_with_both() -> None:
    assembly = assemble([file(form()), file(form("other")), file(police_report())])

    assert [len(claim.supporting) for claim in assembly.claims] == [1, 1]
    assert [len(claim.attached) for claim in assembly.claims] == [1, 0]


def test_a_document_that_agrees_with_neither_of_two_forms_is_in_doubt_for_both() -> None:
    stray = bill("bill", "Ruprecht Sample")

    assembly = assemble([file(form()), file(form("other")), file(stray)])

    for claim in assembly.claims:
        assert not claim.supporting
        assert ("attachment_in_doubt", "itemised_bill") in _codes(claim)
    assert [each.document for each in assembly.claims[0].attached] == ["bill"]


def test_the_named_jurisdiction_is_taken_when_the_form_does_not_tell() -> None:
    silent = replace(form(), jurisdiction="")

    assert assemble([file(silent)], jurisdiction="TX").claims[0].jurisdiction == "TX"


def test_a_form_without_any_jurisdiction_is_a_problem_and_so_are_its_documents() -> None:
    silent = replace(form(), jurisdiction="")

    assert _problems(assemble([file(silent), file(bill())])) == {
        "form": ProblemCode.JURISDICTION_UNKNOWN,
        "bill": ProblemCode.NO_FORM_IN_PACKET,
    }


def test_the_form_wins_over_the_named_jurisdiction_and_a_person_is_told() -> None:
    (claim,) = assemble([file(form())], jurisdiction="TX").claims

    assert claim.jurisdiction == "IL"
    assert _codes(claim) == {("jurisdiction_in_doubt", "jurisdiction")}


def test_a_missing_page_of_a_file_with_a_form_is_in_doubt() -> None:
    torn = replace(file(form()), problems=(Problem(code=ProblemCode.PAGE_NOT_READABLE),))

    assert _codes(assemble([torn]).claims[0]) == {("page_in_doubt", "page_not_readable")}


_FILES = st.sampled_from(
    (
        file(form()),
        file(form("other", victim_name="Ruprecht Sample")),
        file(replace(form("silent"), jurisdiction="")),
        file(form("scan"), bill("scan")),
        file(police_report()),
        file(bill()),
        file(reading(DocumentKind.UNRECOGNISED, "letter", {})),
        unreadable("note", ProblemCode.FORM_NOT_RECOGNISED),
        unreadable("locked", ProblemCode.NEEDS_PASSWORD),
        Extraction(document="blank", page_count=1),
    )
)


@settings(deadline=None)
@given(st.lists(_FILES, unique_by=lambda each: each.document))
def test_every_document_ends_in_exactly_one_place(packet: list[Extraction]) -> None:
    assembly = assemble(packet)

    forms = {claim.form.document for claim in assembly.claims}
    attached = [each.document for claim in assembly.claims for each in claim.attached]
    problems = [each.document for each in assembly.problems]
    ends = [*forms, *attached, *problems]
    assert sorted(ends) == sorted(each.document for each in packet)


@settings(deadline=None)
@given(st.lists(_FILES, unique_by=lambda each: each.document))
def test_a_claim_always_hears_of_what_became_a_problem_beside_it(packet: list[Extraction]) -> None:
    assembly = assemble(packet)

    for claim in assembly.claims:
        for problem in assembly.problems:
            assert ("attachment_in_doubt", problem.problem.code.value) in _codes(claim)
