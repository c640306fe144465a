"""Judge a yes/no or a choice: one option must stand out."""

from __future__ import annotations

from scoring import choice
from scoring.abstention import abstains
from scoring.answer.body import body
from scoring.case import Case
from scoring.records import AnswerType, Label, Verdict
from scoring.text import fold


def decide(case: Case) -> Verdict | None:
    """Return the verdict by steps 7, 8 and 10, None where no option is named."""
    question = case.question
    named = choice.polarity(question, case.text) if question.gold.type is AnswerType.YES_NO \
        else choice.chosen(question, case.text)
    case.notes += [f"read {option!r}" for option in named]
    if named and abstains(fold(body(case.text))) and not choice.YES.match(fold(body(case.text))) \
            and not choice.NO.match(fold(body(case.text))):
        return None
    if len(named) == 1:
        if named[0] == question.gold.values[0]:
            return case.verdict(Label.CORRECT, "7 matches the gold", f"it chooses {named[0]}",
                                named)
        return case.unsound(f"it chooses {named[0]}", named)
    if named:
        return case.verdict(Label.UNDECIDED, "10 cannot tell", "both options are named", named)
    return None
