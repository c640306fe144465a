"""The copy that a candidate may keep: totals, and detail of practice questions only.

No hidden question, no gold of one, no name of a planted fault: what it is made of is chosen here
by hand, field by field, and never the whole material.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.comparison import HEADLINE
from scoring.report.charts.cost import cost
from scoring.report.charts.drawn import Plot
from scoring.report.charts.flow import flow
from scoring.report.charts.latency import latency
from scoring.report.charts.theme import svg
from scoring.report.charts.tradeoff import tradeoff
from scoring.report.details import gold_words
from scoring.report.mandate import demands
from scoring.report.material import Material
from scoring.report.page import fill
from scoring.report.practice import PRACTICE, told
from scoring.report.rows import Outcome, outcome
from scoring.report.sentence import invented, sentence
from scoring.report.short import short


@dataclass(frozen=True, slots=True)
class Practised:
    """One practice question, whose answer the candidate has had all along."""

    text: str
    gold: str
    outcome: Outcome
    before: str
    after: str
    label_before: str
    label_after: str
    reason: str


def candidate_page(material: Material) -> str:
    """Return the candidate's page as HTML."""
    asked = [question for question in material.questions if question.part == HEADLINE]
    labels = [(material.before.verdicts[q.id].label, material.after.verdicts[q.id].label)
              for q in asked]
    return fill("candidate.html", {
        "name": material.name,
        "valid": material.comparison["valid"],
        "sentence": sentence(material.comparison),
        "invented": invented(material.comparison),
        "demands": demands(material.comparison),
        "outcomes": {kind.value: sum(outcome(*pair) is kind for pair in labels)
                     for kind in Outcome},
        "plots": _plots(material),
        "practice": told(material),
        "practised": practised(material),
    }, ("plots.js",))


def practised(material: Material) -> tuple[Practised, ...]:
    """Return the practice questions that were asked beside the hidden ones, in order of id."""
    found = []
    for question in sorted(material.questions, key=lambda question: question.id):
        if question.part == PRACTICE:
            (was, before), (now, after) = (
                (side.verdicts[question.id], side.answers[question.id])
                for side in (material.before, material.after))
            found.append(Practised(
                question.text, gold_words(question), outcome(was.label, now.label),
                short(before.text or before.error or ""), short(after.text or after.error or ""),
                was.label.value, now.label.value, short(now.reason)))
    return tuple(found)


def _plots(material: Material) -> tuple[Plot, ...]:
    asked = [question for question in material.questions if question.part == HEADLINE]
    if not asked:
        return ()
    sides = (asked, material.before, material.after)
    return (
        Plot("Where the labels went", "Ribbons keep the colour of the label before; those that "
             "changed are darker.", svg(flow(*sides))),
        Plot("Latency", "Warm questions; dashed: p95 of each side.", svg(latency(*sides))),
        Plot("Cost of a question", "By what the model calls were for.", svg(cost(*sides))),
        Plot("Accuracy and cost", "Shaded: what the mandate asks for.",
             svg(tradeoff(material.comparison, (), "cost"))),
    )
