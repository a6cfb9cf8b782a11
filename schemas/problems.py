"""The catalogue of what can be wrong with paper: stable codes, one sentence each."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from schemas.place import Place


class ProblemCode(StrEnum):
    """A stable name for what is wrong. Officers filter by it; never rename one."""

    # The file as a whole.
    NOT_A_FILE = "not_a_file"
    EMPTY_FILE = "empty_file"
    NOT_A_PDF = "not_a_pdf"
    TOO_LARGE = "too_large"
    NEEDS_PASSWORD = "needs_password"  # noqa: S105  # a code, not a password
    UNKNOWN_ENCRYPTION = "unknown_encryption"
    TRUNCATED = "truncated"
    MALFORMED = "malformed"
    TOO_MANY_PAGES = "too_many_pages"
    NO_PAGES = "no_pages"
    PAGE_COUNTS_DISAGREE = "page_counts_disagree"
    PAGE_TOO_LARGE = "page_too_large"
    TOOK_TOO_LONG = "took_too_long"
    NEEDS_TOO_MUCH_MEMORY = "needs_too_much_memory"
    READER_DIED = "reader_died"
    NO_TEXT_AND_NO_FORM_FIELDS = "no_text_and_no_form_fields"
    TEXT_NOT_DECODABLE = "text_not_decodable"
    DYNAMIC_FORM = "dynamic_form"
    FORM_NOT_RECOGNISED = "form_not_recognised"
    JURISDICTION_UNKNOWN = "jurisdiction_unknown"
    NO_FORM_IN_PACKET = "no_form_in_packet"
    COULD_NOT_BE_ASSESSED = "could_not_be_assessed"
    # One box, one page, one table.
    PAGE_MISSING = "page_missing"
    PAGE_NOT_READABLE = "page_not_readable"
    VALUE_NOT_READABLE = "value_not_readable"
    VALUE_IN_DOUBT = "value_in_doubt"
    DATE_NOT_READABLE = "date_not_readable"
    DATE_APPROXIMATE = "date_approximate"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_IMPOSSIBLE = "date_impossible"
    BOTH_TICKED = "both_ticked"
    NONE_TICKED = "none_ticked"
    CHOICE_NOT_RECOGNISED = "choice_not_recognised"
    CHOICE_SHARED_BY_ROW = "choice_shared_by_row"
    REQUIRED_BOX_EMPTY = "required_box_empty"
    NOT_SIGNED = "not_signed"
    READERS_DISAGREE = "readers_disagree"
    AMOUNT_NOT_READABLE = "amount_not_readable"
    LINES_DO_NOT_ADD_UP = "lines_do_not_add_up"
    TABLE_NOT_READABLE = "table_not_readable"
    TEXT_OUTSIDE_BOXES = "text_outside_boxes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with paper. `seen` may hold private words: it is sealed when stored."""

    code: ProblemCode
    where: Place | None = None
    field: str = ""
    """The fact whose box it is, where there is one."""
    seen: str = ""
    wanted: str = ""


SENTENCES: Final = MappingProxyType(
    {
        ProblemCode.NOT_A_FILE: "There is no readable file at this path.",
        ProblemCode.EMPTY_FILE: "The file is empty; ask for it again.",
        ProblemCode.NOT_A_PDF: "The file is not a PDF; ask for a PDF.",
        ProblemCode.TOO_LARGE: "The file is larger than Redress takes; ask for a smaller scan.",
        ProblemCode.NEEDS_PASSWORD: "The file is locked with a password; ask for it unlocked.",
        ProblemCode.UNKNOWN_ENCRYPTION: "The file is encrypted in a way that cannot be opened.",
        ProblemCode.TRUNCATED: "The end of the file is missing; ask for it again.",
        ProblemCode.MALFORMED: "The file is damaged and cannot be read; ask for it again.",
        ProblemCode.TOO_MANY_PAGES: "The file has more pages than Redress takes; split it.",
        ProblemCode.NO_PAGES: "The file has no pages.",
        ProblemCode.PAGE_COUNTS_DISAGREE: "The file does not say clearly how many pages it has.",
        ProblemCode.PAGE_TOO_LARGE: "A page claims a size that no paper has.",
        ProblemCode.TOOK_TOO_LONG: "Reading the file took too long; a person must look at it.",
        ProblemCode.NEEDS_TOO_MUCH_MEMORY: "The file unpacks to more than can safely be read.",
        ProblemCode.READER_DIED: "The file stopped the reading program; treat it with care.",
        ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS: "The file is a picture: a person must read it.",
        ProblemCode.TEXT_NOT_DECODABLE: "The text cannot be decoded: a person must read it.",
        ProblemCode.DYNAMIC_FORM: "The file is a dynamic (XFA) form; ask for it printed to PDF.",
        ProblemCode.FORM_NOT_RECOGNISED: "This is no form or document that Redress knows.",
        ProblemCode.JURISDICTION_UNKNOWN: "The state is not known; name it with --jurisdiction.",
        ProblemCode.NO_FORM_IN_PACKET: (
            "There is no claim form with this document; attach it with `redress attach`."
        ),
        ProblemCode.COULD_NOT_BE_ASSESSED: "An error in Redress stopped this file; it is kept.",
        ProblemCode.PAGE_MISSING: "A page of the form is missing.",
        ProblemCode.PAGE_NOT_READABLE: "A page of the form could not be read.",
        ProblemCode.VALUE_NOT_READABLE: "What stands in the box could not be read.",
        ProblemCode.VALUE_IN_DOUBT: "What stands in the box is not certain.",
        ProblemCode.DATE_NOT_READABLE: "The date could not be read.",
        ProblemCode.DATE_APPROXIMATE: "The date is given as approximate.",
        ProblemCode.DATE_AMBIGUOUS: "The date can be read in two ways.",
        ProblemCode.DATE_IMPOSSIBLE: "There is no such day, or it lies where it cannot.",
        ProblemCode.BOTH_TICKED: "Both answers are ticked.",
        ProblemCode.NONE_TICKED: "Neither answer is ticked.",
        ProblemCode.CHOICE_NOT_RECOGNISED: "The words in the box are none of the known choices.",
        ProblemCode.CHOICE_SHARED_BY_ROW: "One tick on this form marks a whole row of choices.",
        ProblemCode.REQUIRED_BOX_EMPTY: "A box that the form requires is empty.",
        ProblemCode.NOT_SIGNED: "The form is not signed.",
        ProblemCode.READERS_DISAGREE: "Two ways of reading the box give different answers.",
        ProblemCode.AMOUNT_NOT_READABLE: "The amount could not be read.",
        ProblemCode.LINES_DO_NOT_ADD_UP: "The lines of the bill do not add up to its total.",
        ProblemCode.TABLE_NOT_READABLE: "The bill's table could not be read.",
        ProblemCode.TEXT_OUTSIDE_BOXES: "Something is written where the form has no box.",
    }
)
"""What each code means and, where it helps, what to do."""


def sentence(problem: Problem) -> str:
    """Say what is wrong without repeating what was seen, which may be private."""
    return SENTENCES[problem.code]
