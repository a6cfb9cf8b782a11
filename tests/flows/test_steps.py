"""Every file of a packet comes to exactly one end, whatever came before and in whatever order."""

from pathlib import Path

from claims.ledger.look_up import claim_file, claims_in
from flows.manifest import GivenPacket
from flows.steps import give_up
from schemas.outcome import FileResult, RunOutcome
from schemas.queues import Queue, ReasonCode
from tests.fakes_office import Office
from tests.fakes_papers import RECEIVED, bill, form, police_report


def ends(outcome: RunOutcome) -> list[tuple[str, FileResult, bool]]:
    return [(Path(file.path).name, file.result, file.is_new) for file in outcome.files]


def test_a_form_becomes_a_claim_and_what_came_with_it_is_attached(office: Office) -> None:
    office.put("a/form.pdf", form())
    office.put("a/report.pdf", police_report())

    outcome = office.take_in("a/form.pdf", "a/report.pdf")

    assert ends(outcome) == [
        ("form.pdf", FileResult.CLAIM, True),
        ("report.pdf", FileResult.ATTACHED, True),
    ]
    [claim] = outcome.claims
    assert {file.claim_id for file in outcome.files} == {claim.claim_id}
    assert claim.path == outcome.files[0].path
    assert (claim.jurisdiction, claim.form) == ("IL", "il/example")


def test_a_second_time_nothing_is_new_and_nothing_is_read(office: Office) -> None:
    office.put("a/form.pdf", form())
    office.put("a/scan.pdf")
    first = office.take_in("a/form.pdf", "a/scan.pdf")
    office.readers.asked.clear()

    again = office.take_in("a/form.pdf", "a/scan.pdf")

    assert ends(again) == [
        ("form.pdf", FileResult.CLAIM, False),
        ("scan.pdf", FileResult.PROBLEM, False),
    ]
    assert office.readers.asked == []
    assert [claim.claim_id for claim in again.claims] == [first.claims[0].claim_id]
    assert again.claims[0].reasons == first.claims[0].reasons


def test_the_same_bytes_elsewhere_are_a_duplicate_that_names_the_first(office: Office) -> None:
    first = office.put("a/form.pdf", form())
    office.put("b/copy.pdf", form())
    office.take_in("a/form.pdf")

    outcome = office.take_in("b/copy.pdf")

    assert ends(outcome) == [("copy.pdf", FileResult.DUPLICATE, True)]
    assert outcome.files[0].duplicate_of == str(first)
    assert outcome.claims == ()


def test_the_same_bytes_twice_in_a_packet_are_one_document(office: Office) -> None:
    first = office.put("a/form.pdf", form())
    office.put("a/form_again.pdf", form())

    outcome = office.take_in("a/form.pdf", "a/form_again.pdf")

    assert ends(outcome) == [
        ("form.pdf", FileResult.CLAIM, True),
        ("form_again.pdf", FileResult.DUPLICATE, True),
    ]
    assert outcome.files[1].duplicate_of == str(first)


def test_a_document_that_comes_into_the_folder_later_joins_the_claim(office: Office) -> None:
    office.put("a/form.pdf", form())
    before = office.take_in("a/form.pdf")
    office.put("a/report.pdf", police_report())

    after = office.take_in("a/form.pdf", "a/report.pdf")

    assert ends(after) == [
        ("form.pdf", FileResult.CLAIM, False),
        ("report.pdf", FileResult.ATTACHED, True),
    ]
    [claim] = after.claims
    assert claim.claim_id == before.claims[0].claim_id
    assert claim_file(office.desk.ledger, claim.claim_id).assessment_number == 2


def test_a_bill_that_waited_for_its_form_is_attached_when_the_form_comes(office: Office) -> None:
    office.put("a/bill.pdf", bill())
    alone = office.take_in("a/bill.pdf")
    office.put("a/form.pdf", form())

    together = office.take_in("a/bill.pdf", "a/form.pdf")

    assert alone.files[0].code == "no_form_in_packet"
    assert ends(together) == [
        ("bill.pdf", FileResult.ATTACHED, True),
        ("form.pdf", FileResult.CLAIM, True),
    ]


def test_a_form_sent_again_brings_its_new_document_to_the_claim(office: Office) -> None:
    office.put("a/form.pdf", form())
    first = office.take_in("a/form.pdf")
    office.put("b/form.pdf", form())
    office.put("b/report.pdf", police_report())

    outcome = office.take_in("b/form.pdf", "b/report.pdf")

    assert ends(outcome) == [
        ("form.pdf", FileResult.DUPLICATE, True),
        ("report.pdf", FileResult.ATTACHED, True),
    ]
    assert outcome.files[1].claim_id == first.claims[0].claim_id


def test_one_report_can_speak_for_two_claims_and_a_person_is_told(office: Office) -> None:
    office.put("a/form.pdf", form())
    office.put("a/report.pdf", police_report())
    first = office.take_in("a/form.pdf", "a/report.pdf")
    office.put("b/form.pdf", form(victim_name="Zeb Sample"))
    office.put("b/report.pdf", police_report())

    second = office.take_in("b/form.pdf", "b/report.pdf")

    assert [file.result for file in second.files] == [FileResult.CLAIM, FileResult.ATTACHED]
    named = {
        reason.detail
        for reason in second.claims[0].reasons
        if reason.code is ReasonCode.DOCUMENT_IN_ANOTHER_CLAIM
    }
    assert named == {first.claims[0].claim_id}


def test_two_forms_in_one_file_become_two_claims(office: Office) -> None:
    office.put("a/both.pdf", form(), form(victim_name="Zeb Sample", report_number="26-1"))

    outcome = office.take_in("a/both.pdf")
    again = office.take_in("a/both.pdf")

    assert ends(outcome) == [("both.pdf", FileResult.CLAIM, True)]
    assert len(outcome.claims) == 2
    assert ends(again) == [("both.pdf", FileResult.CLAIM, False)]
    assert {claim.claim_id for claim in again.claims} == {
        claim.claim_id for claim in outcome.claims
    }


def test_what_cannot_be_opened_is_a_problem_and_the_claim_goes_on(office: Office) -> None:
    office.put("a/form.pdf", form())
    (office.folder / "a" / "folder.pdf").mkdir()

    outcome = office.take_in("a/folder.pdf", "a/form.pdf", "a/missing.pdf")

    assert [file.result for file in outcome.files] == [
        FileResult.PROBLEM,
        FileResult.CLAIM,
        FileResult.PROBLEM,
    ]
    assert {outcome.files[0].code, outcome.files[2].code} == {"not_a_file"}


def test_a_name_that_is_no_proper_text_is_taken_in_like_any_other(office: Office) -> None:
    place = office.put("a/form.pdf", form())
    odd = place.rename(place.parent / b"fo\xffrm.pdf".decode("utf-8", "surrogateescape"))

    outcome = office.take_in(f"a/{odd.name}")

    assert [file.result for file in outcome.files] == [FileResult.CLAIM]
    assert outcome.files[0].path.endswith(r"fo\xffrm.pdf")


def test_a_packet_that_breaks_us_is_recorded_and_tried_again_later(office: Office) -> None:
    place = office.put("a/form.pdf", form())
    packet = GivenPacket(paths=(str(place),), received_date=RECEIVED)

    given_up = give_up(packet, office.desk)
    later = office.take_in("a/form.pdf")

    assert [file.code for file in given_up.files] == ["could_not_be_assessed"]
    assert ends(later) == [("form.pdf", FileResult.CLAIM, True)]


def test_a_packet_that_breaks_us_each_time_is_recorded_once(office: Office) -> None:
    place = office.put("a/form.pdf", form())
    packet = GivenPacket(paths=(str(place),), received_date=RECEIVED)

    first, second = give_up(packet, office.desk), give_up(packet, office.desk)

    assert first.files[0].code == second.files[0].code
    assert (first.files[0].is_new, second.files[0].is_new) == (True, False)


def test_later_documents_change_where_a_claim_waits(office: Office) -> None:
    office.put("a/form.pdf", form())
    claim_id = office.take_in("a/form.pdf").claims[0].claim_id
    office.put("later/report.pdf", police_report())
    office.put("later/bill.pdf", bill())

    outcome = office.attach(claim_id, "later/report.pdf", "later/bill.pdf")

    assert [file.result for file in outcome.files] == [FileResult.ATTACHED] * 2
    before = {reason.code for reason in outcome.claims[0].reasons}
    assert ReasonCode.NOTHING_CLAIMED_YET not in before
    assert len(claims_in(office.desk.ledger, *Queue)) == len(outcome.claims[0].queues)


def test_a_document_attached_twice_is_nothing_new(office: Office) -> None:
    office.put("a/form.pdf", form())
    claim_id = office.take_in("a/form.pdf").claims[0].claim_id
    office.put("later/report.pdf", police_report())
    office.attach(claim_id, "later/report.pdf")

    again = office.attach(claim_id, "later/report.pdf")

    assert ends(again) == [("report.pdf", FileResult.ATTACHED, False)]
    assert claim_file(office.desk.ledger, claim_id).assessment_number == 2


def test_what_cannot_be_read_leaves_the_claim_as_it_is(office: Office) -> None:
    office.put("a/form.pdf", form())
    claim_id = office.take_in("a/form.pdf").claims[0].claim_id
    office.put("later/broken.pdf")

    outcome = office.attach(claim_id, "later/broken.pdf")

    assert [file.code for file in outcome.files] == ["malformed"]
    assert claim_file(office.desk.ledger, claim_id).assessment_number == 1
