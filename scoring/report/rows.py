"""The question table: one row for each question asked, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from scoring.ledger import PROBE
from scoring.records import Label
from scoring.report.material import Material


class Outcome(StrEnum):
    """What the submission changed about one question."""

    FIXED = "fixed"              # wrong before, right after
    BROKEN = "broken"            # right before, wrong after
    STILL_WRONG = "still wrong"
    STILL_RIGHT = "still right"


@dataclass(frozen=True, slots=True)
class Row:
    """One question as the table shows it; `number` counts from 1 in the order of the page.

    `cause` is where the answer after went wrong, of a fixed question where the one before did.
    `fault` is the planted fault that a probe is about, else empty.
    """

    number: int
    id: str
    text: str
    kind: str
    part: str
    fault: str
    document: str
    outcome: Outcome
    before: Label
    after: Label
    cause: str
    lucky: bool


ORDER = (Outcome.BROKEN, Outcome.FIXED, Outcome.STILL_WRONG, Outcome.STILL_RIGHT)


def outcome(before: Label, after: Label) -> Outcome:
    """Return what changed between two labels."""
    was, now = before is Label.CORRECT, after is Label.CORRECT
    if was:
        return Outcome.STILL_RIGHT if now else Outcome.BROKEN
    return Outcome.FIXED if now else Outcome.STILL_WRONG


def rows(material: Material) -> tuple[Row, ...]:
    """Return the rows: what broke first, then what was fixed; the headline before probes."""
    found = []
    for question in material.questions:
        was, now = (side.verdicts[question.id] for side in (material.before, material.after))
        probe = question.part.startswith(PROBE)
        found.append(Row(
            0, question.id, question.text, question.kind.value,
            "probe" if probe else question.part,
            question.part.removeprefix(PROBE) if probe else "", question.cluster,
            outcome(was.label, now.label), was.label, now.label, now.cause or was.cause or "",
            now.supported is False))
    found.sort(key=lambda row: (ORDER.index(row.outcome), row.part != "headline", row.part, row.id))
    return tuple(replace(row, number=number) for number, row in enumerate(found, start=1))
