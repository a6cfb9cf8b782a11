"""Which values of law govern claims of certain days, found once for all claims of those days.

Between two changes of law every claim is under the same values. A replay of a million claims
therefore looks each value up once for each stretch of days, and not once a claim.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from rules.provisions import ONE_DAY, SERVICE_DATE, AnyParameter, Provision
from schemas.claim import Claim

Chosen: TypeAlias = Mapping[str, tuple[Provision[Any], ...]]
"""By parameter, the value that governs; nothing where a date decides that is not known."""
Key: TypeAlias = tuple[int, ...]
"""Between which changes each of the deciding dates of a claim lies; -1 where it is not known."""

UNKNOWN: Final = -1


class Epochs:
    """The stretches of days between changes of one law."""

    def __init__(self, parameters: Mapping[str, AnyParameter]) -> None:
        """Note every day on which a value begins or has ended, by the date that decides it."""
        self._plain = {name: each for name, each in parameters.items() if _is_plain(each)}
        changes: dict[str, set[date]] = {}
        for parameter in self._plain.values():
            changes.setdefault(_chooser(parameter), set()).update(_changes(parameter))
        self._changes = {name: sorted(days) for name, days in sorted(changes.items())}

    def key(self, claim: Claim) -> Key:
        """The stretches that a claim falls in."""
        return tuple(
            [
                UNKNOWN if (day := claim.day(name)) is None else bisect_right(days, day)
                for name, days in self._changes.items()
            ]
        )

    def chosen(self, key: Key) -> Chosen:
        """The values that govern every claim with this key."""
        days: dict[str, date] = {}
        for (name, changes), number in zip(self._changes.items(), key, strict=True):
            if number != UNKNOWN:
                days[name] = changes[number - 1] if number else date.min
        return {
            name: tuple(
                each
                for each in parameter.newest_first
                if each.first_day <= days[_chooser(parameter)] <= each.last_day
            )
            for name, parameter in self._plain.items()
            if _chooser(parameter) in days
        }


def _is_plain(parameter: AnyParameter) -> bool:
    """Whether one date of the claim decides between all values, with no condition beside it."""
    values = parameter.newest_first
    choosers = {each.used.version_chosen_by for each in values}
    return (
        len(choosers) == 1
        and SERVICE_DATE not in choosers
        and all(each.only_when is None and not each.reaches_pending for each in values)
    )


def _chooser(parameter: AnyParameter) -> str:
    return parameter.newest_first[0].used.version_chosen_by


def _changes(parameter: AnyParameter) -> set[date]:
    """The first day of each value, and the first day after it."""
    begins = {each.first_day for each in parameter.newest_first} - {date.min}
    ends = {each.last_day for each in parameter.newest_first} - {date.max}
    return begins | {day + ONE_DAY for day in ends}
