"""Accuracy by kind of question, before and after, with intervals: described, never tested."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from scoring.figures import proportion
from scoring.metrics import Measured, accuracy
from scoring.records import Kind, Question
from scoring.report.charts.theme import WIDTH, Rows, data, sides


def kinds(questions: Sequence[Question], before: Measured, after: Measured) -> alt.LayerChart:
    """Return a point with its Wilson interval for each side of each kind that was asked."""
    rows: Rows = []
    for kind in Kind:
        asked = [question for question in questions if question.kind is kind]
        for name, side in (("before", before), ("after", after)):
            if asked:
                found = accuracy(asked, side)
                shown = {"rate": found.rate, "count": found.count, "total": found.total,
                         "low": found.low, "high": found.high}
                rows.append({
                    "kind": f"{kind.value} ({len(asked)})", "side": name, "rate": 100 * found.rate,
                    "low": 100 * found.low, "high": 100 * found.high,
                    "told": f"{kind.value} {name}: {proportion(shown)}"})
    order = list(dict.fromkeys(row["kind"] for row in rows))
    y = alt.Y("kind:N").sort(order).title(None)
    offset = alt.YOffset("side:N").sort(["before", "after"])
    base = alt.Chart(data(rows))
    x = alt.X("low:Q").scale(domain=[0, 100]).title("accuracy in % with 95 % interval")
    lines = base.mark_rule(strokeWidth=2, opacity=0.55).encode(
        x, y, x2="high:Q", yOffset=offset, color=sides(), description="told:N")
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        alt.X("rate:Q"), y, yOffset=offset, color=sides(), description="told:N")
    return alt.LayerChart(layer=[lines, points]).properties(
        width=WIDTH - 70, height=24 * max(len(order), 1))
