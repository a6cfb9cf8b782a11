"""Form definitions: what is printed on each form we know, where, and which fact it tells.

A definition is data, one YAML file a form and revision, in `definitions/<state>/<form>.yaml`, or
`definitions/documents/<kind>.yaml` for supporting documents. `definitions/README.md` explains
every key by example. A wrong or unknown key stops the program at once.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Final, Literal, Self, TypeAlias

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from schemas.document import DocumentKind
from schemas.facts import FACTS, FactType
from schemas.place import Box

DEFINITIONS: Final = Path(__file__).parent / "definitions"


class DefinitionError(ValueError):
    """A form definition contradicts itself or names something that does not exist."""


def _as_tuple(value: object) -> object:
    """Let one word stand where a list of words may stand."""
    return (value,) if isinstance(value, str) else value


Spellings: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
"""One printed phrase, or several ways in which it is printed."""

Spot: TypeAlias = tuple[int, float, float, float, float]
"""Nominal place of a box: page of the form, x0, top, x1, bottom, in points from the top left."""

Point: TypeAlias = tuple[float, float]
"""Nominal place of a printed label: its left end and its bottom (fonts agree on that best)."""

Known: TypeAlias = bool | str | tuple[str, ...]

ReadAs = Literal[
    "",
    "text",
    "name",
    "name_last_first",
    "name_first_last_middle",
    "date",
    "date_range",
    "money",
    "number",
    "ssn",
    "phone",
    "email",
    "zip",
    "state",
    "city",
    "county",
    "yes_no",
    "choice",
    "choices",
    "crime_types",
    "signature",
    "filled",
]


class _Strict(BaseModel):
    """Unknown keys are refused and nothing is changed once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionDefinition(_Strict):
    """One answer to tick: the words printed beside it and what ticking it says."""

    label: Spellings
    value: Known | None = None
    """None for an answer such as Unknown, which tells no fact."""
    sets: dict[str, Known] = Field(default_factory=dict)
    """Other facts that a tick here tells as well."""
    at: Spot | None = None
    label_at: Point | None = None
    row: str = ""
    """Options of one row are one field on the real form: a tick cannot say which was meant."""
    is_text: bool = False
    """The answer is not a tick: anything written in this box chooses it."""


class BoxDefinition(_Strict):
    """One box of the form: its printed label, what it holds, the fact it tells."""

    label: Spellings = ()
    """Printed words. Empty only where `at` gives the place or the options stand by themselves."""
    fact: str = ""
    key: str = ""
    """A name for `joined` and `compares`; the fact's name where it is not given."""
    read_as: ReadAs = ""
    at: Spot | None = None
    label_at: Point | None = None
    options: tuple[OptionDefinition, ...] = ()
    several_lines: bool = False
    required: bool = False
    """A rule needs it: empty is a problem."""
    also: tuple[str, ...] = ()
    """Further facts to read from the same words."""
    sets: dict[str, Known] = Field(default_factory=dict)
    """Facts that it tells by being filled in at all."""
    value_is: Literal["", "right", "below", "above"] = ""
    """Where the value stands from the label, where the form leaves no doubt."""
    in_head: Spellings = ()
    """Words of a letterhead that is the value where no label tells it."""

    @property
    def name(self) -> str:
        """What other parts of the definition call this box."""
        return self.key or self.fact

    @property
    def is_choice(self) -> bool:
        """Whether it is answered with ticks."""
        return bool(self.options) or self.read_as == "yes_no"

    @property
    def answers(self) -> tuple[OptionDefinition, ...]:
        """The answers to tick; Yes and No where the definition names none."""
        return self.options or (YES_AND_NO if self.read_as == "yes_no" else ())

    @model_validator(mode="before")
    @classmethod
    def _default_reading(cls, given: dict[str, object]) -> dict[str, object]:
        """Take the way of reading from the fact where the definition does not name one."""
        if isinstance(given, dict) and not given.get("read_as") and given.get("fact") in FACTS:
            return given | {"read_as": reading_of(str(given["fact"]))}
        return given

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for fact in (*([self.fact] if self.fact else []), *self.also, *self.sets):
            _known_fact(fact)
        for option in self.options:
            for fact in option.sets:
                _known_fact(fact)
        if not (self.label or self.at or self.options):
            raise DefinitionError(f"{self.name}: a box needs a label, a place or options")
        return self


YES_AND_NO: Final = (
    OptionDefinition(label=("Yes",), value=True),
    OptionDefinition(label=("No",), value=False),
)


class JoinedDefinition(_Strict):
    """One fact whose value stands in several boxes."""

    fact: str
    boxes: tuple[str, ...]
    """Keys of boxes of the same section, in the order in which their words are joined."""
    separator: str = " "
    read_as: ReadAs = ""
    required: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _known_fact(self.fact)
        return self


class ComparesDefinition(_Strict):
    """A yes-or-no fact that follows from whether two boxes name the same person."""

    fact: str
    boxes: tuple[str, str]
    """Keys of two boxes. The same words, or the second left blank, means yes."""


class SectionDefinition(_Strict):
    """One part of the form: the labels in it are looked for after its heading only."""

    heading: Spellings = ()
    boxes: tuple[BoxDefinition, ...] = ()
    joined: tuple[JoinedDefinition, ...] = ()
    printed: tuple[str, ...] = ()
    """Words printed in this section that are neither labels nor answers."""
    required: bool = True
    """Whether the form is incomplete when this section is not found."""

    @property
    def tells_something(self) -> bool:
        """Whether any fact is read from it; other sections only end the one before."""
        return any(
            box.key or box.fact or box.also or box.sets or any(o.sets for o in box.options)
            for box in self.boxes
        )


class LinesDefinition(_Strict):
    """The table of a bill: what its columns are called and what its lines are for."""

    date: Spellings = ()
    description: Spellings = ()
    amount: Spellings
    paid: Spellings = ()
    """A column of payments already made."""
    kind: str = ""
    """The loss each line is for, where the kind of document decides it."""
    no_bill_with: Spellings = ()
    """Words that rule out a bill where no title says that it is one."""


class FormDefinition(_Strict):
    """One form in one revision, or one kind of supporting document."""

    form: str
    called: str = ""
    """What officers call the form, with state and edition."""
    jurisdiction: str = ""
    kind: DocumentKind = DocumentKind.CLAIM_FORM
    title: Spellings
    """Printed at the head of the form; one of these is enough."""
    number: Spellings = ()
    """The form's number, where it has one."""
    revision: Spellings = ()
    """How this revision is printed. Another revision is read with a problem."""
    other_pages: tuple[str, ...] = ()
    """Words by which pages without boxes (instructions) are known."""
    last_page: int = 0
    """How many pages the form has where its layout is known; 0 where it is not."""
    printed: tuple[str, ...] = ()
    """Words printed anywhere that are neither labels nor values, footers for example."""
    sections: tuple[SectionDefinition, ...]
    compares: tuple[ComparesDefinition, ...] = ()
    lines: LinesDefinition | None = None
    """For documents that hold a table of amounts."""
    expense_kind: str = ""
    """For documents that name one amount: the loss it is for."""

    def __hash__(self) -> int:
        """One form and revision has one name."""
        return hash(self.form)

    @cached_property
    def boxes(self) -> tuple[BoxDefinition, ...]:
        """Every box of the form, section by section."""
        return tuple(box for section in self.sections for box in section.boxes)

    @cached_property
    def has_layout(self) -> bool:
        """Whether the nominal places of the boxes are known."""
        return any(box.at or any(o.at for o in box.options) for box in self.boxes)


def definitions() -> tuple[FormDefinition, ...]:
    """Every form and supporting document that Redress knows."""
    return _load(DEFINITIONS)


@cache
def called(form: str) -> str:
    """What officers call a form; the form's own name where no definition of it is left."""
    path = DEFINITIONS / f"{form}.yaml"
    return (_load_one(path).called if path.is_file() else "") or form


@cache
def _load(folder: Path) -> tuple[FormDefinition, ...]:
    """Read all definition files once; they are a part of the program."""
    files = sorted(path for path in folder.glob("*/*.yaml") if path.parent.name != "words")
    return tuple(_load_one(path) for path in files)


def _load_one(path: Path) -> FormDefinition:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    name = f"{path.parent.name}/{path.stem}"
    return FormDefinition.model_validate({"form": name} | content)


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """One vocabulary of `definitions/words`: what each code is called in free text."""
    path = DEFINITIONS / "words" / f"{name}.yaml"
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {str(code): tuple(phrases) for code, phrases in content.items()}


_BY_TYPE: Final[dict[FactType, ReadAs]] = {
    FactType.DATE: "date",
    FactType.TEXT: "text",
    FactType.YES_NO: "yes_no",
    FactType.CHOICE: "choice",
    FactType.CHOICES: "choices",
    FactType.CENTS: "money",
    FactType.NUMBER: "number",
}
_BY_ENDING: Final[dict[str, ReadAs]] = {
    "_name": "name",
    "_ssn": "ssn",
    "_phone": "phone",
    "_email": "email",
    "_state": "state",
    "_city": "city",
    "_county": "county",
}
_BY_FACT: Final[dict[str, ReadAs]] = {
    "crime_types": "crime_types",
    "employer_name": "text",
    "is_signed": "signature",
}


def reading_of(fact: str) -> ReadAs:
    """How words that tell this fact are read, unless the definition says otherwise."""
    if fact in _BY_FACT:
        return _BY_FACT[fact]
    for ending, reading in _BY_ENDING.items():
        if fact.endswith(ending):
            return reading
    return _BY_TYPE[FACTS[fact].type]


def box_of(spot: Spot) -> Box:
    """The rectangle of a nominal place, without its page."""
    return Box(x0=spot[1], top=spot[2], x1=spot[3], bottom=spot[4])


def _known_fact(name: str) -> None:
    if name not in FACTS:
        raise DefinitionError(f"{name}: no such fact in schemas.facts")
