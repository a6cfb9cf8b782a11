"""Findings and award steps in plain sentences, made only when somebody reads them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from schemas.award import Step
from schemas.facts import COLLATERAL_SOURCES, FACTS, STATES_AND_ABROAD
from schemas.finding import Finding, FindingValue
from schemas.money import dollars

FOLDER: Final = Path(__file__).parent / "sentences"
LANGUAGE: Final = "en"
COULD_LENGTHEN: Final = "could_lengthen"
CLAIMANT: Final = "claimant"
OFFICER: Final = "officer"
LAW: Final = "law"


class SentenceMissingError(LookupError):
    """A code has no sentence in the language that is asked for."""


def explain(finding: Finding, language: str = LANGUAGE) -> str:
    """Say in one sentence what a rule found, with the citation it rests on.

    Raises SentenceMissingError when the code, or a value that its sentence names, is missing.
    """
    book = _book(language)
    sentences = {**book["shared"], **book["findings"].get(finding.rule, {})}
    said = _fill(sentences, finding.code, finding.values, book["words"])
    facts = dict(finding.values).get(COULD_LENGTHEN)
    if facts:
        said += book[COULD_LENGTHEN].format(facts=written(facts, language))
    citations = "; ".join(dict.fromkeys(each.citation for each in finding.provisions))
    return f"{said} [{citations}]." if citations else f"{said}."


def ask(finding: Finding, language: str = LANGUAGE) -> str:
    """The question that an officer has to answer; empty when the finding asks none."""
    if not finding.question:
        return ""
    return _fill(_book(language)["questions"], finding.question, (), {})


def explain_step(step: Step, language: str = LANGUAGE) -> str:
    """Say in one sentence why something is deducted from an expense."""
    book = _book(language)
    said = _fill(book["steps"], step.code, (("detail", step.detail),), book["words"])
    return f"{said} [{step.provision.citation}]." if step.provision else f"{said}."


def explain_missing(fact: str, language: str = LANGUAGE) -> str:
    """Say what is not known and who can supply it."""
    book = _book(language)
    who = book["suppliers"][supplier(fact, language)]
    if fact in FACTS:
        return f"{FACTS[fact].question} ({who})"
    return f"{_capital(_word(fact, book['words']))}: {who}."


def supplier(fact: str, language: str = LANGUAGE) -> str:
    """Who can supply what is missing, as a code: `law` when it is law that nobody has read."""
    for who, facts in _book(language)["supplied_by"].items():
        if fact in facts:
            return str(who)
    if fact in COLLATERAL_SOURCES:
        return OFFICER
    return CLAIMANT if fact in FACTS else LAW


def written(value: FindingValue, language: str = LANGUAGE) -> str:
    """A value as an officer reads it: "March 3, 2026", "robbery and arson"."""
    return _written("", value, _book(language)["words"])


def _fill(
    sentences: Mapping[str, str],
    code: str,
    values: tuple[tuple[str, FindingValue], ...],
    words: Mapping[str, str],
) -> str:
    try:
        return sentences[code].format(
            **{name: _written(name, value, words) for name, value in values}
        )
    except KeyError as error:
        raise SentenceMissingError(f"{code} cannot be put into words: {error}") from error


def _written(name: str, value: FindingValue, words: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return dollars(value) if name.endswith("_cents") else str(value)
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, tuple):
        return _listed([_word(each, words) for each in value])
    return _word(value, words)


def _word(code: str, words: Mapping[str, str]) -> str:
    if code in STATES_AND_ABROAD and code not in words:
        return code
    return words.get(code, code.replace("_", " "))


def _listed(names: list[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004  # one name needs no "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _book(language: str) -> dict[str, Any]:
    """The sentences of one language, read once."""
    path = FOLDER / f"{language}.yaml"
    book: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return book
