"""Newcombe's interval for a difference of two paired proportions."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scoring.statistics.wilson import Z95, wilson


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference with its 95 % interval; in points where the caller says so."""

    value: float
    low: float
    high: float


def newcombe_paired(both: int, only_before: int, only_after: int, neither: int, z: float = Z95
                    ) -> Difference:
    """Return p(after) - p(before) with Newcombe's interval (method 10), each in [-1, 1].

    The four counts are the cells of the paired table. Source: Newcombe, Statistics in Medicine 17
    (1998) 2635-2650, method 10 (score intervals, correlation phi with continuity correction).
    """
    total = both + only_before + only_after + neither
    if total == 0:
        return Difference(0.0, -1.0, 1.0)
    after = wilson(both + only_after, total, z)
    before = wilson(both + only_before, total, z)
    value = after.rate - before.rate
    margins = ((both + only_after) * (neither + only_before)
               * (both + only_before) * (neither + only_after))
    phi = 0.0
    if margins:
        cross = both * neither - only_before * only_after
        corrected = max(cross - total / 2, 0.0) if cross > 0 else float(cross)
        phi = corrected / sqrt(margins)
    up_after, down_after = after.high - after.rate, after.rate - after.low
    up_before, down_before = before.high - before.rate, before.rate - before.low
    low = value - sqrt(max(0.0, down_after**2 - 2 * phi * down_after * up_before + up_before**2))
    high = value + sqrt(max(0.0, up_after**2 - 2 * phi * up_after * down_before + down_before**2))
    return Difference(value, max(-1.0, low), min(1.0, high))
