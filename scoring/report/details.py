"""What the page shows of one opened question: both sides, from the gold to the prompts as sent.

Lines of prompts repeat from question to question, so each is kept once, in `lines`, and prompts
are lists of their numbers.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from scoring.evidence import Sent
from scoring.layout import flatten
from scoring.ledger import PROBE
from scoring.metrics import Measured
from scoring.records import Label, Question
from scoring.report.marks import marks
from scoring.report.material import Material
from scoring.report.purpose import Purpose, purposes
from scoring.report.short import (
    CALLS,
    ITEMS,
    PROMPT,
    SMALL_CALLS,
    SMALL_TEXT,
    TEXT,
    Level,
    items,
    short,
)
from scoring.report.stations import documents_seen, way
from scoring.text import tokens

WRONG = (Label.GROUNDED_WRONG, Label.HALLUCINATED)


class Lines:
    """Every distinct line of every prompt, numbered as it first occurs."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.texts: list[str] = []

    def put(self, text: str) -> list[int]:
        """Return the numbers of a text's lines."""
        return [self._number(line) for line in text.split("\n")]

    def _number(self, line: str) -> int:
        if line not in self.numbers:
            self.numbers[line] = len(self.texts)
            self.texts.append(line)
        return self.numbers[line]


def details(material: Material, level: Level = Level.WHOLE) -> dict[str, Any]:
    """Return `{"lines": [...], "questions": {id: ...}}` as plain data, as `level` allows."""
    kept = Lines()
    sides = (material.before, material.after)
    sent = [_sent(material, side) for side in sides]
    seen = [documents_seen(side, places) for side, places in zip(sides, sent, strict=True)]
    found = {question.id: _question(question, sides, seen, [there.get(question.id)
                                                            for there in sent], kept, level)
             for question in material.questions}
    return {"lines": kept.texts, "questions": found}


def _sent(material: Material, side: Measured) -> dict[str, Sent]:
    if material.library is None:
        return {}
    return {question.id: material.library.sent(side.calls.get(question.id, ()))
            for question in material.questions}


def _question(question: Question, sides: Sequence[Measured], seen: Sequence[Container[str]],
              sent: Sequence[Sent | None], kept: Lines, level: Level) -> dict[str, Any]:
    if level is Level.CHANGED or level is Level.ANSWERING:
        right = all(side.verdicts[question.id].label is Label.CORRECT for side in sides)
        level = Level.BARE if right else \
            Level.WHOLE if level is Level.CHANGED else Level.ANSWERING
    told = [_side(question, side, documents, kept, level)
            for side, documents in zip(sides, seen, strict=True)]
    used = {number for side in told for call in side["calls"] for _, lines in call["messages"]
            for number in lines or ()}
    quotes = [tuple(tokens(flatten(span.quote, span.document))) for span in question.evidence]
    said = sorted({value for side in sides for value in side.verdicts[question.id].asserted
                   if side.verdicts[question.id].label in WRONG})
    found = {number: marks(kept.texts[number], quotes, said) for number in sorted(used)}
    return {
        "gold": gold_words(question),
        "type": question.gold.type.value,
        "subject": question.subject.name,
        "answerability": question.answerability.value,
        "fault": question.part.removeprefix(PROBE) if question.part.startswith(PROBE) else "",
        "distractors": [[d.value, d.kind.value] for d in question.distractors],
        "evidence": [{"document": span.document, "quote": span.quote,
                      "shares": [None if there is None else
                                 round(there.share(span.document, span.quote), 3)
                                 for there in sent]} for span in question.evidence],
        "sides": told,
        "marks": {number: list(places) for number, places in found.items() if places},
    }


def gold_words(question: Question) -> str:
    """Return the gold as a person would say it."""
    gold = question.gold
    if not gold.values:
        return "nothing: the documents do not say" \
            if question.answerability.value == "unanswerable" else \
            "nothing: the question presupposes what the documents deny"
    unit = f" {gold.unit}" if gold.unit else " %" if gold.type.value == "percentage" else ""
    bound = {"min": "at least ", "max": "at most "}.get(gold.comparator or "", "")
    values = [plural(value) if gold.type.value == "duration" else f"{value}{unit}"
              for value in gold.values]
    return bound + ", ".join(values)


def plural(duration: str) -> str:
    """Return a canonical duration as it is said: "1 month", "24 months"."""
    return duration if duration.startswith("1 ") else f"{duration}s"


def _side(question: Question, side: Measured, seen: Container[str], kept: Lines, level: Level
          ) -> dict[str, Any]:
    answer, verdict = side.answers[question.id], side.verdicts[question.id]
    calls = side.calls.get(question.id, ())
    told = list(zip(purposes(calls, answer.text), calls, strict=True))
    most, length = (SMALL_CALLS, SMALL_TEXT) if level is Level.BARE else (CALLS, TEXT)
    return {
        "answer": None if answer.text is None else short(answer.text, length),
        "error": short(answer.error) if answer.error else None,
        "sources": list(items(answer.sources)),
        "label": verdict.label.value, "rule": verdict.rule, "reason": short(verdict.reason),
        "notes": list(items(verdict.notes)), "asserted": list(items(verdict.asserted)),
        "distractor": verdict.distractor.value if verdict.distractor else "",
        "cause": verdict.cause or "", "lucky": verdict.supported is False,
        "sent": verdict.evidence_sent,
        "way": [[stop.station.value, stop.state.value] for stop in way(question, verdict, seen)],
        "own": round(answer.own_seconds, 4), "model": round(answer.model_seconds, 4),
        "calls": [{
            "purpose": purpose.value, "model": short(call.model), "prompt": call.prompt_tokens,
            "completion": call.completion_tokens, "usd": round(call.usd, 8),
            "modelled": round(call.modelled_ms, 1), "real": round(call.real_ms, 1),
            "start": round(call.start, 3), "reply": short(call.reply, length),
            "status": call.status,
            "messages": [[short(message.role), kept.put(short(message.content, PROMPT))
                          if level is Level.WHOLE or
                          (level is Level.ANSWERING and purpose is Purpose.ANSWER) else None]
                         for message in call.messages[:ITEMS]],
        } for purpose, call in told[:most]],
        "uncounted": max(0, len(told) - most),
    }
