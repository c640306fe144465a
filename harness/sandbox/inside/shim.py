"""The first program in a box: dial out, start the service, carry bytes; one thread, one loop.

    python shim.py --socket PATH [MODEL]   carrier A: Unix sockets of the referee and the gateway
    python shim.py --stdio                 carrier B: standard input and output

It is process 1 of its box: nothing in there can stop, kill or look into it, and all else ends with
it. It says hello before any code of the submission runs, and then knows nothing but streams. The
referee opens streams to the service's port; the service's model client opens streams by
connecting to the loopback port that stands in its OPENAI_BASE_URL; with carrier A these go straight
to the gateway's own socket, with carrier B through the channel. Each frame is one JSON line of
at most `LONGEST` bytes, bytes in base64. What it means is read outside: no HTTP, no clock here.
Asked how often something in the box tried to reach what lies outside, it says what the kernel
counts: packets that it found no way out for.
Frames in: start, open, data, close, pause, resume, keep, count. Frames out: hello, open, data,
close, log, ended, index, unkept, paused, counted. When the channel ends, it ends, and the box too.
Longer than most files: it runs without an import path (`-I -S`), so it is one program in one file.
"""

from __future__ import annotations

import base64
import ctypes
import json
import os
import select
import selectors
import signal
import socket
import subprocess
import sys
from typing import Any

LONGEST = 65536
CHUNK = 32768
FULL = 1 << 20         # bytes waiting for the channel: nothing more is read until they are gone
MOST_WAITING = 8 << 20  # bytes waiting for one stream: it is cut
VERSION = 1


class Shim:
    """Everything the loop knows. `streams` are connected sockets by number.

    `peers` are the streams that are joined to another one here, and not to the channel.
    """

    def __init__(self, reader: int, writer: int, model: str = "") -> None:
        self.model = model
        self.peers: dict[int, int] = {}
        self.reader, self.writer = reader, writer
        self.inbox, self.outbox = bytearray(), bytearray()
        self.streams: dict[int, socket.socket] = {}
        self.waiting: dict[int, bytearray] = {}
        self.closing: set[int] = set()
        self.numbers = 0
        self.child: subprocess.Popen[bytes] | None = None
        self.told_end = False
        self.log_left = 0
        self.port = 0
        self.index_folder = ""
        self.listener: socket.socket | None = None
        self.ends: tuple[socket.socket, ...] = ()
        self.selector = selectors.DefaultSelector()
        for fd in {reader, writer}:
            os.set_blocking(fd, False)
        self.selector.register(reader, selectors.EVENT_READ, self.from_channel)

    def run(self) -> None:
        """Say hello and go round until the channel ends."""
        self.send({"t": "hello", "version": VERSION})
        while True:
            self.watch()
            for key, events in self.selector.select(timeout=None):
                key.data(events)
            self.tell_end()

    def watch(self) -> None:
        """Ask for writing where bytes wait, and for reading where there is room."""
        self.flush()
        room = len(self.outbox) < FULL
        if self.reader == self.writer:
            self.want(self.reader, True, bool(self.outbox), self.from_channel)
        else:
            self.want(self.writer, False, bool(self.outbox), lambda _: None)
        for number, line in self.streams.items():
            peer = self.peers.get(number)
            free = room if peer is None else len(self.waiting.get(peer, b"")) < FULL
            self.want(line.fileno(), free, bool(self.waiting[number]),
                      lambda events, n=number: self.from_stream(n, events))
        if self.listener is not None:
            self.want(self.listener.fileno(), room, False, self.accept)
        if self.child is not None and self.child.stdout is not None:
            self.want(self.child.stdout.fileno(), room, False, self.from_log)

    def want(self, fd: int, read: bool, write: bool, handler: Any) -> None:
        """Register, change or drop interest in a descriptor."""
        events = (selectors.EVENT_READ if read else 0) | (selectors.EVENT_WRITE if write else 0)
        known = self.selector.get_map().get(fd)
        if known is None:
            if events:
                self.selector.register(fd, events, handler)
        elif not events:
            self.selector.unregister(fd)
        elif known.events != events:
            self.selector.modify(fd, events, handler)

    def forget(self, fd: int) -> None:
        """Drop interest in a descriptor that is about to be closed."""
        if self.selector.get_map().get(fd) is not None:
            self.selector.unregister(fd)

    def send(self, frame: dict[str, Any]) -> None:
        """Queue a frame for the referee."""
        self.outbox += json.dumps(frame, separators=(",", ":")).encode() + b"\n"

    def flush(self) -> None:
        """Write what the channel takes now."""
        while self.outbox:
            try:
                del self.outbox[:os.write(self.writer, self.outbox[:262144])]
            except BlockingIOError:
                return
            except OSError:
                os._exit(0)

    def from_channel(self, events: int) -> None:
        """Read frames and obey them; leave when the channel has ended."""
        if not events & selectors.EVENT_READ:
            return
        try:
            data = os.read(self.reader, 262144)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            os._exit(0)
        self.inbox += data
        while (end := self.inbox.find(b"\n")) >= 0:
            frame = json.loads(bytes(self.inbox[:end]))
            del self.inbox[:end + 1]
            getattr(self, f"on_{frame['t']}")(frame)

    def on_start(self, frame: dict[str, Any]) -> None:
        """Unpack a kept index, listen for model calls, start the service."""
        self.port, self.log_left = frame["port"], frame["log_bytes"]
        self.index_folder = frame["index_folder"]
        os.makedirs(self.index_folder, exist_ok=True)
        if frame["index"]:
            import tarfile
            with tarfile.open(frame["index"]) as archive:
                safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
                archive.extractall(self.index_folder, **safe)  # type: ignore[arg-type]
        self.listener = socket.create_server(("127.0.0.1", frame["model_port"]), backlog=64)
        self.listener.setblocking(False)
        self.ends = heard, told = socket.socketpair()  # no pipe: gVisor lets others open these
        heard.setblocking(False)
        told.setblocking(False)
        signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.selector.register(heard, selectors.EVENT_READ, lambda _: heard.recv(4096))
        try:
            self.child = subprocess.Popen(
                frame["argv"], cwd=frame["folder"], env=frame["environment"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                start_new_session=True)
        except OSError as error:
            self.log(f"the service could not be started: {error}".encode())
            self.send({"t": "ended", "code": 127})
            return
        assert self.child.stdout is not None
        os.set_blocking(self.child.stdout.fileno(), False)
        try:  # where memory runs out, the service goes first, not this
            with open(f"/proc/{self.child.pid}/oom_score_adj", "w") as stream:
                stream.write("500")
        except OSError:
            pass

    def on_open(self, frame: dict[str, Any]) -> None:
        """Connect to the service; a refusal is a close."""
        line = socket.socket()
        try:
            line.connect(("127.0.0.1", self.port))
        except OSError:
            line.close()
            self.send({"t": "close", "n": frame["n"]})
            return
        self.adopt(frame["n"], line)

    def on_data(self, frame: dict[str, Any]) -> None:
        """Pass bytes on to a stream; one that lets too many wait is cut."""
        number = frame["n"]
        if number in self.streams:
            self.waiting[number] += base64.b64decode(frame["b"])
            self.push(number)
            if number in self.streams and len(self.waiting[number]) > MOST_WAITING:
                self.drop(number, True)

    def on_close(self, frame: dict[str, Any]) -> None:
        """Hang up, once what waits was taken."""
        number = frame["n"]
        if number in self.streams:
            self.closing.add(number)
            self.push(number)

    def on_pause(self, _: dict[str, Any]) -> None:
        """Stop every other process of the box, and say so."""
        self.signal_all(signal.SIGSTOP)
        self.send({"t": "paused"})

    def on_resume(self, _: dict[str, Any]) -> None:
        """Let them go on."""
        self.signal_all(signal.SIGCONT)

    def on_keep(self, frame: dict[str, Any]) -> None:
        """Send the index as it stands, as a tar archive, or nothing if it is too large."""
        import tarfile
        import tempfile
        self.signal_all(signal.SIGSTOP)
        left = frame["most_bytes"]
        try:
            with tempfile.TemporaryFile(dir="/tmp") as stream:
                with tarfile.open(fileobj=stream, mode="w") as archive:
                    for root, folders, names in os.walk(self.index_folder):
                        folders.sort()
                        for name in sorted(names):
                            path = os.path.join(root, name)
                            if name != ".lock" and os.path.isfile(path) \
                                    and not os.path.islink(path):
                                left -= os.path.getsize(path)
                                if left < 0:
                                    raise OSError("the index is too large to be kept")
                                archive.add(path, os.path.relpath(path, self.index_folder))
                stream.seek(0)
                while data := stream.read(CHUNK):
                    self.send({"t": "index", "b": base64.b64encode(data).decode(), "last": False})
                    while len(self.outbox) > FULL:
                        select.select([], [self.writer], [])
                        self.flush()
            self.send({"t": "index", "b": "", "last": True})
        except OSError as error:
            self.log(f"the index was not kept: {error}\n".encode())
            self.send({"t": "unkept"})
        finally:
            self.signal_all(signal.SIGCONT)

    def on_count(self, _: dict[str, Any]) -> None:
        """Say how many packets found no way out of the box; outside of one, that nobody knows."""
        self.send({"t": "counted", "times": unrouted() if os.getpid() == 1 else None})

    def signal_all(self, number: int) -> None:
        """Signal every other process of the box; outside of one, nobody."""
        if os.getpid() == 1:
            try:
                os.kill(-1, number)
            except ProcessLookupError:
                pass

    def accept(self, _: int) -> None:
        """Take a connection of the service's model client."""
        assert self.listener is not None
        try:
            line, _address = self.listener.accept()
        except OSError:
            return
        self.numbers += 1
        number = self.numbers
        if not self.model:
            self.adopt(number, line)
            self.send({"t": "open", "n": number})
            return
        gateway = socket.socket(socket.AF_UNIX)
        try:
            gateway.settimeout(5)
            gateway.connect(self.model)
        except OSError:
            gateway.close()
            line.close()
            return
        self.adopt(number, line)
        self.adopt(-number, gateway)
        self.peers |= {number: -number, -number: number}

    def adopt(self, number: int, line: socket.socket) -> None:
        """Carry a connected socket as a stream."""
        line.setblocking(False)
        if line.family == socket.AF_INET:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.streams[number], self.waiting[number] = line, bytearray()

    def from_stream(self, number: int, events: int) -> None:
        """Carry bytes of a stream, both ways."""
        line = self.streams.get(number)
        if line is None:
            return
        if events & selectors.EVENT_WRITE:
            self.push(number)
        if events & selectors.EVENT_READ and number in self.streams:
            try:
                data = line.recv(CHUNK)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            peer = self.peers.get(number)
            if data and peer in self.streams:
                self.waiting[peer] += data
                self.push(peer)
            elif data:
                self.send({"t": "data", "n": number, "b": base64.b64encode(data).decode()})
            else:
                self.drop(number, True)

    def push(self, number: int) -> None:
        """Write what a stream takes now."""
        waiting = self.waiting[number]
        while waiting:
            try:
                del waiting[:self.streams[number].send(waiting[:262144])]
            except BlockingIOError:
                return
            except OSError:
                self.drop(number, True)
                return
        if number in self.closing:
            self.drop(number, False)

    def drop(self, number: int, tell: bool) -> None:
        """Close a stream."""
        line = self.streams.pop(number)
        del self.waiting[number]
        self.forget(line.fileno())
        line.close()
        peer = self.peers.pop(number, None)
        if peer in self.streams:
            self.closing.add(peer)
            self.push(peer)
        if number in self.closing:
            self.closing.remove(number)
        elif tell and peer is None:
            self.send({"t": "close", "n": number})

    def from_log(self, _: int) -> None:
        """Read what the service prints; send the first part of it, drop the rest."""
        assert self.child is not None and self.child.stdout is not None
        try:
            data = os.read(self.child.stdout.fileno(), CHUNK)
        except BlockingIOError:
            return
        if data:
            self.log(data)
        else:
            self.forget(self.child.stdout.fileno())
            self.child.stdout.close()
            self.child.stdout = None

    def log(self, data: bytes) -> None:
        """Send log bytes while there are any left to send."""
        data = data[:self.log_left]
        self.log_left -= len(data)
        if data:
            self.send({"t": "log", "b": base64.b64encode(data).decode()})

    def tell_end(self) -> None:
        """Say once that the service's process has ended, after its last words."""
        if os.getpid() == 1:
            self.reap()
        if self.child is not None and not self.told_end and self.child.poll() is not None:
            self.told_end = True
            if self.child.stdout is not None:
                self.from_log(0)
            self.on_count({})
            self.send({"t": "ended", "code": self.child.returncode})


    def reap(self) -> None:
        """Take leave of orphans: the first process of a box inherits them."""
        try:
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if self.child is not None and ended[0] == self.child.pid:
                    self.child.returncode = os.waitstatus_to_exitcode(ended[1])
        except ChildProcessError:
            pass


def unrouted() -> int | None:
    """Return what the kernel counts of this network: packets without a route; None: it does not.

    Each connection, datagram or question for a name that leads outside is one, or a few.
    """
    found = 0
    try:
        with open("/proc/net/snmp") as stream:
            names, counts = (line.split() for line in stream if line.startswith("Ip:"))
        found += int(counts[names.index("OutNoRoutes")])
    except (OSError, ValueError):
        return None
    try:
        with open("/proc/net/snmp6") as stream:
            found += sum(int(line.split()[1]) for line in stream
                         if line.startswith("Ip6OutNoRoutes"))
    except OSError:
        pass  # a kernel without IPv6
    return found


def main(arguments: list[str]) -> None:
    """Hide this process from its children, take the channel, run."""
    ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE: memory and descriptors unreadable
    if arguments[0] == "--socket":
        line = socket.socket(socket.AF_UNIX)
        line.connect(arguments[1])
        Shim(line.fileno(), line.fileno(), "".join(arguments[2:])).run()
    reader, writer = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    Shim(reader, writer).run()


if __name__ == "__main__":
    main(sys.argv[1:])
