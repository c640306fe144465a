"""Tell whether an answer denies what its question presupposes."""

from __future__ import annotations

import re

from scoring.answer.body import body
from scoring.records import Question
from scoring.text import contains, fold

DENIAL = re.compile(
    r"\b(?:premise|assumption|question|claim|statement) (?:is|seems|appears|was) (?:false|wrong|"
    r"incorrect|mistaken|not (?:true|right|correct))\b"
    r"|\b(?:is|was|are|were|does|did|do|has|have|had|can|could|would) not\b"
    r"(?! (?:(?:a |an |the |about |exactly |for |[€$£]|eur |usd |chf |gbp )*\d|only|just|state|"
    r"say|mention|specify|contain|provide|indicate|know|sure|give|name))"
    r"|\b(?:isn't|wasn't|aren't|weren't|doesn't|didn't|don't|hasn't|haven't|hadn't|can't)\b"
    r"(?! (?:(?:a |an |the |about |exactly |for |[€$£]|eur |usd |chf |gbp )*\d|only|just|state|"
    r"say|mention|specify|contain|provide|indicate|know|give|name))"
    r"|\bthere(?:'s| is| was| has been| were| are|'re) no\b|\bnobody\b|\bno one\b|\bnone of\b|"
    r"\bno such\b|"
    r"\bnever\b|\bcontrary to\b|, not \b|\brather than\b|"
    r"\binstead of\b|\bnot true\b|\bincorrect\b|\bmistaken\b|\bmisunderstanding\b|\bno longer\b|"
    r"\bunchanged\b|\bfalse\b|\b(?:has|have|had|knows?|offers?|comes? with|contains?|uses?|with|"
    r"makes?|sells?|runs?) no\b")
WEAK = re.compile(r"\b(?:actually|in fact|in reality|remains?|still|rather)\b|^no\b")


def denies(question: Question, answer: str) -> bool:
    """Say whether a denial stands in an answer that is about the asked subject.

    The subject counts as named too where the answer states the true value it is contrasted with.
    """
    folded = fold(body(answer))
    true_value = any(value.split()[0] in folded.split() for value in question.gold.side_values)
    if WEAK.search(folded) and true_value:
        return True
    names = (question.subject.name, *question.subject.aliases)
    return bool(DENIAL.search(folded)) and (
        true_value or any(contains(folded, name) for name in names))
