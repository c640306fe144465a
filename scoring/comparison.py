"""Compare two runs over the same questions: the machine-readable report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from scoring import metrics
from scoring.ledger import ledger
from scoring.metrics import Measured
from scoring.records import Label, Question, Verdict
from scoring.retrieval import retrieval
from scoring.statistics.bootstrap import cluster_difference, percentile_ratio
from scoring.statistics.holm import holm
from scoring.statistics.mcnemar import mcnemar_mid_p
from scoring.statistics.newcombe import Difference, newcombe_paired
from scoring.statistics.power import detectable_points, smallest_net_change
from scoring.statistics.quantile_interval import quantile_interval

HEADLINE, TRAP = "headline", "trap"
FAULTS = 0.02   # more infrastructure faults than this and the run is no measurement


def compare(questions: Sequence[Question], before: Measured, after: Measured,
            run: Mapping[str, Any]) -> dict[str, Any]:
    """Return `comparison.json` as plain data; `run` is carried through unread.

    `valid` is False where this side's own faults spoilt over two per cent of a side's questions:
    its figures are then not to be shown. Only headline questions enter the figures; probes make
    the ledger of faults, traps are counted apart.
    """
    asked = sorted((q for q in questions if q.part == HEADLINE), key=lambda question: question.id)
    traps = [question.id for question in questions if question.part == TRAP]
    return {
        "run": dict(run),
        "questions": len(asked),
        "valid": all(_faults(asked, side) <= FAULTS for side in (before, after)),
        "before": _side(asked, before),
        "after": _side(asked, after),
        "change": _change(asked, before, after),
        "ledger": [asdict(entry)
                   for entry in ledger(questions, before.verdicts, after.verdicts)],
        "traps": {"asked": len(traps), "right_before": _right(traps, before),
                  "right_after": _right(traps, after)},
    }


def _right(ids: Sequence[str], side: Measured) -> int:
    return sum(side.verdicts[key].label is Label.CORRECT for key in ids)


def changed(questions: Sequence[Question], before: Measured, after: Measured
            ) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the fixed and of the broken questions, in the questions' order."""
    def right(side: Measured, question: Question) -> bool:
        return side.verdicts[question.id].label is Label.CORRECT

    fixed = tuple(q.id for q in questions if right(after, q) and not right(before, q))
    broken = tuple(q.id for q in questions if right(before, q) and not right(after, q))
    return fixed, broken


def _change(questions: Sequence[Question], before: Measured, after: Measured) -> dict[str, Any]:
    """Return what changed; changes are in points (hundredths of a rate).

    `fixed` are questions right after and not before, `broken` the other way round. The p values
    are McNemar's mid-p, adjusted by Holm over the two endpoints. `smallest_real` is the least net
    change that this many changed questions could call real, None where none could;
    `detectable_points` the least true gain that this many questions call real four times in five.
    """
    right = _cells(questions, before, after, lambda v: v.label is Label.CORRECT)
    invented = _cells(questions, before, after, lambda v: v.label is Label.HALLUCINATED)
    p_values = (mcnemar_mid_p(right[2], right[1]), mcnemar_mid_p(invented[2], invented[1]))
    adjusted = holm(p_values)
    clusters = [question.cluster or question.id for question in questions]
    was, now = ([side.verdicts[q.id].label is Label.CORRECT for q in questions]
                for side in (before, after))
    return {
        "fixed": right[2],
        "broken": right[1],
        "p_value": p_values[0],
        "p_value_adjusted": round(adjusted[0], 12),
        "hallucination_p_value": p_values[1],
        "hallucination_p_value_adjusted": round(adjusted[1], 12),
        "smallest_real": smallest_net_change(right[1] + right[2]),
        "detectable_points": detectable_points(len(questions)),
        "accuracy_points": _points(newcombe_paired(*right)),
        "accuracy_points_by_document": _points(cluster_difference(clusters, was, now)),
        "hallucination_points": _points(newcombe_paired(*invented)),
        "latency_p95_ratio": _ratio(questions, before, after),
    }


def _faults(questions: Sequence[Question], side: Measured) -> float:
    count = sum(side.verdicts[q.id].label is Label.INFRASTRUCTURE for q in questions)
    return count / len(questions) if questions else 0.0


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
    seconds = [a.own_seconds + a.model_seconds for a in metrics.warm(questions, side)]
    interval = quantile_interval(seconds, metrics.SHARE)
    return {
        "accuracy": asdict(metrics.accuracy(questions, side)),
        "hallucination": asdict(metrics.hallucination_rate(questions, side)),
        "labels": metrics.label_counts(questions, side),
        "undecided": [q.id for q in questions
                      if side.verdicts[q.id].label is Label.UNDECIDED],
        "quality": asdict(metrics.quality(questions, side)),
        "causes": metrics.causes(questions, side),
        "retrieval": asdict(retrieval([
            (q, side.answers[q.id].sources, side.verdicts[q.id].evidence_sent)
            for q in questions])),
        "latency_p95_seconds": {**asdict(metrics.latency_p95(questions, side)),
                                "low": interval.low, "high": interval.high},
        "cost": asdict(metrics.cost(questions, side)),
    }


def _ratio(questions: Sequence[Question], before: Measured, after: Measured
           ) -> dict[str, float] | None:
    """Return p95 after / before over questions that were warm on both sides, None for too few."""
    pairs = [(before.answers[q.id], after.answers[q.id]) for q in questions
             if not before.answers[q.id].cold and not after.answers[q.id].cold]
    was = [a.own_seconds + a.model_seconds for a, _ in pairs]
    now = [a.own_seconds + a.model_seconds for _, a in pairs]
    found = percentile_ratio(was, now, metrics.SHARE)
    if found.high == float("inf"):
        return None
    return {name: round(part, 9) for name, part in asdict(found).items()}


def _points(difference: Difference) -> dict[str, float]:
    return {name: round(100 * part, 9) for name, part in asdict(difference).items()}
