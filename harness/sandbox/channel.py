"""The referee's end of the channel into one box: streams both ways, pumped by whoever waits.

Nothing runs here by itself: bytes move only inside `pump`, in the caller's thread, until what it
waits for is true or its deadline strikes. So a question is timed by the thread that asked it, a
flood or a trickle costs at most the deadline, and what a box sends unasked waits in its socket.
Streams that the box opens are connected to the model gateway and to nothing else.
"""

from __future__ import annotations

import secrets
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

from harness.sandbox import wire
from harness.sandbox.link import READ, Link
from harness.sandbox.wire import WireError

MOST_STREAMS = 64         # model connections of one box at a time
OUTWARDS = "attempts to reach the network"  # none gets there; the kernel counts them
COUNT_SECONDS = 1
MOST_WAITING = 8 << 20    # bytes waiting for one receiver: it is cut off


class Stream:
    """One connection to the service, opened by the referee."""

    def __init__(self, channel: Channel, number: int) -> None:
        self.channel, self.number = channel, number
        self.inbox = bytearray()
        self.closed = self.extra = False
        self.deadline = 0.0  # monotonic


class Channel:
    """One box's channel. `odd` counts what a box should not have sent, by its reason."""

    def __init__(self, link: Link, gateway: tuple[str, int]) -> None:
        self.link, self.gateway = link, gateway
        self.greeted, self.broken, self.paused = False, "", False
        self.ended: int | None = None
        self.log: Callable[[bytes], None] = lambda _: None
        self.odd: Counter[str] = Counter()
        self.outwards: int | None = None  # attempts to reach outside, where they are counted
        self._counted = False
        self.index: list[bytes] | None = None
        self.index_whole, self.index_left = False, 0  # bytes of it that may still come
        self._inbox, self._outbox = bytearray(), bytearray()
        self._streams: dict[int, Stream] = {}
        self._calls: dict[int, socket.socket] = {}
        self._waiting: dict[int, bytearray] = {}
        self._selector = selectors.DefaultSelector()

    def pump(self, until: Callable[[], bool], deadline: float) -> bool:
        """Carry bytes until `until()` holds (True) or the deadline or the end came (False)."""
        while True:
            if until():
                return True
            left = deadline - time.monotonic()
            if self.broken or left <= 0:
                return False
            self._flush()
            self._watch()
            for key, events in self._selector.select(left):
                key.data(events)

    def settle(self) -> None:
        """Carry what is there now, without waiting."""
        for _ in range(64):
            self._flush()
            self._watch()
            ready = self._selector.select(0)
            if self.broken or not ready:
                return
            for key, events in ready:
                key.data(events)

    def send(self, frame: wire.Frame) -> None:
        """Queue a frame; it leaves at the next `pump`, or now as far as it fits."""
        self._outbox += wire.encode(frame)
        self._flush()

    def open(self, deadline: float) -> Stream:
        """Return a new stream to the service; numbers are random, so none can be guessed."""
        stream = Stream(self, 1 << 40 | secrets.randbits(40))
        stream.deadline = deadline
        self._streams[stream.number] = stream
        self._outbox += wire.encode(wire.Open(stream.number))  # leaves with the first bytes
        return stream

    def write(self, stream: Stream, data: bytes) -> None:
        """Queue bytes of a stream."""
        for at in range(0, len(data), wire.CHUNK):
            self.send(wire.Data(stream.number, data[at:at + wire.CHUNK]))

    def finish(self, stream: Stream) -> None:
        """Close a stream; bytes that still come for it are counted as late."""
        if self._streams.pop(stream.number, None) is not None and not stream.closed:
            self.send(wire.Close(stream.number))

    def count(self) -> None:
        """Have the box say how often something in it tried to reach outside; waits a moment."""
        if not self.broken:
            self._counted = False
            self.send(wire.Count())
            self.pump(lambda: self._counted, time.monotonic() + COUNT_SECONDS)

    def fail(self, why: str) -> None:
        """Believe the box no further."""
        self.odd[why] += 1
        self._break(why)

    def close(self) -> None:
        """Let go of everything."""
        self.broken = self.broken or "closed"
        for number in sorted(self._calls):
            self._hang_up(number, tell=False)
        self._selector.close()
        self.link.close()

    def _break(self, why: str) -> None:
        self.broken = self.broken or why
        for stream in self._streams.values():
            stream.closed = True

    def _flush(self) -> None:
        while self._outbox and not self.broken:
            with memoryview(self._outbox) as view:
                try:
                    sent = self.link.transmit(view[:READ])
                except OSError:
                    self._break("the channel ended")
                    return
            if not sent:
                return
            del self._outbox[:sent]

    def _watch(self) -> None:
        if self.broken:
            return
        room = len(self._outbox) < MOST_WAITING
        if self.link.reader == self.link.writer:
            self._want(self.link.reader, True, bool(self._outbox), self._from_box)
        else:
            self._want(self.link.reader, True, False, self._from_box)
            self._want(self.link.writer, False, bool(self._outbox), lambda _: None)
        for number, line in self._calls.items():
            self._want(line.fileno(), room, bool(self._waiting[number]),
                       partial(self._from_gateway, number))

    def _want(self, fd: int, read: bool, write: bool, handler: Callable[[int], None]) -> None:
        events = (selectors.EVENT_READ if read else 0) | (selectors.EVENT_WRITE if write else 0)
        known = self._selector.get_map().get(fd)
        if known is None:
            if events:
                self._selector.register(fd, events, handler)
        elif not events:
            self._selector.unregister(fd)
        elif known.events != events:
            self._selector.modify(fd, events, handler)

    def _from_box(self, events: int) -> None:
        if not events & selectors.EVENT_READ:
            return
        data = self.link.receive()
        if data is None:
            return
        if not data:
            self._break("the channel ended")
            return
        self._inbox += data
        try:
            at = 0
            while (end := self._inbox.find(b"\n", at)) >= 0:
                self._obey(wire.decode(bytes(self._inbox[at:end])))
                at = end + 1
            del self._inbox[:at]
            if len(self._inbox) >= wire.LONGEST:
                raise WireError(f"a line is longer than {wire.LONGEST} bytes")
        except WireError as error:
            self.fail(str(error))

    def _obey(self, frame: wire.Outward) -> None:
        if not self.greeted and not isinstance(frame, wire.Hello):
            raise WireError("it spoke before it said hello")
        match frame:
            case wire.Data(n, b):
                if n in self._streams:
                    self._streams[n].inbox += b
                elif n in self._calls:
                    self._waiting[n] += b
                    self._push(n)
                elif n >> 40:
                    self.odd["bytes for a question that is closed"] += 1
            case wire.Open(n):
                self._call(n)
            case wire.Close(n):
                if n in self._streams:
                    self._streams.pop(n).closed = True
                elif n in self._calls:
                    self._hang_up(n, tell=False)
            case wire.Log(b):
                self.log(b)
            case wire.Ended(code):
                self.ended = code
            case wire.Index(b, last):
                if self.index is None or self.index_whole:
                    raise WireError("it sent an index that nobody asked for")
                self.index_left -= len(b)
                if self.index_left < 0:
                    raise WireError("it sent a larger index than it may keep")
                self.index.append(b)
                self.index_whole = last
            case wire.Unkept():
                self.index, self.index_whole = None, True
            case wire.Counted(times):
                self._counted = True
                if times is not None:
                    more = times - (self.outwards or 0)
                    if more < 0:
                        raise WireError("it counts backwards")
                    self.outwards = times
                    self.odd += Counter({OUTWARDS: more})
            case wire.Paused():
                self.paused = True
            case wire.Hello(version):
                if self.greeted or version != wire.VERSION:
                    raise WireError("its hello is not the expected one")
                self.greeted = True

    def _call(self, number: int) -> None:
        """Connect a stream that the box opened to the gateway."""
        if number >> 40 or number in self._calls:
            raise WireError("it opened a stream by a number that is not its own")
        if len(self._calls) >= MOST_STREAMS:
            self.odd["model connections beyond the limit"] += 1
            self._refuse(number)
            return
        try:
            line = socket.create_connection(self.gateway, timeout=5)
        except OSError:
            self._refuse(number)
            return
        line.setblocking(False)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._calls[number], self._waiting[number] = line, bytearray()

    def _refuse(self, number: int) -> None:
        self.send(wire.Close(number))
        if len(self._outbox) > MOST_WAITING:
            raise WireError("it opens streams and does not read that they are refused")

    def _from_gateway(self, number: int, events: int) -> None:
        line = self._calls.get(number)
        if line is None:
            return
        if events & selectors.EVENT_WRITE:
            self._push(number)
        if events & selectors.EVENT_READ and number in self._calls:
            try:
                data = line.recv(wire.CHUNK)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if data:
                self.send(wire.Data(number, data))
            else:
                self._hang_up(number, tell=True)

    def _push(self, number: int) -> None:
        waiting = self._waiting[number]
        try:
            while waiting:
                del waiting[:self._calls[number].send(waiting[:READ])]
        except BlockingIOError:
            if len(waiting) > MOST_WAITING:
                self._hang_up(number, tell=True)
        except OSError:
            self._hang_up(number, tell=True)

    def _hang_up(self, number: int, tell: bool) -> None:
        line = self._calls.pop(number)
        del self._waiting[number]
        if self._selector.get_map().get(line.fileno()) is not None:
            self._selector.unregister(line.fileno())
        line.close()
        if tell:
            self.send(wire.Close(number))
