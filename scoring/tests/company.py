"""A small made-up company for the tests of the judge: documents, calls, questions, one label."""

from __future__ import annotations

from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import (
    Answer,
    AnswerType,
    Call,
    Distractor,
    DistractorKind,
    Evidence,
    Gold,
    Kind,
    Message,
    Question,
    Subject,
    Verdict,
)

DOCUMENTS = {
    "pump-20.md": "# Pump 20\n\nThe warranty of the Pump 20 is 24 months from delivery of it.\n\n"
                  "The calibration interval of the Pump 20 is 8 months under normal duty.\n",
    "pump-40.md": "# Pump 40\n\nThe warranty of the Pump 40 is 36 months from delivery of it.\n",
    "table.html": "<h1>Series</h1><table><tr><th>Characteristic</th><th>Pump 20</th>"
                  "<th>Pump 40</th></tr><tr><td>Weight when dry and empty</td><td>3.5 kg</td>"
                  "<td>7 kg</td></tr></table>",
    "people.txt": "STAFF\n\nJane Roe is the product owner of the Pump 20 in all regions.\n"
                  "\nJohn Doe is the product owner of the Pump 40 in all regions.\n",
    "list.txt": "LINKS\n\nThe Pump 20 supports HART, Modbus RTU and OPC UA on all of its ports.\n",
    "prices.csv": "region,plan,monthly fee\nEMEA,Core plan,136 EUR\nAPAC,Core plan,140 EUR\n",
}
LIBRARY = Library(DOCUMENTS)
ALL = tuple(DOCUMENTS)


def call(*documents: str, system: str = "Answer.") -> list[Call]:
    text = "\n\n".join(DOCUMENTS[name] for name in documents)
    return [Call("q", 0, "m", (Message("system", system), Message("user", f"{text}\n\nWhat?")),
                 "", 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)]


def ask(type_: AnswerType, *values: str, unit: str | None = None, subject: str = "Pump 20",
        evidence: tuple[Evidence, ...] = (), **more: object) -> Question:
    gold_fields = {k: more.pop(k) for k in ("options", "side_values", "aliases", "item_type")
                   if k in more}
    fields = {"kind": Kind.SIMPLE, "text": "What is it?", **more}
    return Question(id="q", gold=Gold(type_, values, unit=unit, **gold_fields),  # type: ignore
                    subject=Subject(subject), evidence=evidence, **fields)  # type: ignore


WARRANTY = ask(
    AnswerType.DURATION, "24 month", text="How long is the Pump 20 under warranty?",
    evidence=(Evidence("pump-20.md",
                       "The warranty of the Pump 20 is 24 months from delivery of it."),),
    distractors=(Distractor("36 month", DistractorKind.NEIGHBOUR_ID),))


def label(question: Question, text: str | None, *sent: str) -> Verdict:
    return judge(question, Answer("q", text), call(*sent), LIBRARY)
