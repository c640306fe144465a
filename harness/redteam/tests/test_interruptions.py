"""A killed harness loses nothing and leaves nothing; what is planted is found."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness import workplace
from harness.redteam import interruptions
from harness.redteam.interruptions import leftovers, rounds
from harness.redteam.tiny_job import tiny_variant
from harness.sandbox import tiers
from harness.settings import ROOT


@pytest.mark.parametrize("tier", ["bubblewrap", "docker"])
def test_a_run_killed_at_any_point_goes_on_as_if_nothing_had_been(tier: str, tmp_path: Path
                                                                  ) -> None:
    why = tiers.lacking(tier)
    if why is not None:
        pytest.skip(f"no {tier} here: {why}")
    tmp_path.chmod(0o755)
    found = rounds(tier, 6, 7, tmp_path)  # a hundred of each: see `interruptions`
    assert [outcome.faults for outcome in found] == [()] * 6
    assert all(outcome.again <= 1 for outcome in found)
    assert any(0 < outcome.kept < interruptions.QUESTIONS for outcome in found)


def test_without_a_box_the_service_is_on_a_leash(tmp_path: Path) -> None:
    found = rounds("off", 4, 9, tmp_path)
    assert [outcome.faults for outcome in found] == [()] * 4


def test_without_a_leash_the_service_outlives_a_killed_harness_is_seen_and_swept(
        tmp_path: Path) -> None:
    """The weakened twin: what boxes and leash prevent does happen without them."""
    tiny_variant(tmp_path)
    loose = tmp_path / "loose.py"
    loose.write_text("import os, sys\nos.execv(sys.argv[2], sys.argv[2:])\n")
    process = subprocess.Popen([sys.executable, "-c", f"""
from pathlib import Path
from harness import service
from harness.redteam import tiny_job
service.LEASH = Path({str(loose)!r})
tiny_job.run(Path({str(tmp_path)!r}), "off")
"""], cwd=ROOT)
    while interruptions._asked(tmp_path) < 3 and process.poll() is None:
        time.sleep(0.001)
    process.kill()
    process.wait()
    mark = f"{process.pid}-"
    assert [line.split()[-2:] for line in interruptions._running(mark)] == [["-m", "rag"]] * 2
    assert any(name.startswith(f"{workplace.here()}{mark}") for name in workplace.sweep())
    deadline = time.monotonic() + 10
    while interruptions._running(mark) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert interruptions._running(mark) == []


def test_what_is_left_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruptions.tempfile, "tempdir", str(tmp_path))
    mark = f"{workplace.owner().split('-')[0]}-"
    assert leftovers(mark) == []
    folder = workplace.make()
    assert leftovers(mark) == [f"folder {folder.name}"]
    folder.rmdir()
