"""Whether one reading is the gold, by the rule of its type, its bound and its range."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from scoring.layout import flatten
from scoring.records import AnswerType, Question
from scoring.text import fold
from scoring.values import code, date, duration, money, number
from scoring.values.ranges import ABOVE, BELOW, DOWN, NEARLY, UP, bound
from scoring.values.reading import Reading
from scoring.values.typed import typed

# What a question may ask so that a bound is the natural answer.
UPPER = re.compile(r"\b(?:up to|at (?:the )?most|max|limit|cap\b|ceiling|highest|longest|latest|"
                   r"no more than|allowed|permitted|withstand|tolerat|deadline|within|may\b|"
                   r"can\b)")
LOWER = re.compile(r"^(?!.*\b(?:within|deadline|latest|at most|maximum)\b).*\b(?:at least|min|"
                   r"least|lowest|shortest|earliest|require|need|must|threshold|"
                   r"no less)")
ABOVE_ASKED = re.compile(r"\b(?:after|above|over\b|more than|exceed|beyond|threshold|trigger|from "
                         r"what|alarm)")
BELOW_ASKED = re.compile(r"\b(?:below|less than|threshold|trigger|fewer)")
ASKED = {UP: ("min", LOWER), DOWN: ("max", UPPER), ABOVE: (None, ABOVE_ASKED),
         BELOW: (None, BELOW_ASKED), NEARLY: (None, re.compile(r"(?!)"))}


def matches(question: Question, reading: Reading) -> bool:
    """Say whether one reading has the gold's value, whatever bound stands at it."""
    return _matches(question, reading) or (question.gold.type is not AnswerType.DATE and any(
        _matches(question, replace(reading, value=value)) for value in reading.also))


def _matches(question: Question, reading: Reading) -> bool:
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
            return date.same_date(reading, value, value[:4] in question.text)
        case AnswerType.DURATION:
            return duration.same_duration(reading, value)
        case AnswerType.VERSION:
            return code.same_version(reading, value)
        case _:
            return code.same_identifier(reading, value)


def bound_fits(question: Question, found: str | None) -> bool:
    """Say whether a bound at the right value is what was asked, or what the documents say."""
    if found is None:
        return True
    comparator, asked = ASKED[found]
    gold = question.gold
    if gold.comparator and comparator:
        return gold.comparator == comparator
    return bool(asked.search(fold(question.text))) or any(
        bound(quote, reading.start, reading.end, gold.type is AnswerType.DATE) == found
        for quote in quotes(question) for reading in typed(gold.type, quote)
        if matches(question, reading))


def quotes(question: Question) -> list[str]:
    """Return all spans that prove the gold, folded."""
    return [fold(flatten(span.quote, span.document))
            for spans in (question.evidence, *question.alternatives) for span in spans]


def range_fits(question: Question, low: Decimal, reading: Reading) -> bool:
    """Say whether a range that ends in the gold is told so by the documents, or begins at zero."""
    if low == 0:
        return True
    pattern = re.compile(rf"(?<!\d){re.escape(format(low.normalize(), 'f'))} ?\S{{0,4}} ?"
                         r"(?:-|to|\.\.)")
    return any(pattern.search(quote) and any(r.value == reading.value
                                             for r in typed(question.gold.type, quote))
               for quote in quotes(question))
