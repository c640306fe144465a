"""A disk that runs full costs nothing that was recorded, and is told in three parts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harness import run_folder
from harness.errors import HarnessError
from harness.redteam.full_disk import rounds
from harness.run_folder import room_to_write
from harness.sandbox.tests.conftest import required


@pytest.mark.parametrize("tier", ["docker", "bubblewrap"])
def test_a_run_on_a_small_disk_goes_on_when_there_is_room(tmp_path: Path, tier: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    required(tier)
    tmp_path.chmod(0o755)
    found = rounds(tier, 4, 583, tmp_path)
    assert [one.faults for one in found] == [(), (), (), ()]
    assert sum(one.code == 2 for one in found) >= 2
    assert any(one.kept for one in found)


def test_any_write_that_meets_the_end_of_the_disk_is_told_and_others_are_not_touched() -> None:
    with pytest.raises(HarnessError) as caught, room_to_write():
        raise OSError(run_folder.FULL[0], "No space left on device", "/somewhere/cache/piece")
    assert caught.value.why == "no space is left on the device (piece)"
    with pytest.raises(PermissionError), room_to_write():
        raise PermissionError(13, "Permission denied")
