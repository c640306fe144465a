"""Judge what a run folder holds: read the documents, label every answer, write the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from harness.errors import HarnessError
from harness.run_folder import Side
from heldout.baseline import tree
from scoring import selftest
from scoring.causes import cause
from scoring.evidence import Library
from scoring.judge import judge
from scoring.metrics import Measured
from scoring.records import Question, Verdict


@lru_cache(maxsize=2)
def library(documents: Path) -> Library:
    """Return the documents of a folder, indexed for alignment."""
    return Library({name: raw.decode("utf-8", "replace")
                    for name, raw in tree(documents).items()})


def examination() -> selftest.Result:
    """Return how the scorer did in its own examination; raises `HarnessError` where it failed."""
    found = selftest.run()
    if not found.passed:
        raise HarnessError("the scorer failed its self-test", str(found),
                           "restore the folder scoring/ as it was published; nothing was scored")
    return found


def _verdict(question: Question, side: Side, shelf: Library) -> Verdict:
    """Return the verdict on a side's answer, with the cause where it failed."""
    answer, calls = side.answers[question.id], side.calls.get(question.id, ())
    found = judge(question, answer, calls, shelf)
    why = cause(question, answer, calls, found, lambda text: judge(
        question, replace(answer, text=text, error=None, fault=None), calls, shelf).label)
    return replace(found, cause=why)


def judge_side(side: Side, questions: Sequence[Question], documents: Path) -> Measured:
    """Return one side with a verdict for every question; raises where answers are missing."""
    missing = [question.id for question in questions if question.id not in side.answers]
    if missing:
        raise HarnessError(
            f"the run {side.folder.name} is not finished",
            f"{len(missing)} of {len(questions)} answers are missing",
            "run the same `make score` again: it goes on from what is recorded")
    shelf = library(documents)
    verdicts = {question.id: _verdict(question, side, shelf) for question in questions}
    side.write_verdicts(verdicts.values())
    return Measured(side.answers, side.calls, verdicts)
