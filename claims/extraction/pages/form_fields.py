"""The fillable boxes of a form and what they hold, read from the PDF's own form (AcroForm).

Text readers never show these values: they live in annotations, not in the page's text. The walk
starts at the pages, not at the form's tree: a box that is on no page was seen by nobody. What a
box says of itself may stand in any of its ancestors (kind, value, flags), and ancestors may
form a loop. Names of fields only tell which boxes are one field; they mean nothing
(in the real Illinois form six fields named "Yes_..." are printed "No").

Source: ISO 32000-1:2008, 12.7.3 and 12.7.4.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

import pikepdf

from claims.extraction.pages.field_values import decoded, on_states, text_value, tick
from claims.extraction.pages.geometry import Geometry
from claims.extraction.pages.paper import Widget, WidgetKind

MOST_ANCESTORS: Final = 32
INHERITED: Final = ("/FT", "/Ff", "/V", "/RV", "/Opt")

_HIDDEN_FLAGS: Final = 2 | 32  # Hidden and NoView
_PUSH_BUTTON: Final = 1 << 16
_RADIO: Final = 1 << 15
_LEAST_SIDE: Final = 0.5

_Held = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWidget:
    """A fillable box with its rectangle in the PDF's own space."""

    kind: WidgetKind
    rectangle: pikepdf.Rectangle
    text: str
    is_on: bool
    is_doubtful: bool
    is_hidden: bool
    field_name: str
    states: frozenset[str]

    @property
    def choice(self) -> tuple[str, frozenset[str]]:
        """What filling this box sets: widgets with the same choice are filled together."""
        return self.field_name, self.states


class FormFields:
    """All fillable boxes of one document, by page."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Walk the form. Raises whatever pikepdf raises over a damaged one."""
        walk = _Walk()
        self._by_page = [list(walk.widgets(page.obj)) for page in pdf.pages]
        found = [widget for page in self._by_page for widget in page]
        self._sharing = Counter(widget.choice for widget in found)
        names = dict.fromkeys(widget.field_name for widget in found)
        self._numbers = {name: number for number, name in enumerate(names, start=1)}

    def __bool__(self) -> bool:
        """Whether the document has any fillable box."""
        return any(self._by_page)

    def any_on_page(self, index: int) -> bool:
        """Whether a page (counted from 0) has any fillable box."""
        return bool(self._by_page[index])

    def on_page(self, index: int, geometry: Geometry) -> list[Widget]:
        """The boxes of one page (counted from 0), placed as a person sees them."""
        return [self._placed(found, geometry) for found in self._by_page[index]]

    def _placed(self, found: FoundWidget, geometry: Geometry) -> Widget:
        rectangle = found.rectangle
        box = geometry.seen(rectangle.llx, rectangle.lly, rectangle.urx, rectangle.ury)
        return Widget(
            kind=found.kind,
            box=box,
            text=found.text,
            is_on=found.is_on,
            is_doubtful=found.is_doubtful,
            is_hidden=found.is_hidden or not geometry.holds(box),
            field_number=self._numbers[found.field_name],
            shared_by=self._sharing[found.choice],
        )


class _Walk:
    """Reads widgets; remembers the ancestors it has met, because hundreds may share one."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[int, int], tuple[str, _Held]] = {}
        self._nameless = 0

    def widgets(self, page: pikepdf.Object) -> Iterator[FoundWidget]:
        """The widgets among a page's annotations; push buttons hold nothing and are left out."""
        annotations = page.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            return
        for annotation in annotations:
            if not isinstance(annotation, pikepdf.Dictionary):
                continue
            held = _held(annotation)
            if held.get("/Subtype") != "/Widget" or "/Rect" not in held:
                continue
            found = self._widget(held)
            if found:
                yield found

    def _widget(self, own: _Held) -> FoundWidget | None:
        name, held = self._with_ancestors(own)
        kind = _kind(held)
        if kind is None:
            return None
        rectangle = pikepdf.Rectangle(cast("pikepdf.Array", own["/Rect"]))
        is_button = kind in (WidgetKind.CHECK, WidgetKind.RADIO)
        is_on, is_doubtful = tick(own, held.get("/V")) if is_button else (False, False)
        if kind is WidgetKind.SIGNATURE:
            is_on = isinstance(held.get("/V"), pikepdf.Dictionary)
        return FoundWidget(
            kind=kind,
            rectangle=rectangle,
            text=text_value(held) if kind in (WidgetKind.TEXT, WidgetKind.CHOICE) else "",
            is_on=is_on,
            is_doubtful=is_doubtful,
            is_hidden=bool(_number(own.get("/F")) & _HIDDEN_FLAGS)
            or min(rectangle.width, rectangle.height) < _LEAST_SIDE,
            field_name=name or self._new_name(),
            states=on_states(own) if is_button else frozenset(),
        )

    def _with_ancestors(self, own: _Held, depth: int = 0) -> tuple[str, _Held]:
        """A node's full name and what it says, completed by its ancestors."""
        said = {key: own[key] for key in INHERITED if key in own}
        name = decoded(own.get("/T"))
        parent = own.get("/Parent")
        if isinstance(parent, pikepdf.Dictionary) and depth < MOST_ANCESTORS:
            above_name, above = self._ancestor(parent, depth + 1)
            said = {**above, **said}
            name = ".".join(part for part in (above_name, name) if part)
        return name, said

    def _ancestor(self, node: pikepdf.Object, depth: int) -> tuple[str, _Held]:
        """The same for an ancestor, read once. A loop ends at the depth that no real form has."""
        key = node.objgen
        if key == (0, 0):
            return self._with_ancestors(_held(node), depth)
        if key not in self._nodes:
            self._nodes[key] = ("", {})
            self._nodes[key] = self._with_ancestors(_held(node), depth)
        return self._nodes[key]

    def _new_name(self) -> str:
        """A name for a field that has none, which no named field can have."""
        self._nameless += 1
        return f"\0{self._nameless}"


def _held(node: pikepdf.Object) -> _Held:
    """What a PDF dictionary holds, by key."""
    return cast("_Held", node.as_dict())


def _kind(held: _Held) -> WidgetKind | None:
    """What a field takes; None for push buttons and for annotations that are no field."""
    flags = _number(held.get("/Ff"))
    match decoded(held.get("/FT")):
        case "Tx":
            return WidgetKind.TEXT
        case "Ch":
            return WidgetKind.CHOICE
        case "Sig":
            return WidgetKind.SIGNATURE
        case "Btn" if flags & _PUSH_BUTTON:
            return None
        case "Btn":
            return WidgetKind.RADIO if flags & _RADIO else WidgetKind.CHECK
    return None


def _number(value: object) -> int:
    """A whole number, or 0 for anything else."""
    return value if isinstance(value, int) else 0
