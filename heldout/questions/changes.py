"""Questions that compute with one subject's figures: a year's cost, or what a change changed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.facts import Fact, Status
from heldout.questions.computed import result_gold
from heldout.questions.dated import of_subject
from heldout.questions.evidence import alternatives, proof
from heldout.questions.facts import Facts, number
from heldout.questions.gold import subject
from heldout.questions.naming import called
from heldout.questions.qualifiers import where
from heldout.questions.wordings import NOUNS
from scoring.records import Kind, Question

YEARLY = ("What does {s} cost for a whole year{w}?",
          "How much does a customer pay for {s} over a full year{w}?",
          "I need the yearly cost of {s}{w}, all twelve months. What is it?")
CHANGED = ("By how much did the {n} change with the latest version?",
           "By how much does the present {n} differ from the one before it?",
           "The {n} was changed. By how much?", "What is the change in the {n}, old against new?",
           "How big was the last change of the {n}?",
           "How far apart are the old and the new {n}?")
AMENDED = ("By how much did the amendment change the {n}?",
           "The contract was amended. By how much did the {n} change?",
           "How far apart are the original {n} and the amended one?")
NUMERIC = ("number", "money", "duration", "percentage")


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield the yearly cost of each plan, then the change of whatever has just two versions."""
    for fact in facts.current("plan", "price"):
        name = called(facts.entity[fact.subject])
        text = random.choice(YEARLY).format(
            s=name.with_article, w=where(fact.scope, "plan", random, apart=False).inside)
        yield _question(facts, (fact,), f"q-year-{fact.id}", text, 12)
    for fact in facts.company.facts:
        old = [other for other in facts.versions(fact) if other.status is Status.SUPERSEDED]
        if fact.status is Status.CURRENT and len(old) == 1 and facts.told(fact) \
                and facts.told(old[0]) and _comparable(fact, old[0]):
            entity = facts.entity[fact.subject]
            noun = random.choice(NOUNS[entity.kind, fact.attribute])
            about = where(fact.scope, entity.kind, random, apart=False).inside
            frames = AMENDED if entity.kind == "contract" else CHANGED
            text = random.choice(frames).format(n=f"{noun}{of_subject(entity)}{about}")
            yield _question(facts, (old[0], fact), f"q-change-{fact.id}", text)


def _comparable(new: Fact, old: Fact) -> bool:
    left, right = (fact.values[0] for fact in (new, old))
    return left.type.value in NUMERIC and not new.is_list and left.unit == right.unit \
        and left.text.split()[1:] == right.text.split()[1:] and number(new) != number(old)


def _question(facts: Facts, operands: tuple[Fact, ...], name: str, text: str, times: int = 1
              ) -> Question:
    result = (number(operands[0]) * times if len(operands) == 1
              else abs(number(operands[0]) - number(operands[1])))
    spans = proof(facts, *operands)
    return Question(
        id=name,
        text=text[0].upper() + text[1:],
        kind=Kind.COMPUTED,
        gold=result_gold(operands[-1], result, operands),
        subject=subject(facts.entity[operands[0].subject]),
        evidence=spans,
        cluster=spans[0].document,
        alternatives=alternatives(facts, *operands),
    )
