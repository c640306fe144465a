"""HTTP to the service inside a box, over a stream of its channel instead of a socket."""

from __future__ import annotations

import http.client
import io
import time

from harness.sandbox.channel import Channel, Stream
from harness.sandbox.room import SERVICE_PORT


class _Reader(io.RawIOBase):
    """The bytes of a stream as they come; raises TimeoutError at the stream's deadline."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.over:
            return 0
        stream = self.stream
        stream.channel.pump(lambda: bool(stream.inbox) or stream.closed, stream.deadline)
        if stream.inbox:
            taken = min(len(buffer), len(stream.inbox))
            buffer[:taken] = stream.inbox[:taken]
            del stream.inbox[:taken]
            return taken
        if time.monotonic() >= stream.deadline:
            raise TimeoutError
        if stream.channel.broken:
            raise ConnectionResetError(stream.channel.broken)
        return 0


class _File(io.BufferedReader):
    """What a response is read from; closed with bytes left over, it says so."""

    def __init__(self, reader: _Reader) -> None:
        super().__init__(reader)
        self.reader = reader

    def close(self) -> None:
        if not self.closed:
            self.reader.over = True
            if self.peek():
                self.reader.stream.extra = True
        super().close()


class _Socket:
    """As much of a socket as `http.client` uses."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def sendall(self, data: bytes) -> None:
        self.stream.channel.write(self.stream, bytes(data))

    def makefile(self, _: str) -> io.BufferedReader:
        return _File(_Reader(self.stream))

    def close(self) -> None:
        pass


class Connection(http.client.HTTPConnection):
    """A connection for one request; everything of it ends at one deadline (monotonic)."""

    def __init__(self, channel: Channel, deadline: float) -> None:
        super().__init__("127.0.0.1", SERVICE_PORT)
        self.channel, self.deadline = channel, deadline
        self.stream: Stream | None = None

    def connect(self) -> None:
        """Open the stream; a refusal shows when the response is read."""
        self.stream = self.channel.open(self.deadline)
        self.sock = _Socket(self.stream)

    def finish(self) -> bool:
        """Close the stream, so that the service learns that nobody listens any more.

        Says whether bytes had come beyond what was read.
        """
        self.close()
        if self.stream is None:
            return False
        self.channel.settle()
        self.channel.finish(self.stream)
        return self.stream.extra or bool(self.stream.inbox)
