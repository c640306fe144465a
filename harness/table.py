"""The before/after table in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.figures import change, points, probability, proportion, seconds, usd

Row = tuple[str, str, str, str]


def rows(comparison: Mapping[str, Any]) -> list[Row]:
    """Return the table as (figure, before, after, change)."""
    before, after, moved = comparison["before"], comparison["after"], comparison["change"]

    def pair(name: str, part: str, key: str, show: Any, unit: str = "") -> Row:
        was, now = before[part][key], after[part][key]
        return name, show(was), show(now), change(was, now, unit)

    def labels(label: str) -> Row:
        was, now = before["labels"][label], after["labels"][label]
        return f"  {label}", str(was), str(now), change(was, now)

    others = [label for label in before["labels"] if label not in ("correct", "hallucinated")]
    other_before = sum(before["labels"][label] for label in others)
    other_after = sum(after["labels"][label] for label in others)
    return [
        ("accuracy", proportion(before["accuracy"]), proportion(after["accuracy"]),
         points(moved["accuracy_points"])),
        ("hallucination rate", proportion(before["hallucination"]),
         proportion(after["hallucination"]), points(moved["hallucination_points"])),
        ("other", str(other_before), str(other_after), change(other_before, other_after)),
        *(labels(label) for label in others),
        ("fixed / broken", "", f"{moved['fixed']} / {moved['broken']}",
         probability(moved["p_value"])),
        pair("p95 latency", "latency_p95_seconds", "value", seconds, " s"),
        pair("  own compute (measured)", "latency_p95_seconds", "own", seconds, " s"),
        pair("  model time (modelled)", "latency_p95_seconds", "model", seconds, " s"),
        pair("prompt tokens", "cost", "prompt_tokens", lambda n: f"{n:,}"),
        pair("completion tokens", "cost", "completion_tokens", lambda n: f"{n:,}"),
        pair("model calls", "cost", "calls", lambda n: f"{n:,}"),
        pair("cost per question", "cost", "usd_per_question", usd, " USD"),
        pair("cost per correct answer", "cost", "usd_per_correct", usd, " USD"),
    ]


def show(comparison: Mapping[str, Any]) -> None:
    """Print the table: boxed on a terminal, aligned text elsewhere."""
    import sys

    found = rows(comparison)
    if not sys.stdout.isatty():
        head = ("", "before", "after", "change")
        widths = [max(len(row[n]) for row in [head, *found]) for n in range(4)]
        for row in [head, *found]:
            print("  ".join(cell.ljust(width) for cell, width in
                            zip(row, widths, strict=True)).rstrip())
        return
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for name in ("", "before", "after", "change"):
        table.add_column(name)
    for row in found:
        table.add_row(*row)
    Console().print(table)
