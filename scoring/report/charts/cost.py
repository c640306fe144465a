"""Cost of a question from before to after, as a waterfall over what the calls were for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt

from scoring.figures import usd
from scoring.metrics import Measured
from scoring.records import Question
from scoring.report.charts.theme import AFTER, BEFORE, BETTER, HEIGHT, WIDTH, WORSE, Rows, data
from scoring.report.purpose import Purpose, purposes


def by_purpose(questions: Sequence[Question], side: Measured) -> dict[Purpose, float]:
    """Return USD a question for each purpose that occurs, in the order of `Purpose`."""
    found: Counter[Purpose] = Counter()
    for question in questions:
        calls = side.calls.get(question.id, ())
        for purpose, call in zip(purposes(calls, side.answers[question.id].text), calls,
                                 strict=True):
            found[purpose] += call.usd  # type: ignore[assignment]
    return {purpose: found[purpose] / len(questions) for purpose in Purpose if purpose in found}


def steps(questions: Sequence[Question], before: Measured, after: Measured) -> Rows:
    """Return the bars: the total before, one for each purpose that changed, the total after."""
    was, now = by_purpose(questions, before), by_purpose(questions, after)
    level = sum(was.values())
    rows: Rows = [{"name": "before", "from": 0.0, "to": level, "kind": "before",
                   "text": usd(level)}]
    for purpose in Purpose:
        moved = now.get(purpose, 0.0) - was.get(purpose, 0.0)
        if moved:
            rows.append({"name": purpose.value, "from": level, "to": level + moved,
                         "kind": "dearer" if moved > 0 else "cheaper",
                         "text": f"{'+' if moved > 0 else '-'}{usd(abs(moved))}"})
            level += moved
    total = sum(now.values())
    rows.append({"name": "after", "from": 0.0, "to": total, "kind": "after", "text": usd(total)})
    for row in rows:
        row["right"] = max(row["from"], row["to"])
        row["told"] = f"{row['name']}: {row['text']} a question"
    return rows


def cost(questions: Sequence[Question], before: Measured, after: Measured) -> alt.LayerChart:
    """Return the waterfall, from top to bottom."""
    rows = steps(questions, before, after)
    order = [row["name"] for row in rows]
    top = 1.3 * max([row["right"] for row in rows] + [1e-9])
    y = alt.Y("name:N").sort(order).title(None)
    base = alt.Chart(data(rows))
    bars = base.mark_bar(height={"band": 0.7}).encode(
        alt.X("from:Q").scale(domain=[0, top]).title("USD a question").axis(tickCount=4), y,
        x2="to:Q", description="told:N",
        color=alt.Color("kind:N", legend=None).scale(
            domain=["before", "dearer", "cheaper", "after"], range=[BEFORE, WORSE, BETTER, AFTER]))
    words = base.mark_text(align="left", dx=4).encode(alt.X("right:Q"), y, text="text:N")
    return alt.LayerChart(layer=[bars, words]).properties(width=WIDTH - 60, height=HEIGHT)
