"""What an answer asserts: the values of the asked type that it stands behind.

Only the first sixty words count, or what follows the last "answer:" of a longer text. Values that
the question already contained, operands that a full answer may state, citations, and values under
negation ("not 5", "rather than 5") are not assertions.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from scoring.records import AnswerType, Gold, Question
from scoring.text import fold, plain
from scoring.values import code, date, duration, money, name, number, percentage
from scoring.values.number import Reading

WORDS = 60
CITATION = re.compile(r"\[(?:\d{1,3}(?:, ?\d{1,3})*|doc[^\]]{0,40}|source[^\]]{0,40})\]"
                      r"|\((?:source|see|passage|doc(?:ument)?)s?:? [^)]{0,80}\)", re.IGNORECASE)
MARKUP = re.compile(r"\*\*|__|`+|^#{1,6} |^> |\\boxed\{", re.MULTILINE)
FENCE = re.compile(r"^```(?:json)?\s*|\s*```$")
FINAL = re.compile(r"(?:\bfinal answer|\bthe answer is|\banswer|\btherefore|\bin short|\bso)[:,]? ?"
                   r"(?=\S)", re.IGNORECASE)
NEGATED = re.compile(
    r"(?:\bnot|\bnever|\brather than|\binstead of|\bno longer|\bunlike|\bas opposed to|\bisn't|"
    r"\bformerly|\bpreviously|\bused to be|\bdown from|\bup from)"
    r"(?: (?:the|a|an|at|of|only|just|merely|it|be|been|always|set|for|to))*[ \"'(]*$")


def body(answer: str) -> str:
    """Return the part of an answer that is read: unwrapped from JSON, without citations."""
    text = plain(MARKUP.sub("", _from_json(FENCE.sub("", answer.strip()))))
    text = CITATION.sub(" ", text)
    words = text.split()
    if len(words) > WORDS:
        marks = [m for m in FINAL.finditer(text) if m.group().lower().startswith(
            ("final", "the answer", "answer"))]
        text = text[marks[-1].end():] if marks else text
        words = text.split()
    return " ".join(words[:WORDS])


def _from_json(text: str) -> str:
    """Return the answer inside a JSON object, or the text itself."""
    if not text.startswith("{"):
        return text
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return text
    for key in ("answer", "final_answer", "result", "response", "value", "output"):
        inner = data.get(key)
        if isinstance(inner, list):
            return ", ".join(str(part) for part in inner)
        if isinstance(inner, str | int | float):
            return str(inner)
    return text


def readings(question: Question, answer: str) -> list[Reading]:
    """Return the asserted values of the asked type, in order; see the module's rules."""
    text = body(answer)
    folded = fold(text)
    kind = question.gold.type
    found = name.proper_names(text) if kind is AnswerType.NAME else typed(kind, folded)
    base = text if kind is AnswerType.NAME else folded
    if kind is AnswerType.IDENTIFIER:
        seen = {reading.value for reading in found}
        found += [r for gold in question.gold.values for r in code.spaced(folded, gold)
                  if r.value not in seen]
    echoed = {reading.value for reading in (
        name.proper_names(question.text) if kind is AnswerType.NAME
        else typed(kind, fold(question.text)))}
    side = _side(question.gold)
    return [reading for reading in found
            if reading.value not in echoed and reading.value not in side
            and not NEGATED.search(fold(base[max(0, reading.start - 40):reading.start]) + " ")
            and not NEGATED.search(fold(base[max(0, reading.start - 40):reading.start]))]


def typed(kind: AnswerType, folded: str) -> list[Reading]:
    """Return every value of a type in folded text; other types' figures are kept out of numbers."""
    match kind:
        case AnswerType.MONEY:
            return money.amounts(folded)
        case AnswerType.PERCENTAGE:
            return percentage.percentages(folded)
        case AnswerType.DATE:
            return date.dates(folded)
        case AnswerType.DURATION:
            return duration.durations(folded)
        case AnswerType.VERSION:
            return code.versions(folded)
        case AnswerType.IDENTIFIER:
            return code.identifiers(folded)
        case AnswerType.QUANTITY:
            return number.quantities(folded)
        case AnswerType.NUMBER:
            taken = [r for other in (date.dates, money.amounts, percentage.percentages,
                                     duration.durations, number.quantities)
                     for r in other(folded)]
            taken += code.identifiers(folded)
            return [r for r in number.numbers(folded)
                    if not any(r.start < t.end and t.start < r.end for t in taken)]
        case _:
            return []


def _side(gold: Gold) -> set[object]:
    """Return the side values in the form in which readings of the asked type compare."""
    values: set[object] = set()
    for text in gold.side_values:
        match gold.type:
            case AnswerType.MONEY:
                values.add((gold.unit, Decimal(text)))
            case AnswerType.NUMBER | AnswerType.PERCENTAGE:
                values.add(Decimal(text))
            case _:
                values.update(reading.value for reading in typed(gold.type, fold(text)))
    return values - {value for value in values if _is_gold(value, gold)}


def _is_gold(value: object, gold: Gold) -> bool:
    """Say whether a side value is the gold as well: then it stays gold."""
    return any(isinstance(value, Decimal) and value == Decimal(text) for text in gold.values
               if gold.type is AnswerType.NUMBER)


def matches(question: Question, reading: Reading) -> bool:
    """Say whether one reading is the gold, by the rule of its type."""
    gold = question.gold
    value = gold.values[0]
    tolerance = None if gold.tolerance is None else Decimal(str(gold.tolerance))
    match gold.type:
        case AnswerType.MONEY:
            return money.same_amount(reading, Decimal(value), gold.unit)
        case AnswerType.NUMBER | AnswerType.PERCENTAGE:
            return number.same_number(reading, Decimal(value), value, tolerance)
        case AnswerType.QUANTITY:
            return number.same_quantity(reading, Decimal(value), value, gold.unit or "", tolerance)
        case AnswerType.DATE:
            return date.same_date(reading, value)
        case AnswerType.DURATION:
            return duration.same_duration(reading, value)
        case AnswerType.VERSION:
            return code.same_version(reading, value)
        case _:
            return code.same_identifier(reading, value)
