"""Questions and instructions written without sight of the reader's rules and words.

Each comes in two parts. The development part was read while the reader was made; the exam part
was written by other hands and not looked at before it was measured. Wordings carry their own right
answer and evidence, instructions the mode that a careful person would say.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from harness.exam.sheets import VALID, Sheet, mark, world
from harness.gateway.reader.instructions import recognise
from scoring.records import AnswerType, Evidence, Gold, Kind, Label, Question, Subject

HERE = Path(__file__).resolve().parent
# part → the files of wordings, each with its company's seed; the files of instructions
PARTS: dict[str, tuple[dict[str, int], tuple[str, ...]]] = {
    "exam": ({"wordings-exam": 46}, ("instructions-exam",)),
    "development": ({"wordings-a": 7, "wordings-b": 7, "wordings-c": 44, "wordings-d": 45},
                    ("instructions-a", "instructions-b", "instructions-c", "instructions-d")),
}
NEAR = 5   # passages of a sheet without the proof


def _rows(names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in names:
        lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
        yield from ((f"{name}-{number:03}", json.loads(line))
                    for number, line in enumerate(lines))


def questions(part: str) -> list[tuple[int, Question]]:
    """Return the wordings of a part as questions, each with its company's seed."""
    found = []
    for name, row in _rows(tuple(PARTS[part][0])):
        items = row.get("item_type")
        found.append((PARTS[part][0][name.rpartition("-")[0]], Question(
            name, row["question"], Kind.SIMPLE,
            Gold(AnswerType(row["type"]), tuple(row["values"]), unit=row["unit"],
                 item_type=None if not items else AnswerType(items)
                 if items in list(AnswerType) else AnswerType.NAME),
            Subject(row["subject"], tuple(row["aliases"])),
            evidence=tuple(Evidence(row["document"], quote) for quote in row["quotes"]))))
    return found


def sheets(part: str, proven: bool) -> Iterator[Sheet]:
    """Yield each wording with the passages that prove it, or with the closest that do not.

    A passage that prints the right value is left out of the latter. A wording whose proof is cut
    apart between passages is left out of both.
    """
    for seed, question in questions(part):
        shelf = world(seed).shelf
        try:
            holding = shelf.holding(question.evidence)
        except LookupError:
            continue
        chosen = holding if proven else [
            n for n in shelf.search(question.text, holding, 30)
            if not _prints(question, shelf.passages[n].text)][:NEAR]
        yield Sheet(seed, question, VALID, tuple(shelf.passages[n].text for n in chosen))


def _prints(question: Question, text: str) -> bool:
    """Say whether a passage prints the right value or its figure."""
    value = question.gold.values[0]
    figure = re.match(r"[\d.]+", value)
    if figure is None or question.gold.type in (AnswerType.DATE, AnswerType.VERSION):
        return value in text
    number = re.escape(figure.group().removesuffix(".00"))
    return re.search(rf"(?<![\d.,]){number}(?![\d])", text.replace(",", "")) is not None


def labels(part: str, proven: bool) -> Counter[Label]:
    """Return the labels of all wordings of a part, with or without their proof."""
    return Counter(mark(sheet)[0] for sheet in sheets(part, proven))


def modes(part: str) -> Counter[str]:
    """Return how many instructions were recognised: right, inverted or otherwise wrong."""
    found = Counter[str]()
    for _, row in _rows(PARTS[part][1]):
        mode = recognise(row["text"]).mode.value
        outcome = "right" if mode == row["mode"] else (
            "inverted" if {mode, row["mode"]} == {"grounded", "always"} else "other")
        found[f"{row['part']} {outcome}"] += 1
    return found
