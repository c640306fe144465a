"""A small finished run for the tests of the page: six questions of a made-up company."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scoring.comparison import compare
from scoring.metrics import Measured
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Call,
    Distractor,
    DistractorKind,
    Evidence,
    Gold,
    Kind,
    Label,
    Message,
    Question,
    Subject,
    Verdict,
)
from scoring.report.material import Material

PROOF = "The warranty of the Pump 20 is 24 months from delivery of it."
PASSAGE = f"[1] Pump 20\n{PROOF}\n\n[2] Pump 40\nThe warranty of the Pump 40 is 36 months."
C, G, H, A, E = (Label.CORRECT, Label.GROUNDED_WRONG, Label.HALLUCINATED, Label.ABSTAINED,
                 Label.ERROR)
BEFORE = {"q1": H, "q2": C, "q3": G, "q4": C, "q5": A, "p1": G}
AFTER = {"q1": C, "q2": E, "q3": G, "q4": C, "q5": A, "p1": C}
CAUSES = {G: "sent, not used", H: "never retrieved", A: "never retrieved", E: "no usable reply"}


def question(name: str, **changes: Any) -> Question:
    found = Question(
        name, f"How long is the Pump 20 under warranty ({name})?", Kind.SIMPLE,
        Gold(AnswerType.DURATION, ("24 month",)), Subject("Pump 20"),
        evidence=(Evidence("pump-20.md", PROOF),),
        distractors=(Distractor("36 month", DistractorKind.NEIGHBOUR_ID),), cluster="pump-20.md")
    return replace(found, **changes)


QUESTIONS = (
    question("q1"), question("q2", kind=Kind.TABLE, cluster="table.html"), question("q3"),
    question("q4", kind=Kind.UNANSWERABLE, answerability=Answerability.UNANSWERABLE, evidence=(),
             gold=Gold(AnswerType.DURATION), cluster=""),
    question("q5"), question("p1", part="probe:F04"))


def call(name: str, text: str = PASSAGE, index: int = 0, **changes: Any) -> Call:
    found = Call(name, index, "reader", (Message("system", "Answer from the passages."),
                                         Message("user", f"Passages:\n\n{text}\n\nWhat?")),
                 "24 months", 500, 5, 0.002, 0.0, 0.01, 5.0, 1200.0)
    return replace(found, **changes)


def verdict(name: str, label: Label, **changes: Any) -> Verdict:
    found = Verdict(name, label, "7 matches" if label is C else "8 wrong", "because", None,
                    1.0 if label in (C, G) else 0.0, ("36 months",) if label in (G, H) else (),
                    None, ("read '36 months'",), CAUSES.get(label))
    return replace(found, **changes)


def side(labels: dict[str, Label], seconds: float) -> Measured:
    return Measured(
        {name: Answer(name, None if label is E else f"It is 36 months <{name}>", ("pump-20.md",),
                      seconds, 0.1, seconds, "timed out" if label is E else None,
                      "submission" if label is E else None, cold=name == "q1")
         for name, label in labels.items()},
        {name: [call(name)] for name in labels},
        {name: verdict(name, label) for name, label in labels.items()})


def about(**changes: Any) -> dict[str, Any]:
    return {"id": "0123456789abcdef", "variant": "tiny", "tier": "none", "submission": "/x/good",
            "machine": {"system": "Linux", "cores": 2}, "restarts": {"baseline": 0},
            "hashes": {"submission_tree": "a" * 64, "reader": "reader-1"}, **changes}


def material(before: dict[str, Label] = BEFORE, after: dict[str, Label] = AFTER,
             **changes: Any) -> Material:
    was, now = side(before, 1.0), side(after, 1.5)
    comparison = compare(QUESTIONS, was, now, about())
    found = Material("good", QUESTIONS, was, now, {
        **comparison, "scorer": {"version": "abc", "selftest": {"total": 9, "right": 9}}})
    return replace(found, **changes)
