"""What the label table says of each question: how it stands, what mends it, where it may be used.

What is held back (`Configurations.later`) is left out of the table before anything is read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from heldout.calibration.configurations import Configurations
from heldout.calibration.plan import Row
from heldout.calibration.targets import ALL, LADDER, PROMPT
from scoring.records import Answerability, Label, Question

Table = Mapping[str, Mapping[str, Row]]


class Outcome(StrEnum):
    """How a question stands at the baseline."""

    CORRECT = "correct"
    HALLUCINATED = "hallucinated"
    OTHER = "other"  # wrong from what was sent, abstained, or failed


class Proof(StrEnum):
    """How a question shows one fault, the plainest first. All are wrong at the baseline."""

    ALONE = "alone"                # right where this fault alone is mended, and where all are
    PROMPTED = "with the prompt"   # right where it and the prompt are mended
    LEFT_OUT = "left out"          # right where all are mended, wrong where all but it are


OUTCOMES = {Label.CORRECT: Outcome.CORRECT, Label.HALLUCINATED: Outcome.HALLUCINATED,
            Label.GROUNDED_WRONG: Outcome.OTHER, Label.ABSTAINED: Outcome.OTHER,
            Label.ERROR: Outcome.OTHER}  # undecided ones are never used


@dataclass(frozen=True, slots=True)
class Candidate:
    """One question. `right` and `hallucinated` are the configurations where it is so.

    `headline` says whether it may be a headline question, `why_not` the reason where not: then it
    is no probe and no trap either, for no label that is asked may move with noise. `causes` are the
    faults without whose mending it stays wrong, None where that is not known or it is wrong with
    all. `masked` says that it abstains for want of evidence where the prompt alone is mended.
    """

    question: Question
    outcome: Outcome
    right: frozenset[str]
    hallucinated: frozenset[str]
    headline: bool
    why_not: str = ""
    causes: tuple[str, ...] | None = None
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    masked: bool = False
    reached: bool = False
    traps: tuple[str, ...] = ()
    trap: bool = False


def tabled(rows: Iterable[Row]) -> dict[str, dict[str, Row]]:
    """Return rows by configuration and question."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row.configuration, {})[row.question] = row
    return found


def candidates(questions: Sequence[Question], table: Table, known: Configurations
               ) -> list[Candidate]:
    """Return every question with a decided label at the baseline, sorted by id."""
    found = []
    for question in sorted(questions, key=lambda question: question.id):
        rows = {name: row[question.id] for name, row in sorted(table.items())
                if question.id in row and name not in known.later}
        if known.baseline in rows and rows[known.baseline].label in OUTCOMES:
            found.append(_candidate(question, rows, known))
    return found


def _candidate(question: Question, rows: Mapping[str, Row], known: Configurations) -> Candidate:
    outcome = OUTCOMES[rows[known.baseline].label]
    right = frozenset(name for name, row in rows.items() if row.right)
    why_not = unfit(rows, known)
    wrong = outcome is not Outcome.CORRECT
    over = tuple(name for name in known.overeager if name in rows and name not in right)
    abstain = question.answerability is Answerability.ANSWERABLE
    return Candidate(
        question, outcome, right,
        frozenset(n for n, row in rows.items() if row.label is Label.HALLUCINATED),
        not why_not, why_not,
        causes=_causes(rows, right, known) if wrong else None,
        proofs=_proofs(rows, right, known) if wrong and not why_not else {},
        masked=_masked(rows.get(PROMPT)),
        reached=ALL not in right and not right.isdisjoint(known.beyond),
        traps=over,
        trap=not wrong and not why_not and ALL in right and (bool(over) or abstain))


def unfit(rows: Mapping[str, Row], known: Configurations) -> str:
    """Return why a question cannot be a headline question, nothing where it can."""
    base = rows[known.baseline]
    outcome = OUTCOMES.get(base.label)
    for name in known.noisy:
        if name not in rows:
            return "not tabulated"
        if rows[name].label is not base.label:
            return "moves with noise"
    if any(name not in rows for name in (*LADDER, *known.middle)):
        return "not tabulated"
    if outcome is not Outcome.CORRECT:
        return ""
    if base.lucky:
        return "right by luck"
    for name in (*known.steady, *known.singles.values()):
        if name not in rows:
            return "not tabulated"
        if not rows[name].right:
            return f"wrong under {name}"
    return ""


def _causes(rows: Mapping[str, Row], right: frozenset[str], known: Configurations
            ) -> tuple[str, ...] | None:
    if ALL not in right or any(name not in rows for name in known.all_but.values()):
        return None
    return tuple(fault for fault, name in known.all_but.items() if name not in right)


def _proofs(rows: Mapping[str, Row], right: frozenset[str], known: Configurations
            ) -> dict[str, Proof]:
    """Return the faults that the question may be a probe of; all need it right with all fixes."""
    if ALL not in right:
        return {}
    found = {}
    for fault in known.faults:
        if known.singles[fault] in right:
            found[fault] = Proof.ALONE
        elif known.prompted.get(fault, "") in right and PROMPT not in right:
            found[fault] = Proof.PROMPTED
        elif known.all_but[fault] in rows and known.all_but[fault] not in right:
            found[fault] = Proof.LEFT_OUT
    return found


def _masked(row: Row | None) -> bool:
    return row is not None and row.label is Label.ABSTAINED and (row.evidence_sent or 0.0) < 1.0
