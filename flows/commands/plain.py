"""Values as plain JSON: days as text, choices as sorted lists, nothing left out."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import typer


def as_plain(value: object) -> Any:  # noqa: ANN401  # plain JSON has many types
    """A value of `schemas` as dictionaries, lists, texts and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): as_plain(held) for name, held in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def print_json(value: object) -> None:
    """Print a value as JSON and nothing else."""
    typer.echo(json.dumps(as_plain(value), indent=2))
