"""A distribution-free interval for a quantile: two order statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from scoring.statistics.percentile import percentile

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile with its interval; the ranks (from 1) say which observations bound it."""

    value: float
    low: float
    high: float
    low_rank: int
    high_rank: int


def ranks(total: int, share: float, level: float = LEVEL) -> tuple[int, int]:
    """Return the ranks (from 1) whose observations enclose the quantile with at least `level`.

    Each tail has at most half of the rest, by the binomial distribution of the number of
    observations below the quantile; where a sample is too small the rank is its first or last.
    Source: Conover, Practical Nonparametric Statistics (3rd ed., 1999), section 3.2.
    """
    tail = (1 - level) / 2
    below, lower, upper = 0.0, 0, total
    count = 0
    while 1 - below > tail and count <= total:
        if below <= tail:
            lower = count
        below += comb(total, count) * share**count * (1 - share)**(total - count)
        count, upper = count + 1, count + 1
    return max(lower, 1), min(upper, total)


def quantile_interval(values: Sequence[float], share: float) -> Quantile:
    """Return the quantile of `values` (linear interpolation) with its order-statistic interval."""
    if not values:
        return Quantile(0.0, 0.0, 0.0, 0, 0)
    ordered = sorted(values)
    low, high = ranks(len(ordered), share)
    return Quantile(percentile(ordered, share), ordered[low - 1], ordered[high - 1], low, high)
