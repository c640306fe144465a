"""The referee's end against a box that lies: every trick is refused, counted, and costs no time."""

from __future__ import annotations

import json
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.ask import Reply, converse
from harness.sandbox import wire
from harness.sandbox.asking import Connection
from harness.sandbox.channel import MOST_STREAMS, OUTWARDS, Channel
from harness.sandbox.link import SocketLink

HELLO = b'{"t":"hello","version":1}\n'
GOOD = b'HTTP/1.0 200 OK\r\nContent-Length: 31\r\n\r\n{"answer": "12", "sources": []}'


class Hostile:
    """The far end of a channel, spoken by hand."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.line.settimeout(5)
        self.buffer = b""

    def say(self, raw: bytes) -> None:
        self.line.sendall(raw)

    def hear(self) -> dict[str, object]:
        while b"\n" not in self.buffer:
            self.buffer += self.line.recv(65536)
        line, _, self.buffer = self.buffer.partition(b"\n")
        found: dict[str, object] = json.loads(line)
        return found

    def question(self) -> int:
        """Wait for a question and return the number of its stream."""
        number = self.hear()["n"]
        assert self.hear()["t"] == "data"
        assert isinstance(number, int)
        return number

    def answer(self, number: int, raw: bytes = GOOD) -> None:
        self.say(wire.encode(wire.Data(number, raw)))


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Hostile]]:
    ours, theirs = socket.socketpair()
    channel = Channel(SocketLink(ours), ("127.0.0.1", 9))
    yield channel, Hostile(theirs)
    channel.close()
    theirs.close()


def ask(channel: Channel, seconds: float = 3.0) -> Reply:
    channel.settle()
    began = time.monotonic()
    connection = Connection(channel, began + seconds)
    reply = converse(connection, "Who?", seconds, 65536, began)
    if connection.finish() and reply.error is None:
        channel.odd["bytes after a whole answer"] += 1
    return reply


def meanwhile(do: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=do)
    thread.start()
    return thread


def test_an_honest_answer_is_taken(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO)
    helper = meanwhile(lambda: box.answer(box.question()))
    assert ask(channel).text == "12"
    helper.join()
    assert not channel.odd


@pytest.mark.parametrize(("raw", "reason"), [
    (b"x" * 70000, "a line is longer than 65536 bytes"),
    (b'{"t":"data","n":1,"b":"!"}\n', "a line is no frame"),
    (b'{"t":"data","n":1,"n":2,"b":""}\n', "a line has a key twice"),
    (b"[" * 40000 + b"\n", "a line is nested too deeply"),
    (b'{"t":"open","n":-1e999}\n', "a line is no frame"),
    (b'{"t":"log","b":"\xff"}\n', "a line is not UTF-8"),
    (b'{"t":"index","b":"","last":true}\n', "it sent an index that nobody asked for"),
    (b'{"t":"open","n":1099511627777}\n', "it opened a stream by a number that is not its own"),
    (HELLO, "its hello is not the expected one"),
    (b'{"t":"counted","times":0}\n{"t":"counted","times":-1}\n', "a line is no frame"),
])
def test_a_broken_promise_ends_the_box_with_its_reason(
        ends: tuple[Channel, Hostile], raw: bytes, reason: str) -> None:
    channel, box = ends
    box.say(HELLO + raw)
    reply = ask(channel)
    assert (reply.text, reply.lost) == (None, True)
    assert channel.broken.startswith(reason)
    assert sum(channel.odd.values()) == 1


def test_an_index_is_taken_up_to_what_was_asked_for(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    channel.index, channel.index_left = [], 40000
    box.say(HELLO + wire.encode(wire.Index(b"x" * 30000, False)))
    channel.settle()
    assert channel.index == [b"x" * 30000] and not channel.broken
    box.say(wire.encode(wire.Index(b"x" * 30000, True)))
    channel.settle()
    assert channel.broken == "it sent a larger index than it may keep"
    assert sum(map(len, channel.index)) == 30000


def test_attempts_to_reach_outside_are_counted_once_and_never_backwards(
        ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO + wire.encode(wire.Counted(None)))
    channel.count()
    assert channel.outwards is None and not channel.odd
    for times in (2, 2, 5):
        box.say(wire.encode(wire.Counted(times)))
        channel.count()
        assert channel.outwards == channel.odd[OUTWARDS] == times
    box.say(wire.encode(wire.Counted(4)))
    channel.count()
    assert channel.broken == "it counts backwards" and channel.odd[OUTWARDS] == 5


def test_a_box_that_opens_streams_and_reads_nothing_ends(
        ends: tuple[Channel, Hostile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.sandbox.channel.MOST_WAITING", 1 << 16)
    channel, box = ends
    box.say(HELLO)
    helper = meanwhile(lambda: [_say_what_fits(box, wire.encode(wire.Open(n)) * 50)
                                for n in range(2000)] and None)
    channel.pump(lambda: False, time.monotonic() + 20)
    assert channel.broken == "it opens streams and does not read that they are refused"
    channel.close()
    helper.join()


def _say_what_fits(box: Hostile, raw: bytes) -> None:
    try:
        box.say(raw)
    except OSError:
        return


def test_a_box_must_say_hello_first(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(b'{"t":"log","b":""}\n')
    assert ask(channel).lost
    assert channel.broken == "it spoke before it said hello"


def test_an_answer_before_the_question_is_refused_and_counted(ends: tuple[Channel, Hostile]
                                                              ) -> None:
    channel, box = ends
    box.say(HELLO + wire.encode(wire.Data(1 << 40 | 5, GOOD)))
    helper = meanwhile(lambda: box.answer(box.question(), GOOD.replace(b"12", b"34")))
    assert ask(channel).text == "34"
    helper.join()
    assert channel.odd == {"bytes for a question that is closed": 1}


def test_a_late_answer_is_refused_and_counted(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO)
    assert ask(channel, 0.1).error == "no complete answer within 0.1 s"
    number = box.question()
    box.answer(number)
    assert ask(channel, 0.1).error == "no complete answer within 0.1 s"
    assert channel.odd == {"bytes for a question that is closed": 1}


def test_a_second_answer_is_refused_and_counted(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO)
    helper = meanwhile(lambda: box.answer(box.question(), GOOD + GOOD.replace(b"12", b"99")))
    assert ask(channel).text == "12"
    helper.join()
    assert channel.odd == {"bytes after a whole answer": 1}


def test_a_trickle_and_silence_end_at_the_deadline(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO)

    def trickle() -> None:
        number = box.question()
        for byte in GOOD[:20]:
            box.answer(number, bytes([byte]))
            time.sleep(0.05)

    helper = meanwhile(trickle)
    reply = ask(channel, 0.4)
    assert reply.error == "no complete answer within 0.4 s"
    assert reply.seconds < 2
    helper.join()


def test_a_closed_channel_is_a_loss_at_once(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO)
    helper = meanwhile(lambda: (box.question(), box.line.close()) and None)
    reply = ask(channel, 30)
    helper.join()
    assert reply.lost
    assert reply.seconds < 10


def test_a_flood_is_not_kept(ends: tuple[Channel, Hostile]) -> None:
    """A hundred megabytes of log and of late bytes, and the answer still arrives."""
    channel, box = ends
    box.say(HELLO)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def flood() -> None:
        number = box.question()
        box.line.settimeout(60)
        late = wire.encode(wire.Data(1 << 40 | 1, b"x" * wire.CHUNK))
        for _ in range(3000):
            box.say(late)
        box.answer(number)

    helper = meanwhile(flood)
    reply = ask(channel, 60)
    helper.join()
    assert reply.text == "12"
    assert channel.odd["bytes for a question that is closed"] == 3000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes


def test_model_connections_are_bounded_and_a_refused_one_is_closed(
        ends: tuple[Channel, Hostile], tmp_path: Path) -> None:
    channel, box = ends
    with socket.create_server(("127.0.0.1", 0), backlog=MOST_STREAMS) as gateway:
        channel.gateway = gateway.getsockname()[:2]
        box.say(HELLO + b"".join(wire.encode(wire.Open(n)) for n in range(1, MOST_STREAMS + 4)))
        channel.settle()
        assert channel.odd == {"model connections beyond the limit": 3}
        assert [box.hear()["n"] for _ in range(3)] == [MOST_STREAMS + n for n in (1, 2, 3)]
        line, _ = gateway.accept()
        box.say(wire.encode(wire.Data(1, b"ping")))
        channel.settle()
        assert line.recv(10) == b"ping"
        line.sendall(b"pong")
        line.close()
        channel.pump(lambda: False, time.monotonic() + 0.2)
        assert box.hear() == {"t": "data", "n": 1, "b": "cG9uZw=="}
        assert box.hear() == {"t": "close", "n": 1}


def test_a_gateway_that_is_not_there_closes_the_connection(ends: tuple[Channel, Hostile]) -> None:
    channel, box = ends
    box.say(HELLO + wire.encode(wire.Open(3)))
    channel.settle()
    assert box.hear() == {"t": "close", "n": 3}


def test_a_reader_that_stalls_costs_the_deadline_and_no_more(ends: tuple[Channel, Hostile]
                                                             ) -> None:
    channel, box = ends
    box.say(HELLO)
    channel.settle()
    began = time.monotonic()
    connection = Connection(channel, began + 0.3)
    reply = converse(connection, "x" * 3_000_000, 0.3, 65536, began)
    connection.finish()
    assert reply.error == "no complete answer within 0.3 s"
    box.line.setblocking(False)
    assert 0 < len(box.line.recv(3_000_000)) < 3_000_000  # the rest was never sent
