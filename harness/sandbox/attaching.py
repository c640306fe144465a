"""Carrier B: a container's standard input and output, as the engine carries them.

The engine wraps output in blocks: one byte that says which stream, three of nothing, four for the
length. What comes as standard error is kept for a message, a little of it.
"""

from __future__ import annotations

import socket
from typing import Any

HEADER = 8
STDOUT = 1
LARGEST_SAID = 4096
READ = 262144


class AttachedLink:
    """The channel over an attached container; see `harness.sandbox.channel.Link`."""

    def __init__(self, stream: Any) -> None:
        # Over a Unix socket the SDK wraps the socket in a file; both must stay referenced.
        self._stream = stream
        self._line: socket.socket = getattr(stream, "_sock", stream)
        self._line.setblocking(False)
        self.reader = self.writer = self._line.fileno()
        self.said = bytearray()
        self._raw = bytearray()

    def receive(self) -> bytes | None:
        """Return what has arrived on standard output, b"" at its end, None for nothing."""
        try:
            data = self._line.recv(READ)
        except BlockingIOError:
            return None
        except OSError:
            return b""
        if not data:
            return b""
        self._raw += data
        return bytes(self._unwrapped()) or None

    def _unwrapped(self) -> bytearray:
        found = bytearray()
        while len(self._raw) >= HEADER:
            length = int.from_bytes(self._raw[4:HEADER], "big")
            if len(self._raw) < HEADER + length:
                break
            block = self._raw[HEADER:HEADER + length]
            if self._raw[0] == STDOUT:
                found += block
            else:
                self.said += block[:LARGEST_SAID - len(self.said)]
            del self._raw[:HEADER + length]
        return found

    def transmit(self, data: memoryview) -> int:
        """Send what fits; raises OSError where the container is gone."""
        try:
            return self._line.send(data)
        except BlockingIOError:
            return 0

    def close(self) -> None:
        """Close the connection to the engine."""
        self._line.close()
        self._stream.close()
