"""What changed between two runs over the same questions, one by one."""

from __future__ import annotations

import math

from .practice import Row, Run

SHOWN = 12  # rows of each kind that are printed


def figures(run: Run) -> str:
    """Return the run in one line: the share with its 95 % interval (Wilson), and the seconds."""
    asked, right = len(run.rows), run.right
    low, high = wilson(right, asked)
    waited = sorted(row.seconds for row in run.rows)
    p95 = waited[max(0, math.ceil(0.95 * asked) - 1)]
    errors = sum(bool(row.error) for row in run.rows)
    return (f"{right / asked:.1%} judged right ({right} of {asked}, 95 % CI {100 * low:.1f}–"
            f"{100 * high:.1f}); {sum(waited) / asked:.2f} s a question, p95 {p95:.2f} s here"
            + (f"; {errors} errors" if errors else ""))


def costs(run: Run) -> list[str]:
    """Return what a question cost and how long it would take by the model's published time."""
    found = [(row, row.spent) for row in run.rows if row.spent is not None and not row.error]
    if not found:
        return []
    n = len(found)
    lines = [f"  {sum(s.calls for _, s in found) / n:.1f} model calls a question, "
             f"{sum(s.prompt_tokens for _, s in found) / n:,.0f} prompt and "
             f"{sum(s.completion_tokens for _, s in found) / n:,.0f} completion tokens, "
             f"${sum(s.usd for _, s in found) / n:.5f}"]
    timed = sorted(row.seconds + s.model_seconds for row, s in found
                   if s.model_seconds is not None)
    if timed:
        p95 = timed[max(0, math.ceil(0.95 * len(timed)) - 1)]
        lines.append(f"  with the model's published time (calls one after the other): "
                     f"{sum(timed) / len(timed):.2f} s a question, p95 {p95:.2f} s")
    return lines


def wilson(right: int, asked: int, z: float = 1.959964) -> tuple[float, float]:
    """Return Wilson's interval of a proportion."""
    share, weight = right / asked, z * z / asked
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / asked + weight / (4 * asked))
    return max(0.0, middle - half), min(1.0, middle + half)


def compare(before: Run, after: Run) -> list[str]:
    """Return lines: how many were fixed and broken, then these questions with both answers."""
    old = {row.question: row for row in before.rows}
    pairs = [(old[row.question], row) for row in after.rows if row.question in old]
    fixed = [pair for pair in pairs if pair[1].right and not pair[0].right]
    broken = [pair for pair in pairs if pair[0].right and not pair[1].right]
    other = sum(not a.right and not b.right and a.answer != b.answer for a, b in pairs)
    spending = _spending(pairs)
    lines = [f"against run {before.number} ({before.right} of {len(before.rows)}"
             f"{', same code' if before.challenge == after.challenge else ''}): "
             f"{len(fixed)} fixed, {len(broken)} broken"
             + (f", {other} failing otherwise than before" if other else "") + spending]
    for title, found in (("fixed", fixed), ("broken", broken)):
        lines += [line for pair in found[:SHOWN] for line in shown(title, *pair)]
        if len(found) > SHOWN:
            lines.append(f"  … and {len(found) - SHOWN} more {title}")
    return lines


def shown(title: str, before: Row, after: Row) -> list[str]:
    """Return one changed question in lines."""
    return [f"  {title}: {after.question}", f"    expected {after.expected!r}",
            f"    before   {told(before)}", f"    now      {told(after)}"]


def told(row: Row) -> str:
    """Return an answer on one line."""
    text = " ".join((row.error or row.answer).split())
    return repr(text if len(text) <= 160 else f"{text[:157]}…")


def _spending(pairs: list[tuple[Row, Row]]) -> str:
    """Return how the cost of the questions asked in both runs has changed."""
    both = [(before.spent.usd, after.spent.usd) for before, after in pairs
            if before.spent and after.spent]
    old, new = sum(a for a, _ in both), sum(b for _, b in both)
    return f"; cost {new / old - 1:+.1%}" if old else ""
