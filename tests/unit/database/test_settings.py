"""An installation is set up by its environment alone."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from claims.settings import Settings


def test_a_folder_beside_the_user_is_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDRESS_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".redress").mkdir()

    assert Settings().home == tmp_path / ".redress"


def test_without_one_home_is_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REDRESS_HOME", raising=False)
    monkeypatch.chdir(tmp_path)

    assert Settings().home == Path.home() / ".redress"


def test_everything_lies_in_the_home_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDRESS_HOME", str(tmp_path))

    settings = Settings()

    assert settings.database_url == f"sqlite:///{tmp_path}/ledger.sqlite"
    assert settings.key_file == tmp_path / "keys.json"


def test_the_limits_of_reading_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDRESS_MAX_PAGES", "7")
    monkeypatch.setenv("REDRESS_MAX_FILE_BYTES", "1000")

    limits = Settings().limits()

    assert (limits.max_pages, limits.max_bytes) == (7, 1000)


def test_a_key_does_not_show_when_settings_are_printed_or_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REDRESS_MASTER_KEY", "canary-key")
    shown = repr(Settings())
    monkeypatch.setenv("REDRESS_MAX_PAGES", "canary-pages")

    with pytest.raises(ValidationError) as raised:
        Settings()

    assert "canary" not in shown + str(raised.value)
