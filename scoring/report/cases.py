"""The five failures with all that a sheet says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.records import Message
from scoring.report.details import gold_words
from scoring.report.failures import Failure, failures
from scoring.report.knowledge import Known, known
from scoring.report.material import Material
from scoring.report.purpose import Purpose, purposes
from scoring.report.rows import Row


@dataclass(frozen=True, slots=True)
class Case:
    """One failure: what the baseline said, what is right, what was sent, and its row.

    `messages` are those of the answering call, `calls` how many there were.
    """

    failure: Failure
    row: Row
    said: str
    gold: str
    known: Known
    messages: tuple[Message, ...]
    calls: int


def cases(material: Material, rows: Sequence[Row]) -> tuple[Case, ...]:
    """Return the cases in the order in which they were chosen."""
    by_id = {row.id: row for row in rows}
    return tuple(_case(material, found, by_id[found.question.id])
                 for found in failures(material.questions, material.before))


def _case(material: Material, found: Failure, row: Row) -> Case:
    answer = material.before.answers[found.question.id]
    calls = material.before.calls.get(found.question.id, ())
    sent = next((call.messages for call, purpose in zip(calls, purposes(calls, answer.text),
                                                        strict=True)
                 if purpose is Purpose.ANSWER), ())
    return Case(found, row, answer.text or "", gold_words(found.question), known(found.root), sent,
                len(calls))
