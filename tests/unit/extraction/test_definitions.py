"""Every form definition is whole, and its guide names every key."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from claims.extraction.definitions import (
    DEFINITIONS,
    BoxDefinition,
    FormDefinition,
    LinesDefinition,
    OptionDefinition,
    SectionDefinition,
    definitions,
    words,
)
from schemas import facts
from schemas.document import DocumentKind
from schemas.facts import FACTS, FactType

each_form = pytest.mark.parametrize("form", definitions(), ids=lambda form: form.form)


def test_the_six_states_and_four_documents_are_defined() -> None:
    kinds = {form.kind for form in definitions()}
    states = {form.jurisdiction for form in definitions()} - {""}

    assert states >= {"CA", "FL", "IL", "IN", "NY", "TX"}
    assert kinds == set(DocumentKind) - {DocumentKind.UNRECOGNISED}


@each_form
def test_options_tell_values_that_their_facts_can_hold(form: FormDefinition) -> None:
    for box in form.boxes:
        for option in box.options:
            told = {box.fact: option.value, **option.sets} if box.fact else dict(option.sets)
            for fact, value in told.items():
                assert _fits(fact, value), f"{form.form}: {fact} cannot be {value}"


def _fits(fact: str, value: object) -> bool:
    definition = FACTS[fact]
    if value is None:
        return True
    if definition.type is FactType.YES_NO:
        return isinstance(value, bool)
    if definition.type in {FactType.CHOICE, FactType.CHOICES}:
        codes = value if isinstance(value, tuple) else (value,)
        return set(codes) <= set(definition.choices)
    return isinstance(value, str)


@each_form
def test_joined_boxes_exist_in_their_section(form: FormDefinition) -> None:
    for section in form.sections:
        names = {box.name for box in section.boxes}
        for joined in section.joined:
            assert set(joined.boxes) <= names


@each_form
def test_compared_boxes_exist(form: FormDefinition) -> None:
    names = {box.name for box in form.boxes}
    names |= {joined.fact for section in form.sections for joined in section.joined}

    for compares in form.compares:
        assert set(compares.boxes) <= names


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        ("crime_types", facts.CRIME_TYPES),
        ("relationships", facts.RELATIONSHIPS),
        ("collateral_sources", facts.COLLATERAL_SOURCES),
        ("losses", facts.LOSSES),
        ("bill_kinds", facts.LOSSES),
        ("states", facts.JURISDICTIONS),
    ],
)
def test_vocabularies_lead_to_known_codes(vocabulary: str, codes: tuple[str, ...]) -> None:
    assert set(words(vocabulary)) <= set(codes)


@pytest.mark.parametrize("vocabulary", ["crime_types", "relationships", "states"])
def test_no_phrase_means_two_codes(vocabulary: str) -> None:
    phrases = [text for texts in words(vocabulary).values() for text in texts]

    assert len(phrases) == len(set(phrases))


def test_the_guide_names_every_key() -> None:
    guide = (Path(DEFINITIONS) / "README.md").read_text(encoding="utf-8")
    models = (FormDefinition, SectionDefinition, BoxDefinition, OptionDefinition, LinesDefinition)
    keys = {key for model in models for key in model.model_fields} - {"form"}

    assert {key for key in keys if not re.search(rf"\b{key}\b", guide)} == set()


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        BoxDefinition.model_validate({"label": "Name", "colour": "red"})


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(ValidationError):
        BoxDefinition.model_validate({"label": "Name", "fact": "favourite_colour"})


def test_a_box_must_be_findable() -> None:
    with pytest.raises(ValidationError):
        BoxDefinition.model_validate({"fact": "victim_name"})
