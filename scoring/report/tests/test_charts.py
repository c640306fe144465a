from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scoring.records import Kind, Label, Message
from scoring.report.charts.cost import by_purpose, steps
from scoring.report.charts.drawn import plots
from scoring.report.charts.flow import flow, moves
from scoring.report.charts.kinds import kinds
from scoring.report.charts.latency import BINS, bins, latency
from scoring.report.charts.theme import svg
from scoring.report.charts.tradeoff import tradeoff
from scoring.report.landmark import Landmark
from scoring.report.purpose import Purpose
from scoring.report.tests.run import AFTER, BEFORE, QUESTIONS, call, material, question, side

C, H, A = Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED
HEADLINE = [asked for asked in QUESTIONS if asked.part == "headline"]


def rows(chart: Any) -> list[dict[str, Any]]:
    """Return all data rows of a chart's layers."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows]


def test_every_latency_falls_into_one_bin_the_largest_into_the_last() -> None:
    found = bins([0.0, 0.1, 4.99, 5.0], 5.0)
    assert len(found) == BINS and sum(found) == 4 and (found[0], found[-1]) == (2, 2)


def test_both_p95_and_the_limit_stand_in_the_latency_plot() -> None:
    told = [row["told"] for row in rows(latency(HEADLINE, side(BEFORE, 1.0), side(AFTER, 1.5)))]
    assert "p95 before: 1.100 s" in told and "p95 after: 1.600 s" in told
    assert "the mandate: p95 below 4 s" in told


def test_one_very_late_answer_does_not_stretch_the_latency_plot() -> None:
    late = side(AFTER, 1.5)
    late.answers["q3"] = replace(late.answers["q3"], model_seconds=90.0)  # type: ignore[index]
    many = [*HEADLINE, *[replace(HEADLINE[4], id=f"x{n}") for n in range(60)]]
    for each in many[5:]:
        late.answers[each.id] = late.answers["q5"]  # type: ignore[index]
    found = rows(latency(many[1:], late, late))
    assert max(row["seconds"] for row in found) == 5.0


def test_cost_goes_from_before_to_after_over_what_calls_were_for() -> None:
    before, after = side(BEFORE, 1.0), side(AFTER, 1.0)
    rewrite = (Message("system", "Rewrite the question."),)
    for name in before.calls:
        before.calls[name].append(call(name, messages=rewrite, usd=0.001, index=1))  # type: ignore
        after.calls[name][0] = call(name, usd=0.0025)  # type: ignore[index]
    assert by_purpose(HEADLINE, before) == pytest.approx(
        {Purpose.ANSWER: 0.002, Purpose.REWRITE: 0.001})
    found = steps(HEADLINE, before, after)
    assert [(row["name"], row["kind"]) for row in found] == [
        ("before", "before"), ("answer", "dearer"), ("query rewrite", "cheaper"),
        ("after", "after")]
    assert found[-2]["to"] == pytest.approx(found[-1]["to"])
    assert [row["text"] for row in found] == ["$0.00300", "+$0.00050", "-$0.00100", "$0.00250"]


def test_ribbons_are_as_many_as_the_questions_that_took_them() -> None:
    before, after = side(BEFORE, 1.0), side(AFTER, 1.0)
    found = moves(HEADLINE, before, after)
    assert found[H, C] == 1 and found[A, A] == 1 and sum(found.values()) == len(HEADLINE)
    drawn = rows(flow(HEADLINE, before, after))
    assert {row["text"] for row in drawn if "text" in row} >= {"correct 2", "error 1"}
    ends = [row for row in drawn if row.get("flow") == "hallucinated correct"]
    assert {round(row["y2"] - row["y"], 9) for row in ends} == {1}


def test_every_kind_that_was_asked_has_both_sides_with_intervals() -> None:
    found = rows(kinds(HEADLINE, side(BEFORE, 1.0), side(AFTER, 1.0)))
    asked = {f"{kind.value} ({count})" for kind, count in
             ((Kind.SIMPLE, 3), (Kind.TABLE, 1), (Kind.UNANSWERABLE, 1))}
    assert {row["kind"] for row in found} == asked
    assert all(row["low"] <= row["rate"] <= row["high"] for row in found)


@pytest.mark.parametrize(("against", "at"), [("cost", 0.004), ("p95", 2.5)])
def test_landmarks_stand_beside_both_sides(against: str, at: float) -> None:
    found = rows(tradeoff(material().comparison, [Landmark("reference", 0.93, 0.004, 2.5)],
                          against))
    mark = next(row for row in found if row.get("name") == "reference")
    assert (mark["x"], mark["y"]) == (at, 93.0)
    assert {row["name"] for row in found if "name" in row} == {"before", "after", "reference"}


def test_a_drawing_escapes_needs_nothing_and_leaves_colours_to_the_page() -> None:
    drawn = svg(tradeoff(material().comparison,
                         [Landmark("</svg><script>alert(1)</script>", 0.9, 0.1, 1.0)], "cost"))
    assert "<script" not in drawn and "style=" not in drawn and "href" not in drawn
    assert "var(--after)" in drawn and drawn.startswith("<svg")


def test_the_page_has_six_plots_of_headline_questions_and_none_without_them() -> None:
    assert len(plots(material())) == 6
    assert plots(material(questions=[question("p1", part="probe:F04")])) == ()
