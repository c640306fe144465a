"""What a debrief page of 400 rows costs: `python -m harness.benchmarks.page`.

A seeded run of made-up questions with prompts of a usual length; the page whole, its plots alone,
and its table by Jinja2 alone (the floor). Processor seconds of one process, and bytes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random

from scoring.comparison import compare
from scoring.metrics import Measured
from scoring.records import (
    Answer,
    AnswerType,
    Call,
    Evidence,
    Gold,
    Kind,
    Label,
    Message,
    Question,
    Subject,
    Verdict,
)
from scoring.report.charts.drawn import plots
from scoring.report.material import Material
from scoring.report.page import environment, render
from scoring.report.rows import rows

ROWS, PASSAGES, LINES = 400, 600, 12
WORDS = "pump valve plan region warranty order sensor filter price weekly annual limit".split()


def material(random: Random, count: int = ROWS) -> Material:
    """Return a run of `count` questions, each with three calls before and one after."""
    passages = ["\n".join(" ".join(random.choices(WORDS, k=14)) + f" {n}.{line}"
                          for line in range(LINES)) for n in range(PASSAGES)]
    asked = tuple(Question(
        f"q{n:03}", f"What is the {random.choice(WORDS)} of number {n}?", random.choice(list(Kind)),
        Gold(AnswerType.NAME, (f"name {n}",)), Subject(f"number {n}"),
        evidence=(Evidence("d", passages[n % PASSAGES].split("\n")[3]),), cluster=f"d{n % 90}")
        for n in range(count))
    before, after = (_side(random, asked, passages, calls) for calls in (3, 1))
    return Material("benchmark", asked, before, after, compare(asked, before, after, {"id": "x"}))


def _side(random: Random, asked: tuple[Question, ...], passages: list[str], calls: int
          ) -> Measured:
    labels = [Label.CORRECT, Label.CORRECT, Label.HALLUCINATED, Label.GROUNDED_WRONG]
    prompts = {q.id: "\n\n".join(random.choices(passages, k=6)) for q in asked}
    return Measured(
        {q.id: Answer(q.id, "name", ("d",), 1.0, 0.1, random.uniform(0.5, 5)) for q in asked},
        {q.id: [Call(q.id, n, "reader", (Message("system", "Answer."),
                                         Message("user", prompts[q.id])), "name", 1200, 8, 0.003,
                     0.0, 0.1, 5.0, 1200.0) for n in range(calls)] for q in asked},
        {q.id: Verdict(q.id, random.choice(labels), "7", "because", None, 1.0) for q in asked})


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return processor seconds and result of one call."""
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def floor(found: Material) -> str:
    """Return the bare table of a page, by Jinja2 alone."""
    template = environment().from_string(
        "<table>{% for row in rows %}<tr><td>{{ row.text }}<td>{{ row.before.value }}"
        "<td>{{ row.after.value }}</tr>{% endfor %}</table>")
    return template.render(rows=rows(found))


def main() -> int:
    """Run the comparison and print it."""
    found = material(Random(1))
    for name, work in (("table by Jinja2 alone", lambda: floor(found)),
                       ("plots", lambda: "".join(plot.drawing for plot in plots(found))),
                       ("the whole page", lambda: render(found))):
        took, page = timed(work)
        print(f"{name:<24} {took:6.2f} s  {len(str(page).encode()) / 1000:8,.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
