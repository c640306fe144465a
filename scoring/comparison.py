"""Compare two runs over the same questions: the machine-readable report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from scoring.metrics import (
    Measured,
    accuracy,
    cost,
    hallucination_rate,
    label_counts,
    latency_p95,
)
from scoring.records import Label, Question, Verdict
from scoring.statistics.mcnemar import mcnemar_mid_p
from scoring.statistics.newcombe import Difference, newcombe_paired


def compare(questions: Sequence[Question], before: Measured, after: Measured,
            run: Mapping[str, Any]) -> dict[str, Any]:
    """Return `comparison.json` as plain data; `run` is carried through unread.

    `fixed` are questions right after and not before, `broken` the other way round; the p value is
    McNemar's mid-p over these. Changes are in points (hundredths of a rate).
    """
    right = _cells(questions, before, after, lambda v: v.label is Label.CORRECT)
    invented = _cells(questions, before, after, lambda v: v.label is Label.HALLUCINATED)
    return {
        "run": dict(run),
        "questions": len(questions),
        "before": _side(questions, before),
        "after": _side(questions, after),
        "change": {
            "fixed": right[2],
            "broken": right[1],
            "p_value": mcnemar_mid_p(right[2], right[1]),
            "accuracy_points": _points(newcombe_paired(*right)),
            "hallucination_points": _points(newcombe_paired(*invented)),
        },
    }


def changed(questions: Sequence[Question], before: Measured, after: Measured
            ) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the fixed and of the broken questions, in the questions' order."""
    def right(side: Measured, question: Question) -> bool:
        return side.verdicts[question.id].label is Label.CORRECT

    fixed = tuple(q.id for q in questions if right(after, q) and not right(before, q))
    broken = tuple(q.id for q in questions if right(before, q) and not right(after, q))
    return fixed, broken


def _cells(questions: Sequence[Question], before: Measured, after: Measured,
           holds: Callable[[Verdict], bool]) -> tuple[int, int, int, int]:
    """Return the paired table (both, only before, only after, neither) of a property."""
    cells = [0, 0, 0, 0]
    for question in questions:
        was, now = holds(before.verdicts[question.id]), holds(after.verdicts[question.id])
        cells[{(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[was, now]
              ] += 1
    return cells[0], cells[1], cells[2], cells[3]


def _side(questions: Sequence[Question], side: Measured) -> dict[str, Any]:
    return {
        "accuracy": asdict(accuracy(questions, side)),
        "hallucination": asdict(hallucination_rate(questions, side)),
        "labels": label_counts(questions, side),
        "latency_p95_seconds": asdict(latency_p95(questions, side)),
        "cost": asdict(cost(questions, side)),
    }


def _points(difference: Difference) -> dict[str, float]:
    return {name: round(100 * part, 9) for name, part in asdict(difference).items()}
