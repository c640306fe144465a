"""Every figure of a comparison in one table: for the terminal and the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scoring.causes import Cause
from scoring.figures import change, points, probability, proportion, seconds, share, usd
from scoring.ledger import State
from scoring.report.knowledge import known

Row = tuple[str, str, str, str]
LEVEL = 0.05
RARE = ("undecided", "infrastructure")   # labels that have a row only where they occur


def rows(comparison: Mapping[str, Any]) -> list[Row]:
    """Return the table as (figure, before, after, change)."""
    before, after, moved = comparison["before"], comparison["after"], comparison["change"]
    return [
        ("accuracy", proportion(before["accuracy"]), proportion(after["accuracy"]),
         points(moved["accuracy_points"])),
        *_undecided(before, after),
        _counted("  lucky (proof not sent)", before["quality"]["lucky"],
                 after["quality"]["lucky"]),
        ("hallucination rate", proportion(before["hallucination"]),
         proportion(after["hallucination"]), points(moved["hallucination_points"])),
        *_others(before["labels"], after["labels"]),
        ("fixed / broken", "", f"{moved['fixed']} / {moved['broken']}", _verdict(moved)),
        ("  smallest real change", "", "", _smallest(moved)),
        ("  power", "", "", _power(moved)),
        *_causes(before["causes"], after["causes"]),
        *(_shared(name, before["retrieval"][key], after["retrieval"][key]) for name, key in (
            ("evidence recall", "evidence_recall"), ("source precision", "source_precision"),
            ("source recall", "source_recall"))),
        *(_measured(name, before[part][key], after[part][key], show, unit)
          for name, part, key, show, unit in (
              ("p95 latency", "latency_p95_seconds", "value", seconds, " s"),
              ("  own compute (measured)", "latency_p95_seconds", "own", seconds, " s"),
              ("  model time (modelled)", "latency_p95_seconds", "model", seconds, " s"),
              ("prompt tokens", "cost", "prompt_tokens", "{:,}".format, ""),
              ("completion tokens", "cost", "completion_tokens", "{:,}".format, ""),
              ("model calls", "cost", "calls", "{:,}".format, ""),
              ("cost per question", "cost", "usd_per_question", usd, " USD"),
              ("cost per correct answer", "cost", "usd_per_correct", usd, " USD"))),
        *_traps(comparison["traps"]),
        *_ledger(comparison["ledger"]),
    ]


def _measured(name: str, was: Any, now: Any, show: Any, unit: str) -> Row:
    return name, show(was), show(now), change(was, now, unit)


def _counted(name: str, was: int, now: int) -> Row:
    return name, str(was), str(now), change(was, now)


def _shared(name: str, was: float, now: float) -> Row:
    moved = f"{100 * (now - was):+.1f} points"
    return name, share(was), share(now), "=" if was == now else moved


def _undecided(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Row]:
    """Yield accuracy with the undecided answers counted as wrong and as right, where any are."""
    if before["undecided"] or after["undecided"]:
        was, now = (f"{100 * side['quality']['accuracy_low']:.1f}–"
                    f"{share(side['quality']['accuracy_high'])}" for side in (before, after))
        yield "  with the undecided", was, now, "counted as wrong and as right"


def _others(was: Mapping[str, int], now: Mapping[str, int]) -> Iterator[Row]:
    labels = [label for label in was if label not in ("correct", "hallucinated")]
    yield _counted("other", sum(was[label] for label in labels),
                   sum(now[label] for label in labels))
    for label in labels:
        if label not in RARE or was[label] or now[label]:
            yield _counted(f"  {label}", was[label], now[label])


def _causes(was: Mapping[str, int], now: Mapping[str, int]) -> Iterator[Row]:
    """Yield the failing questions by where their evidence was lost, in the order of the way."""
    yield _counted("failing, by root cause", sum(was.values()), sum(now.values()))
    for cause in Cause:
        if cause in was or cause in now:
            yield _counted(f"  {cause}", was.get(cause, 0), now.get(cause, 0))


def _traps(traps: Mapping[str, int]) -> Iterator[Row]:
    """Yield the questions that over-eager repairs break, where any were asked."""
    if traps["asked"]:
        was, now = traps["right_before"], traps["right_after"]
        yield (f"traps, {traps['asked']} asked", f"{was} right", f"{now} right",
               "=" if was == now else f"{now - was:+} right")


def _ledger(entries: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield how many faults are in which state, then each with its right probes of all asked."""
    if not entries:
        return
    counts = Counter(entry["state"] for entry in entries)
    yield ("faults, by their probes", "", "", ", ".join(
        f"{counts[state]} {state}" for state in State if counts[state]))
    for entry in entries:
        masked = f" ({entry['masked']} abstain, evidence not sent)" if entry["masked"] else ""
        yield (f"  {entry['fault']}", f"{entry['right_before']} of {entry['probes']} right",
               f"{entry['right_after']} of {entry['probes']} right",
               f"{entry['state']}{masked}: {known(entry['fault']).name}")


def _verdict(moved: Mapping[str, Any]) -> str:
    """Return the p value; a change is real where Holm's adjustment for two endpoints says so."""
    real = moved["p_value_adjusted"] < LEVEL
    return f"{probability(moved['p_value'])}{'' if real else ': no detectable change'}"


def _smallest(moved: Mapping[str, Any]) -> str:
    changed = moved["fixed"] + moved["broken"]
    if moved["smallest_real"] is None:
        return f"none with {changed} changed questions"
    return f"net {moved['smallest_real']} of the {changed} changed questions"


def _power(moved: Mapping[str, Any]) -> str:
    least = moved["detectable_points"]
    return "too few questions to see any gain" if least is None \
        else f"a true gain of {least} points is seen 4 times in 5"
