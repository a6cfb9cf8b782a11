"""Draws what comes with a claim form: police reports, bills, contracts, employers' statements."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sample_claims.drawing.elements import (
    Bar,
    Block,
    Box,
    Form,
    Gap,
    How,
    Note,
    Row,
    Style,
    Words,
    row,
    yes_no,
)
from sample_claims.drawing.sheet import draw

Document = Mapping[str, Any]
"""What stands on a document: texts by key, and `lines`, a list of rows, for its table."""


class UnknownDocumentError(KeyError):
    """There is no such kind of document."""


def draw_document(kind: str, facts: Document, how: How) -> bytes:
    """Draw one supporting document, for example a `police_report`.

    `facts` are the texts of its boxes by key, and `lines` for a table: date, description and
    amount of each line of a bill, item and price of a contract. The lines need not add up.
    Raises UnknownDocumentError for a kind that is not in `KINDS`.
    """
    if kind not in KINDS:
        raise UnknownDocumentError(kind)
    form = KINDS[kind](facts)
    keys = form.keys()
    return draw(form, {key: value for key, value in facts.items() if key in keys}, how)


def _police_report(facts: Document) -> Form:
    """A report as a police department prints it."""
    blocks: list[Block] = [
        Note(facts["report_agency"].upper(), bold=True, size=15),
        Note("POLICE REPORT", bold=True, size=13),
        Note(f"{facts.get('state', '')}  -  Records Division  -  Certified copy", size=9),
        Gap(6),
        Bar("INCIDENT"),
        row(
            Box("report_number", "Report Number"),
            Box("report_agency", "Reporting Agency", 1.6),
            Box("report_date", "Date Reported"),
        ),
        row(
            Box("crime_date", "Date of Occurrence"),
            Box("crime_end_date", "Through"),
            Box("offense", "Offense(s)", 2),
        ),
        row(Box("crime_address", "Location of Occurrence", 2), Box("crime_city", "City")),
        row(Box("crime_county", "County"), Box("state", "State"), Box("status", "Case Status")),
        Bar("VICTIM"),
        row(Box("victim_name", "Victim Name", 2), Box("victim_birth_date", "Date of Birth")),
        row(yes_no("injured", "Was the victim physically injured?"), Box("injury", "Injury")),
        Bar("NARRATIVE"),
        row(Box("narrative", "Summary of what the reporting party stated", lines=6)),
        row(Box("officer", "Reporting Officer", 2), Box("badge", "Badge")),
    ]
    return _form("Police report", blocks, "Police report - certified copy")


def _law_enforcement_verification(_facts: Document) -> Form:
    """A form that a program sends to the agency, and the agency answers."""
    blocks: list[Block] = [
        Note("LAW ENFORCEMENT VERIFICATION", bold=True, size=15),
        Note("To be completed by the investigating agency.", size=9),
        Bar("Report"),
        row(
            Box("report_agency", "Law Enforcement Agency", 2), Box("report_number", "Report Number")
        ),
        row(Box("crime_date", "Date of Crime"), Box("report_date", "Date Reported to Agency")),
        row(Box("offense", "Type of Crime", 2), Box("crime_county", "County of Crime")),
        row(Box("crime_city", "City of Crime", 2), Box("state", "State")),
        row(Box("victim_name", "Victim Name", 2), Box("victim_birth_date", "Date of Birth")),
        Bar("Answers of the agency"),
        row(yes_no("injured", "Did the victim suffer physical injury?")),
        row(yes_no("cooperated", "Did the victim cooperate with the investigation?")),
        row(yes_no("contributed", "Did the victim's own conduct contribute to the crime?")),
        row(Box("officer", "Completed by", 2), Box("signed", "Date")),
    ]
    return _form("Law enforcement verification", blocks, "Law enforcement verification")


def _bill(facts: Document) -> Form:
    """An itemised bill of a hospital, a dentist or a counsellor."""
    titles = facts.get("columns", ("Date of Service", "Description", "Amount"))
    widths = (1.2, 3.6, 1.2, 1.2)
    blocks: list[Block] = [
        Note(facts["provider"], bold=True, size=15),
        Note(facts.get("provider_address", "100 Invented Road"), size=9),
        Note("ITEMIZED BILL", bold=True, size=13),
        Gap(6),
        row(Box("victim_name", "Patient Name", 2), Box("victim_birth_date", "Date of Birth")),
        row(Box("account", "Account Number"), Box("bill_date", "Statement Date")),
        Gap(10),
        _table_row(titles, widths),
        *(_table_row(line, widths) for line in facts["lines"]),
        _table_row(("", "Total Charges", facts["total"], *[""] * (len(titles) - 3)), widths),
        Gap(10),
        Note(facts.get("remark", "Balance is due from the patient."), size=9),
    ]
    return _form("Itemized bill", blocks, "Itemized bill")


def _funeral_contract(facts: Document) -> Form:
    """A contract with a funeral home: what was chosen and what it costs."""
    widths = (4.0, 1.2)
    blocks: list[Block] = [
        Note(facts["provider"], bold=True, size=15),
        Note(facts.get("provider_address", "200 Invented Road"), size=9),
        Note("FUNERAL CONTRACT", bold=True, size=13),
        Note("Statement of Funeral Goods and Services Selected", size=10),
        Gap(6),
        row(Box("victim_name", "Name of Deceased", 2), Box("victim_death_date", "Date of Death")),
        row(Box("purchaser", "Purchaser", 2), Box("relationship", "Relationship to Deceased")),
        row(Box("contract_date", "Date of Contract")),
        Gap(10),
        _table_row(("Item", "Price"), widths),
        *(_table_row(line, widths) for line in facts["lines"]),
        _table_row(("Total", facts["total"]), widths),
        Gap(10),
        row(Box("purchaser_signature", "Signature of Purchaser", 2), Box("signed", "Date")),
    ]
    return _form("Funeral contract", blocks, "Funeral contract")


def _employer_statement(facts: Document) -> Form:
    """What an employer says of earnings that were lost."""
    blocks: list[Block] = [
        Note(facts["employer"], bold=True, size=15),
        Note("EMPLOYER'S STATEMENT OF LOST EARNINGS", bold=True, size=13),
        Gap(6),
        row(Box("victim_name", "Employee Name", 2), Box("occupation", "Job Title")),
        row(Box("employer", "Employer", 2), Box("employer_phone", "Telephone")),
        row(yes_no("employed", "Was the employee employed on the date of the crime?")),
        row(
            Box("net_weekly_wages", "Net Weekly Wages"),
            Box("weeks", "Number of Weeks Lost"),
            Box("lost_wages", "Total Net Wages Lost"),
        ),
        row(Box("absent_from", "Absent From"), Box("absent_to", "Absent Through")),
        row(yes_no("paid_leave", "Were sick, vacation or disability benefits paid?")),
        row(Box("supervisor", "Completed by", 2), Box("signed", "Date")),
        row(Box("supervisor_signature", "Signature")),
    ]
    return _form("Employer's statement", blocks, "Employer's statement of lost earnings")


KINDS: Final[Mapping[str, Callable[[Document], Form]]] = MappingProxyType(
    {
        "police_report": _police_report,
        "law_enforcement_verification": _law_enforcement_verification,
        "bill": _bill,
        "funeral_contract": _funeral_contract,
        "employer_statement": _employer_statement,
    }
)
"""How each kind of document is drawn."""


def _form(name: str, blocks: list[Block], foot: str) -> Form:
    return Form(
        name=name,
        pages=(tuple(blocks),),
        footer=lambda page: (foot, "", f"Page {page}"),
        style=Style(margin=50, line=15, label_size=8, bar_size=9.5),
    )


def _table_row(cells: tuple[str, ...] | list[str], widths: tuple[float, ...]) -> Row:
    return Row(tuple(Words(text, width) for text, width in zip(cells, widths, strict=False)))
