"""The box without an engine: bubblewrap, with namespaces of its own and no network.

As root the box runs as a user that nothing else uses and in control groups of its own; without
root it runs as the calling user, and nothing bounds the memory of all its processes together.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from io import FileIO
from itertools import count
from pathlib import Path
from typing import Any

from harness import workplace
from harness.errors import HarnessError, SandboxError
from harness.progress import printable
from harness.sandbox.cgroups import Group, Unavailable
from harness.sandbox.dialling import MODEL, Listener, arguments, place
from harness.sandbox.link import Link
from harness.sandbox.room import INSIDE, NOWHERE, OUT_OF_MEMORY, SOCKETS, Box, Room

STAGE = Path(__file__).with_name("stage.py")
HANDSHAKE_SECONDS = 20
FIRST_USER, USERS = 2_000_000_000, 100_000_000  # far from what machines give to people
ETC = {"hosts": "127.0.0.1 localhost sandbox\n",
       "passwd": "candidate:x:10001:10001::/tmp:/bin/sh\n", "group": "candidate:x:10001:\n",
       "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
       "resolv.conf": f"nameserver {NOWHERE}\n"}
_boxes = count()


class Bubblewrap(Box):
    """One box; `python` is the interpreter that the submission's environment was made from.

    With `groups` the box does not start where its control groups cannot be made.
    """

    def __init__(self, python: Path, groups: bool = False) -> None:
        self.python = str(python)
        self.prefix = python.parent.parent
        self.folder = workplace.make()
        self._sockets = place(self.folder)
        self.model_socket = self._sockets / MODEL
        self.root = os.geteuid() == 0
        self._user = FIRST_USER + (os.getpid() * 16 + next(_boxes)) % USERS if self.root else 0
        self._process: subprocess.Popen[bytes] | None = None
        self._group: Group | None = None
        self._must_group = groups
        self._output: FileIO | None = None

    def start(self, room: Room) -> Link:
        """Start bubblewrap and wait for the shim to call."""
        etc = self.folder / "etc"
        etc.mkdir(exist_ok=True)
        for name, text in ETC.items():
            (etc / name).write_text(text)
        # A pipe, not a file: whoever writes to it from inside fills 64 kB and no disk.
        reading, output = os.pipe()
        self._output = os.fdopen(reading, "rb", buffering=0)
        os.set_blocking(reading, False)
        with Listener(self._sockets) as listener, os.fdopen(output, "wb"):
            try:
                self._group = Group(self.folder.name, room.limits)
            except Unavailable as error:
                if self._must_group:
                    raise SandboxError(
                        "the box was not started", f"its limits could not be set: {error}",
                        "run `make doctor`, then the same command again: it goes on") from error
                self._group = None  # the tier says so: see `tiers`
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(STAGE),
                 json.dumps(self._specification(room, etc))],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
            return listener.take(HANDSHAKE_SECONDS, self._failed)

    def narrow(self) -> None:
        """Keep the box's control group to the core of submissions."""
        if self._group is not None:
            self._group.narrow()

    def said(self) -> str:
        """Return what bubblewrap or a dying shim printed."""
        text = (self._output.read(65536) or b"") if self._output is not None else b""
        return " | ".join(printable(text.decode("utf-8", "replace")).strip().splitlines()[-3:])

    def autopsy(self) -> str:
        """Return whether memory ran out; without control groups nobody counts."""
        if self._group is not None and self._group.killed_for_memory():
            return OUT_OF_MEMORY
        return ""

    def kill(self) -> None:
        """Kill bubblewrap, with which the namespace of its processes ends."""
        if self._process is not None:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self._process.wait()
            self._process = None
        if self._group is not None:
            self._group.remove()
            self._group = None
        if self._output is not None:
            self._output.close()
            self._output = None

    def close(self) -> None:
        """Kill, and remove the box's folder."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _failed(self) -> str | None:
        assert self._process is not None
        code = self._process.poll()
        return None if code is None else f"bubblewrap ended with code {code}: {self.said()}"

    def _specification(self, room: Room, etc: Path) -> dict[str, Any]:
        mounts = [*room.mounts(), (etc, "/etc"), (self._sockets, SOCKETS)]
        if not self.prefix.is_relative_to("/usr"):
            mounts.append((self.prefix, str(self.prefix)))
        for extra in ("/etc/ld.so.cache", "/etc/alternatives"):
            if Path(extra).exists():
                mounts.append((Path(extra), extra))
                touch = etc / Path(extra).name  # a place to mount on
                touch.mkdir(exist_ok=True) if Path(extra).is_dir() else touch.touch()
        binds = []
        if self.root:
            stage = self.folder / "stage"
            stage.mkdir(exist_ok=True)
            binds = [[str(source), str(stage / str(number))]
                     for number, (source, _) in enumerate(mounts)]
            mounts = [(stage / str(number), inside)
                      for number, (_, inside) in enumerate(mounts)]
        limits = room.limits
        return {
            "binds": binds, "cgroups": self._group.tasks if self._group else [],
            "cores": [] if self._group else list(limits.cores), "user": self._user,
            "limits": {"NPROC": limits.processes, "FSIZE": limits.file,
                       "NOFILE": limits.open_files, "CORE": 0,
                       **({} if self._group else {"DATA": limits.memory})},
            "argv": [*_command(mounts, room), "--", self.python, "-I", "-S", "-B",
                     f"{INSIDE}/lock.py", self.python, "-I", "-S", "-B", f"{INSIDE}/shim.py",
                     *arguments(self._sockets, SOCKETS)],
        }


def _command(mounts: list[tuple[Path, str]], room: Room) -> list[str]:
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise HarnessError("the sandbox could not be started", "bubblewrap is not installed",
                           "install bubblewrap (Debian: apt-get install bubblewrap)")
    command = [
        bwrap, "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent",
        "--as-pid-1",
        "--new-session", "--uid", "10001", "--gid", "10001", "--hostname", "sandbox",
        "--cap-drop", "ALL", "--clearenv", "--setenv", "HOME", "/tmp",
        "--setenv", "PATH", "/usr/bin:/bin", "--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64", "sbin"):
        if Path("/", name).is_symlink():
            command += ["--symlink", f"usr/{name}", f"/{name}"]
        elif Path("/", name).is_dir():
            command += ["--ro-bind", f"/{name}", f"/{name}"]
    command += ["--proc", "/proc", "--dev", "/dev", "--size", str(room.limits.shared),
                "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
                "--size", str(room.limits.temporary), "--tmpfs", "/tmp"]
    for source, inside in mounts:
        command += ["--ro-bind", str(source), inside]
    return [*command, "--remount-ro", "/", "--chdir", "/tmp"]
