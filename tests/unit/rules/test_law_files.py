"""Law files are read strictly, dated without holes, and known by their hash."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pytest
import yaml

from rules import evaluate as evaluation
from rules.law import (
    FEDERAL,
    FOLDER,
    LawNotFoundError,
    law_from_canonical,
    law_of,
    on_file,
    read_law,
)
from rules.law_check import NEEDED_EVERYWHERE
from rules.parameter_files import KINDS, PARAMETERS, LawFileError, read_parameter
from rules.values import Crimes, Deadline
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.finding import Confidence

STATES: Final = on_file()
FILES: Final = tuple(sorted(FOLDER.glob("*/*.yaml")))
THREE_YEARS: Final = {"limits": [{"years": 3}]}
FIVE_YEARS: Final = {"limits": [{"years": 5}]}


def _claim(**facts: FactValue) -> Claim:
    held = {
        name: Fact(name=name, value=value, standing=Standing.ASSERTED)
        for name, value in facts.items()
    }
    return Claim(jurisdiction="IL", facts=MappingProxyType(held))


def _value(value: object, in_force_from: date | None, **more: object) -> dict[str, object]:
    return {
        "in_force_from": in_force_from,
        "citation": "Example Code § 100",
        "source": "https://law.example.gov/100",
        "read_date": date(2026, 11, 22),
        "confidence": "high",
        "value": value,
        **more,
    }


def _file(*values: Mapping[str, object], **more: object) -> dict[str, object]:
    return {
        "kind": "deadline",
        "title": "Time limit for filing",
        "question": "Was the application filed in time?",
        "version_chosen_by": "application_date",
        "values": list(values),
        **more,
    }


def _years(said: object, claim: Claim) -> list[int]:
    parameter, _ = read_parameter("filing_deadline", said)
    found: list[int] = []
    for provision in parameter.governing(claim):
        assert isinstance(provision.value, Deadline)
        found.append(provision.value.limits[0].years)
    return found


@pytest.mark.parametrize("state", STATES)
def test_the_law_of_every_state_on_file_can_be_read(state: str) -> None:
    law = law_of(state)

    assert law.jurisdiction == state
    assert {"federal_debt", "rape_kit_waiver"} <= set(law.parameters)


@pytest.mark.parametrize("state", STATES)
def test_law_read_back_from_its_bytes_is_the_same_law(state: str) -> None:
    law = law_of(state)

    again = law_from_canonical(law.canonical)

    assert again.canonical == law.canonical
    assert again.hash == law.hash
    assert re.fullmatch("[0-9a-f]{64}", again.hash)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_value_says_where_it_is_written_and_when_it_was_read(path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))

    for value in said["values"]:
        assert value["source"].startswith(("https://", "http://"))
        assert value["read_date"] <= date(2026, 12, 31)
        assert value["confidence"] in set(Confidence)
        assert len(value["citation"]) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_parameter_file_is_read_by_a_rule(path: Path) -> None:
    assert path.stem in PARAMETERS


def test_every_parameter_is_named_where_it_is_read() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in FOLDER.parent.rglob("*.py")
        if path.name != "parameter_files.py"
    )

    for name in PARAMETERS:
        assert f'"{name}"' in code or name.startswith("cap_"), name
    assert "caps_by_loss" in code


def test_every_rule_has_a_parameter_of_its_own_name() -> None:
    names = {rule.__name__ for rule in evaluation.RULES} | {"emergency_award"}

    assert names <= set(PARAMETERS)


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_the_law_without_which_no_claim_can_be_judged(state: str) -> None:
    assert set(law_of(state).parameters) >= NEEDED_EVERYWHERE


def test_every_kind_of_value_is_used_by_a_parameter() -> None:
    assert set(KINDS) == set(PARAMETERS.values())


def test_federal_law_is_the_same_in_every_state() -> None:
    federal = {path.stem for path in (FOLDER / FEDERAL).glob("*.yaml")}

    said = {
        state: {name: json.loads(law_of(state).canonical)["parameters"][name] for name in federal}
        for state in STATES
    }

    assert all(each == said[STATES[0]] for each in said.values())


def test_a_state_without_law_files_is_our_error() -> None:
    with pytest.raises(LawNotFoundError):
        law_of("XX")


def test_a_parameter_in_two_folders_is_refused() -> None:
    with pytest.raises(LawFileError, match="another folder"):
        read_law("IL", FOLDER / "il", FOLDER / "in")


def test_a_rule_that_asks_for_the_wrong_kind_is_our_error() -> None:
    with pytest.raises(LawNotFoundError):
        law_of("IL").governing("filing_deadline", Crimes, _claim(application_date=date(2025, 1, 1)))


def test_a_parameter_that_is_not_on_file_governs_nothing() -> None:
    assert law_of("IL").governing("cap_tuition", Deadline, _claim()) == ()


def test_canonical_law_of_an_unknown_format_is_refused() -> None:
    with pytest.raises(LawFileError):
        law_from_canonical(b'{"format":0,"jurisdiction":"IL","parameters":{}}')


def test_a_law_file_that_is_wrong_says_which() -> None:
    bad = json.dumps(
        {"format": 1, "jurisdiction": "IL", "parameters": {"filing_deadline": _file()}},
        default=str,
    ).encode()

    with pytest.raises(LawFileError, match="IL filing_deadline"):
        law_from_canonical(bad)


@pytest.mark.parametrize(
    "said",
    [
        _file(_value(THREE_YEARS, None), kind="crimes"),
        _file(_value(THREE_YEARS, None), kind="of_no_meaning"),
        _file(_value(THREE_YEARS, None), colour="blue"),
        _file(_value(THREE_YEARS, None, colour="blue")),
        _file(_value({**THREE_YEARS, "colour": "blue"}, None)),
        _file(_value({"limits": [{"years": 3, "colour": "blue"}]}, None)),
        _file(_value(THREE_YEARS, None), version_chosen_by="victim_name"),
        _file(_value({"limits": []}, None)),
        _file(_value({"limits": [{}]}, None)),
        _file(_value({"limits": [{"years": -1}]}, None)),
        _file(_value({"limits": [{"hours": 36}]}, None)),
        _file(_value({"limits": [{"hours": 24, "days": 1}]}, None)),
        _file(_value({"limits": [{"at_age": 18}]}, None)),
        _file(_value({"limits": [{"years": 3, "counted_from": "victim_name"}]}, None)),
        _file(_value({**THREE_YEARS, "no_limit": True}, None)),
        _file(_value({**THREE_YEARS, "excusable_until": [{"years": 4}]}, None)),
        _file(
            _value(
                {"limits": [{"counted_from": "victim_birth_date", "at_age": 18, "before_age": 21}]},
                None,
            )
        ),
        _file(_value({"limits": [{"years": 3, "when": {"crime_is": ["jaywalking"]}}]}, None)),
        _file(_value(THREE_YEARS, None, citation="")),
        _file(_value(THREE_YEARS, None, confidence="very")),
        _file(_value(THREE_YEARS, date(2020, 1, 1), in_force_to=date(2019, 12, 31))),
        _file(_value(THREE_YEARS, date(2020, 1, 1)), _value(FIVE_YEARS, None)),
        _file(_value(THREE_YEARS, date(2020, 1, 1)), _value(FIVE_YEARS, date(2019, 1, 1))),
        _file(
            _value(THREE_YEARS, None, in_force_to=date(2018, 12, 31)),
            _value(FIVE_YEARS, date(2020, 1, 1)),
        ),
        _file(
            _value(THREE_YEARS, None, in_force_to=date(2020, 6, 30)),
            _value(FIVE_YEARS, date(2020, 1, 1)),
        ),
        _file(_value(THREE_YEARS, None), _value(FIVE_YEARS, date(2020, 1, 1), gap_before=True)),
        _file(_value(THREE_YEARS, date(2027, 1, 1), reaches_pending=True)),
        {},
        None,
    ],
)
def test_a_file_that_no_rule_could_apply_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_parameter("filing_deadline", said)


def test_a_parameter_that_no_rule_reads_is_refused() -> None:
    with pytest.raises(LawFileError, match="read by no rule"):
        read_parameter("favourite_colour", _file(_value(THREE_YEARS, None)))


@pytest.mark.parametrize(
    ("day", "wanted"),
    [(date(1990, 1, 1), [3]), (date(2019, 12, 31), [3]), (date(2020, 1, 1), [5])],
)
def test_a_value_ends_on_the_day_before_the_next_begins(day: date, wanted: list[int]) -> None:
    said = _file(_value(THREE_YEARS, None), _value(FIVE_YEARS, date(2020, 1, 1)))

    assert _years(said, _claim(application_date=day)) == wanted


@pytest.mark.parametrize(
    ("day", "wanted"),
    [(date(2015, 6, 30), [3]), (date(2015, 7, 1), []), (date(2020, 1, 1), [5])],
)
def test_a_declared_gap_has_no_law(day: date, wanted: list[int]) -> None:
    said = _file(
        _value(THREE_YEARS, None, in_force_to=date(2015, 6, 30)),
        _value(FIVE_YEARS, date(2020, 1, 1), gap_before=True),
    )

    assert _years(said, _claim(application_date=day)) == wanted


@pytest.mark.parametrize(
    ("day", "wanted"), [(date(2009, 12, 31), []), (date(2010, 1, 1), [3]), (date(2015, 7, 1), [])]
)
def test_law_can_begin_and_expire_by_itself(day: date, wanted: list[int]) -> None:
    said = _file(_value(THREE_YEARS, date(2010, 1, 1), in_force_to=date(2015, 6, 30)))

    assert _years(said, _claim(application_date=day)) == wanted


def test_while_the_choosing_day_is_unknown_every_version_is_possible() -> None:
    said = _file(_value(THREE_YEARS, None), _value(FIVE_YEARS, date(2020, 1, 1)))

    assert _years(said, _claim()) == [5, 3]


def test_a_value_that_always_held_needs_no_choosing_day() -> None:
    assert _years(_file(_value(THREE_YEARS, None)), _claim()) == [3]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"application_date": date(2025, 11, 5)}, [5]),
        ({"application_date": date(2025, 11, 4), "crime_date": date(1996, 11, 1)}, [3]),
        ({"application_date": date(2025, 11, 4), "crime_date": date(1990, 1, 1)}, []),
        ({"crime_date": date(2000, 1, 1)}, [5, 3]),
    ],
)
def test_two_values_may_go_by_different_days(
    facts: dict[str, FactValue], wanted: list[int]
) -> None:
    said = _file(
        _value(THREE_YEARS, date(1996, 11, 1), version_chosen_by="crime_date"),
        _value(FIVE_YEARS, date(2025, 11, 5)),
    )

    assert _years(said, _claim(**facts)) == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"victim_death_date": date(1996, 11, 1)}, [5]),
        ({"victim_death_date": date(1996, 10, 31)}, [3]),
        ({}, [5, 3]),
    ],
)
def test_a_value_may_ask_for_a_second_day(facts: dict[str, FactValue], wanted: list[int]) -> None:
    condition = {"on_or_after": {"victim_death_date": date(1996, 11, 1)}}
    said = _file(
        _value(THREE_YEARS, None, version_chosen_by="crime_date"),
        _value(FIVE_YEARS, date(2025, 11, 5), only_when=condition),
    )

    claim = _claim(application_date=date(2026, 1, 1), **facts)

    assert _years(said, claim) == wanted


def test_a_second_day_that_is_not_known_is_named() -> None:
    condition = {"on_or_after": {"victim_death_date": date(1996, 11, 1)}}
    said = _file(_value(FIVE_YEARS, date(2025, 11, 5), only_when=condition))
    parameter, _ = read_parameter("filing_deadline", said)

    missing = parameter.newest_first[0].missing(_claim())

    assert missing == ("application_date", "victim_death_date")


@pytest.mark.parametrize(
    ("decided", "wanted"),
    [(None, [5, 3]), (date(2021, 12, 31), [3]), (date(2022, 1, 1), [5])],
)
def test_law_can_reach_claims_that_were_open_when_it_came(
    decided: date | None, wanted: list[int]
) -> None:
    said = _file(
        _value(THREE_YEARS, None),
        _value(FIVE_YEARS, date(2022, 1, 1), reaches_pending=True),
    )
    facts: dict[str, FactValue] = {"application_date": date(2021, 6, 1)}
    if decided is not None:
        facts["decision_date"] = decided

    assert _years(said, _claim(**facts)) == wanted


def test_a_value_may_go_by_the_day_of_a_service() -> None:
    said = _file(
        _value(THREE_YEARS, None),
        _value(FIVE_YEARS, date(2020, 1, 1)),
        version_chosen_by="service_date",
    )
    parameter, _ = read_parameter("filing_deadline", said)

    found = parameter.governing(_claim(), date(2019, 12, 31))

    assert len(found) == 1
    assert found[0].value.limits[0].years == 3


def test_equal_law_has_equal_bytes_in_whatever_order_it_is_written() -> None:
    def crimes(covered: list[str]) -> dict[str, Any]:
        return _file(_value({"covered": covered}, None), kind="crimes")

    _, one = read_parameter("eligible_crime", crimes(["arson", "assault"]))
    _, other = read_parameter("eligible_crime", crimes(["assault", "arson"]))

    assert one == other
