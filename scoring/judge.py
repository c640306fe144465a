"""Turn one answer into one verdict.

Reads nothing, writes nothing: the caller supplies the question, the answer, the metered calls and
the library of documents. The decision order is that of the numbered steps below; the first that
applies decides. Every verdict's notes say what was read and what was left out, and why. Does not
cover answers in languages other than the question's.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring import premise
from scoring.abstention import wording
from scoring.answer.body import body
from scoring.case import Case
from scoring.evidence import Library
from scoring.judging import chosen, listed, names, single
from scoring.records import Answer, Answerability, AnswerType, Call, Label, Question, Verdict
from scoring.text import fold


def judge(question: Question, answer: Answer, calls: Sequence[Call], library: Library) -> Verdict:
    """Return the verdict on one answer."""
    case = Case(question, answer.text or "", library.sent(calls), library.words)
    if answer.fault == "infrastructure":
        return case.verdict(Label.INFRASTRUCTURE, "0 fault of this side", answer.error or "")
    if answer.text is None or not answer.text.strip():
        return case.verdict(Label.ERROR, "1 no usable reply", answer.error or "the answer is empty")
    if question.gold.type in (AnswerType.CHOICE, AnswerType.YES_NO):
        found = chosen.decide(case)
    elif question.gold.type is AnswerType.LIST:
        found = listed.decide(case)
    elif question.gold.type is AnswerType.NAME:
        found = names.decide(case)
    else:
        found = single.decide(case)
    return found or _without(case)


def _without(case: Case) -> Verdict:
    """Judge an answer that asserts no value (steps 3 to 5 and 9)."""
    question = case.question
    if question.answerability is Answerability.FALSE_PREMISE and premise.denies(
            question, case.text):
        return case.verdict(Label.CORRECT, "5 premise denied", "the answer denies the premise")
    said = wording(fold(body(case.text)))
    if said is not None:
        case.notes.append(f"abstains in the words {said.strip()!r}")
        if question.answerability is Answerability.ANSWERABLE:
            return case.verdict(Label.ABSTAINED, "4 abstains", "the documents hold the answer")
        return case.verdict(
            Label.CORRECT, "4 abstains rightly", "the documents do not say"
            if question.answerability is Answerability.UNANSWERABLE
            else "the question presupposes what the documents deny")
    return case.verdict(Label.GROUNDED_WRONG, "9 no answer",
                        f"no {question.gold.type} and no abstention")
