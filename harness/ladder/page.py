"""What `make ladder` prints: the ladder, the tables of fixes, and the ledger of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from harness.ladder.result import Result
from heldout.solutions import Band, Solution
from scoring.figures import probability, usd
from scoring.ledger import State
from scoring.report.knowledge import known

MARKS = {State.FIXED: "F", State.MASKED: "m", State.WORSENED: "W", State.UNTOUCHED: "·",
         State.UNKNOWN: "?"}
LEGEND = "F fixed   m masked   W worsened   · untouched   ? fewer than five probes"


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows as text, the first column to the left, all others to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        first, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join([row[0].ljust(len(first)), *rest]).rstrip()


def ladder(rungs: Sequence[Solution], results: Mapping[str, Result]) -> Iterator[str]:
    """Yield the ladder table, in the order of the rungs, with their bands beside the figures."""
    head = ("submission", "accuracy", "(band)", "halluc.", "(band)", "fixed/broken", "p", "p95",
            "usd/question", "usd/correct", "traps", "faults fixed/masked/worsened")
    yield from columns([head, *(_row(rung, results[rung.name]) for rung in rungs)])


def _row(rung: Solution, found: Result) -> tuple[str, ...]:
    states = "/".join(str(found.count(s)) for s in (State.FIXED, State.MASKED, State.WORSENED))
    right, asked = found.traps
    chance = probability(found.p_value).removeprefix("p ").removeprefix("= ")
    return (found.name, f"{found.accuracy:.1f} %", _band(rung.accuracy),
            f"{found.hallucination:.1f} %", _band(rung.hallucination),
            f"{found.fixed}/{found.broken}", chance, f"{found.p95:.2f} s", usd(found.usd),
            usd(found.usd_per_correct), f"{right}/{asked}", states)


def _band(band: Band | None) -> str:
    return "" if band is None else f"{band[0]:g}–{band[1]:g}"


def fixes(results: Sequence[Result], against: Result) -> Iterator[str]:
    """Yield how far each result is from `against`, in points, with what it fixes and breaks."""
    head = ("", "accuracy", "points", "fixed", "broken", "halluc.", "points", "p95 model",
            "usd/question")
    rows = []
    for found in results:
        more, fewer, _ = found.against(against)
        rows.append((found.name, f"{found.accuracy:.1f} %",
                     f"{found.accuracy - against.accuracy:+.1f}", str(more), str(fewer),
                     f"{found.hallucination:.1f} %",
                     f"{found.hallucination - against.hallucination:+.1f}",
                     f"{found.p95:.2f} s", usd(found.usd)))
    yield from columns([head, *rows])


def ledgers(results: Sequence[Result]) -> Iterator[str]:
    """Yield a grid of what became of each fault in each result."""
    faults = [entry.fault for entry in results[0].entries] if results else []
    if not faults:
        yield "no probes are asked of this variant: it is not calibrated"
        return
    yield from columns([("", *faults), *(
        (found.name, *(MARKS[entry.state] for entry in found.entries)) for found in results)])
    yield LEGEND


def faults(results: Sequence[Result]) -> Iterator[str]:
    """Yield the names of the faults that have probes."""
    for entry in results[0].entries if results else ():
        yield f"{entry.fault}  {known(entry.fault).name}"
