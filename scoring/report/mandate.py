"""The mandate of the brief, and whether a submission met it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scoring.figures import change, points, proportion, seconds, usd

ACCURACY = 0.85        # at least
HALLUCINATION = 0.03   # at most
P95_SECONDS = 4.0      # below


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand: what was asked for, the figure before and after, and whether it is met.

    `before` and `after` are short forms; `detail` has counts and intervals of both.
    """

    name: str
    wanted: str
    before: str
    after: str
    moved: str
    detail: str
    met: bool


def demands(comparison: Mapping[str, Any]) -> tuple[Demand, ...]:
    """Return the four demands of the brief against what was measured.

    A demand is met by the figure itself, not by its interval: that is how the brief puts it, and
    the interval stands beside it.
    """
    was, now, moved = comparison["before"], comparison["after"], comparison["change"]
    late, later = was["latency_p95_seconds"], now["latency_p95_seconds"]
    paid, pays = (side["cost"]["usd_per_question"] for side in (was, now))
    return (
        _accuracy(was, now, moved),
        _rate("hallucination rate", f"at most {100 * HALLUCINATION:.0f} %", was["hallucination"],
              now["hallucination"], moved["hallucination_points"],
              now["hallucination"]["rate"] <= HALLUCINATION),
        Demand("p95 latency", f"below {P95_SECONDS:.0f} s", seconds(late["value"]),
               seconds(later["value"]), change(late["value"], later["value"], " s"),
               f"95 % interval by ranks: {_between(late)} before, {_between(later)} after",
               later["value"] < P95_SECONDS),
        Demand("cost per question", "at most the baseline's", usd(paid), usd(pays),
               change(paid, pays, " USD"),
               f"counted, not sampled: {was['cost']['calls']:,} calls before, "
               f"{now['cost']['calls']:,} after", pays <= paid),
    )


def _accuracy(was: Mapping[str, Any], now: Mapping[str, Any], moved: Mapping[str, Any]) -> Demand:
    """Return the demand on accuracy; with undecided answers also the range that they leave."""
    found = _rate("accuracy", f"at least {100 * ACCURACY:.0f} %", was["accuracy"], now["accuracy"],
                  moved["accuracy_points"], now["accuracy"]["rate"] >= ACCURACY)
    open_ = len(now["undecided"])
    if not open_:
        return found
    low, high = (100 * now["quality"][end] for end in ("accuracy_low", "accuracy_high"))
    return replace(found, detail=f"{found.detail}; {open_} undecided, counted as wrong and as "
                                 f"right {low:.1f}–{high:.1f} %")


def _rate(name: str, wanted: str, was: Mapping[str, Any], now: Mapping[str, Any],
          moved: Mapping[str, float], met: bool) -> Demand:
    return Demand(name, wanted, f"{100 * was['rate']:.1f} %", f"{100 * now['rate']:.1f} %",
                  points(moved), f"{proportion(was)} before, {proportion(now)} after", met)


def _between(found: Mapping[str, float]) -> str:
    return f"{found['low']:.3f}–{seconds(found['high'])}"
