"""Tell whether an answer denies what its question presupposes."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.answer.attribute import telling
from scoring.answer.body import body
from scoring.answer.unmarked import explained
from scoring.records import AnswerType, Question
from scoring.text import contains, fold
from scoring.values.date import same_date
from scoring.values.name import proper_names
from scoring.values.typed import typed

DATED = re.compile(r"\d{4}(?:-\d\d){0,2}")

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
    r"makes?|sells?|runs?) no\b|\b(?:that|this|it)(?:'s| is) (?:not (?:correct|right|true|so|the "
    r"case)|"
    r"wrong|untrue)\b")
WEAK = re.compile(r"\b(?:actually|in fact|in reality|remains?|still|rather|only)\b|^no\b")
NOT_IT = re.compile(r"\b(?:is|was|are|were|has|had|have) not (?:(?:a|an|the|about|exactly|for|"
                    r"just|only|in|"
                    r"since|on|eur|usd|chf|gbp|sek) |[€$£])*(?P<n>\d[\d.,]*)")
READ = (AnswerType.NUMBER, AnswerType.MONEY, AnswerType.PERCENTAGE, AnswerType.DURATION,
        AnswerType.QUANTITY)


def denies(question: Question, answer: str) -> bool:
    """Say whether an answer that is about the asked subject denies what the question presupposes.

    The subject counts as named too where the answer states the true value it is contrasted with.
    To state the true value beside no name is a denial as well; a denial that puts another value in
    the false one's place is none.
    """
    text = body(answer)
    folded = fold(text)
    true, false = _values(question, folded)
    if false and not true:
        return False
    about = true or any(contains(folded, name)
                        for name in (question.subject.name, *question.subject.aliases))
    asked = fold(question.text)
    if DENIAL.search(folded) or any(
            re.search(rf"(?<![\d.,]){re.escape(found['n'].rstrip('.,'))}(?![\d])", asked)
            for found in NOT_IT.finditer(folded)):
        return about
    rivals = [name for name in proper_names(text) if not explained(question, name.text)]
    return true and not rivals and (WEAK.search(folded) is not None or any(
        contains(folded, name) for name in (question.subject.name, *question.subject.aliases))
        or len(telling(folded) & telling(asked)) > 1)


def _values(question: Question, folded: str) -> tuple[bool, bool]:
    """Say whether the answer states the true value, and whether it states another in its place.

    What the question says itself, names' figures and years beside a value count as neither.
    """
    sides = question.gold.side_values
    dates = [side for side in sides if DATED.fullmatch(side)]
    if dates:
        asked = {reading.value for reading in typed(AnswerType.DATE, fold(question.text))}
        said = [r for r in typed(AnswerType.DATE, folded) if r.value not in asked]
        true = any(same_date(reading, side) for reading in said for side in dates)
        return true, bool(said) and not true
    figures = {Decimal(found) for side in sides for found in re.findall(r"^\d+(?:\.\d+)?", side)}
    if not figures:
        return any(side in folded.split() for side in sides), False
    asked_figures = _figures(question, fold(question.text))
    said_figures = _figures(question, folded) - asked_figures
    return bool(said_figures & figures), bool(said_figures - figures)


def _figures(question: Question, folded: str) -> set[Decimal]:
    """Return the figures of folded text, those of the subject's names left out."""
    for name in sorted((question.subject.name, *question.subject.aliases), key=len, reverse=True):
        folded = folded.replace(fold(name), " ")
    return {reading.number for kind in READ for reading in typed(kind, folded)
            if reading.number is not None}
