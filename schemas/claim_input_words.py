"""What is wrong with a claim given as JSON, one sentence a fault, without repeating any value."""

from collections.abc import Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from pydantic_core import ErrorDetails

from schemas.facts import FACTS, FactType

_KEY_LENGTH_MAX: Final = 60
_TAGS: Final = frozenset({"plain", "stated"})

_TOP_KEYS: Final = ("jurisdiction", "facts", "expenses")
_EXPENSE_KEYS: Final = (
    *("expense_id", "kind", "amount_cents", "is_documented", "payee", "service_date"),
    *("service_end_date", "weeks", "sessions", "miles", "person", "payments"),
)
_PAYMENT_KEYS: Final = ("source", "amount_cents")
_STATED_KEYS: Final = ("value", "standing")

_WANTED_BY_TYPE: Final = MappingProxyType(
    {
        FactType.DATE: "a day written YYYY-MM-DD",
        FactType.TEXT: "words in quotation marks",
        FactType.YES_NO: "true or false",
        FactType.CENTS: "a whole number of cents, not negative",
        FactType.NUMBER: "a whole number, not negative",
    }
)

_WANTED_BY_KEY: Final = MappingProxyType(
    {
        "jurisdiction": "a jurisdiction by its two capital letters, for example IL",
        "facts": "an object with one key for each known fact",
        "expenses": "a list of expense lines",
        "expense_id": "a name for the line, in quotation marks",
        "kind": "a kind of loss; `redress schema claim` lists them",
        "amount_cents": _WANTED_BY_TYPE[FactType.CENTS],
        "is_documented": _WANTED_BY_TYPE[FactType.YES_NO],
        "payee": "claimant or provider",
        "service_date": _WANTED_BY_TYPE[FactType.DATE],
        "service_end_date": _WANTED_BY_TYPE[FactType.DATE],
        "weeks": _WANTED_BY_TYPE[FactType.NUMBER],
        "sessions": _WANTED_BY_TYPE[FactType.NUMBER],
        "miles": _WANTED_BY_TYPE[FactType.NUMBER],
        "person": "victim, or a relationship to the victim",
        "payments": "a list of payments",
        "source": "a source of payment; `redress schema claim` lists them",
        "standing": "asserted, documented or verified",
    }
)


def sentences(errors: Sequence[ErrorDetails]) -> tuple[str, ...]:
    """One sentence for each fault, naming the key and what is wanted there."""
    return tuple(dict.fromkeys(_sentence(error) for error in errors))


def _sentence(error: ErrorDetails) -> str:
    """Name the key at fault and what is wanted."""
    path = tuple(str(part) for part in error["loc"] if part not in _TAGS)
    if error["type"] == "json_invalid":
        return f"This is not JSON: {error['ctx']['error']}."
    if not path:
        return "A claim wants an object with `jurisdiction`, `facts` and `expenses`."
    key = ".".join(path)[:_KEY_LENGTH_MAX]
    if error["type"] == "extra_forbidden":
        return _unknown_key(key, path)
    if error["type"] == "missing":
        return f"`{key}` is missing; it wants {_wanted(path)}."
    return f"`{key}` wants {_wanted(path)}."


def _unknown_key(key: str, path: tuple[str, ...]) -> str:
    """Refuse a key, and offer the one that was probably meant."""
    near = get_close_matches(path[-1], _known_keys(path), n=1)
    hint = f"; did you mean `{near[0]}`?" if near else "; `redress schema claim` lists the keys."
    return f"`{key}` is not a known key{hint}"


def _known_keys(path: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that may stand where this one stands."""
    if len(path) == 1:
        return _TOP_KEYS
    if path[0] == "facts":
        return _STATED_KEYS if path[1:-1] else tuple(FACTS)
    return _PAYMENT_KEYS if "payments" in path[:-1] else _EXPENSE_KEYS


def _wanted(path: tuple[str, ...]) -> str:
    """What belongs at a place in the JSON."""
    if path[-1] in _WANTED_BY_KEY:
        return _WANTED_BY_KEY[path[-1]]
    if path[0] == "facts" and path[1] in FACTS:
        return _wanted_fact(path[1])
    return "an object with the keys that `redress schema claim` lists"


def _wanted_fact(name: str) -> str:
    """What a fact's value must look like."""
    definition = FACTS[name]
    if definition.type is FactType.CHOICE:
        return "one of the choices that `redress schema claim` lists"
    if definition.type is FactType.CHOICES:
        return "a list of choices that `redress schema claim` lists"
    return _WANTED_BY_TYPE[definition.type]
