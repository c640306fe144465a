"""Seeded bootstraps: of a difference over clusters of questions, and of a ratio of percentiles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.statistics.newcombe import Difference

RESAMPLES = 4_000
SEED = 7_100
SHARE = 0.95


def cluster_difference(clusters: Sequence[str], before: Sequence[bool], after: Sequence[bool],
                       resamples: int = RESAMPLES, seed: int = SEED) -> Difference:
    """Return mean(after) - mean(before) with a 95 % percentile interval over whole clusters.

    The three sequences run over the same questions; questions of one cluster (a source document)
    are drawn together, so that likeness within it widens the interval. Source: Cameron, Gelbach &
    Miller, Review of Economics and Statistics 90 (2008) 414-427, pairs cluster bootstrap.
    """
    if not clusters:
        return Difference(0.0, 0.0, 0.0)
    names = sorted(set(clusters))
    place = {name: n for n, name in enumerate(names)}
    sizes, gains = np.zeros(len(names)), np.zeros(len(names))
    for name, was, now in zip(clusters, before, after, strict=True):
        sizes[place[name]] += 1
        gains[place[name]] += int(now) - int(was)
    drawn = np.random.default_rng(seed).integers(len(names), size=(resamples, len(names)))
    means = gains[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return Difference(float(gains.sum() / sizes.sum()), float(low), float(high))


def percentile_ratio(before: Sequence[float], after: Sequence[float], share: float,
                     resamples: int = RESAMPLES, seed: int = SEED) -> Difference:
    """Return the ratio after/before of a percentile with a 95 % interval, questions kept paired.

    Values are positive, in any one unit; 1.0 means unchanged. Where there is nothing to compare
    the ratio is 1 and the interval says nothing: [0, inf]. Source: Efron & Tibshirani, An
    Introduction to the Bootstrap (1993), chapter 13 (percentile interval), pairs resampled.
    """
    was, now = _floats(before), _floats(after)
    if was.size != now.size:
        raise ValueError(f"{was.size} and {now.size} values are no pairs")
    if not was.size or np.quantile(was, share) <= 0:
        return Difference(1.0, 0.0, float("inf"))
    drawn = np.random.default_rng(seed).integers(was.size, size=(resamples, was.size))
    lower = np.quantile(was[drawn], share, axis=1)
    upper = np.quantile(now[drawn], share, axis=1)
    ratios = upper[lower > 0] / lower[lower > 0]
    low, high = np.quantile(ratios, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return Difference(float(np.quantile(now, share) / np.quantile(was, share)), float(low),
                      float(high))


def _floats(values: Sequence[float]) -> NDArray[np.float64]:
    return np.asarray(values, dtype=np.float64)
