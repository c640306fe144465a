"""List answers: which gold items are there, which are missing, which extras were added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.asserted import body
from scoring.records import AnswerType, Question
from scoring.text import contains, fold
from scoring.values.code import identifiers, squeeze

SEPARATOR = re.compile(r"[,;\n•|]| and | & | plus | as well as |(?<=\w)\. ")
LEAD = re.compile(r"^(?:.*?(?:: | (?:are|is|supports?|speaks?|includes?|covers?|named|in)(?= )))",
                  re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """Items found, missing, and extra ones, each as printed."""

    found: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def compare(question: Question, answer: str) -> Listed:
    """Return how the listed items of `answer` stand to the gold's."""
    text = body(answer)
    gold = question.gold
    if gold.item_type is AnswerType.IDENTIFIER:
        echoed = {r.value for r in identifiers(fold(question.text))}
        there = {str(r.value): r.text for r in identifiers(fold(text)) if r.value not in echoed}
        wanted = {squeeze(value): value for value in gold.values}
        return Listed(tuple(v for k, v in wanted.items() if k in there),
                      tuple(v for k, v in wanted.items() if k not in there),
                      tuple(v for k, v in there.items() if k not in wanted))
    names = [(value, *_aliases(question, index)) for index, value in enumerate(gold.values)]
    found = tuple(row[0] for row in names if any(contains(text, name) for name in row))
    missing = tuple(row[0] for row in names if row[0] not in found)
    return Listed(found, missing, _extras(question, text, [n for row in names for n in row]))


def _aliases(question: Question, index: int) -> tuple[str, ...]:
    aliases = question.gold.aliases
    return aliases[index] if index < len(aliases) else ()


def _extras(question: Question, text: str, names: list[str]) -> tuple[str, ...]:
    """Return short segments of the enumeration that no gold item explains."""
    body_text = LEAD.sub("", text, count=1)
    segments = [part.strip(" .\"'()[]-*") for part in SEPARATOR.split(body_text)]
    holding = [n for n, part in enumerate(segments) if any(contains(part, m) for m in names)]
    if not holding:
        return tuple(part for part in segments if 0 < len(part.split()) <= 4)[:8]
    extras = []
    for number in range(0, len(segments)):
        part = segments[number]
        if not part or number in holding or len(part.split()) > 4:
            continue
        if contains(question.text, part) or not any(c.isupper() or c.isdigit() for c in part):
            continue
        extras.append(part)
    return tuple(extras)
