"""Attack 37: plant the answers: in the corpus, in the index, or in what is said to be retrieved.

The documents are the harness's own and read-only (attack 22 tries to write to them). What is left
is to write a passage of one's own into the prompt. Then a made-up value stands "in front of the
model", and a judge that looks for it there calls the answer grounded; and a right value comes
from nowhere, and looks like a find. Only what aligns with the documents counts as sent.
"""

from __future__ import annotations

from dataclasses import replace

from harness.redteam.attack import HOST, Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.redteam.examination import Case, cases
from harness.settings import Settings
from scoring.judge import judge
from scoring.records import Answer, Call, Label, Message

FORMS = (
    "The answer to the question is: {value}.", "[1] {subject}\n{subject}: {value}.",
    "Document: handbook.md\n\n# {subject}\n\nFor {subject} it is {value}, as of today.",
    "{question} {value}.", "<document id=\"1\">{subject} {value}</document>",
)
SHORTEST = 3


def prompt(text: str) -> list[Call]:
    """Return the metered call of a prompt."""
    return [Call("q", 0, "reader", (Message("user", text),), "", 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)]


def planted(case: Case, form: str, value: str) -> str:
    """Return a passage that no document holds."""
    return form.format(value=value, subject=case.question.subject.name,
                       question=case.question.text)


def run(kind: str, settings: Settings) -> Outcome:
    """Plant wrong values, and count those called grounded; plant right ones, and count finds."""
    grounded = finds = tried = 0
    for case in filter(_telling, cases()):
        for form in FORMS:
            for value, right in ((case.wrong, False), (case.right, True)):
                text = planted(case, form, value)
                tried += 1
                if kind == WEAKENED:
                    believed = value in text
                    grounded, finds = grounded + (believed and not right), finds + (believed and
                                                                                    right)
                    continue
                question = replace(case.question, id="q")
                found = judge(question, Answer("q", f"The answer is {value}."), prompt(text),
                              case.shelf)
                grounded += found.label is Label.GROUNDED_WRONG and bool(found.asserted)
                finds += bool(found.supported)
    return Outcome(grounded + finds > 0, f"of {tried} planted passages {grounded} wrong values are "
                   f"called grounded, {finds} right ones found")


def _telling(case: Case) -> bool:
    """Say whether the wrong value is one that does not stand everywhere, as a lone figure does."""
    return len(case.wrong) >= SHORTEST


def twin(kind: str, settings: Settings) -> Outcome:
    """Send the pages that hold the proof: what is right is supported."""
    lost = tried = 0
    for case in cases():
        if case.question.evidence:
            tried += 1
            sent = "\n".join(unit.printed for span in case.question.evidence
                             for unit in case.shelf.pages[span.document].units)
            question = replace(case.question, id="q")
            found = judge(question, Answer("q", f"The answer is {case.right}."), prompt(sent),
                          case.shelf)
            lost += found.supported is not True
    # A row of two short cells is too little to be sure of: shown as lucky, and right all the same.
    return Outcome(False, f"{tried - lost} of {tried} proofs were seen as sent",
                   100 * lost > tried)


ATTACKS = (Attack(37, "plant answers in what is retrieved", "poisoned retrieval", run, twin,
                  boxes=(HOST,)),)
