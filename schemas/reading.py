"""What was read from one document: values with their places, and what could not be read."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.claim import FactValue
from schemas.document import DocumentKind
from schemas.expense import Expense
from schemas.place import Place
from schemas.problems import Problem


class Method(StrEnum):
    """How a value was read."""

    FORM_FIELD = "form_field"
    """From the form's own fillable box."""
    PRINTED_TEXT = "printed_text"
    """From text that stands in the box, by the fast reader."""
    CAREFUL_TEXT = "careful_text"
    """From text that stands in the box, by the careful reader."""
    MARK = "mark"
    """From a tick or cross, as text or as ink."""
    TABLE = "table"
    """From a row of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadValue:
    """One value read from paper. `raw` is exactly what stands there, `value` what it means."""

    fact: str
    """The fact it speaks of: a name of `schemas.facts.FACTS`."""
    label: str
    """What is printed beside the box."""
    raw: str
    value: FactValue
    place: Place
    method: Method
    confidence_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One form or one supporting document, read. A PDF can hold several, one after another."""

    document: str
    """SHA-256 of the document's bytes."""
    kind: DocumentKind
    first_page: int
    last_page: int
    form: str = ""
    """The form definition it was read by, for example `il/cvc_application_2024_12`."""
    jurisdiction: str = ""
    """The state whose form it is; empty for supporting documents."""
    values: tuple[ReadValue, ...] = ()
    expenses: tuple[Expense, ...] = ()
    total_cents: int | None = None
    """The total that a bill itself names; None where it names none."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read from one file. No readings means that the problems say why."""

    document: str
    page_count: int
    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
