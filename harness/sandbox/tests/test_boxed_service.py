"""A service in a box: streaming, pausing, what is kept, what is printed; with and without walls."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import SandboxError
from harness.redteam.attempt import KINDS, WEAKENED, attempt, running
from harness.sandbox.channel import OUTWARDS
from harness.sandbox.inside import shim
from harness.sandbox.tests.conftest import required
from harness.settings import Settings

STREAM = '''
import http.client
def answer(question):
    line = http.client.HTTPConnection(os.environ["OPENAI_BASE_URL"].split("/")[2], timeout=20)
    line.request("POST", "/v1/chat/completions", json.dumps({
        "model": "reader", "stream": True,
        "messages": [{"role": "user", "content": "Passages: [1] The valve is red. Question: "
                      "Which colour has the valve?"}]}),
        {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
         "Content-Type": "application/json"})
    response = line.getresponse()
    events = [row for row in response.read().decode().splitlines() if row.startswith("data: ")]
    return json.dumps([response.status, len(events), events[-1]])
'''
COUNT = '''
import threading
ticks = 0
def tick():
    global ticks
    while True:
        ticks += 1
        threading.Event().wait(0.001)
threading.Thread(target=tick, daemon=True).start()
def answer(question):
    return ticks
'''


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    if request.param != WEAKENED:
        required(request.param)
    return str(request.param)


def test_the_model_streams_into_the_box(kind: str, settings: Settings) -> None:
    status, events, last = json.loads(attempt(kind, STREAM, settings).text or "")
    assert (status, last) == (200, "data: [DONE]")
    assert events > 2


def test_a_paused_service_does_nothing_and_goes_on_afterwards(kind: str, settings: Settings
                                                              ) -> None:
    with running(kind, COUNT, settings) as service:
        def ticks() -> int:
            return int(service.ask("How many?", 10, 65536).text or "")

        service.pause()
        before_sleep = time.monotonic()
        time.sleep(0.5)
        assert time.monotonic() - before_sleep >= 0.5
        service.resume()
        service.pause()
        service.resume()
        first = ticks()
        service.pause()
        time.sleep(0.5)
        service.resume()
        second = ticks()
        time.sleep(0.5)
        third = ticks()
    if kind == WEAKENED:  # without a namespace of processes nothing is signalled
        assert second - first > 50
    else:
        assert second - first < (third - second) / 2


def test_outside_of_a_box_the_shim_signals_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *what: sent.append(what))
    made = shim.Shim.__new__(shim.Shim)
    made.signal_all(9)
    assert sent == []
    monkeypatch.setattr(os, "getpid", lambda: 1)
    made.signal_all(9)
    assert sent == [(-1, 9)]


def test_an_index_too_large_to_keep_is_not_kept_and_the_log_says_so(
        kind: str, settings: Settings) -> None:
    source = '''
open(os.environ["INDEX_DIR"] + "/big", "wb").write(bytes(3 * 1024 * 1024))
def answer(question): return "fine"
'''
    with running(kind, source, replace(settings, index_mb=1)) as service:
        assert service.ask("?", 10, 65536).text == "fine"
        assert "too large to be kept" in service.launch.log.read_text()
        assert not service.launch.index.with_name("index.box").exists()
    with running(kind, source, replace(settings, index_mb=4)) as service:
        assert service.launch.index.with_name("index.box").is_dir()


def test_what_is_printed_is_kept_up_to_a_limit_and_printing_more_stops_nothing(
        kind: str, settings: Settings) -> None:
    source = '''
def answer(question):
    for number in range(3000):
        print("x" * 1000, flush=True)
    return "done"
'''
    with running(kind, source, replace(settings, log_kb=64, question_seconds=30)) as service:
        assert service.ask("?", 30, 65536).text == "done"
        assert 60_000 < service.launch.log.stat().st_size <= 64 * 1024


def test_a_full_disk_where_boxes_are_made_is_the_sandboxes_fault(
        settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from harness import workplace

    def fail() -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workplace, "make", fail)
    with pytest.raises(SandboxError, match="could not be started") as caught, \
            running(WEAKENED, COUNT, settings):
        pass
    assert "No space left" in caught.value.why


LOOK = '''
def answer(question):
    seen = []
    for part in ("environ", "mem", "fd/1", "fd/2", "cwd"):
        try:
            path = f"/proc/{os.getppid()}/{part}"
            os.readlink(path) if "/" in part or part == "cwd" else open(path, "rb").close()
            seen.append(part)
        except OSError:
            pass
    return " ".join(seen)
'''
STOP = '''
import signal
def answer(question):
    os.kill(os.getppid(), signal.SIGSTOP)
    return "sent"
'''


def test_the_shim_cannot_be_looked_into(kind: str, settings: Settings) -> None:
    told = attempt(kind, LOOK, settings).text
    assert told == ("" if kind != WEAKENED or os.geteuid() else "environ mem fd/1 fd/2 cwd")


def test_the_shim_cannot_be_stopped(kind: str, settings: Settings) -> None:
    reply = attempt(kind, STOP, replace(settings, question_seconds=2))
    assert reply.text == ("sent" if kind != WEAKENED else None)


def test_a_box_that_does_not_stop_when_told_is_not_believed_any_more(settings: Settings,
                                                                     monkeypatch: pytest.MonkeyPatch
                                                                     ) -> None:
    from harness.sandbox import service as module

    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.2)
    with running(WEAKENED, STOP, replace(settings, question_seconds=1)) as service:
        assert service.ask("?", 1, 65536).error == "no complete answer within 1 s"
        service.pause()
        assert service.odd == {"it did not stop when it was told to": 1}
        assert not service.alive()
        assert service.ask("?", 1, 65536).lost


OUTWARDS_FROM = {
    "address": "socket.create_connection(('1.1.1.1', 443), 1)",
    "datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))",
    "metadata": "socket.create_connection(('169.254.169.254', 80), 1)",
    "name": "socket.getaddrinfo('example.com', 443)",
}
AT_HOME = '''
import socket
def answer(question):
    socket.getfqdn()
    with socket.create_server(("127.0.0.1", 0)) as store, \\
            socket.create_connection(("localhost", store.getsockname()[1]), 2):
        socket.getaddrinfo(socket.gethostname(), 80)
        socket.getaddrinfo("localhost", 80)
    return STREAMED(question) and "done"
'''


@pytest.mark.parametrize("way", OUTWARDS_FROM)
def test_what_tries_to_reach_outside_fails_and_is_counted_by_the_kernel(
        kind: str, way: str, settings: Settings) -> None:
    source = f'''
import socket
def answer(question):
    if question == "?":
        return "nothing tried"
    try:
        {OUTWARDS_FROM[way]}
    except OSError:
        return "stopped"
    return "gone"
'''
    with running(kind, source, settings) as service:
        service.ask("?", 10, 65536)
        service.count()
        assert not service.odd
        said = service.ask("Out!", 20, 65536).text
        service.pause()
        counted = service.odd[OUTWARDS]
        service.resume()
        service.kill()
        assert service.odd[OUTWARDS] == counted  # nothing is counted twice
    if kind == WEAKENED:
        assert counted == 0  # there it cannot be told from what the machine itself does
    else:
        assert said == "stopped" and 1 <= counted <= 8


def test_what_stays_at_home_is_not_counted(kind: str, settings: Settings) -> None:
    source = STREAM.replace("def answer", "def STREAMED") + AT_HOME
    with running(kind, source, settings) as service:
        assert service.ask("?", 20, 65536).text == "done"
        service.kill()
        assert not service.odd


def test_a_try_at_the_start_of_a_service_that_dies_is_counted_too(
        kind: str, settings: Settings) -> None:
    source = '''
import socket
try:
    socket.create_connection(("1.1.1.1", 443), 0.2)
except OSError:
    pass
def answer(question): os._exit(3)
'''
    with running(kind, source, settings) as service:
        assert service.ask("?", 20, 65536).lost
        assert "exit code 3" in service.died()
        assert service.odd[OUTWARDS] == (0 if kind == WEAKENED else 1)
