"""The law of one jurisdiction: read once, never changed, known by the hash of its bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

import yaml

from rules.epochs import Chosen, Epochs, Key
from rules.money_values import Cap, Per
from rules.parameter_files import LawFileError, read_parameter
from rules.provisions import AnyParameter, Provision
from schemas.claim import Claim
from schemas.facts import JURISDICTIONS

V = TypeVar("V")

FOLDER: Final = Path(__file__).parent / "jurisdictions"
FEDERAL: Final = "us"
"""The folder of the federal conditions, which are part of every jurisdiction's law."""
FORMAT: Final = 1
"""Written into the canonical bytes; raised only when old bytes could not be read any more."""

MOST_KNOWN: Final = 5_000
"""So many combinations of stretches of days are kept; claims of one year need a few."""
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LawNotFoundError(LookupError):
    """There is no law of this jurisdiction, or none of the kind that a rule asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Every parameter of one jurisdiction and the federal ones, with their canonical bytes."""

    jurisdiction: str
    parameters: Mapping[str, AnyParameter]
    canonical: bytes
    """All of it as bytes: the same law has the same bytes, and `law_from_canonical` reads them."""
    hash: str
    """SHA-256 of the canonical bytes, in hexadecimal."""
    caps_by_loss: Mapping[str, tuple[str, ...]]
    """For each kind of loss, the caps that have ever applied to it."""
    cap_ranks: Mapping[str, int]
    """The place of each cap in the order in which caps are applied, the narrowest first."""

    epochs: Epochs = field(compare=False, repr=False)
    chosen: Chosen = field(default_factory=dict, compare=False, repr=False)
    """The values that are known to govern, where this is the law for one claim."""
    known_laws: dict[Key, "Law"] = field(default_factory=dict, compare=False, repr=False)
    """What `for_claim` has answered before."""

    def for_claim(self, claim: Claim) -> "Law":
        """The same law, with the values at hand that govern claims of these days."""
        key = self.epochs.key(claim)
        found = self.known_laws.get(key)
        if found is None:
            if len(self.known_laws) >= MOST_KNOWN:
                self.known_laws.clear()
            found = self.known_laws[key] = replace(self, chosen=self.epochs.chosen(key))
        return found

    def governing(
        self, parameter: str, kind: type[V], claim: Claim, service_date: date | None = None
    ) -> tuple[Provision[V], ...]:
        """The provision that governs a claim.

        One where the date that chooses the version is known; every possible one while it is
        unknown; none where the jurisdiction has no such parameter or no value was in force.
        Raises LawNotFoundError when the parameter does not hold that kind of value.
        """
        chosen = self.chosen.get(parameter)
        if chosen is not None:
            return chosen
        known = self.parameters.get(parameter)
        if known is None:
            return ()
        if known.value_type is not kind:
            raise LawNotFoundError(f"{parameter} holds no {kind.__name__}")
        return known.governing(claim, service_date)


def on_file() -> tuple[str, ...]:
    """The jurisdictions whose law there is, for example `("AK", "AL", ...)`."""
    return tuple(state for state in JURISDICTIONS if (FOLDER / state.lower()).is_dir())


@cache
def law_of(jurisdiction: str) -> Law:
    """Read the law of one jurisdiction, for example `law_of("TX")`.

    Raises LawNotFoundError when there is none and LawFileError when a file is wrong.
    """
    folder = FOLDER / jurisdiction.lower()
    if jurisdiction not in JURISDICTIONS or not folder.is_dir():
        raise LawNotFoundError(f"there are no law files for {jurisdiction!r}")
    return read_law(jurisdiction, FOLDER / FEDERAL, folder)


def read_law(jurisdiction: str, *folders: Path) -> Law:
    """Read the law of one jurisdiction from folders of parameter files, of which none may repeat.

    Raises LawFileError when a file is wrong or a parameter stands in two folders.
    """
    said: dict[str, object] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        if path.stem in said:
            raise LawFileError(f"{path.parent.name}/{path.name} stands in another folder already")
        said[path.stem] = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  # safe loaders
    return _law(jurisdiction, said)


@cache
def law_from_canonical(canonical: bytes) -> Law:
    """Read a law back from the bytes recorded with an assessment, without any file of the past."""
    said = json.loads(canonical)
    if said["format"] != FORMAT:
        raise LawFileError(f"canonical law of format {said['format']} cannot be read")
    return _law(said["jurisdiction"], said["parameters"])


def _law(jurisdiction: str, said: Mapping[str, object]) -> Law:
    parameters: dict[str, AnyParameter] = {}
    plain: dict[str, Any] = {}
    for name, content in said.items():
        try:
            parameters[name], plain[name] = read_parameter(name, content)
        except ValueError as error:
            raise LawFileError(f"{jurisdiction} {name}: {error}") from error
    canonical = json.dumps(
        {"format": FORMAT, "jurisdiction": jurisdiction, "parameters": plain},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()
    return Law(
        jurisdiction=jurisdiction,
        parameters=MappingProxyType(parameters),
        canonical=canonical,
        hash=sha256(canonical).hexdigest(),
        caps_by_loss=MappingProxyType(_caps_by_loss(parameters)),
        cap_ranks=MappingProxyType(_cap_ranks(parameters)),
        epochs=Epochs(parameters),
    )


def _caps_by_loss(parameters: Mapping[str, AnyParameter]) -> dict[str, tuple[str, ...]]:
    """The index that spares the award a search through every cap for every bill."""
    caps: dict[str, dict[str, None]] = {}
    for name, parameter in parameters.items():
        for provision in parameter.newest_first:
            if isinstance(provision.value, Cap):
                for loss in sorted(provision.value.losses):
                    caps.setdefault(loss, {}).setdefault(name)
    return {loss: tuple(sorted(names)) for loss, names in caps.items()}


def _cap_ranks(parameters: Mapping[str, AnyParameter]) -> dict[str, int]:
    """Caps for a week or session before sums, so that no sum is used up by what they cut anyway.

    Of each the ones on fewer losses come first.
    """
    widths: dict[str, tuple[bool, int, str]] = {}
    for name, parameter in parameters.items():
        cap = parameter.newest_first[0].value
        if isinstance(cap, Cap):
            widths[name] = cap.per in {Per.CLAIM, Per.PERSON}, len(cap.losses), name
    return {name: rank for rank, name in enumerate(sorted(widths, key=widths.__getitem__))}
