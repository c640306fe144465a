"""A killed harness loses nothing and leaves nothing; what is planted is found."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from harness import workplace
from harness.redteam import interruptions
from harness.redteam.interruptions import leftovers, rounds
from harness.redteam.tiny_job import start, tiny_variant
from harness.sandbox import tiers


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


def test_without_a_box_the_service_outlives_a_killed_harness_and_is_seen(tmp_path: Path) -> None:
    """The weakened twin: what the boxes prevent does happen without them."""
    tiny_variant(tmp_path)
    process = start(tmp_path, "off")
    try:
        while interruptions._asked(tmp_path) < 3 and process.exitcode is None:
            time.sleep(0.001)
        process.kill()
        process.join()
        found = subprocess.run(["pgrep", "-f", f"^{tmp_path}/cache/environments/.* -m rag$"],
                               capture_output=True, text=True, check=False).stdout.split()
        assert found
        for pid in found:
            subprocess.run(["kill", "-9", pid], check=False)
    finally:
        process.kill()


def test_what_is_left_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruptions.tempfile, "tempdir", str(tmp_path))
    mark = f"{workplace.owner().split('-')[0]}-"
    assert leftovers(mark) == []
    folder = workplace.make()
    assert leftovers(mark) == [f"folder {folder.name}"]
    folder.rmdir()
