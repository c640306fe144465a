"""The folders that a running box needs on the host, and the removal of what dead runs left.

A name says whose it is: the machine and process namespace in which numbers mean something, then the
process's number and start time, since numbers are used again. A temporary folder may be shared with
a container, or with other programs: what bears another name is nobody's to sweep.
"""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import shutil
import signal
import tempfile
from pathlib import Path

PREFIX = "seventy-one-box-"
HOST_DIGITS = 8  # names stay short: a Unix socket's whole path has 108 bytes, on macOS 104


@functools.cache
def host() -> str:
    """Return what tells apart machines and process namespaces, in which numbers mean nothing."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}-{os.stat('/proc/self/ns/pid').st_ino}"
    except OSError:
        return platform.node()


def here() -> str:
    """Return how the names of all that runs make on this machine begin, whichever process."""
    return f"{PREFIX}{hashlib.sha256(host().encode()).hexdigest()[:HOST_DIGITS]}-"


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
    """Return how names of what this process makes begin; what dead ones made is swept by them."""
    return f"{here()}{owner()}-"


def abandoned(places: Path) -> list[Path]:
    """Return what in a folder bears the name of a process of this machine that is gone."""
    return [place for place in sorted(places.glob(f"{here()}*-*-*"))
            if not alive(place.name.removeprefix(here()).rpartition("-")[0])]


def make(mode: int = 0o755) -> Path:
    """Return a new folder for one box, reachable for every user unless `mode` says otherwise."""
    folder = Path(tempfile.mkdtemp(prefix=prefix()))
    folder.chmod(mode)
    return folder


def sweep() -> list[str]:
    """Remove folders whose process is gone, and what still runs in them; return their names."""
    gone = []
    for folder in abandoned(Path(tempfile.gettempdir())):
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
