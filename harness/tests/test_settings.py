"""Settings from the environment: names, types, paths, and the table of the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.settings import Settings, read, table


def test_an_unknown_setting_is_an_error() -> None:
    with pytest.raises(HarnessError, match="SEVENTYONE_RESTART is not a setting"):
        read({"SEVENTYONE_RESTART": "1"})


@pytest.mark.parametrize(("name", "value", "why"), [
    ("RESTARTS", "many", "a whole number from 0 on"),
    ("RESTARTS", "1.5", "a whole number from 0 on"),
    ("MEMORY_MB", "-1", "a whole number from 0 on"),
    ("RUN_USD", "-0.5", "a number from 0 on"),
    ("RUN_USD", "nan", "a number from 0 on"),
    ("RUN_USD", "inf", "a number from 0 on"),
    ("CACHE", " ", "a path"),
])
def test_a_value_that_cannot_be_is_an_error_with_what_it_must_be(
        name: str, value: str, why: str) -> None:
    with pytest.raises(HarnessError, match=f"SEVENTYONE_{name} cannot be") as caught:
        read({f"SEVENTYONE_{name}": value})
    assert why in caught.value.why and "unset it" in caught.value.fix


def test_settings_are_read_with_their_types() -> None:
    assert read({"SEVENTYONE_RESTARTS": "1", "SEVENTYONE_RUNS": "/x", "SEVENTYONE_RUN_USD": "0",
                 "SEVENTYONE_SANDBOX": "docker", "HOME": "/y"}) == \
        Settings(restarts=1, runs=Path("/x"), run_usd=0.0, sandbox="docker")


def test_a_relative_folder_is_seen_from_here_and_a_tilde_from_home(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/somebody")
    found = read({"SEVENTYONE_CACHE": "my cache", "SEVENTYONE_KEY": "~/key"})
    assert found.cache == tmp_path / "my cache"
    assert found.key == Path("/home/somebody/key")


def test_the_documented_table_of_settings_is_the_real_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert table() in page
