"""Control groups of either layout hold; of one tree (v2) systemd takes nothing from a live box."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness import workplace
from harness.errors import SandboxError
from harness.sandbox import cgroups
from harness.sandbox.bubblewrap import Bubblewrap
from harness.sandbox.cgroups import INNER, UNIFIED, Group, Unavailable
from harness.sandbox.limits import MB, of
from harness.sandbox.room import Room
from harness.settings import Settings

LIMITS = replace(of(Settings()), memory=48 * MB, processes=20, cores=(0,))
NAME = f"{workplace.prefix()}v2"


@pytest.fixture
def group() -> Iterator[Group]:
    if os.geteuid() != 0 or not cgroups.trees():
        pytest.skip("needs root and control groups")
    made = Group(NAME, LIMITS)
    try:
        yield made
    finally:
        made.remove()


def enter(group: Group, code: str) -> subprocess.Popen[str]:
    """Start Python in the group."""
    enters = "".join(f"open({tasks!r}, 'w').write('0');" for tasks in group.tasks)
    return subprocess.Popen([sys.executable, "-I", "-S", "-c", enters + code], text=True,
                            stdout=subprocess.PIPE)


def test_the_controllers_of_a_living_group_cannot_be_taken_away(group: Group) -> None:
    trees = cgroups.trees()
    group.narrow()
    if UNIFIED in trees:  # in separate trees there is no such taking away
        with pytest.raises(OSError, match="busy"):
            (trees[UNIFIED] / "cgroup.subtree_control").write_text("-cpuset")
        assert (trees[UNIFIED] / NAME / "cpuset.cpus.effective").read_text().strip() == "0"
    with enter(group, "import os; print(sorted(os.sched_getaffinity(0)))") as inside:
        assert inside.communicate(timeout=60)[0].strip() == "[0]"


def test_memory_and_processes_are_bounded_and_a_kill_reaches_all(group: Group) -> None:
    with enter(group, "held = bytearray(10**9)") as eater:
        assert eater.wait(60) == -signal.SIGKILL
    assert group.killed_for_memory() == 1
    code = ("import os, time\ntry:\n    while True:\n        if os.fork() == 0: time.sleep(60)\n"
            "except OSError: print('refused', flush=True); time.sleep(60)")
    with enter(group, f"exec({code!r})") as bomb:
        assert bomb.stdout is not None
        assert bomb.stdout.readline().strip() == "refused"
        tasks = [Path(name) for name in group.tasks]
        assert {len(file.read_text().split()) for file in tasks} == {LIMITS.processes}
        group.kill()
        assert [file.read_text() for file in tasks if file.read_text()] == []
    group.remove()
    assert not [tree for tree in cgroups.trees().values() if (tree / NAME).exists()]


@pytest.mark.parametrize(("code", "made"), [(errno.ENOENT, True), (errno.EBUSY, False)])
def test_a_controller_that_is_taken_meanwhile_is_asked_for_again_and_a_busy_tree_is_not(
        code: int, made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ENOENT: systemd was faster. EBUSY: processes live in the tree's root, as in a container."""
    monkeypatch.setattr(cgroups, "trees", lambda: {UNIFIED: tmp_path})
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    refusals, write = [OSError(code, "not now")], Path.write_text

    def sometimes(path: Path, text: str) -> int:
        if path.name == "cgroup.subtree_control" and refusals:
            raise refusals.pop()
        return write(path, text)

    monkeypatch.setattr(Path, "write_text", sometimes)
    if made:
        assert Group("box-1", LIMITS).tasks == [str(tmp_path / "box-1" / INNER / "cgroup.procs")]
    else:
        with pytest.raises(Unavailable, match="not now"):
            Group("box-1", LIMITS)
        assert not (tmp_path / "box-1").exists()


def test_a_box_that_was_promised_groups_does_not_start_without_them(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, limits: object) -> Group:
        raise Unavailable("the tree is busy")

    monkeypatch.setattr("harness.sandbox.bubblewrap.Group", refuse)
    box = Bubblewrap(Path(sys.executable).resolve(), groups=True)
    room = Room("test", tmp_path, tmp_path, tmp_path, tmp_path, None, LIMITS)
    try:
        with pytest.raises(SandboxError, match="the tree is busy"):
            box.start(room)
    finally:
        box.close()
    assert not box.folder.exists()
