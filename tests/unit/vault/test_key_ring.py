"""Keys come from a file that only its owner reads, or from the environment."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from claims.key_ring import KeysError, key_ring
from claims.settings import Settings

SECRET = base64.b64encode(b"k" * 32).decode()


def a_home(tmp_path: Path) -> Settings:
    """An installation whose keys have been made."""
    settings = Settings(home=tmp_path)
    key_ring(settings, may_make=True)
    return settings


def test_the_first_use_makes_keys_that_others_cannot_read(tmp_path: Path) -> None:
    settings = a_home(tmp_path)

    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_the_keys_are_the_same_the_next_time(tmp_path: Path) -> None:
    settings = a_home(tmp_path)

    assert key_ring(settings, may_make=True) == key_ring(settings, may_make=False)


def test_every_installation_has_keys_of_its_own(tmp_path: Path) -> None:
    one = key_ring(a_home(tmp_path / "one"), may_make=False)
    two = key_ring(a_home(tmp_path / "two"), may_make=False)

    assert one.current != two.current
    assert one.blind != two.blind


def test_missing_keys_are_not_made_for_a_ledger_that_holds_something(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="missing"):
        key_ring(Settings(home=tmp_path), may_make=False)


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    settings = a_home(tmp_path)
    settings.key_file.chmod(0o640)

    with pytest.raises(KeysError, match="chmod 600"):
        key_ring(settings, may_make=False)


@pytest.mark.parametrize("content", ["", "{}", '{"current": 1}', "[]", '{"secret": "canary"}'])
def test_a_damaged_key_file_is_refused_without_repeating_it(tmp_path: Path, content: str) -> None:
    settings = a_home(tmp_path)
    settings.key_file.write_text(content, encoding="utf-8")

    with pytest.raises(KeysError, match="damaged") as raised:
        key_ring(settings, may_make=False)

    assert "canary" not in str(raised.value)


def test_a_current_key_that_is_not_there_is_refused(tmp_path: Path) -> None:
    settings = a_home(tmp_path)
    held = json.loads(settings.key_file.read_text(encoding="utf-8"))
    settings.key_file.write_text(json.dumps({**held, "current": "gone"}), encoding="utf-8")

    with pytest.raises(KeysError, match="does not hold"):
        key_ring(settings, may_make=False)


@pytest.mark.parametrize("secret", ["canary!", "Y2FuYXJ5"])
def test_a_key_of_another_shape_is_refused_without_repeating_it(
    tmp_path: Path, secret: str
) -> None:
    a_home(tmp_path)

    with pytest.raises(KeysError) as raised:
        key_ring(Settings(home=tmp_path, master_key=SecretStr(secret)), may_make=False)

    assert secret not in str(raised.value)


def test_a_master_key_of_the_environment_is_current_and_the_files_still_open(
    tmp_path: Path,
) -> None:
    of_file = key_ring(a_home(tmp_path), may_make=False)

    ring = key_ring(Settings(home=tmp_path, master_key=SecretStr(SECRET)), may_make=False)

    assert ring.current.secret == b"k" * 32
    assert set(ring.masters) == {of_file.current.key_id, ring.current.key_id}
    assert ring.blind == of_file.blind


def test_a_look_up_key_of_the_environment_takes_the_place_of_the_files(tmp_path: Path) -> None:
    a_home(tmp_path)

    ring = key_ring(Settings(home=tmp_path, blind_key=SecretStr(SECRET)), may_make=False)

    assert ring.blind.secret == b"k" * 32


def test_both_keys_of_the_environment_need_no_file(tmp_path: Path) -> None:
    other = base64.b64encode(b"b" * 32).decode()
    settings = Settings(home=tmp_path, master_key=SecretStr(SECRET), blind_key=SecretStr(other))

    ring = key_ring(settings, may_make=True)

    assert (ring.current.secret, ring.blind.secret) == (b"k" * 32, b"b" * 32)
    assert list(tmp_path.iterdir()) == []


def test_of_several_first_uses_at_once_one_makes_the_keys(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)

    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: key_ring(settings, may_make=True), range(8)))

    assert all(ring == rings[0] for ring in rings)
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
