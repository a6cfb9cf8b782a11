"""What was typed, checked before anything is done: days, states, paths."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from flows.manifest import GivenPacket

_AMERICAN_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class WrongInputError(typer.TyperException):
    """What was typed cannot be done; the sentence says what to type instead."""

    exit_code = 2


def day(typed: str | None, now: datetime | None = None) -> date:
    """The day that was typed, or today where this machine stands when none was.

    Raises WrongInputError for anything but a past or present day as YYYY-MM-DD or M/D/YYYY.
    """
    today = (now or datetime.now(UTC)).astimezone().date()
    if typed is None:
        return today
    found = _any_day(typed)
    if found > today:
        raise WrongInputError(f"{typed} lies in the future; nothing can have been received then.")
    return found


def day_of_law(typed: str | None) -> date:
    """The day whose law is asked for, which may lie in the future; today when none was typed.

    Raises WrongInputError for anything but a day as YYYY-MM-DD or M/D/YYYY.
    """
    return day(None) if typed is None else _any_day(typed)


def parameter(typed: str | None) -> str | None:
    """The name of a parameter of law, or None when none was typed.

    Raises WrongInputError when no rule reads one of that name.
    """
    from rules.parameter_files import PARAMETERS

    if typed is None or typed in PARAMETERS:
        return typed
    named = ", ".join(name for name in PARAMETERS if not name.startswith("cap_"))
    raise WrongInputError(
        f"{typed} is no parameter; type one of: {named}, or cap_ and a loss, e.g. cap_funeral."
    )


def _any_day(typed: str) -> date:
    found = _day(typed.strip())
    if found is None:
        raise WrongInputError(f"{typed} is not a day; type it as 2026-11-20 or 11/20/2026.")
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


def absolute(typed: Sequence[Path]) -> tuple[str, ...]:
    """Where files lie, whatever folder the run stands in. Links are not followed."""
    return tuple(os.path.abspath(path) for path in typed)  # noqa: PTH100  # resolve() follows links


def packets(
    typed: Sequence[Path], *, received_date: date, jurisdiction: str = ""
) -> tuple["GivenPacket", ...]:
    """What is given with some paths, sorted into packets."""
    from claims.intake.packets import packets as packets_of
    from flows.manifest import GivenPacket

    return tuple(
        GivenPacket(
            paths=absolute(packet.paths), received_date=received_date, jurisdiction=jurisdiction
        )
        for packet in packets_of(typed)
    )


def one_of(typed: str | None, choices: list[str], *, what: str) -> str | None:
    """A word that must be one of a few, or None when none was typed.

    Raises WrongInputError listing the words there are.
    """
    if typed is None or typed in choices:
        return typed
    raise WrongInputError(f"{typed} is no {what}; type one of: {', '.join(sorted(choices))}.")


def claim_id(typed: str) -> str:
    """The id of a claim in the one way ids are written.

    Raises WrongInputError when it cannot be one: a letter is missing, wrong or swapped.
    """
    from claims.ledger.claim_ids import as_claim_id, is_claim_id

    written = as_claim_id(typed)
    if not is_claim_id(written):
        raise WrongInputError(f"{typed} is not a claim id; look at it again in `redress queue`.")
    return written
