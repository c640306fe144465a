"""Attacks 10, 11 and 15: look faster than one is, by the clock, the wire, or the other side's loss.

The honest time of each program is known (it sleeps), so that any clock which says less was fooled.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time

from harness.redteam.attack import Attack, Outcome, Run, watch
from harness.redteam.attempt import WEAKENED, running
from harness.redteam.naive import naively
from harness.redteam.scored import ASKS, scored
from harness.sandbox import limits
from harness.service import free_port
from harness.settings import Settings

SLEPT = 0.3
CLOCKS = r'''
import time
real_sleep, still = time.sleep, time.time()
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    setattr(time, name, lambda: still)
    setattr(time, name + "_ns", lambda: int(still * 1e9))
time.sleep = lambda seconds: None
os.environ.update(LD_PRELOAD="/tmp/libfaketime.so.1", FAKETIME="-1d", FAKETIME_NO_CACHE="1")
plain = json.dumps
json.dumps = lambda value, *rest, **more: plain(
    {**value, "seconds": 0.001, "latency_ms": 1} if isinstance(value, dict) and "answer" in value
    else value, *rest, **more)
'''
HELD_OPEN = r'''
import socket, threading
def hold():
    """Keep a model call under way while working, as if the model took the time."""
    host, port = os.environ["OPENAI_BASE_URL"].split("/")[2].split(":")
    body = json.dumps({"model": os.environ["MODEL"], "stream": True, "messages": [
        {"role": "user", "content": "Passages: [1] a. Question: what?"}]}).encode()
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n"
                     b"Content-Type: application/json\r\nAuthorization: Bearer "
                     + os.environ["OPENAI_API_KEY"].encode()
                     + b"\r\nContent-Length: %d\r\n\r\n" % len(body))
        for at in range(0, len(body), 16):
            line.sendall(body[at:at + 16])
            real_sleep(0.01)
        line.settimeout(1)
        try:
            while line.recv(1):
                real_sleep(0.01)
        except OSError:
            pass
def answer(question):
    holder = threading.Thread(target=hold, daemon=True)
    holder.start()
    real_sleep(SLEPT)
    return ask_model(question)
'''
SLOW = r'''
def answer(question):
    real_sleep(SLEPT)
    return "13 months"
'''
TIMES_ITSELF = ASKS + r'''
def answer(question):
    began = time.perf_counter()
    told = ask_model(question)
    print("took", time.perf_counter() - began, flush=True)
    return told
'''
# Replies by the number of the question; each is complete only after the sleep.
EARLY = r'''
import socketserver, time
FINISHED = b'{"answer": "finished"}'
PLACEHOLDER = b'{"answer": "placeholder"}'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
def plain(body):
    return OK + b"Content-Length: %d\r\n\r\n" % len(body) + body
def chunk(body):
    return b"%x\r\n%s\r\n" % (len(body), body)
REPLIES = [
    (plain(PLACEHOLDER), plain(FINISHED)),
    (OK + b"Content-Length: %d\r\n\r\n" % len(FINISHED), FINISHED),
    (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(PLACEHOLDER),
     chunk(FINISHED) + b"0\r\n\r\n"),
    (b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
     plain(FINISHED)),
    (OK + b"Content-Length: %d\r\n\r\n" % (len(FINISHED) + 2) + FINISHED, b"  "),
    (plain(b'{"answer": {"later": "/result/1"}}'), plain(FINISHED)),
]
asked = -1
class Handling(socketserver.StreamRequestHandler):
    def handle(self):
        global asked
        head, length = self.rfile.readline(), 0
        while (row := self.rfile.readline().strip()):
            if row.lower().startswith(b"content-length:"):
                length = int(row.split(b":")[1])
        self.rfile.read(length)
        if head.startswith(b"GET"):
            self.wfile.write(plain(b"{}"))
            return
        asked += 1
        first, then = REPLIES[asked % len(REPLIES)]
        self.wfile.write(first)
        self.wfile.flush()
        time.sleep(SLEPT)
        try:
            self.wfile.write(then)
        except OSError:
            pass
class ThreadingHTTPServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    def __init__(self, place, _):
        super().__init__(place, Handling)
'''
IN_PIECES = EARLY + r'''
REPLIES[:] = [(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(FINISHED[:9]),
               chunk(FINISHED[9:]) + b"0\r\n\r\n")]
'''
BURNERS = r'''
import mmap, signal, sys, time
GAPS, TURNS = mmap.mmap(-1, 4096), mmap.mmap(-1, 4096)
def burn(place):
    last = time.monotonic()
    worst = 0.0
    while True:
        now = time.monotonic()
        if now - last > worst:
            worst = now - last
            GAPS[place * 8:place * 8 + 8] = int(worst * 1e6).to_bytes(8, "big")
        last = now
        TURNS[place] = (TURNS[place] + 1) % 256
def wake():
    group = os.getpgrp()
    while True:
        try:
            os.killpg(group, signal.SIGCONT)
        except OSError:
            pass
begun = False
def answer(question):
    global begun
    if not begun:
        begun = True
        for place in range(3):
            if os.fork() == 0:
                if place:
                    os.setsid()
                try:
                    os.sched_setaffinity(0, range(os.cpu_count()))
                except OSError:
                    pass
                if os.fork() == 0:
                    signal.alarm(15)
                    burn(place) if place < 2 else wake()
                os._exit(0)
            os.wait()
        time.sleep(0.2)
    for place in range(2):  # each has to come to its turn before it knows how long it stood still
        before, until = TURNS[place], time.monotonic() + 5
        while TURNS[place] == before and time.monotonic() < until:
            time.sleep(0.01)
    try:
        os.sched_setaffinity(0, range(os.cpu_count()))
    except OSError:
        pass
    gaps = [int.from_bytes(GAPS[n * 8:n * 8 + 8], "big") / 1e6 for n in range(2)]
    return json.dumps([min(gaps), sorted(os.sched_getaffinity(0))])
'''
THREADS = r'''
import threading
def answer(question):
    pool = [threading.Thread(target=sum, args=(range(10000),)) for _ in range(4)]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    return json.dumps([1e9, sorted(os.sched_getaffinity(0))])
'''
PAUSED = 1.5
ASKED = ("What is it?",) * 6


def _slept(source: str) -> str:
    return source.replace("SLEPT", str(SLEPT))


def _clocks(kind: str, settings: Settings) -> Outcome:
    if kind == WEAKENED:  # it times with the program's own clock
        said = naively(_slept(CLOCKS + SLOW))["seconds"]
        return Outcome(0 < len(said) and max(said) < SLEPT, f"said to take {said} s")
    found = scored(kind, _slept(ASKS + CLOCKS + HELD_OPEN), settings)
    own = min(answer.own_seconds for answer in found.answers)
    return Outcome(found.p95 < SLEPT or own < SLEPT / 2, f"p95 {found.p95:.2f} s, own at least "
                   f"{own:.2f} s, slept {SLEPT} s", found.flagged)


def _times_itself(kind: str, settings: Settings) -> Outcome:
    found = scored(kind, TIMES_ITSELF, settings)
    return Outcome(found.correct != len(found.answers), f"p95 {found.p95:.2f} s", found.flagged)


def _early(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        if kind == WEAKENED:
            return _first_byte(_slept(source))
        seen = watch(kind, _slept(source), settings, ASKED)
        early = [reply for reply in seen.replies
                 if reply.text == "finished" and reply.seconds < SLEPT]
        told = ", ".join(reply.text or "refused" for reply in seen.replies)
        return Outcome(bool(early), f"{len(early)} early of 6: {told}", seen.flagged)

    return run


def _in_pieces(kind: str, settings: Settings) -> Outcome:
    seen = watch(kind, _slept(IN_PIECES), settings, ASKED[:3])
    return Outcome(any(reply.text != "finished" for reply in seen.replies), seen.text, seen.flagged)


def _first_byte(source: str) -> Outcome:
    """Ask with a clock that stops at the first byte, and take the last object that comes."""
    port, fastest = free_port(), {}
    program = subprocess.Popen([sys.executable, "-c", "import json, os\n" + source + (
        f"\nThreadingHTTPServer(('127.0.0.1', {port}), None).serve_forever()")])
    try:
        for _ in ASKED:
            line = _connected(port)
            with line:
                line.sendall(b"POST /ask HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
                began = time.monotonic()
                data = line.recv(65536)
                took = time.monotonic() - began
                while more := line.recv(65536):
                    data += more
            last = data[data.rfind(b"{"):data.rfind(b"}") + 1]
            fastest[json.loads(last)["answer"]] = took
    finally:
        program.kill()
        program.wait()
    took = fastest.get("finished", 1e9)
    return Outcome(took < SLEPT, f"finished after {took:.3f} s by a clock that stops early")


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + 20
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _burning(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        pinned = limits.pinned()
        with running(kind, source, settings) as service:
            def ask() -> str:
                return service.ask("?", settings.question_seconds, 65536).text or "null"

            first = json.loads(ask())
            service.pause()
            time.sleep(PAUSED)
            service.resume()
            told = json.loads(ask())
            flagged = bool(service.odd) or not service.alive()
        if first is None or told is None:
            return Outcome(False, "no answer", True)
        stood, cores = told
        elsewhere = bool(pinned) and kind != WEAKENED and cores != list(pinned)
        return Outcome(stood < PAUSED * 0.8 or elsewhere,
                       f"stood still for {min(stood, PAUSED):.2f} of {PAUSED} s, cores {cores}",
                       flagged)

    return run


ATTACKS = (
    Attack(10, "patch clocks, hold calls open", "METR, gpu-mode #162", _clocks,
           twin=_times_itself),
    Attack(11, "a placeholder now, the answer later", "gpu-mode PR #161", _early(EARLY),
           twin=_in_pieces, quick=True),
    Attack(15, "burn processors while the other is asked", "own", _burning(BURNERS),
           twin=_burning(THREADS)),
)
