"""Latency of each question before and after, with both p95 and the limit of the mandate."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import altair as alt

from scoring.figures import seconds
from scoring.metrics import SHARE, Measured, warm
from scoring.records import Question
from scoring.report.charts.theme import HEIGHT, SOFT, WIDTH, WORSE, Rows, data, sides
from scoring.report.mandate import P95_SECONDS
from scoring.statistics.percentile import percentile

BINS = 36


def bins(values: Sequence[float], top: float) -> list[int]:
    """Return how many values fall into each of `BINS` equal bins of [0, top]."""
    found = [0] * BINS
    for value in values:
        found[min(int(BINS * value / top), BINS - 1)] += 1
    return found


def latency(questions: Sequence[Question], before: Measured, after: Measured) -> alt.LayerChart:
    """Return the two distributions over warm questions as outlines, p95 as rules."""
    times = {name: [a.own_seconds + a.model_seconds for a in warm(questions, side)]
             for name, side in (("before", before), ("after", after))}
    p95s = {name: percentile(found, SHARE) for name, found in times.items()}
    # A single very late answer must not press all others into one bar: it goes to the last one.
    latest = max([max(found, default=0.0) for found in times.values()])
    top = float(ceil(max(P95_SECONDS + 0.5, min(latest, 1.5 * max(p95s.values())))))
    rows: Rows = []
    rules: Rows = []
    for name, found in times.items():
        for number, count in enumerate([*bins(found, top), 0]):
            at = top * number / BINS
            rows.append({"side": name, "seconds": round(at, 4), "count": count,
                         "told": f"{name}: {count} questions from {seconds(at)} on"})
        rules.append({"side": name, "seconds": p95s[name],
                      "told": f"p95 {name}: {seconds(p95s[name])}"})
    x = alt.X("seconds:Q").title("seconds a question").scale(domain=[0, top])
    shape = alt.Chart(data(rows)).mark_area(
        interpolate="step-after", fillOpacity=0.22, line=True).encode(
        x, alt.Y("count:Q").stack(None).title("questions"), color=sides(), description="told:N")
    lines = alt.Chart(data(rules)).mark_rule(strokeDash=[5, 3], strokeWidth=2).encode(
        x, color=sides(), description="told:N")
    limit = alt.Chart(data([{"seconds": P95_SECONDS, "text": f"limit {P95_SECONDS:.0f} s",
                             "told": f"the mandate: p95 below {P95_SECONDS:.0f} s"}]))
    line = limit.mark_rule(color=WORSE, strokeWidth=1.5).encode(x, description="told:N")
    word = limit.mark_text(align="right", dx=-4, dy=6, baseline="top", color=SOFT).encode(
        x, y=alt.value(0), text="text:N")
    return alt.LayerChart(layer=[shape, lines, line, word]).properties(width=WIDTH, height=HEIGHT)
