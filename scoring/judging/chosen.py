"""Judge a yes/no or a choice: one option must stand out."""

from __future__ import annotations

import re

from scoring import choice, polarity, premise
from scoring.abstention import abstains
from scoring.answer.body import body
from scoring.case import Case
from scoring.judging import names
from scoring.records import Answerability, AnswerType, Label, Verdict
from scoring.text import fold

# "No, I do not know" decides nothing either.
SPEAKER = re.compile(
    r"\b(?:i|we) (?:really |honestly )?(?:do not|don't) (?:really |actually )?know\b"
    r"(?! (?:why|how|when|who|what))|\bno idea\b|\b(?:i|we) (?:cannot|can't) "
    r"(?:say|tell|answer|decide)\b(?! (?:why|how|when|who|what|you|with|for))")
# A thing that is called like a text: "the Product Data Programme does not have ...".
ACTS = (r" (?=(?:does not|doesn't|do not|don't|did not|didn't|cannot|can't|has no|"
        r"have no|with no)\b)")
DECIDED = re.compile(r"(?:yes|no)\b(?:[,.!:;]|$)")   # "No information" decides nothing


def _where_none_is_right(case: Case, named: tuple[str, ...]) -> Verdict | None:
    """Return the verdict where nothing answers the question: any option is made up."""
    question = case.question
    if question.answerability is Answerability.FALSE_PREMISE and premise.denies(
            question, case.text):
        return None
    if named:
        return case.unsound(f"it chooses {', '.join(named)}", named)
    return names.decide(case) if question.gold.type is AnswerType.CHOICE else None


def decide(case: Case) -> Verdict | None:
    """Return the verdict by steps 7, 8 and 10, None where no option is named."""
    question = case.question
    named = polarity.polarity(question, case.text) if question.gold.type is AnswerType.YES_NO \
        else choice.chosen(question, case.text)
    case.notes += [f"read {option!r}" for option in named]
    if named and _abstains(case):
        return None
    if question.answerability is not Answerability.ANSWERABLE:
        return _where_none_is_right(case, named)
    if len(named) == 1:
        if named[0] == question.gold.values[0]:
            return case.verdict(Label.CORRECT, "7 matches the gold", f"it chooses {named[0]}",
                                named)
        return case.unsound(f"it chooses {named[0]}", named)
    if named:
        return case.verdict(Label.UNDECIDED, "10 cannot tell", "both options are named", named)
    return None


def _abstains(case: Case) -> bool:
    """Say whether an answer that names an option abstains all the same."""
    text = fold(body(case.text))
    if SPEAKER.search(text):
        return True
    if DECIDED.match(text) or not abstains(text):
        return False
    for name in (case.question.subject.name, *case.question.subject.aliases):
        text = re.sub(rf"\b{re.escape(fold(name))}{ACTS}", "it ", text)
    for word in reversed(polarity.words(text)):
        text = f"{text[:word.start]} {text[word.end:]}"
    return abstains(text)
