"""`redress law` as somebody types it."""

import json

import pytest

from flows.commands.main import run

KEYS = [
    *("parameter", "value", "unit", "citation", "source", "in_force_from", "in_force_to"),
    *("selected_by", "confidence"),
]


def _typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["redress", *words])
    return run()


def test_a_page_of_law_names_value_citation_and_confidence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        _typed(monkeypatch, "law", "TX", "--on", "2024-01-01", "--parameter", "award_ceiling") == 0
    )

    page = " ".join(capsys.readouterr().out.split())
    assert "$50,000.00" in page
    assert "56B.106(a)" in page
    assert "confidence: high" in page


def test_json_has_the_keys_that_are_promised(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _typed(monkeypatch, "law", "ny", "--on", "2020-01-01", "--json") == 0

    values = json.loads(capsys.readouterr().out)
    assert values
    assert all(list(value) == KEYS for value in values)


def test_the_law_of_then_is_not_the_law_of_now(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("law", "NY", "--parameter", "cap_funeral", "--json", "--on")

    _typed(monkeypatch, *named, "1990-01-01")
    then = json.loads(capsys.readouterr().out)
    _typed(monkeypatch, *named, "2026-11-22")
    now = json.loads(capsys.readouterr().out)

    assert then[0]["value"]["tiers"] == [{"cents": 2_500_00}]
    assert now[-1]["value"]["tiers"][0]["cents"] == 12_000_00


def test_coverage_has_a_line_for_every_jurisdiction_on_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _typed(monkeypatch, "law", "coverage") == 0

    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("IL ") for line in lines)
    assert "high" in lines[-1]


def test_a_check_of_the_law_ends_well_when_nothing_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _typed(monkeypatch, "law", "check") == 0
    assert capsys.readouterr().out.startswith("0 faults")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("law", "ZZ"), "ZZ is not a state"),
        (("law", "IL", "--on", "someday"), "someday is not a day"),
        (("law", "IL", "--parameter", "speed_limit"), "speed_limit is no parameter"),
        (("law", "coverage", "--on", "2020-01-01"), "go with a state"),
    ],
)
def test_what_was_typed_wrongly_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    says: str,
) -> None:
    assert _typed(monkeypatch, *words) == 2

    assert says in capsys.readouterr().err
