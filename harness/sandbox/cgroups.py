"""Control groups made by hand, for boxes without an engine: memory with swap, processes, cores.

Needs root. Both layouts of the kernel are known: one tree for all controllers (v2), or one tree
for each (v1). Killing goes by the group, so nothing that a box started gets away from it.
Groups are made beside systemd's own, and are gone with the box. On v2 a box has two groups, one in
the other: systemd takes controllers that it does not use itself from the whole tree (at every
`daemon-reload`), except where a group has passed them on to groups of its own.
"""

from __future__ import annotations

import errno
import os
import signal
import time
from pathlib import Path

from harness import workplace
from harness.sandbox.limits import Limits

CONTROLLERS = ("memory", "pids", "cpuset")
UNIFIED = "unified"
INNER = "inner"
END_SECONDS, TAKE_SECONDS = 5.0, 2.0


class Unavailable(Exception):
    """Groups with these limits cannot be made here; the text says why."""


def trees() -> dict[str, Path]:
    """Return where the controllers are mounted; v2 has one tree, under `UNIFIED`."""
    found: dict[str, Path] = {}
    try:
        lines = Path("/proc/self/mounts").read_text().splitlines()
    except OSError:
        return {}
    for line in lines:
        _, place, kind, options, *_ = line.split()
        if kind == "cgroup2" and (Path(place) / "cgroup.subtree_control").exists():
            offered = (Path(place) / "cgroup.controllers").read_text().split()
            if set(CONTROLLERS) <= set(offered):
                return {UNIFIED: Path(place)}
        elif kind == "cgroup":
            found |= {name: Path(place) for name in CONTROLLERS if name in options.split(",")}
    return found if set(found) == set(CONTROLLERS) else {}


class Group:
    """The control groups of one box. `tasks` are the files by which a process enters."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._trees = trees()
        if os.geteuid() != 0 or not self._trees:
            raise Unavailable("control groups need root and the memory, pids and cpuset "
                              "controllers")
        self._folders = [tree / name for tree in self._trees.values()]
        self._cores = ",".join(map(str, limits.cores))
        self._cpuset = self._trees.get(UNIFIED, self._trees.get("cpuset", Path())) / name
        try:
            for folder in self._folders:
                folder.mkdir(exist_ok=True)
            if UNIFIED in self._trees:
                self._limit_unified(limits)
            else:
                self._limit_separate(limits)
        except OSError as error:
            self.remove()
            raise Unavailable(f"a control group could not be set up: {error}") from error
        inner = INNER if UNIFIED in self._trees else ""
        self.tasks = [str(folder / inner / "cgroup.procs") for folder in self._folders]

    def _limit_unified(self, limits: Limits) -> None:
        tree, folder = self._trees[UNIFIED], self._folders[0]
        (folder / INNER).mkdir(exist_ok=True)
        _take(tree, folder)
        (folder / "memory.max").write_text(str(limits.memory))
        if (folder / "memory.swap.max").exists():
            (folder / "memory.swap.max").write_text("0")
        (folder / "pids.max").write_text(str(limits.processes))

    def _limit_separate(self, limits: Limits) -> None:
        memory, pids, cpuset = (self._trees[c] / self._folders[0].name for c in CONTROLLERS)
        (memory / "memory.limit_in_bytes").write_text(str(limits.memory))
        if (memory / "memory.memsw.limit_in_bytes").exists():
            (memory / "memory.memsw.limit_in_bytes").write_text(str(limits.memory))
        (pids / "pids.max").write_text(str(limits.processes))
        above = self._trees["cpuset"]
        (cpuset / "cpuset.mems").write_text((above / "cpuset.mems").read_text())
        (cpuset / "cpuset.cpus").write_text((above / "cpuset.cpus").read_text())

    def narrow(self) -> None:
        """Keep the group to its cores; until now it could run on any."""
        if self._cores:
            (self._cpuset / "cpuset.cpus").write_text(self._cores)

    def killed_for_memory(self) -> int:
        """Return how many processes the kernel killed because memory ran out."""
        for folder in self._folders:
            for name in ("memory.events", "memory.oom_control"):
                if (folder / name).exists():
                    counts = dict(line.split() for line in
                                  (folder / name).read_text().splitlines())
                    return int(counts.get("oom_kill", 0))
        return 0

    def kill(self) -> None:
        """Kill every process of the group and wait until none is left."""
        for folder in self._folders:
            _empty(folder)

    def remove(self) -> None:
        """Kill what is left and remove the groups."""
        for folder in self._folders:
            _remove(folder)


def _take(*folders: Path) -> None:
    """Pass the controllers on from each folder to the next; what is taken meanwhile, once more."""
    deadline = time.monotonic() + TAKE_SECONDS
    while True:
        try:
            for folder in folders:
                (folder / "cgroup.subtree_control").write_text(
                    " ".join(f"+{controller}" for controller in CONTROLLERS))
            return
        except OSError as error:
            if error.errno == errno.EBUSY or time.monotonic() > deadline:
                raise  # busy: processes live beside the groups, as in a container of one's own
            time.sleep(0.02)


def sweep() -> list[str]:
    """Remove groups whose harness is gone; return their names."""
    gone = set()
    for tree in trees().values():
        for folder in workplace.abandoned(tree):
            _remove(folder)
            gone.add(folder.name)
    return sorted(gone)


def _empty(folder: Path) -> None:
    deadline = time.monotonic() + END_SECONDS
    while time.monotonic() < deadline:
        try:
            if (folder / "cgroup.kill").exists():  # v2: all at once, also what is just forking
                (folder / "cgroup.kill").write_text("1")
            living = [int(line) for tasks in (folder, folder / INNER)
                      if (tasks / "cgroup.procs").exists()
                      for line in (tasks / "cgroup.procs").read_text().split()]
        except OSError:
            return
        if not living:
            return
        for pid in living:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


def _remove(folder: Path) -> None:
    _empty(folder)
    deadline = time.monotonic() + END_SECONDS
    while folder.is_dir() and time.monotonic() < deadline:
        try:
            if (folder / INNER).is_dir():
                (folder / INNER).rmdir()
            folder.rmdir()
        except OSError:
            time.sleep(0.02)
