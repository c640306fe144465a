"""Each control is seen to hold in a real box, and seen not to hold in one without walls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.redteam.weakened import Weakened
from harness.sandbox import doctor, image
from harness.sandbox.bubblewrap import Bubblewrap
from harness.sandbox.docker_box import DockerBox
from harness.sandbox.doctor import BOUNDS, VITAL, Observation
from harness.sandbox.limits import of
from harness.sandbox.room import Box
from harness.sandbox.tests.conftest import required
from harness.settings import ROOT, Settings

HERE = Path(sys.executable).resolve()


def make(tier: str, settings: Settings) -> Box:
    if tier == "bubblewrap":
        return Bubblewrap(HERE)
    built = image.ensure((), (), settings.image, settings.cache)
    return DockerBox(built.image, carrier=tier[-1])


@pytest.mark.parametrize("tier", ["bubblewrap", "docker A", "docker B"])
def test_every_control_holds_in_a_real_box(tier: str, settings: Settings) -> None:
    required(tier.split()[0])
    if tier == "bubblewrap" and os.geteuid() != 0:
        pytest.skip("without root bubblewrap is weak: no control groups")
    looked = doctor.examine(make(tier, settings), of(settings), HERE.parent.parent)
    # On a busy machine some are not answered in time.
    assert doctor.NULL_QUESTIONS // 2 <= len(looked.null_seconds) <= doctor.NULL_QUESTIONS
    assert 0 < looked.null_ms()["p50"] <= looked.null_ms()["p95"]
    seen = looked.controls
    assert [one for one in seen if not one.held] == []
    assert [one.control for one in seen] == [*VITAL, *BOUNDS]
    assert doctor.weak(seen) == ()


def test_without_root_bubblewrap_is_stamped_as_weak() -> None:
    required("bubblewrap")
    system = Path(f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}")
    if os.geteuid() != 0 or not system.exists() or shutil.which("setpriv") is None:
        pytest.skip("needs root, to become another user, and an interpreter that user can reach")
    code = f"""
import sys; sys.path[:0] = {[str(ROOT), *sys.path]!r}
from dataclasses import replace
from harness.checkup import checkup
from harness.settings import ROOT, Settings
print(*checkup(replace(Settings(), sandbox="bubblewrap"))[0], sep=chr(10))
"""
    done = subprocess.run(
        ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups", str(system), "-B",
         "-c", code], capture_output=True, text=True, timeout=120, check=False, cwd="/",
        env={"PATH": os.environ["PATH"], "HOME": "/tmp"})
    assert "WEAK ISOLATION: no aggregate memory limit, no CPU pin" in done.stdout, done.stderr
    opened = [line.split()[1] for line in done.stdout.splitlines() if "OPEN" in line]
    assert opened == ["memory", "cores"]


def test_no_control_holds_without_walls(settings: Settings) -> None:
    seen = doctor.examine(Weakened(), of(settings), HERE.parent.parent).controls
    held = {one.control for one in seen if one.held}
    # Without root the machine itself denies some of it, and one core cannot be left.
    machine = set() if os.geteuid() == 0 else {"read-only", "network", "cores"}
    if not of(settings).cores:
        machine |= {"cores"}
    assert held - machine == {"handshake"}
    assert "nothing was seen" not in str(seen)


def test_a_bound_that_does_not_hold_is_a_stamp_and_a_wall_that_does_not_is_an_error() -> None:
    fine = [Observation(control, True, "") for control in (*VITAL, *BOUNDS)]
    loose = [replace(one, held=one.control not in ("cores", "memory of all")) for one in fine]
    assert doctor.weak(loose) == ("no aggregate memory limit", "no CPU pin")
    for control in VITAL:
        broken = [replace(one, held=one.control != control, saw="seen") for one in fine]
        with pytest.raises(HarnessError, match="does not hold on this machine") as caught:
            doctor.weak(broken)
        assert caught.value.why == f"{control}: seen"
