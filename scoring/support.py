"""Tell a grounded mistake from an invention: whether the wrong value was sent about the subject."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from scoring.answer.asserted import as_printed
from scoring.answer.attribute import own_words
from scoring.evidence import Sent
from scoring.records import AnswerType, DistractorKind, Question
from scoring.text import contains, fold
from scoring.values import code
from scoring.values.date import consistent
from scoring.values.reading import Reading
from scoring.values.typed import typed

ROW = re.compile(r" \| |^[^.]*[,;][^.]*[,;][^.]*$")   # the unit of a cell stands in the head
END = "other end"   # a figure that closes a range, without a unit of its own


def reported(question: Question, text: str, found: Sequence[Reading], sent: Sent) -> bool:
    """Say whether values are only what was sent about something else than was asked.

    "The data sheet only gives the glaze firing (11 hours)": each value has words of its own beside
    it and stands in some unit that was sent.
    """
    printed = [other for unit in sent.units()
               for other in typed(question.gold.type, fold(unit.text))]
    return all(own_words(question.text, text, found, place)
               and _printed(question.gold.type, reading, printed, ())
               for place, reading in enumerate(found))


def unsupported(question: Question, found: Sequence[Reading], sent: Sent) -> Reading | None:
    """Return the first value that stands nowhere for the subject in what was sent, None if all do.

    A value is supported where a sentence, item or row about the subject (named in it, in its
    heading or in the document's title) prints it; which attribute it is of does not matter.
    """
    about = sent.about((question.subject.name, *question.subject.aliases))
    kind = question.gold.type
    if kind in (AnswerType.NAME, AnswerType.LIST):
        return next((reading for reading in found
                     if not any(contains(text, reading.text) for text in about)), None)
    folded = [fold(text) for text in about]
    if kind is AnswerType.IDENTIFIER:
        return next((reading for reading in found if not any(
            reading.value == other.value for text in folded for other in (
                *typed(kind, text), *code.shaped(text, reading.text),
                *code.spaced(text, reading.text)))), None)
    printed = [reading for text in folded for reading in typed(kind, text)]
    figures = {bare.number for text in folded if ROW.search(text)
               for bare in typed(AnswerType.NUMBER, text)}
    # The cell with the gold's figure has the gold's unit: "12.5 bar" is not the 12.5 of "mbar".
    figures -= {gold.number for value in question.gold.values
                for gold in typed(kind, fold(as_printed(question.gold, value)))}
    return next((reading for reading in found if not _printed(kind, reading, printed, figures)),
                None)


def _printed(kind: AnswerType, reading: Reading, printed: Sequence[Reading],
             figures: Container[object]) -> bool:
    """Say whether a value stands among those printed, or its bare figure does (in a table)."""
    if kind is AnswerType.DATE:
        return any(consistent(reading, other) for other in printed)
    if isinstance(reading.value, tuple) and reading.value[0] == END:
        return reading.number in figures or any(reading.number == other.number
                                                for other in printed)
    if reading.number is not None and reading.number in figures:
        return True
    return any(value == other.value for value in (reading.value, *reading.also)
               for other in printed)


def origin(question: Question, found: Sequence[Reading]) -> DistractorKind | None:
    """Return the kind of the declared distractor that one of the values is, if any."""
    for distractor in question.distractors:
        if any(_is(question, distractor.value, reading) for reading in found):
            return distractor.kind
    return None


def _is(question: Question, value: str, reading: Reading) -> bool:
    others = typed(question.gold.type, fold(as_printed(question.gold, value)))
    if others:
        return bool(others[0].value == reading.value)
    return isinstance(reading.value, str) and fold(value) == fold(reading.text)
