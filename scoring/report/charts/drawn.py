"""All plots of one page, drawn, each with its heading and what there is to know about it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scoring.comparison import HEADLINE
from scoring.report.charts.cost import cost
from scoring.report.charts.flow import flow
from scoring.report.charts.kinds import kinds
from scoring.report.charts.latency import latency
from scoring.report.charts.theme import svg
from scoring.report.charts.tradeoff import tradeoff
from scoring.report.material import Material


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot: its heading, a line below it, the drawing."""

    name: str
    told: str
    drawing: Markup


def plots(material: Material) -> tuple[Plot, ...]:
    """Return the plots, of headline questions only; none where there are none."""
    asked = [question for question in material.questions if question.part == HEADLINE]
    if not asked:
        return ()
    sides = (asked, material.before, material.after)
    return (
        Plot("Where the labels went", "Ribbons keep the colour of the label before; those that "
             "changed are darker.", svg(flow(*sides))),
        Plot("Latency", "Warm questions; dashed: p95 of each side.", svg(latency(*sides))),
        Plot("Cost of a question", "By what the model calls were for.", svg(cost(*sides))),
        Plot("Accuracy by kind", "Descriptive: the kinds are too small to be tested one by one.",
             svg(kinds(*sides))),
        Plot("Accuracy and cost", "Shaded: what the mandate asks for.",
             svg(tradeoff(material.comparison, material.landmarks, "cost"))),
        Plot("Accuracy and latency", "Shaded: what the mandate asks for.",
             svg(tradeoff(material.comparison, material.landmarks, "p95"))),
    )
