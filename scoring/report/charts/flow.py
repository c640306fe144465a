"""Where the labels went: an alluvial from before to after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt

from scoring.metrics import Measured
from scoring.records import Label, Question
from scoring.report.charts.theme import HEIGHT, WIDTH, Rows, data

ORDER = (Label.CORRECT, Label.ABSTAINED, Label.GROUNDED_WRONG, Label.HALLUCINATED, Label.ERROR,
         Label.UNDECIDED, Label.INFRASTRUCTURE)
GAP = 0.03       # between neighbours, of the whole height
POINTS = 24      # of a ribbon's curve
THICK = 0.05     # of a node, in widths


def moves(questions: Sequence[Question], before: Measured, after: Measured
          ) -> dict[tuple[Label, Label], int]:
    """Return how many questions went from one label to another, in the order of the plot."""
    found = Counter((before.verdicts[q.id].label, after.verdicts[q.id].label) for q in questions)
    return {(was, now): found[was, now] for was in ORDER for now in ORDER if found[was, now]}


def _starts(counts: dict[Label, int], total: int) -> dict[Label, float]:
    """Return where each label's node begins, in units of questions."""
    at, starts = 0.0, {}
    for label in ORDER:
        if counts.get(label):
            starts[label] = at
            at += counts[label] + GAP * total
    return starts


def flow(questions: Sequence[Question], before: Measured, after: Measured) -> alt.LayerChart:
    """Return ribbons as wide as the questions that took them, coloured by where they came from."""
    found, total = moves(questions, before, after), len(questions)
    counts: list[dict[Label, int]] = [Counter(), Counter()]
    for pair, count in found.items():
        for side, label in zip(counts, pair, strict=True):
            side[label] = side.get(label, 0) + count
    starts = [_starts(side, total) for side in counts]
    free = [dict(side) for side in starts]
    ribbons: Rows = []
    for (was, now), count in found.items():
        left, right = free[0][was], free[1][now]
        free[0][was] += count
        free[1][now] += count
        for number in range(POINTS + 1):
            share = number / POINTS
            smooth = share * share * (3 - 2 * share)
            y = left + (right - left) * smooth
            ribbons.append({
                "flow": f"{was.value} {now.value}", "label": was.value, "changed": was is not now,
                "x": THICK + (1 - 2 * THICK) * share, "y": y, "y2": y + count,
                "told": f"{count} questions: {was.value} before, {now.value} after"})
    nodes: Rows = []
    for number, (name, side) in enumerate(zip(("before", "after"), counts, strict=True)):
        for label, start in starts[number].items():
            nodes.append({
                "label": label.value, "y": start, "y2": start + side[label],
                "middle": start + side[label] / 2, "x": number * (1 - THICK),
                "x2": number * (1 - THICK) + THICK, "side": name,
                "text": f"{label.value} {side[label]}",
                "told": f"{name}: {side[label]} {label.value}"})
    return _draw(ribbons, nodes)


def _draw(ribbons: Rows, nodes: Rows) -> alt.LayerChart:
    top = max([row["y2"] for row in nodes] + [1.0])
    x = alt.X("x:Q").axis(None).scale(domain=[0, 1])
    y = alt.Y("y:Q").axis(None).scale(domain=[0, top], reverse=True)
    colour = alt.Color("label:N", legend=None).scale(
        domain=[label.value for label in ORDER], range=[f"var(--{label})" for label in ORDER])
    bands = alt.Chart(data(ribbons)).mark_area().encode(
        x, y, y2="y2:Q", color=colour, detail="flow:N", description="told:N",
        opacity=alt.condition("datum.changed", alt.value(0.6), alt.value(0.22)))
    boxes = alt.Chart(data(nodes)).mark_rect().encode(
        x, y, x2="x2:Q", y2="y2:Q", color=colour, description="told:N")
    words = []
    for side in ("before", "after"):
        rows = [row for row in nodes if row["side"] == side]
        chart = alt.Chart(data(rows))
        mark = chart.mark_text(align="right", dx=-6) if side == "before" else \
            chart.mark_text(align="left", dx=6)
        words.append(mark.encode(
            alt.X("x:Q" if side == "before" else "x2:Q").axis(None).scale(domain=[0, 1]),
            alt.Y("middle:Q").axis(None).scale(domain=[0, top], reverse=True), text="text:N"))
    return alt.LayerChart(layer=[bands, boxes, *words]).properties(
        width=WIDTH - 130, height=HEIGHT + 20)
