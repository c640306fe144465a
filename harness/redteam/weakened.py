"""A box that holds nothing: the same shim and protocol, without walls or limits.

An attack that fails here as well proves nothing about the walls. So that no machine is harmed it
caps what an attack may take at a multiple of the real limits; see `inside/probe.py`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from harness import workplace
from harness.sandbox.dialling import MODEL, Listener, arguments, place
from harness.sandbox.link import Link
from harness.sandbox.room import PROGRAMS, Box, Room
from harness.service import free_port


class Weakened(Box):
    """The shim as a plain process of this user, in the open."""

    def __init__(self, python: Path = Path(sys.executable)) -> None:
        self.python = str(python)
        self.folder = workplace.make()
        self._sockets = place(self.folder)
        self.model_socket = self._sockets / MODEL
        self.ports = (free_port(), free_port())
        self._process: subprocess.Popen[bytes] | None = None
        self._output = self.folder / "output"

    def path(self, inside: str, outside: Path) -> str:
        """Return the name outside: nothing is mounted here."""
        return str(outside)

    def start(self, room: Room) -> Link:
        """Start the shim, unlocked, with the room's folders under no other names."""
        with Listener(self._sockets) as listener, self._output.open("wb") as output:
            self._process = subprocess.Popen(
                [self.python, "-I", "-S", str(PROGRAMS / "shim.py"),
                 *arguments(self._sockets, str(self._sockets))],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
                env={"PATH": os.defpath})
            return listener.take(20, lambda: None)

    def said(self) -> str:
        """Return what the shim printed."""
        return self._output.read_text(errors="replace")[-500:]

    def autopsy(self) -> str:
        """Return nothing: nobody counts here."""
        return ""

    def close(self) -> None:
        """Kill the shim; what an attack has started elsewhere is the test's to end."""
        if self._process is not None:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self._process.wait()
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)
