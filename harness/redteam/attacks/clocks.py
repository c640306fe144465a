"""Attack 10: tell a clock less than the truth, or hide one's own time behind the model's.

The honest time of the program is known (it sleeps), so that any clock which says less was fooled.
"""

from __future__ import annotations

from harness.redteam.attack import Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.redteam.naive import naively
from harness.redteam.scored import ASKS, scored
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


ATTACKS = (
    Attack(10, "patch clocks, hold calls open", "METR, gpu-mode #162", _clocks,
           twin=_times_itself),
)
