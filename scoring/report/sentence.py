"""What happened, in one sentence that can be read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.figures import probability, share

LEVEL = 0.05
NEGLIGIBLE = 0.005   # relative changes below this are "the same"


def sentence(comparison: Mapping[str, Any]) -> str:
    """Return the change of accuracy with its evidence, then latency and cost.

    A change counts where Holm's adjustment over the two endpoints says so; otherwise the sentence
    says that none was detectable, and how large a gain this many questions could have shown.
    """
    was, now, moved = comparison["before"], comparison["after"], comparison["change"]
    counts = f"{moved['fixed']} fixed, {moved['broken']} broken"
    if moved["p_value_adjusted"] < LEVEL:
        head = (f"answer accuracy from {share(was['accuracy']['rate'])} to "
                f"{share(now['accuracy']['rate'])} on the held-out set ({counts}, "
                f"{probability(moved['p_value'])})")
    else:
        head = f"no detectable change of accuracy ({counts}, {probability(moved['p_value'])}" \
               f"{_sight(moved['detectable_points'])})"
    return f"{head}, with {_latency(was, now)} and {_cost(was, now)}."


def invented(comparison: Mapping[str, Any]) -> str:
    """Return the sentence about hallucinations, the second endpoint."""
    was, now, moved = comparison["before"], comparison["after"], comparison["change"]
    rates = f"{share(was['hallucination']['rate'])} to {share(now['hallucination']['rate'])}"
    p_value = probability(moved["hallucination_p_value"])
    if moved["hallucination_p_value_adjusted"] < LEVEL:
        return f"Hallucinations from {rates} ({p_value})."
    return f"Hallucinations from {rates}: no detectable change ({p_value})."


def _sight(least: int | None) -> str:
    return "" if least is None else \
        f"; a true gain of {least} points would have been seen 4 times in 5"


def _latency(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    before, after = (side["latency_p95_seconds"]["value"] for side in (was, now))
    moved = after - before
    if abs(moved) <= NEGLIGIBLE * before:
        return "the same p95 latency"
    return f"a {abs(1000 * moved):,.0f} ms p95 latency {'increase' if moved > 0 else 'decrease'}"


def _cost(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    before, after = (side["cost"]["usd_per_question"] for side in (was, now))
    if abs(after - before) <= NEGLIGIBLE * before:
        return "the same token cost"
    if not before:
        return "a token cost where none was"
    return f"{abs(after - before) / before * 100:.0f} % " \
           f"{'higher' if after > before else 'lower'} token cost"
