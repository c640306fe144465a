"""Attack 15: burn processors while the other side is asked, so that it looks slower."""

from __future__ import annotations

import json
import time

from harness.redteam.attack import Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED, running
from harness.sandbox import limits
from harness.settings import Settings

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
    Attack(15, "burn processors while the other is asked", "own", _burning(BURNERS),
           twin=_burning(THREADS)),
)
