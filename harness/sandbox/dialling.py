"""Carrier A: a Unix socket that a box dials from inside; one call is taken, then nobody listens.

The socket stands in a folder that is mounted read-only: a box can connect to it but cannot put
something else in its place for the referee to connect to.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from harness.errors import SandboxError
from harness.sandbox.link import SocketLink

NAME, MODEL = "c", "m"


def place(work: Path) -> Path:
    """Return the folder of a box's sockets, made in its work folder, reachable for every user."""
    folder = work / "sockets"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return folder


def arguments(folder: Path, inside: str) -> list[str]:
    """Return how the shim is told of the sockets in `folder`, which it sees as `inside`."""
    model = [f"{inside}/{MODEL}"] if (folder / MODEL).exists() else []
    return ["--socket", f"{inside}/{NAME}", *model]


class Listener:
    """A socket in `folder` that waits for one call; use it with `with`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / NAME
        self._socket = socket.socket(socket.AF_UNIX)

    def __enter__(self) -> Listener:
        """Start listening."""
        self._socket.bind(str(self.path))
        self.path.chmod(0o666)
        self._socket.listen(1)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Stop listening and take the socket away."""
        self._socket.close()
        self.path.unlink(missing_ok=True)

    def take(self, seconds: float, failed: Callable[[], str | None]) -> SocketLink:
        """Return the first call; raises `SandboxError` where none comes or `failed()` says why."""
        deadline = time.monotonic() + seconds
        self._socket.settimeout(0.02)
        while True:
            try:
                line, _ = self._socket.accept()
                return SocketLink(line)
            except TimeoutError:
                why = failed()
                if why is None and time.monotonic() > deadline:
                    why = f"nothing inside it called within {seconds:g} s"
                if why is not None:
                    raise SandboxError(
                        "the sandbox could not be started", why,
                        "run `make doctor` to see what this machine can do") from None
