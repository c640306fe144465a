"""`make eval`: ask a set of questions, judge, save the run, compare with the one before.

Ctrl-C keeps what was answered; the same command goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .comparing import compare, costs, figures, told
from .errors import WorkbenchError
from .installing import interpreter
from .place import HOST, Place
from .practice import Row, Run, previous, questions, save, saved, set_hash
from .reloading import snapshot
from .resuming import Unfinished
from .running import running
from .saying import say
from .spending import spent
from .talking import ask, health

PRACTICE = "challenge/practice.jsonl"
FAILING = 15  # failing questions that are printed where nothing can be compared


def run(place: Place, chosen: str) -> int:
    """Evaluate; return the exit code."""
    path = Path(chosen).expanduser() if chosen else place.root / PRACTICE
    asked = questions(path)
    folder, wanted, code = place.root / "runs", set_hash(asked), challenge_hash(place)
    unfinished = Unfinished(folder, {"set": wanted, "challenge": code,
                                     "model": place.get("MODEL", "reader")})
    if unfinished.rows:
        say(f"going on: {len(unfinished.rows)} of {len(asked)} were answered before it was "
            "interrupted")
    with running(place) as port:
        answered = _asked(place, port, asked, unfinished)
    verdicts, judge = judged(place, [(row.expected, row.answer) for row in answered])
    rows = [replace(row, right=verdict and not row.error)
            for row, verdict in zip(answered, verdicts, strict=True)]
    before, earlier = previous(folder, wanted), saved(folder)
    now = Run(int(earlier[-1].stem) + 1 if earlier else 1, path.name, wanted, code, rows)
    kept = save(now, folder)
    unfinished.done()
    print("\n".join([f"run {now.number} over {path.name}: {figures(now)}", *costs(now)]))
    print("\n".join(compare(before, now) if before else failing(now)))
    print(f"judged by {judge}; saved as {kept.relative_to(place.root)}")
    if challenge_hash(place) != code:
        say("warn: challenge/ was changed meanwhile: these answers are of two versions")
    return 0


def _asked(place: Place, port: int, asked: Sequence[tuple[str, str]], unfinished: Unfinished
           ) -> list[Row]:
    """Return the rows, not judged yet, with a line or a counter of the progress."""
    live = sys.stderr.isatty()
    rows = []
    for number, (question, expected) in enumerate(asked, 1):
        row = unfinished.rows.get(question) or answered(place, port, question, expected)
        if row.error and not health(f"http://{HOST}:{port}/health")[0]:
            raise WorkbenchError("the service has stopped answering",
                                 f"question {number} of {len(asked)}: {row.error}",
                                 "start it again, then make eval: what was answered is kept")
        rows.append(row)
        if question in unfinished.rows:
            continue
        unfinished.keep(row)
        if live:
            print(f"\rasking: {number} of {len(asked)} ", end="", file=sys.stderr, flush=True)
        elif number % 20 == 0 or number == len(asked):
            say(f"asking: {number} of {len(asked)}")
    if live:
        print("\r" + 40 * " " + "\r", end="", file=sys.stderr, flush=True)
    return rows


def answered(place: Place, port: int, question: str, expected: str) -> Row:
    """Put one question; return its row with what it cost."""
    before = spent(place.gateway)
    reply = ask(port, question)
    after = spent(place.gateway)
    return Row(question, expected, reply.answer, False, round(reply.seconds, 4), reply.sources,
               reply.error, after.since(before) if before and after else None)


def judged(place: Place, pairs: Sequence[tuple[str, str]]) -> tuple[list[bool], str]:
    """Return a verdict for each (expected, answer), and what gave it."""
    evaluator = place.root / "challenge" / "evaluate.py"
    made = place.root / ".venv" / "rag" / "bin" / "python"
    python = interpreter(place, "rag") if place.get("RAG_PYTHON") or made.exists() \
        else Path(sys.executable)
    done = subprocess.run(
        [str(python), str(Path(__file__).with_name("judging.py")), str(evaluator)],
        input=json.dumps(pairs), capture_output=True, text=True, check=False,
        cwd=place.root / "challenge")
    try:
        verdicts = json.loads(done.stdout.strip().splitlines()[-1])
        if done.returncode == 0 and len(verdicts) == len(pairs):
            return [bool(verdict) for verdict in verdicts], "`right` of challenge/evaluate.py"
    except (ValueError, IndexError, TypeError):
        pass
    said = (done.stderr.strip().splitlines() or ["it gave no verdicts"])[-1]
    raise WorkbenchError("the answers could not be judged", f"challenge/evaluate.py: {said}",
                         "it must have a function right(expected, answer) that returns a bool")


def failing(now: Run) -> list[str]:
    """Return lines for the failing questions of a first run."""
    wrong = [row for row in now.rows if not row.right]
    lines = [f"  {row.question}\n    expected {row.expected!r}\n    got      {told(row)}"
             for row in wrong[:FAILING]]
    more = len(wrong) - FAILING
    return ["judged wrong:", *lines, *([f"  … and {more} more"] if more > 0 else [])] \
        if wrong else ["all were judged right"]


def challenge_hash(place: Place) -> str:
    """Return a hash of the watched files of challenge/, by path and content."""
    digest = hashlib.sha256()
    folder = place.root / "challenge"
    for name, _, _ in snapshot(folder):
        path = Path(name)
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()[:16]
