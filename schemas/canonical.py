"""One way to write a value as bytes, so that equal values have equal hashes forever.

JSON with sorted keys, no spaces, UTF-8. Days and sets are tagged (`{"$day": ...}`,
`{"$set": [...]}`) because JSON has neither; positions on a page are the only fractions and are
written as text with two decimals (`{"$at": "12.50"}`), so no float is ever hashed. A field that
holds its default is left out, so that adding a field does not change the bytes of old values.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


class NotCanonicalError(TypeError):
    """A value holds something that has no canonical form."""


def to_bytes(value: object) -> bytes:
    """Write a frozen value of `schemas` as canonical bytes."""
    return json.dumps(
        _plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def from_bytes(kind: type[T], data: bytes) -> T:
    """Read canonical bytes back as the kind of value they were.

    Raises pydantic's ValidationError when the bytes hold anything else.
    """
    return _adapter(kind).validate_python(json.loads(data, object_hook=_untagged))


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """Build the checker of one kind of value once: building costs far more than checking."""
    return TypeAdapter(kind)


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911  # one branch for each kind of value
    """Turn a value into what JSON can say."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, float):
        return {"$at": f"{value:.2f}"}
    if isinstance(value, frozenset):
        return {"$set": sorted(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _plain_fields(value)
    raise NotCanonicalError(f"{type(value).__name__} has no canonical form")


def _plain_fields(value: Any) -> dict[str, Any]:  # noqa: ANN401  # any dataclass
    """The fields of a dataclass that differ from their defaults."""
    return {
        name: _plain(held)
        for name, default in _defaults(type(value))
        if (held := getattr(value, name)) != default or type(held) is not type(default)
    }


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Each field of a dataclass with its default; required ones have a marker nothing equals."""
    return tuple((each.name, _default(each)) for each in fields(kind))


def _default(each: Field[object]) -> object:
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
