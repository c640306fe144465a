"""An answer that is nothing but a figure: "24", where the question may or may not name the unit."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.answer.body import body
from scoring.records import AnswerType, Gold, Question
from scoring.text import fold
from scoring.values.matching import matches
from scoring.values.money import CURRENCIES
from scoring.values.number import PLAIN
from scoring.values.reading import Reading
from scoring.values.typed import typed
from scoring.values.units import PHRASES, UNITS, base

# A unit in letters that look like it but are not: only the figure is read.
GARBLED = re.compile(r"^([\d.,]+) ?(?=\S*[^\x00-\x7f°])\S+$")
BARE = (AnswerType.MONEY, AnswerType.DURATION, AnswerType.QUANTITY, AnswerType.PERCENTAGE)


def bare_figure(question: Question, answer: str) -> tuple[Reading, bool] | None:
    """Return the figure as a value of the asked type, and whether the question names its unit.

    The unit is the gold's; None where the answer is more than a figure, or the type has no unit.
    """
    gold, text = question.gold, fold(body(answer)).strip(" .!\"'~")
    unit = _unit(gold)
    text = GARBLED.sub(r"\1", text)
    if gold.type not in BARE or not unit or PLAIN.fullmatch(text) is None:
        return None
    printed = f"{unit} {text}" if gold.type is AnswerType.MONEY else f"{text} {unit}"
    found = typed(gold.type, fold(printed))
    if not found:
        return None
    read = found[0]
    return Reading(read.value, text, 0, len(text), read.unit, read.decimals, read.figures), \
        _named(gold, unit, fold(question.text))


def bare_figures(question: Question, answer: str) -> list[Reading]:
    """Return the figures of an answer that is nothing but several that are not the gold's.

    "1250, 780, 2100" chooses none; the gold's own figure is left out of what is returned.
    """
    parts = re.split(r", | or | and |; | / ", fold(body(answer)).strip(" .!\"'~"))
    found = [bare_figure(question, part) for part in parts[:60]]
    if len(parts) < 2 or not all(found):
        return []
    return [figure[0] for figure in found
            if figure and not (question.gold.values and matches(question, figure[0]))]


def _unit(gold: Gold) -> str:
    if gold.type is AnswerType.DURATION:
        return gold.values[0].split()[1] if gold.values else ""
    return "%" if gold.type is AnswerType.PERCENTAGE else gold.unit or ""


def _named(gold: Gold, unit: str, asked: str) -> bool:
    """Say whether the question asks in the gold's unit: "how many months", "in EUR"."""
    match gold.type:
        case AnswerType.PERCENTAGE:
            names = ["percent", "per cent", "percentage", "%"]
            return any(name in asked for name in names)
        case AnswerType.MONEY:
            names = [name for name, code in CURRENCIES.items() if code == unit]
        case AnswerType.DURATION:
            names = [unit]
        case _:
            own = base(Decimal(1), PHRASES.get(fold(unit), fold(unit)))
            names = [name for name in (*UNITS, *PHRASES) if base(Decimal(1), name) == own]
    padded = f" {asked}"
    return any(f"{lead} {name}" in padded for name in names
               for lead in ("many", " in", "number of", "much"))
