"""Two clocks for one question: own compute, measured, and model time, modelled.

Model calls that did not overlap in real time are sequential, overlapping ones are parallel: model
time is the longest chain of calls in which each began after the one before had ended. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# A call that begins this much before another's end still counts as after it: two readings of one
# monotonic clock in two threads.
SLACK_SECONDS = 0.0005


@dataclass(frozen=True, slots=True)
class Interval:
    """One model call: real begin and end since the question was sent, modelled seconds."""

    start: float
    end: float
    modelled: float


def covered(calls: Sequence[Interval], wall: float) -> float:
    """Return the seconds of [0, wall] during which at least one call was under way."""
    total, reached = 0.0, 0.0
    for call in sorted(calls, key=lambda c: (c.start, c.end)):
        start, end = max(call.start, reached), min(call.end, wall)
        if end > start:
            total += end - start
            reached = end
    return total


def own_seconds(calls: Sequence[Interval], wall: float) -> float:
    """Return wall time less the union of the calls' intervals: never below zero."""
    return max(0.0, wall - covered(calls, wall))


def model_seconds(calls: Sequence[Interval]) -> float:
    """Return the modelled length of the longest chain of sequential calls."""
    ordered = sorted(calls, key=lambda c: (c.end, c.start))
    best: list[float] = []
    for number, call in enumerate(ordered):
        before = [best[k] for k in range(number)
                  if ordered[k].end <= call.start + SLACK_SECONDS]
        best.append(call.modelled + max(before, default=0.0))
    return max(best, default=0.0)
