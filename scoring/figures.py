"""How numbers are printed, the same in the terminal and elsewhere: with count and uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def proportion(found: Mapping[str, Any]) -> str:
    """Return "71.0 %  (142/200, 95 % CI 64.4-76.8)"."""
    return (f"{share(found['rate'])}  ({found['count']}/{found['total']}, 95 % CI "
            f"{100 * found['low']:.1f}–{100 * found['high']:.1f})")


def share(rate: float) -> str:
    """Return "81.3 %"."""
    return f"{100 * rate:.1f} %"


def points(change: Mapping[str, float]) -> str:
    """Return "+9.0 points  (95 % CI 3.1-14.8)"."""
    return (f"{change['value']:+.1f} points  (95 % CI {change['low']:+.1f} to "
            f"{change['high']:+.1f})")


def probability(p_value: float) -> str:
    """Return "p = 0.013", or "p < 0.001"."""
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.3f}"


def seconds(value: float) -> str:
    """Return seconds with milliseconds."""
    return f"{value:.3f} s"


def usd(value: float) -> str:
    """Return US dollars to a hundred-thousandth."""
    return f"${value:.5f}"


def change(before: float, after: float, unit: str = "") -> str:
    """Return how a counted figure changed, absolute and relative."""
    if before == after:
        return "="
    relative = f" ({100 * (after - before) / before:+.1f} %)" if before else ""
    if isinstance(before, int) and isinstance(after, int):
        return f"{after - before:+,}{relative}"
    return f"{after - before:+.5f}{unit}{relative}" if unit != " s" else \
        f"{after - before:+.3f} s{relative}"
