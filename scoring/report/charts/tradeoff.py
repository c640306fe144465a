"""Accuracy against cost or against p95: this submission among landmarks of known worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from scoring.figures import proportion, seconds, share, usd
from scoring.report.charts.theme import AFTER, BEFORE, BETTER, HEIGHT, SOFT, WIDTH, data
from scoring.report.landmark import Landmark
from scoring.report.mandate import ACCURACY, P95_SECONDS


def tradeoff(comparison: Mapping[str, Any], landmarks: Sequence[Landmark], against: str
             ) -> alt.LayerChart:
    """Return the plot against "cost" or "p95", with the corner that the mandate asks for."""
    rows = [_side(comparison[side], side, against) for side in ("before", "after")]
    rows += [_landmark(mark, against) for mark in landmarks]
    limit = P95_SECONDS if against == "p95" else comparison["before"]["cost"]["usd_per_question"]
    top = 1.15 * max(limit, *(row["x"] for row in rows))
    low = 10 * int(min(min(row["low"] for row in rows), 100 * ACCURACY) // 10)
    x = alt.X("x:Q").scale(domain=[0, top or 1.0]).title(
        "p95 in seconds" if against == "p95" else "USD a question").axis(tickCount=5)
    y = alt.Y("y:Q").scale(domain=[low, 100]).title("accuracy in %")
    corner = alt.Chart(data([{"x": 0.0, "x2": limit, "y": 100 * ACCURACY, "y2": 100.0,
                              "told": "what the mandate asks for"}])).mark_rect(
        color=BETTER, opacity=0.14).encode(x, y, x2="x2:Q", y2="y2:Q", description="told:N")
    base = alt.Chart(data(rows))
    colour = alt.Color("kind:N", legend=None).scale(
        domain=["before", "after", "landmark"], range=[BEFORE, AFTER, SOFT])
    spread = base.mark_rule(opacity=0.6).encode(
        x, alt.Y("low:Q").scale(domain=[low, 100]).title("accuracy in %"), y2="high:Q",
        color=colour, description="told:N")
    points = base.mark_point(filled=True, opacity=1).encode(
        x, y, color=colour, description="told:N",
        size=alt.condition("datum.kind == 'landmark'", alt.value(45), alt.value(110)),
        shape=alt.Shape("kind:N", legend=None).scale(
            domain=["before", "after", "landmark"], range=["circle", "circle", "diamond"]))
    words = base.mark_text(align="left", dx=8, dy=-2).encode(x, y, text="name:N", color=colour)
    return alt.LayerChart(layer=[corner, spread, points, words]).properties(
        width=WIDTH, height=HEIGHT)


def _side(found: Mapping[str, Any], name: str, against: str) -> dict[str, Any]:
    late, paid = found["latency_p95_seconds"]["value"], found["cost"]["usd_per_question"]
    rate = found["accuracy"]
    return {"name": name, "kind": name, "x": late if against == "p95" else paid,
            "y": 100 * rate["rate"], "low": 100 * rate["low"], "high": 100 * rate["high"],
            "told": f"{name}: {proportion(rate)}, p95 {seconds(late)}, {usd(paid)} a question"}


def _landmark(mark: Landmark, against: str) -> dict[str, Any]:
    at = 100 * mark.accuracy
    return {"name": mark.name, "kind": "landmark", "x": mark.p95 if against == "p95" else mark.usd,
            "y": at, "low": at, "high": at,
            "told": f"{mark.name}: {share(mark.accuracy)}, p95 {seconds(mark.p95)}, "
                    f"{usd(mark.usd)} a question"}


