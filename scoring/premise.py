"""Tell whether an answer denies what its question presupposes."""

from __future__ import annotations

import re

from scoring.records import Question
from scoring.text import contains, fold

DENIAL = re.compile(
    r"\b(?:premise|assumption|question) (?:is|seems|appears) (?:false|wrong|incorrect|mistaken)\b"
    r"|\b(?:is|was|are|were|does|did|has|have|had|do) not (?:actually )?\w+|\b(?:isn't|wasn't|"
    r"aren't|weren't|doesn't|didn't|hasn't|haven't)\b|\bthere (?:is|was|has been) no\b|\bnobody\b|"
    r"\bno one\b|\bno such\b|\bnever\b|\bactually\b|\bin fact\b|\bcontrary to\b|, not \b|"
    r"\brather than\b|\binstead of\b|\bnot true\b|\bincorrect\b")


def denies(question: Question, answer: str) -> bool:
    """Say whether a denial stands in an answer that is about the asked subject.

    The subject counts as named too where the answer states the true value it is contrasted with.
    """
    folded = fold(answer)
    if not DENIAL.search(folded):
        return False
    names = (question.subject.name, *question.subject.aliases)
    return any(contains(answer, name) for name in names) or any(
        value.split()[0] in folded.split() for value in question.gold.side_values)
