"""One way to write a value as bytes, so that equal values have equal hashes forever.

JSON with sorted keys, no spaces, UTF-8. Days and sets are tagged (`{"$day": ...}`,
`{"$set": [...]}`) because JSON has neither; positions on a page are the only fractions and are
written as text with two decimals (`{"$at": "12.50"}`), so no float is ever hashed. A field that
holds its default is left out, so that adding a field does not change the bytes of old values.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, Final, TypeAlias, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

Writer: TypeAlias = Callable[[Any], object]
"""Turns a value of one type into what JSON can say."""


class NotCanonicalError(TypeError):
    """A value holds something that has no canonical form."""


def to_bytes(value: object) -> bytes:
    """Write a frozen value of `schemas` as canonical bytes."""
    written = json.dumps(
        _plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    # The text of a damaged PDF can hold half a character, and must be kept as it is.
    return written.encode("utf-8", "surrogatepass")


def from_bytes(kind: type[T], data: bytes) -> T:
    """Read canonical bytes back as the kind of value they were.

    Raises pydantic's ValidationError when the bytes hold anything else.
    """
    found: T = _ADAPTER_OF[kind].validate_python(json.loads(data, object_hook=_untagged))
    return found


class _Adapters(dict[type, TypeAdapter[Any]]):
    """The checker of each kind of value, built once: building costs far more than checking."""

    def __missing__(self, kind: type) -> TypeAdapter[Any]:
        return self.setdefault(kind, TypeAdapter(kind))


class _Writers(dict[type, Writer]):
    """How values of each type are written, found once a type: there are millions of values."""

    def __missing__(self, kind: type) -> Writer:
        return self.setdefault(kind, _writer(kind))


def _plain(value: object) -> object:
    """Turn a value into what JSON can say."""
    return _WRITER_OF[type(value)](value)


def _writer(kind: type) -> Writer:
    """The first family that a type belongs to says how its values are written."""
    for family, writer in _FAMILIES:
        if issubclass(kind, family):
            return writer
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    raise NotCanonicalError(f"{kind.__name__} has no canonical form")


def _dataclass_writer(kind: type) -> Writer:
    """Writes the fields of a dataclass that differ from their defaults."""
    defaults = tuple((each.name, _default(each)) for each in fields(kind))

    def write(value: object) -> dict[str, object]:
        return {
            name: _WRITER_OF[type(held)](held)
            for name, default in defaults
            if (held := getattr(value, name)) != default or type(held) is not type(default)
        }

    return write


def _default(each: Field[object]) -> object:
    """The default of a field; a required one has a marker that nothing equals."""
    if each.default is not MISSING:
        return each.default
    if each.default_factory is not MISSING:
        return each.default_factory()
    return MISSING


def _untagged(found: dict[str, Any]) -> Any:  # noqa: ANN401  # the inverse of _plain
    """Turn a tagged object back into the day, set or position it stands for."""
    if "$day" in found:
        return date.fromisoformat(found["$day"])
    if "$set" in found:
        return frozenset(found["$set"])
    if "$at" in found:
        return float(found["$at"])
    return found


_FAMILIES: Final[tuple[tuple[Any, Writer], ...]] = (
    (Enum, lambda value: value.value),
    (str | bool | int | NoneType, lambda value: value),
    (date, lambda value: {"$day": value.isoformat()}),
    (float, lambda value: {"$at": f"{value:.2f}"}),
    (frozenset, lambda value: {"$set": sorted(value)}),
    (tuple | list, lambda value: [_plain(item) for item in value]),
    (Mapping, lambda value: {str(key): _plain(item) for key, item in value.items()}),
)

_WRITER_OF: Final = _Writers()
_ADAPTER_OF: Final = _Adapters()
