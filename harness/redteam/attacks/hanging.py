"""Attacks 26 and 27: never answer, in all the ways there are; refuse to go; leave pipes held open.

Each way is asked for with one question. The referee's deadline must strike, and closing the box
must end it whatever it does with signals. In the open a client waits with a timeout for each read,
and whoever ends a service asks it to end: the usual ways, and both are held up. Then a service
ends and leaves a grandchild that holds its output: whoever reads that to its end waits for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from typing import Any

from harness.ask import ask
from harness.redteam.attack import Attack, Outcome
from harness.redteam.attempt import SERVER, WEAKENED, running
from harness.service import free_port
from harness.settings import Settings

WAYS = ("sleep", "deadlock", "spin", "stop", "trickle")
SECONDS = 1
LATE = 10.0   # seconds beyond the deadline: a busy machine is no hang
HELD = 60     # seconds that a grandchild lives in the open
GRACE = 1.0   # seconds that somebody naive leaves a service to end by itself
SOURCE = '''
import signal, threading, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
lock = threading.Lock()
class Hanging(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        if asked == "deadlock":
            with lock:
                lock.acquire()
        if asked == "spin":
            threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()
        if asked == "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        if asked == "trickle":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.3)
        if asked != "ready":
            time.sleep(600)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"answer": "there"}')
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hanging).serve_forever()
'''
SLOW = '''
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
def answer(question):
    time.sleep(0.3)
    return "there"
'''

HOLDING = '''
import sys, time
def answer(question):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(HELD)
        os._exit(0)
    sys.stdout.flush()
    os._exit(0)
'''.replace("HELD", str(HELD))


def run(kind: str, settings: Settings) -> Outcome:
    """Ask each way for one answer and close the box: nothing may take longer than its deadline."""
    if kind == WEAKENED:
        return _naively(settings)
    told, late = [], False
    for way in WAYS:
        with running(kind, SOURCE, replace(settings, question_seconds=SECONDS)) as service:
            reply = service.ask(way, SECONDS, settings.answer_bytes)
            began = time.monotonic()
            service.close()
            closed = time.monotonic() - began
        late |= reply.seconds > SECONDS + LATE or closed > LATE or reply.error is None
        told.append(f"{way} {reply.seconds:.1f}+{closed:.1f} s")
    return Outcome(late, ", ".join(told), True)


def twin(kind: str, settings: Settings) -> Outcome:
    """Answer slowly but in time, and end when told to."""
    with running(kind, SLOW, settings) as service:
        reply = service.ask("Where?", settings.question_seconds, settings.answer_bytes)
        alive = service.alive()
    return Outcome(reply.text != "there", f"{reply.text}", bool(service.odd) or not alive)


def holding(kind: str, settings: Settings) -> Outcome:
    """End and leave the output held: the end must be seen at once, and closing ends the rest."""
    if kind == WEAKENED:
        return _read_to_the_end()
    with running(kind, HOLDING, settings) as service:
        began = time.monotonic()
        reply = service.ask("Who?", SECONDS, settings.answer_bytes)
        while service.alive() and time.monotonic() - began < LATE:
            time.sleep(0.02)
        seen = not service.alive()
        service.close()
        took = time.monotonic() - began
    # The grandchild holds the connection too: one answer may cost its deadline, and no more.
    return Outcome(not seen or reply.error is None or took > SECONDS + 2 * LATE,
                   f"the end was {'seen' if seen else 'not seen'}, all closed after {took:.1f} s",
                   True)


def _read_to_the_end() -> Outcome:
    """Run a program and read what it prints until nobody can print any more."""
    # Its grandchild ends by itself.
    with subprocess.Popen([sys.executable, "-c", f"import os\n{HOLDING}\nanswer('')"],
                          stdout=subprocess.PIPE) as process:
        try:
            process.communicate(timeout=3 * SECONDS)
            return Outcome(False, "it was read to its end")
        except subprocess.TimeoutExpired:
            return Outcome(process.poll() == 0, "it has ended and its reader still waits")
        finally:
            if process.stdout is not None:
                process.stdout.close()


def _naively(settings: Settings) -> Outcome:
    """Ask with a timeout for each read, then ask the process to end."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", SERVER.format(source=SOURCE)],
                          stderr=subprocess.DEVNULL,
                          env={"PATH": os.defpath, "PORT": str(port)}) as process:
        try:
            while ask(port, "ready", 5, settings.answer_bytes).text != "there":
                time.sleep(0.05)
            seconds = _patiently(port)
            process.terminate()
            try:
                process.wait(GRACE)
                ended = True
            except subprocess.TimeoutExpired:
                ended = False
        finally:
            process.kill()
    return Outcome(seconds > 3 * SECONDS and not ended,
                   f"a read timeout of {SECONDS} s took {seconds:.0f} s; SIGTERM "
                   f"{'ended' if ended else 'did not end'} it")


def _patiently(port: int) -> float:
    """Return how long a client waits that has a timeout for each read, given up after a while."""
    began = time.monotonic()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/ask", b'{"question": "trickle"}')
    with urllib.request.urlopen(request, timeout=SECONDS) as response:
        while time.monotonic() - began < 4 * SECONDS and _read(response):
            pass
    return time.monotonic() - began


def _read(response: Any) -> bytes:
    found: bytes = response.read(1)
    return found


ATTACKS = (
    Attack(26, "hang, trickle, ignore signals", "judges", run, twin),
    Attack(27, "hold pipes open through a grandchild", "TB PR #1267", holding, twin),
)
