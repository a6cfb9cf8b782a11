"""What was typed, checked before anything is done: days, states, paths."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import typer

_AMERICAN_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class WrongInputError(typer.TyperException):
    """What was typed cannot be done; the sentence says what to type instead."""

    exit_code = 2


def day(typed: str | None, *, today: date) -> date:
    """The day that was typed, or today when none was.

    Raises WrongInputError for anything but a past or present day as YYYY-MM-DD or M/D/YYYY.
    """
    if typed is None:
        return today
    found = _day(typed.strip())
    if found is None:
        raise WrongInputError(f"{typed} is not a day; type it as 2026-11-20 or 11/20/2026.")
    if found > today:
        raise WrongInputError(f"{typed} lies in the future; nothing can have been received then.")
    return found


def _day(typed: str) -> date | None:
    american = _AMERICAN_DAY.fullmatch(typed)
    try:
        if american:
            month, day_of_month, year = (int(part) for part in american.groups())
            return date(year, month, day_of_month)
        return date.fromisoformat(typed) if len(typed) == len("2026-11-20") else None
    except ValueError:
        return None


def jurisdiction(typed: str | None) -> str:
    """The two capital letters of a state that was typed, or nothing when none was.

    Raises WrongInputError when there is no such state, district or territory.
    """
    from schemas.facts import JURISDICTIONS

    if typed is None:
        return ""
    if typed.upper() not in JURISDICTIONS:
        raise WrongInputError(f"{typed} is not a state; type its two letters, for example IL.")
    return typed.upper()


def paths(typed: list[Path]) -> list[Path]:
    """The files and folders that were typed, each of which must exist.

    Raises WrongInputError naming the first that does not.
    """
    for path in typed:
        if not path.exists():
            raise WrongInputError(f"There is no file or folder {path}; check its name.")
    return typed


def one_of(typed: str | None, choices: list[str], *, what: str) -> str | None:
    """A word that must be one of a few, or None when none was typed.

    Raises WrongInputError listing the words there are.
    """
    if typed is None or typed in choices:
        return typed
    raise WrongInputError(f"{typed} is no {what}; type one of: {', '.join(sorted(choices))}.")
