"""Judge an answer whose gold is a name, or that should name nothing."""

from __future__ import annotations

from scoring import premise
from scoring.abstention import abstains, guesses
from scoring.answer.body import body
from scoring.answer.named import named
from scoring.case import Case
from scoring.records import Answerability, Label, Verdict
from scoring.text import fold


def decide(case: Case) -> Verdict | None:
    """Return the verdict by steps 2 to 8, None where no name is asserted."""
    question = case.question
    told = named(question, case.text, case.words)
    case.notes += [f"read {reading.text!r}" for reading in told.others]
    case.notes += [f"left out {reason}" for reason in told.dropped]
    printed = [reading.text for reading in told.others]
    if question.answerability is not Answerability.ANSWERABLE:
        denied = question.answerability is Answerability.FALSE_PREMISE \
            and premise.denies(question, case.text)
        text = fold(body(case.text))
        if not told.others or denied or (abstains(text) and not guesses(text)):
            return None
        return case.wrong("8 a value where none is right", told.others)
    if told.right and not told.others:
        return case.verdict(Label.CORRECT, "7 matches the gold", "the name is stated",
                            question.gold.values)
    if told.right:
        return case.wrong("6 two values for one", told.others)
    text = fold(body(case.text))
    if not told.others or (abstains(text) and not guesses(text)):
        return None
    case.notes.append(f"none of {printed} is the gold")
    return case.wrong("8 wrong value", told.others)
