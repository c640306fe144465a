"""The comparison with other harnesses measures whole runs, and a peer that fails is told."""

import stat
import sys
from pathlib import Path

import pytest

from harness.benchmarks import harnesses
from harness.sandbox import tiers


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harnesses, "MANY", 6)
    monkeypatch.setattr(tiers, "lacking", lambda tier: "not here")


def test_the_floor_and_a_whole_run_are_measured(
        brief: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["harnesses", "--rounds", "1"])
    assert harnesses.main() == 0
    head, floor, ours, *how = capsys.readouterr().out.splitlines()
    assert head.split() == ["start", "a", "question", "above", "floor", "memory"]
    assert floor.startswith("bare HTTP loop") and "  0.00 ms" in floor
    assert ours.startswith("seventy-one, no sandbox")
    assert float(ours.split()[3]) > 0 and "pip install inspect-ai" in "\n".join(how)


def test_a_peer_that_fails_ends_the_comparison_with_its_words(
        brief: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "promptfoo"
    program.write_text("#!/bin/sh\necho this peer is out of order\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "argv", ["harnesses", "--rounds", "1", "--promptfoo", str(program)])
    with pytest.raises(SystemExit, match="this peer is out of order"):
        harnesses.main()
