"""Hold the results against what is expected of them: bands, order, and what each rung shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from harness.ladder.result import Result
from heldout.solutions import Band, Solution
from scoring.figures import probability
from scoring.ledger import State

BASELINE = "baseline"
LEVEL = 0.05
SLACK = 1e-9  # a rate that stands on its band's edge is inside
FIGURES = {"p95": "p95", "cost": "usd", "cost per correct answer": "usd_per_correct",
           "accuracy": "accuracy"}


def missed(rungs: Sequence[Solution], results: Mapping[str, Result]) -> list[str]:
    """Return every expectation that does not hold, in words; those of absent rungs are left out.

    Two rungs whose bands of accuracy do not touch must differ detectably, in that order.
    """
    here = [rung for rung in rungs if rung.name in results]
    found = [line for rung in here for line in _alone(rung, results[rung.name], results)]
    for one, other in combinations(here, 2):
        found += _order(one, other, results)
    return found


def _alone(rung: Solution, seen: Result, results: Mapping[str, Result]) -> Iterator[str]:
    for what, band, value in (("accuracy", rung.accuracy, seen.accuracy),
                              ("hallucination", rung.hallucination, seen.hallucination)):
        if band and not band[0] - SLACK <= value <= band[1] + SLACK:
            yield f"{rung.name}: {what} is {value:.1f} %, expected {_band(band)}"
    if rung.masked is not None and seen.count(State.MASKED) < rung.masked:
        yield (f"{rung.name}: {seen.count(State.MASKED)} faults are masked, expected at least "
               f"{rung.masked}")
    for figure, name in sorted((rung.below or {}).items()):
        if name in results:
            mine, theirs = (getattr(r, FIGURES[figure]) for r in (seen, results[name]))
            if not mine < theirs:
                yield f"{rung.name}: {figure} is {mine:.5g}, expected below {name}'s {theirs:.5g}"
    if rung.gain is False and seen.fixed > seen.broken and seen.p_value < LEVEL:
        yield (f"{rung.name}: gains {seen.fixed - seen.broken} answers "
               f"({probability(seen.p_value)}), expected no detectable gain")
    if rung.beats and rung.beats in results:
        here, there, _ = seen.against(results[rung.beats])
        if here <= there:
            yield f"{rung.name}: {here} right that {rung.beats} has not, {there} the other way"
    if rung.equals and rung.equals in results:
        here, there, p_value = seen.against(results[rung.equals])
        if here < there and p_value < LEVEL:
            yield f"{rung.name}: less accurate than {rung.equals} ({probability(p_value)})"


def _order(one: Solution, other: Solution, results: Mapping[str, Result]) -> Iterator[str]:
    if one.accuracy is None or other.accuracy is None:
        return
    low, high = sorted((one, other), key=lambda rung: (rung.accuracy, rung.name))
    assert low.accuracy and high.accuracy
    if low.accuracy[1] >= high.accuracy[0]:
        return
    more, fewer, p_value = results[high.name].against(results[low.name])
    if more <= fewer or p_value >= LEVEL:
        yield (f"{high.name} should stand above {low.name}: {more} right there only, {fewer} here "
               f"only ({probability(p_value)})")


def _band(band: Band) -> str:
    return f"{band[0]:g}–{band[1]:g} %"
