"""Tell a grounded mistake from an invention: whether the wrong value was sent about the subject."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.answer.asserted import as_printed
from scoring.evidence import Sent
from scoring.records import AnswerType, DistractorKind, Question
from scoring.text import contains, fold
from scoring.values.reading import Reading
from scoring.values.typed import typed


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
    printed = [{other.value for other in typed(kind, fold(text))} for text in about]
    return next((reading for reading in found
                 if not any(reading.value in values for values in printed)), None)


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
