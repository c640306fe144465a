"""A made-up label table: a few hundred questions with the faults that one could wish for."""

from __future__ import annotations

from heldout.calibration import targets
from heldout.calibration.candidates import Candidate, Outcome, Proof
from heldout.calibration.configurations import MIDDLE
from scoring.records import AnswerType, Evidence, Gold, Kind, Question, Subject

FAULTS = tuple(f"F{number:02}" for number in range(1, 15))
RETRIEVAL = FAULTS[1:]


def question(name: str, kind: Kind, document: str) -> Question:
    return Question(name, f"What is {name}?", kind, Gold(AnswerType.NAME, (name,)), Subject(name),
                    evidence=(Evidence(document, name),), cluster=document)


def candidate(number: int, kind: Kind, outcome: Outcome, fault: str = "", trap: str = "",
              document: str = "") -> Candidate:
    """Return a question that is right, or wrong because of one fault alone (none: never right)."""
    made = question(f"{kind}-{outcome}-{number:04}", kind, document or f"d-{number % 400}.md")
    singles = frozenset(FAULTS)
    if outcome is Outcome.CORRECT:
        return Candidate(made, outcome, singles | {targets.ALL, targets.RETRIEVAL, *MIDDLE},
                         frozenset(), True, traps=(trap,) if trap else (), trap=True)
    hallucinated = {targets.RETRIEVAL} if outcome is Outcome.HALLUCINATED \
        and fault in ("", "F01") else set()
    if not fault:
        return Candidate(made, outcome, frozenset(), frozenset(hallucinated), True)
    right = {fault, targets.ALL} | ({targets.RETRIEVAL} if fault != "F01" else set())
    right |= {name for name, mended in MIDDLE.items() if fault in mended}
    return Candidate(made, outcome, frozenset(right), frozenset(hallucinated), True,
                     causes=(fault,), proofs={fault: Proof.ALONE}, masked=fault != "F01")


def pool(correct: int = 40, wrong: int = 30) -> list[Candidate]:
    """Return so many right, hallucinated and otherwise wrong questions of each kind."""
    found: list[Candidate] = []
    for kind in Kind:
        for number in range(correct):
            trap = ("newest-only", "strict-scope")[number % 2] if number < 8 else ""
            found.append(candidate(len(found), kind, Outcome.CORRECT, trap=trap))
        for outcome in (Outcome.HALLUCINATED, Outcome.OTHER):
            unsent = kind in (Kind.UNANSWERABLE, Kind.FALSE_PREMISE)
            for number in range(wrong):
                fault = "F01" if unsent or number < 3 else RETRIEVAL[number % 13]
                found.append(candidate(len(found), kind, outcome, "" if number == 5 else fault))
    return found
