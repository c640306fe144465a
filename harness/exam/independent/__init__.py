"""Questions and instructions written by people who saw neither the reader's rules nor its words.

The wordings are about the company of seed 7 and carry their own right answer and evidence; the
instructions carry the mode that a careful person would say. Read by `measure`, never by the reader.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from harness.exam.sheets import VALID, Sheet, mark, world
from harness.gateway.reader.instructions import recognise
from scoring.records import AnswerType, Evidence, Gold, Kind, Label, Question, Subject

HERE = Path(__file__).resolve().parent
SEED = 7


def questions() -> list[Question]:
    """Return the two hundred wordings as questions."""
    found = []
    for name in ("wordings-a", "wordings-b"):
        for number, line in enumerate((HERE / f"{name}.jsonl").read_text("utf-8").splitlines()):
            row = json.loads(line)
            items = row.get("item_type")
            found.append(Question(
                f"{name}-{number:03}", row["question"], Kind.SIMPLE,
                Gold(AnswerType(row["type"]), tuple(row["values"]), unit=row["unit"],
                     item_type=None if not items else AnswerType(items)
                     if items in list(AnswerType) else AnswerType.NAME),
                Subject(row["subject"], tuple(row["aliases"])),
                evidence=tuple(Evidence(row["document"], quote) for quote in row["quotes"])))
    return found


def gold_only() -> Counter[Label]:
    """Return the labels of all wordings, each with the passages that prove it and no others."""
    shelf, labels = world(SEED).shelf, Counter[Label]()
    for question in questions():
        texts = tuple(shelf.passages[n].text for n in shelf.holding(question.evidence))
        labels[mark(Sheet(SEED, question, VALID, texts))[0]] += 1
    return labels


def modes() -> Counter[str]:
    """Return how many instructions were recognised: right, inverted or otherwise wrong, by part."""
    found = Counter[str]()
    for line in (HERE / "instructions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        mode = recognise(row["text"]).mode.value
        outcome = "right" if mode == row["mode"] else (
            "inverted" if {mode, row["mode"]} == {"grounded", "always"} else "other")
        found[f"{row['part']} {outcome}"] += 1
    return found
