"""What a form field's own objects mean: text, lists and the states of check boxes."""

import re
from collections.abc import Mapping
from typing import Final

import pikepdf

OFF: Final = "Off"
MOST_VALUE_BYTES: Final = 1_000_000

_MARKUP: Final = re.compile(r"<[^>]*>")
_CHOICE_PAIR: Final = 2


def decoded(value: object) -> str:
    """A string, name, number or stream as text; UTF-16 and PDFDocEncoding decoded."""
    if value is None or isinstance(value, pikepdf.Dictionary):
        return ""
    if isinstance(value, pikepdf.Name):
        return str(value).removeprefix("/")
    if isinstance(value, pikepdf.Stream):
        return decoded(pikepdf.String(value.read_bytes()[:MOST_VALUE_BYTES]))
    if isinstance(value, pikepdf.Array):
        return ", ".join(decoded(item) for item in value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # Halves of surrogate pairs cannot be written as UTF-8.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_value(held: Mapping[str, object]) -> str:
    """What a text box or a list holds, in the words that it shows."""
    if "/V" not in held:
        return _MARKUP.sub("", decoded(held.get("/RV"))).strip()
    value = held["/V"]
    shown = _shown_choices(held.get("/Opt"))
    if isinstance(value, pikepdf.Array):
        return ", ".join(shown.get(item, item) for item in map(decoded, value))
    text = decoded(value)
    return shown.get(text, text)


def on_states(widget: Mapping[str, object]) -> frozenset[str]:
    """The names of the appearances in which this check box is ticked: its own, not its field's."""
    looks = widget.get("/AP")
    if not isinstance(looks, pikepdf.Dictionary):
        return frozenset()
    normal = looks.get("/N")
    if isinstance(normal, pikepdf.Stream) or not isinstance(normal, pikepdf.Dictionary):
        return frozenset()
    return frozenset(name.removeprefix("/") for name in normal.keys()) - {OFF}  # noqa: SIM118  # a PDF object is no dict


def tick(widget: Mapping[str, object], value: object) -> tuple[bool, bool]:
    """Whether a check box or radio button is ticked, and whether that is in doubt.

    `/AS` says which appearance is drawn and `/V` what the field holds. Where they differ, what
    is drawn counts, because that is what the claimant saw; but it is in doubt.
    """
    own = on_states(widget)
    drawn = decoded(widget.get("/AS"))
    held = decoded(value)
    is_held = held in own if own else held not in ("", OFF)
    if not drawn:
        return is_held, False
    is_drawn = drawn in own if own else drawn != OFF
    return is_drawn, value is not None and is_drawn != is_held


def _shown_choices(options: object) -> dict[str, str]:
    """What each stored value of a list shows: `/Opt` holds words or pairs (stored, shown)."""
    if not isinstance(options, pikepdf.Array):
        return {}
    return {
        decoded(option[0]): decoded(option[1])
        for option in options
        if isinstance(option, pikepdf.Array) and len(option) == _CHOICE_PAIR
    }
