"""The folders that a running box needs on the host, and the removal of what dead runs left.

A name says which process it belongs to: number and start time, since numbers are used again.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

PREFIX = "box-"


def started(pid: int) -> str:
    """Return when a process started, in ticks since boot; empty where there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return text.rpartition(")")[2].split()[19]


def owner() -> str:
    """Return the mark of this process, as part of a name."""
    return f"{os.getpid()}-{started(os.getpid()) or 0}"


def alive(mark: str) -> bool:
    """Say whether the process of a mark still runs; true where that cannot be known."""
    pid, _, start = mark.partition("-")
    if not pid.isdigit() or not Path("/proc/self/stat").exists():
        return True
    return started(int(pid)) == start


def prefix() -> str:
    """Return how names of this process's temporary folders begin: those of the dead are swept."""
    return f"{PREFIX}{owner()}-"


def make(mode: int = 0o755) -> Path:
    """Return a new folder for one box, reachable for every user unless `mode` says otherwise."""
    folder = Path(tempfile.mkdtemp(prefix=prefix()))
    folder.chmod(mode)
    return folder


def sweep() -> list[str]:
    """Remove folders whose process is gone, and what still runs in them; return their names."""
    gone = []
    for folder in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*-*")):
        mark = folder.name.removeprefix(PREFIX).rpartition("-")[0]
        if not alive(mark):
            _end(folder)
            shutil.rmtree(folder, ignore_errors=True)
            gone.append(folder.name)
    return gone


def _end(folder: Path) -> None:
    """Kill processes that were started to work in a folder: their environment says so.

    A service without a box may have started others, apart from its own group.
    """
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if f"={folder}/".encode() in (entry / "environ").read_bytes():
                os.kill(int(entry.name), signal.SIGKILL)
        except OSError:
            continue  # gone, or another user's


def runs(pid: int) -> bool:
    """Say whether a process of that number runs; true where that cannot be known."""
    return not Path("/proc/self/stat").exists() or bool(started(pid))
