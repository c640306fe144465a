"""The exit code says what happened: 0 done, 2 an error or a failed examination, 130 Ctrl-C."""

from __future__ import annotations

import sys

import pytest
import typer

from harness import cli, explaining, settings
from harness.errors import HarnessError


def left_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["harness", *arguments])
    return cli.run()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, typer.Abort])
def test_an_interrupted_command_says_how_to_go_on_and_leaves_with_130(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
        interruption: type[BaseException]) -> None:
    def interrupt() -> str:
        raise interruption

    monkeypatch.setattr(settings, "table", interrupt)
    assert left_with(monkeypatch, "settings") == 130
    assert "run the same command to go on from there" in capsys.readouterr().err


def test_an_error_is_told_in_three_parts_and_leaves_with_2(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise HarnessError("what", "why", "fix")

    monkeypatch.setattr(settings, "table", fail)
    assert left_with(monkeypatch, "settings") == 2
    assert capsys.readouterr().err == "error: what\n  why: why\n  fix: fix\n"


@pytest.mark.parametrize(("passed", "code"), [(True, 0), (False, 2)])
def test_a_failed_examination_of_the_scorer_leaves_with_2(
        monkeypatch: pytest.MonkeyPatch, passed: bool, code: int) -> None:
    monkeypatch.setattr(explaining, "examination_table", lambda: ("the table", passed))
    assert left_with(monkeypatch, "selftest") == code


@pytest.mark.parametrize(("given", "said", "helps"), [
    (("score", "--foo"), "--foo", "python -m harness score --help"),
    (("score", "--questions", "0"), "greater than or equal to 1", "python -m harness score --help"),
    (("rescore",), "Missing argument", "python -m harness rescore --help"),
    (("nonsense",), "nonsense", "python -m harness --help"),
])
def test_a_command_line_that_is_not_understood_is_told_in_three_parts(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
        given: tuple[str, ...], said: str, helps: str) -> None:
    assert left_with(monkeypatch, *given) == 2
    what, why, fix = capsys.readouterr().err.splitlines()
    assert what.startswith("error: ") and said in why and helps in fix


def test_without_a_command_the_help_is_shown(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(monkeypatch) == 2
    shown = capsys.readouterr().out
    assert "Commands:" in shown and "score" in shown
