"""Wilson's score interval for a proportion."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054  # the 97.5 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Proportion:
    """A count of a total with its 95 % interval; all rates in [0, 1]."""

    count: int
    total: int
    rate: float
    low: float
    high: float


def wilson(count: int, total: int, z: float = Z95) -> Proportion:
    """Return count/total with Wilson's interval; for total 0 the interval is [0, 1].

    Source: E. B. Wilson, JASA 22 (1927) 209-212; formula as in Newcombe, Statistics in Medicine
    17 (1998) 857-872, method 3 (no continuity correction).
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is no proportion")
    if total == 0:
        return Proportion(0, 0, 0.0, 0.0, 1.0)
    rate = count / total
    middle = 2 * count + z * z
    half = z * sqrt(z * z + 4 * count * (1 - rate))
    scale = 2 * (total + z * z)
    low = 0.0 if count == 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if count == total else min(1.0, (middle + half) / scale)
    return Proportion(count, total, rate, low, high)
