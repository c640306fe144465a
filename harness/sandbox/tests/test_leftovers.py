"""What a killed harness left is removed at the next start; what belongs to a living one stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import workplace
from harness.sandbox import cgroups, leftovers
from harness.sandbox.limits import of
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant


def test_a_folder_of_a_dead_process_is_removed_and_that_of_a_living_one_stays(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mine = workplace.make()
    dead = tmp_path / f"{workplace.here()}999999999-1-abc"
    # The number is in use again, by another process.
    reused = tmp_path / f"{workplace.here()}{os.getpid()}-1-abc"
    for folder in (dead, reused):
        folder.mkdir()
    assert set(workplace.sweep()) == {dead.name, reused.name}
    assert mine.is_dir()
    mine.rmdir()


def test_what_another_machine_or_program_has_in_a_shared_temporary_folder_stays(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container that shares the folder sees none of the processes, so all would look dead."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    foreign = [tmp_path / "box-999999999-1-abc", tmp_path / f"{workplace.PREFIX}999999999-1-abc",
               tmp_path / f"{workplace.PREFIX}00000000-999999999-1-abc"]
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(workplace, "host", lambda: "the same boot, another process namespace")
        foreign.append(tmp_path / f"{workplace.here()}999999999-1-abc")
    for folder in foreign:
        (folder / "home").mkdir(parents=True)
    worker = subprocess.Popen(["sleep", "300"], env={"HOME": str(foreign[0] / "home")})
    try:
        assert workplace.sweep() == []
        assert worker.poll() is None
    finally:
        worker.kill()
        worker.wait()
    assert all((folder / "home").is_dir() for folder in foreign)


def test_the_name_of_a_folder_leaves_room_for_a_sockets_path() -> None:
    """A path has 108 bytes at most; on macOS 104, of which the folder that it gives takes 49."""
    on_linux = f"{workplace.here()}4194304-99999999999-abcdefgh"  # the highest number; years up
    on_macos = f"{workplace.here()}99999-0-abcdefgh"
    assert len(f"/{'t' * 40}/{on_linux}/sockets/c") < 108
    assert len(f"/{'t' * 48}/{on_macos}/sockets/c") < 104


def test_what_a_service_without_a_box_has_started_ends_with_its_folder(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The leash holds the service itself; what it started apart from its group is swept."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = tmp_path / f"{workplace.here()}999999999-1-abc"
    living = workplace.make()
    children = []
    for folder in (dead, living):
        (folder / "home").mkdir(parents=True)
        children.append(subprocess.Popen(["sleep", "300"], start_new_session=True,
                                         env={"HOME": str(folder / "home")}))
    try:
        assert workplace.sweep() == [dead.name]
        assert children[0].wait(timeout=10) == -signal.SIGKILL
        assert children[1].poll() is None
    finally:
        for child in children:
            child.kill()
            child.wait()


def test_what_a_dead_process_had_half_made_in_the_cache_is_removed(tmp_path: Path) -> None:
    dead = tmp_path / "environments" / "abc.partial-999999999"
    mine = tmp_path / "snapshots" / f"abc.partial-{os.getpid()}-x1"
    whole = tmp_path / "indexes" / "abc.box"
    for folder in (dead / "bin", mine, whole):
        folder.mkdir(parents=True)
    file = tmp_path / "weights" / "abc.partial-999999999-2"
    file.parent.mkdir()
    file.write_text("")
    assert leftovers.halves(tmp_path) == [dead.name, file.name]
    assert (dead.exists(), file.exists(), mine.exists(), whole.exists()) == \
        (False, False, True, True)
    assert leftovers.halves(tmp_path / "nowhere") == []


def test_a_group_of_a_killed_harness_is_emptied_and_removed() -> None:
    if os.geteuid() != 0 or not cgroups.trees():
        pytest.skip("control groups need root and the memory, pids and cpuset controllers")
    code = textwrap.dedent("""
        import subprocess, sys, time
        from harness.sandbox import cgroups, limits
        from harness import workplace
        from harness.settings import Settings
        group = cgroups.Group(f"{workplace.prefix()}test",
                              limits.of(Settings()))
        child = subprocess.Popen(["sleep", "300"])
        for tasks in group.tasks:
            open(tasks, "w").write(str(child.pid))
        print(child.pid, flush=True)
        time.sleep(300)
        """)
    harness = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert harness.stdout is not None
    child = int(harness.stdout.readline())
    name = f"{workplace.here()}{harness.pid}-{workplace.started(harness.pid)}-test"
    places = [tree / name for tree in cgroups.trees().values()]
    assert name not in leftovers.sweep()
    assert all(any(str(child) in tasks.read_text().split()
                   for tasks in place.rglob("cgroup.procs")) for place in places)
    harness.send_signal(signal.SIGKILL)
    harness.wait()
    harness.stdout.close()
    assert name in leftovers.sweep()
    assert not any(place.exists() for place in places)
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_group_limits_memory_with_swap_processes_and_cores() -> None:
    if os.geteuid() != 0 or not cgroups.trees():
        pytest.skip("control groups need root and the memory, pids and cpuset controllers")
    limits = of(Settings(memory_mb=64, processes=9))
    name = f"{workplace.prefix()}test"
    group = cgroups.Group(name, limits)
    trees = cgroups.trees()
    one = trees.get(cgroups.UNIFIED)
    memory, pids, cpuset = ((one or trees[c]) / name for c in cgroups.CONTROLLERS)
    try:
        bound = memory / ("memory.max" if one else "memory.limit_in_bytes")
        assert bound.read_text().strip() == str(64 * 1024 * 1024)
        assert (pids / "pids.max").read_text().strip() == "9"
        group.narrow()
        if limits.cores:
            assert (cpuset / "cpuset.cpus").read_text().strip() == ",".join(map(str, limits.cores))
        assert group.killed_for_memory() == 0
    finally:
        group.remove()
    assert not memory.exists()


def test_on_one_tree_for_all_controllers_the_same_is_written(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cgroups, "trees", lambda: {cgroups.UNIFIED: tmp_path})
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    name = f"{workplace.prefix()}fake"
    folder = tmp_path / name
    folder.mkdir()
    for file, text in (("memory.swap.max", ""), ("cgroup.procs", ""),
                       ("memory.events", "low 0\noom 1\noom_kill 2\n")):
        (folder / file).write_text(text)
    limits = of(Settings(memory_mb=64, processes=9))
    group = cgroups.Group(name, limits)
    group.narrow()
    written = {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}
    assert written["memory.max"] == str(64 * 1024 * 1024)
    assert (written["memory.swap.max"], written["pids.max"]) == ("0", "9")
    assert written.get("cpuset.cpus", "") == ",".join(map(str, limits.cores))
    for above in (tmp_path, folder):
        assert (above / "cgroup.subtree_control").read_text() == "+memory +pids +cpuset"
    assert group.killed_for_memory() == 2
    assert group.tasks == [str(folder / cgroups.INNER / "cgroup.procs")]


def test_a_run_that_has_nothing_left_to_ask_sweeps_as_well(
        settings: Settings, variant: Variant, submission: Callable[[str], Path],
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The run before it may have been killed after its last answer, with its boxes still there."""
    score(submission("answer"), settings, most=4, variant=variant)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = tmp_path / f"{workplace.here()}999999999-1-abc"
    dead.mkdir()
    assert score(submission("answer"), settings, most=4, variant=variant).asked == 0
    assert not dead.exists()
