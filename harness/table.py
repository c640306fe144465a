"""The before/after table in the terminal, and what is said below it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from harness.intake.facts import lines as intake_lines
from harness.progress import printable
from scoring.report.integrity import nth
from scoring.report.mandate import demands
from scoring.report.table import rows

NOISY_MS = 20.0   # a submission that answers at once is answered for later than that
LISTED = 12   # undecided questions named below the table


def notes(comparison: Mapping[str, Any]) -> list[str]:
    """Return what is said below the table: undecided questions, facts about the submission."""
    found = []
    for side in ("before", "after"):
        ids = comparison[side]["undecided"]
        if ids:
            more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
            found.append(f"undecided {side}: {', '.join(ids[:LISTED])}{more} (a person decides; "
                         "see verdicts.jsonl)")
    run = comparison.get("run", {})
    for side, ids in run.get("asked_again", {}).items():
        if ids:
            found.append(f"asked again after an interruption ({side}): {', '.join(ids[:LISTED])}")
    for side, reasons in run.get("odd", {}).items():
        found += [f"odd ({side}): {reason} ({times} times)" for reason, times in reasons.items()]
    found += [f"{times} attempts to reach the network were stopped ({side})"
              for side, times in run.get("network", {}).items()]
    found += [f"traced ({side}): {how}" for side, how in run.get("traced", {}).items()]
    if (number := run.get("hand_in") or 1) > 1:
        found.append(nth(number))
    cost = run.get("isolation", {}).get("null_ms")
    if cost:
        busy = ": this machine is busy, latencies are uncertain" if cost["p95"] > NOISY_MS else ""
        found.append(f"asking itself takes {cost['p50']:.2f} ms of each question "
                     f"(p95 {cost['p95']:.2f} ms{busy})")
    return [*found, *intake_lines(run.get("intake", {}))]


def show(comparison: Mapping[str, Any]) -> None:
    """Print the whole table, then the notes."""
    _print(("", "before", "after", "change"), rows(comparison))
    for note in notes(comparison):
        print(printable(note))  # names in it are a submission's


def show_mandate(comparison: Mapping[str, Any]) -> None:
    """Print the four figures of the mandate, and whether each is met."""
    _print(("", "before", "after", "change", "mandate", ""), [
        (d.name, d.before, d.after, d.moved, d.wanted, "met" if d.met else "not met")
        for d in demands(comparison)])


def _print(head: Sequence[str], found: Sequence[Sequence[str]]) -> None:
    """Print a table: boxed on a terminal, aligned text elsewhere."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table()
        for name in head:
            table.add_column(name)
        for row in found:
            table.add_row(*row)
        Console().print(table)
    else:
        widths = [max(len(row[n]) for row in [head, *found]) for n in range(len(head))]
        for row in [head, *found]:
            print("  ".join(cell.ljust(width) for cell, width in
                            zip(row, widths, strict=True)).rstrip())


__all__ = ["notes", "rows", "show", "show_mandate"]
