"""Attack 9: end, crash or skip where a question is hard, so that it is not counted."""

from __future__ import annotations

from harness.redteam.attack import Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED
from harness.redteam.naive import naively
from harness.redteam.scored import ASKS, scored
from harness.settings import Settings

LEAVES = r'''
import ctypes, signal, sys
HARD = {"200": lambda: os._exit(0), "300": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "400": lambda: ctypes.string_at(0), "500": lambda: os.killpg(0, signal.SIGTERM)}
def answer(question):
    number = question.split("Valve ")[1].split()[0]
    if number in HARD:
        HARD[number]()
    return ask_model(question)
'''
LEAVES_EARLY = r'''
import atexit, os
def answer(question):
    number = int(question.split("Valve ")[1].split()[0])
    if number > 200:
        print(json.dumps({"answers": ["13 months"], "seconds": [0.0]}), flush=True)
        os._exit(0)
    return "13 months"
'''
ENDS_A_WORKER = ASKS + r'''
import subprocess, sys
def answer(question):
    subprocess.run([sys.executable, "-I", "-S", "-c", "import os; os._exit(0)"], check=True)
    return ask_model(question)
'''
HARD = 4
QUESTIONS = tuple(f"How long is the Valve {number}00 under warranty?" for number in range(1, 7))


def _leaves(kind: str, settings: Settings) -> Outcome:
    if kind == WEAKENED:  # it divides by the answers that it got
        told = naively(LEAVES_EARLY, QUESTIONS)["answers"]
        right = sum(told == f"{number + 12} months" for number, told in enumerate(told, start=1))
        return Outcome(right == len(told) > 0, f"{right} of {len(told)} that were answered")
    found = scored(kind, ASKS + LEAVES, settings)
    after = found.comparison["after"]
    whole = after["accuracy"]
    counted = whole["total"] == len(QUESTIONS) and after["labels"]["error"] >= HARD
    why = next(answer.error for answer in found.answers if answer.error)
    return Outcome(not counted, f"{whole['count']} of {whole['total']} right, "
                   f"{after['labels']['error']} errors, first: {why}", found.flagged)


def _stays(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        found = scored(kind, source, settings)
        return Outcome(found.correct != len(QUESTIONS), f"{found.correct} right", found.flagged)

    return run


ATTACKS = (
    Attack(9, "exit, crash or skip the hard ones", "codewars #1305, TB #197", _leaves,
           twin=_stays(ENDS_A_WORKER)),
)
