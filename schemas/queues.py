"""Where a claim waits, and the typed reasons why."""

from dataclasses import dataclass
from enum import StrEnum


class Queue(StrEnum):
    """The three places a claim can wait for a person."""

    APPROVAL = "approval"
    EMERGENCY = "emergency"
    REVIEW = "review"


class ReasonCode(StrEnum):
    """Why a claim stands in a queue. Officers filter by it; never rename one."""

    ALL_MET_AND_DOCUMENTED = "all_met_and_documented"
    EMERGENCY_NEED = "emergency_need"
    FINDING_NOT_MET = "finding_not_met"
    FINDING_NEEDS_OFFICER = "finding_needs_officer"
    FINDING_UNKNOWN = "finding_unknown"
    FINDING_HOLDS = "finding_holds"
    FINDING_CURABLE = "finding_curable"
    FACT_ONLY_ASSERTED = "fact_only_asserted"
    PROVISION_NOT_READ_AT_SOURCE = "provision_not_read_at_source"
    LAW_MISSING = "law_missing"
    FIELD_IN_DOUBT = "field_in_doubt"
    PAGE_IN_DOUBT = "page_in_doubt"
    DOCUMENTS_DISAGREE = "documents_disagree"
    BILL_IN_DOUBT = "bill_in_doubt"
    AWARD_LINE_UNKNOWN = "award_line_unknown"
    NOTHING_CLAIMED_YET = "nothing_claimed_yet"
    OVER_LIMIT = "over_limit"
    ATTACHMENT_IN_DOUBT = "attachment_in_doubt"
    PACKET_HAS_TWO_FORMS = "packet_has_two_forms"
    POSSIBLE_DUPLICATE_CLAIM = "possible_duplicate_claim"
    DOCUMENT_IN_ANOTHER_CLAIM = "document_in_another_claim"
    JURISDICTION_IN_DOUBT = "jurisdiction_in_doubt"
    NOTHING_PAYABLE = "nothing_payable"
    EXPENSE_NOT_COVERED = "expense_not_covered"
    SIGNED_STATEMENT_ACCEPTED = "signed_statement_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: its code, and what it is about (a rule, a fact, a parameter) as a name."""

    code: ReasonCode
    detail: str
    """Names of rules, facts, parameters or ids only: never a value from the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One claim in one queue, with every reason for its being there."""

    queue: Queue
    reasons: tuple[Reason, ...]
