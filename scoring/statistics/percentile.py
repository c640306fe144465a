"""Percentiles by linear interpolation."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def percentile(values: Sequence[float], share: float) -> float:
    """Return the `share` quantile (0 to 1) of `values`, interpolated linearly; 0.0 for none.

    Source: Hyndman & Fan, The American Statistician 50 (1996) 361-365, definition 7, which is
    also numpy's default.
    """
    if not values:
        return 0.0
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
