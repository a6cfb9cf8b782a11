"""Which kind of document supports which facts: the table an officer would be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from schemas.claim import FactValue
from schemas.document import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedDocument:
    """One kind of document and what it can support for claims received from a day on."""

    kind: DocumentKind
    accepted_from: date
    supports: frozenset[str]
    """The facts that it can turn from asserted into documented."""
    implies: Mapping[str, FactValue]
    """What its mere existence says, once it is tied to the claim."""
    tied_by: tuple[str, ...]
    """The facts that must stand on both papers and agree before it speaks for this claim."""
    tied_by_dates: frozenset[str] = frozenset()
    """At least one of these days must stand on both papers, and none may differ."""


_BEFORE_ANY_PROGRAM: Final = date(1965, 1, 1)
"""No victim-compensation program is older: the row holds for every claim there can be."""

ACCEPTED_DOCUMENTS: Final = (
    AcceptedDocument(
        kind=DocumentKind.POLICE_REPORT,
        accepted_from=_BEFORE_ANY_PROGRAM,
        supports=frozenset(
            {
                *("crime_date", "crime_end_date", "crime_types", "crime_state"),
                *("crime_city", "crime_county", "crime_address"),
                *("report_date", "report_number", "report_agency", "is_reported"),
                *("victim_name", "victim_birth_date", "is_physically_injured", "cooperates"),
            }
        ),
        implies=MappingProxyType({"is_reported": True}),
        tied_by=("report_number", "report_agency"),
        tied_by_dates=frozenset({"crime_date", "report_date"}),
    ),
    AcceptedDocument(
        kind=DocumentKind.ITEMISED_BILL,
        accepted_from=_BEFORE_ANY_PROGRAM,
        supports=frozenset(),
        implies=MappingProxyType({}),
        tied_by=("victim_name",),
    ),
    AcceptedDocument(
        kind=DocumentKind.FUNERAL_CONTRACT,
        accepted_from=_BEFORE_ANY_PROGRAM,
        supports=frozenset(
            {
                *("is_victim_deceased", "victim_death_date"),
                *("claimant_name", "claimant_relationship"),
            }
        ),
        implies=MappingProxyType({"is_victim_deceased": True}),
        tied_by=("victim_name",),
    ),
    AcceptedDocument(
        kind=DocumentKind.EMPLOYER_STATEMENT,
        accepted_from=_BEFORE_ANY_PROGRAM,
        supports=frozenset(
            {"employer_name", "is_employed", "net_monthly_wages", "net_weekly_wages"}
        ),
        implies=MappingProxyType({"is_employed": True}),
        tied_by=("victim_name",),
    ),
)
"""Oldest row first; a kind may have a second row from a later day on."""


def accepted(kind: DocumentKind, received: date) -> AcceptedDocument | None:
    """What a kind of document supports for a claim received on a day; None if nothing."""
    rows = (row for row in ACCEPTED_DOCUMENTS if row.kind is kind and row.accepted_from <= received)
    return max(rows, key=lambda row: row.accepted_from, default=None)
