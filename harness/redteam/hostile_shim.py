"""A box in which the shim itself is hostile: it speaks to the referee as no program of ours would.

A submission never gets this far: the shim is the harness's own, hidden from it. But what reads a
channel must hold against whatever comes out of it. `SPOKEN` is put before the hostile source,
which then has `say` and `hear`, a `HELLO`, and knows the forms of the frames.
"""

from __future__ import annotations

import shutil
import socket
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from harness.ask import Reply, converse
from harness.progress import tail
from harness.redteam.rss import growth
from harness.sandbox import limits, tiers
from harness.sandbox.asking import Connection
from harness.sandbox.channel import Channel
from harness.sandbox.room import HELLO_SECONDS, INSIDE, PROGRAMS, Room
from harness.service import Launch
from harness.settings import Settings

SPOKEN = r'''
import base64, json, os, socket, sys, time
if sys.argv[1] == "--socket":
    line = socket.socket(socket.AF_UNIX)
    line.connect(sys.argv[2])
    send, receive = line.sendall, line.recv
else:
    def send(raw):
        while raw:
            raw = raw[os.write(1, raw):]
    def receive(most): return os.read(0, most)
HELLO = b'{"t":"hello","version":1}\n'
buffer = b""
def say(raw):
    try:
        send(raw)
    except OSError:
        os._exit(0)
def hear():
    global buffer
    while b"\n" not in buffer:
        more = receive(65536)
        if not more:
            os._exit(0)
        buffer += more
    row, _, buffer = buffer.partition(b"\n")
    return json.loads(row)
asked = set()
def question():
    """Wait for a new question; return the number of its stream."""
    while True:
        frame = hear()
        if frame["t"] == "data" and frame["n"] not in asked:
            asked.add(frame["n"])
            return frame["n"]
def reply(text):
    """Return an HTTP reply with that answer, in base64."""
    body = json.dumps({"answer": text, "sources": []}).encode()
    head = b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    return base64.b64encode(head + body).decode()
def data(number, text):
    """Return the frame of a whole reply to the question of a stream."""
    return json.dumps({"t": "data", "n": number, "b": reply(text)}).encode() + b"\n"
def rest():
    """Go on listening, so that the channel stays open."""
    while True:
        hear()
'''


@dataclass(frozen=True, slots=True)
class HostileRoom(Room):
    """A room whose programs are not the harness's own."""

    programs: Path

    def mounts(self) -> list[tuple[Path, str]]:
        """Return the mounts with the hostile programs in the place of the harness's."""
        return [(self.programs if inside == INSIDE else outside, inside)
                for outside, inside in Room.mounts(self)]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the referee has: its replies, what it counted as odd, why it broke off, its growth.

    `shown` is what a person is shown of the log.
    """

    replies: tuple[Reply, ...]
    odd: Counter[str]
    broken: str
    megabytes: float
    shown: str

    @property
    def reasons(self) -> str:
        """Return all that speaks against what came, in words."""
        errors = [reply.error for reply in self.replies if reply.error]
        found = dict.fromkeys(filter(None, [*self.odd, self.broken, *errors]))
        return "; ".join(found) or "no objection"


def listen(kind: str, source: str, settings: Settings, questions: Sequence[str]) -> Heard:
    """Ask a hostile shim in a real box; never raises for what it says."""
    with tempfile.TemporaryDirectory(prefix="seventy-one-attack-") as name, ExitStack() as stack:
        here = Path(name)
        here.chmod(0o755)
        for folder in ("empty", "inside"):
            (here / folder).mkdir()
        shutil.copy(PROGRAMS / "lock.py", here / "inside" / "lock.py")
        (here / "inside" / "shim.py").write_text(SPOKEN + source)
        tier = tiers.choose(replace(settings, sandbox=kind), False)
        assert tier.box is not None
        environment = tier.environment((), (), settings.cache)
        gateway = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=128))
        empty = here / "empty"
        box = tier.box(Launch("attack", empty, environment.python, empty, empty, empty, "", "",
                              "reader", here / "log", settings.ready_seconds, environment.image))
        stack.callback(box.close)
        link = box.start(HostileRoom("attack", empty, empty, empty,
                                     environment.python.parent.parent, None,
                                     limits.of(settings), here / "inside"))
        channel = Channel(link, gateway.getsockname()[:2])
        stack.callback(channel.close)
        log = bytearray()
        channel.log = log.extend
        with growth() as grown:
            channel.pump(lambda: channel.greeted, time.monotonic() + HELLO_SECONDS)
            replies = [_ask(channel, question, settings) for question in questions]
        (here / "log").write_bytes(log)
        return Heard(tuple(replies), channel.odd, channel.broken, grown.megabytes,
                     tail(here / "log"))


def _ask(channel: Channel, question: str, settings: Settings) -> Reply:
    """Ask as `BoxedService.ask` does."""
    channel.settle()
    began = time.monotonic()
    connection = Connection(channel, began + settings.question_seconds)
    reply = converse(connection, question, settings.question_seconds, settings.answer_bytes, began)
    if connection.finish() and reply.error is None:
        channel.odd["bytes after a whole answer"] += 1
    return reply
