"""What carries a channel's bytes to and from a box; carrier B's stands in `attaching`."""

from __future__ import annotations

import socket
from typing import Protocol

READ = 262144   # bytes taken at once


class Link(Protocol):
    """A byte carrier; neither call blocks. `receive` returns b"" at the end, None for nothing."""

    reader: int
    writer: int

    def receive(self) -> bytes | None:
        """Return what has arrived."""

    def transmit(self, data: memoryview) -> int:
        """Send what fits, return how much; raises OSError where the other end is gone."""

    def close(self) -> None:
        """Let go of the carrier."""


class SocketLink:
    """Carrier A: the connected Unix socket."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        line.setblocking(False)
        self.reader = self.writer = line.fileno()

    def receive(self) -> bytes | None:
        """Return what has arrived."""
        try:
            return self._line.recv(READ)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def transmit(self, data: memoryview) -> int:
        """Send what fits."""
        try:
            return self._line.send(data)
        except BlockingIOError:
            return 0

    def close(self) -> None:
        """Close the socket."""
        self._line.close()
