"""What an answer asserts: the values of the asked type that it stands behind, and what it does not.

Dropped, each with its reason: values that the question already contained, operands that a full
answer may state, values under negation or correction, values said of another thing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.answer import about, stance
from scoring.answer.attribute import for_what_was_asked
from scoring.answer.body import body
from scoring.records import AnswerType, Gold, Question
from scoring.text import fold
from scoring.values import code
from scoring.values.ranges import YEAR, bound, lower_end, opens_range, upper_end
from scoring.values.reading import Reading
from scoring.values.typed import typed


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that the answer stands behind; `low` is the lower end where it closes a range."""

    reading: Reading
    bound: str | None = None
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Asserted:
    """Claims in order; `elsewhere` are claims about another thing; `dropped` has the reasons."""

    claims: tuple[Claim, ...]
    elsewhere: tuple[Claim, ...] = ()
    dropped: tuple[str, ...] = ()


def asserted(question: Question, answer: str) -> Asserted:
    """Return what `answer` asserts of the question's type (not for names, choices and lists)."""
    text, kind = fold(body(answer)), question.gold.type
    found = typed(kind, text)
    if kind is AnswerType.IDENTIFIER:
        found = all_codes(question, text)
    asked = fold(question.text)
    echoed = {reading.value for reading in typed(kind, asked)} - _gold_values(question)
    if kind is AnswerType.NUMBER:
        echoed |= {Decimal(year) for year in YEAR.findall(asked)} - _gold_values(question)
    side, others = _side(question.gold), about.others(question, text)
    claims: list[Claim] = []
    elsewhere: list[Claim] = []
    dropped: list[str] = []
    if kind is AnswerType.NUMBER:   # the figure of a name counts nothing
        found = [r for r in found if not any(at <= r.start and r.end <= to for at, to, _ in others)]
    for place, reading in enumerate(found):
        following = found[place + 1].start if place + 1 < len(found) else None
        reason = _why_not(text, reading, following, echoed, side, asked)
        if reason:
            dropped.append(f"{reading.text!r}: {reason}")
            continue
        claim = Claim(reading, _bound(kind, text, reading),
                      lower_end(text, reading.start, asked)
                      if kind not in (AnswerType.DATE, AnswerType.VERSION, AnswerType.IDENTIFIER)
                      else None)
        thing = about.another(question, text, reading.start, reading.end, others)
        if thing:
            elsewhere.append(claim)
            dropped.append(f"{reading.text!r}: said of {thing}")
        elif following is None or not opens_range(text, reading.start, reading.end):
            claims.append(claim if following is not None or kind is not AnswerType.MONEY
                          else replace(claim, low=claim.low or upper_end(text, reading.end)))
    for_asked = for_what_was_asked(question.text, text, [claim.reading for claim in claims])
    dropped += [f"{claim.reading.text!r}: said of another attribute"
                for claim, kept in zip(claims, for_asked, strict=True) if not kept]
    kept_claims = tuple(claim for claim, kept in zip(claims, for_asked, strict=True) if kept)
    return Asserted(kept_claims, tuple(elsewhere), tuple(dropped))


def _bound(kind: AnswerType, text: str, reading: Reading) -> str | None:
    """Return the bound at a value; a version has those of figures and those of dates."""
    return (bound(text, reading.start, reading.end, True)
            if kind in (AnswerType.DATE, AnswerType.VERSION) else None) or (
        None if kind is AnswerType.DATE else bound(text, reading.start, reading.end))


def all_codes(question: Question, text: str) -> list[Reading]:
    """Return code-like words of folded text, those printed or built like the gold among them."""
    found = code.identifiers(text)
    for gold in question.gold.values:
        for reading in (*code.spaced(text, gold), *code.shaped(text, gold)):
            if not any(reading.start < r.end and r.start < reading.end for r in found):
                found.append(reading)
    return sorted(found, key=lambda reading: (reading.start, reading.end))


def _why_not(text: str, reading: Reading, following: int | None, echoed: set[object],
             side: set[object], asked: str) -> str | None:
    if reading.value in echoed:
        return "the question says it"
    if reading.value in side:
        return "an operand that a full answer may state"
    reason = stance.objection(text, reading.start, reading.end, asked)
    if reason is None and following is not None \
            and stance.withdrawn(text, reading.end, following):
        return "the answer corrects it"
    return reason


def _gold_values(question: Question) -> set[object]:
    """Return the gold as the typed reader sees it: an echo of the gold is still an answer."""
    gold = question.gold
    if gold.type in (AnswerType.IDENTIFIER, AnswerType.VERSION):
        return set()
    return {r.value for value in gold.values for r in typed(gold.type, fold(
        as_printed(gold, value)))}


def as_printed(gold: Gold, value: str) -> str:
    """Return a canonical value of the gold's type as an answer would print it."""
    match gold.type:
        case AnswerType.MONEY:
            return f"{gold.unit} {value}"
        case AnswerType.PERCENTAGE:
            return f"{value} %"
        case AnswerType.QUANTITY:
            return f"{value} {gold.unit}"
        case _:
            return value


def _side(gold: Gold) -> set[object]:
    """Return the side values in the form in which readings of the asked type compare."""
    values: set[object] = set()
    for text in gold.side_values:
        values.update(r.value for r in typed(gold.type, fold(as_printed(gold, text))))
    return values - {r.value for value in gold.values
                     for r in typed(gold.type, fold(as_printed(gold, value)))}
