"""Questions that need more than one fact: comparison, computed and two-hop."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from random import Random

from corpus.facts import Entity, Fact
from heldout.questions.gold import Facts, gold, subject
from scoring.records import AnswerType, Gold, Kind, Question, Subject

# attribute of products → how to ask which of two has more of it
COMPARED = {
    "weight": ("Which is heavier, the {a} or the {b}?",
               "Between the {a} and the {b}, which one weighs more?"),
    "warranty": ("Which has the longer warranty, the {a} or the {b}?",
                 "Does the {a} or the {b} come with more warranty?"),
    "cable": ("Which comes with the longer cable, the {a} or the {b}?",),
    "torque": ("Which needs more mounting torque, the {a} or the {b}?",),
    "supply": ("Which needs the higher supply voltage, the {a} or the {b}?",),
    "calibration": ("Which has the longer calibration interval, the {a} or the {b}?",),
}
# the same for sites, every pair
COMPARED_SITES = {
    "headcount": ("Which has the larger headcount, the {a} or the {b}?",),
    "rigs": ("Which has more calibration rigs, the {a} or the {b}?",),
    "area": ("Which has the larger floor area, the {a} or the {b}?",),
}


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield all derived questions in a fixed order."""
    yield from _comparisons(facts, random)
    yield from _differences(facts, random)
    yield from _hops(facts, random)
    yield from _workplaces(facts, random)


def _named(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _comparisons(facts: Facts, random: Random) -> Iterator[Question]:
    pairs: list[tuple[tuple[str, ...], Fact, Fact]] = []
    for attribute, wordings in COMPARED.items():
        rows = facts.by_attribute["product", attribute]
        pairs += [(wordings, *pair) for pair in zip(rows[::2], rows[1::2], strict=False)]
    for attribute, wordings in COMPARED_SITES.items():
        rows = facts.by_attribute["site", attribute]
        pairs += [(wordings, *pair) for pair in combinations(rows, 2)]
    for wordings, left, right in pairs:
        a, b = facts.entity[left.subject], facts.entity[right.subject]
        more = left if _number(left) > _number(right) else right
        if _number(left) == _number(right):
            continue
        winner = facts.entity[more.subject]
        proof = facts.proof(left, right)
        yield Question(
            id=f"q-more-{left.id}-{right.id}",
            text=random.choice(wordings).format(a=a.name, b=b.name),
            kind=Kind.COMPARISON,
            gold=Gold(AnswerType.CHOICE, (winner.name,), (winner.aliases,),
                      options=(_named(a), _named(b)),
                      side_values=(left.values[0].text, right.values[0].text)),
            subject=Subject(winner.name, winner.aliases),
            evidence=proof,
            cluster=proof[0].document,
            alternatives=facts.alternatives(left, right),
        )


def _number(fact: Fact) -> Decimal:
    return Decimal(fact.values[0].text.split()[0])


def _differences(facts: Facts, random: Random) -> Iterator[Question]:
    """Ask by how much two current figures of one kind differ, or what they sum to."""
    headcounts = facts.by_attribute["site", "headcount"]
    for left, right in combinations(headcounts, 2):
        a, b = facts.entity[left.subject], facts.entity[right.subject]
        total = _number(left) + _number(right)
        yield _computed(
            facts, left, right, str(total), None,
            random.choice((f"How many people work at the {a.name} and the {b.name} together?",
                           f"What is the combined headcount of the {a.name} and the {b.name}?",
                           f"Taken together, how many people work at the {a.name} and the "
                           f"{b.name}?",
                           f"What headcount do the {a.name} and the {b.name} have in total?",
                           f"{a.name} and {b.name} combined: what headcount?")))
    fees = facts.by_attribute["plan", "price"]
    for left, right in combinations(fees, 2):
        if left.scope == right.scope and left.subject != right.subject:
            a, b = facts.entity[left.subject], facts.entity[right.subject]
            gap = abs(_number(left) - _number(right))
            if gap:
                yield _computed(
                    facts, left, right, f"{gap:.2f}", left.values[0].unit,
                    random.choice((
                        f"What is the difference in monthly fee between the {a.name} and the "
                        f"{b.name} in {left.scope.region}?",
                        f"By how much does the monthly fee of the {a.name} differ from that of "
                        f"the {b.name} in {left.scope.region}?",
                        f"In {left.scope.region}, what is the difference between the {a.name} and "
                        f"the {b.name} per month?")))


def _computed(facts: Facts, left: Fact, right: Fact, result: str, unit: str | None, text: str
              ) -> Question:
    proof = facts.proof(left, right)
    a, b = facts.entity[left.subject], facts.entity[right.subject]
    return Question(
        id=f"q-computed-{left.id}-{right.id}",
        text=text,
        kind=Kind.COMPUTED,
        gold=Gold(AnswerType.MONEY if unit else AnswerType.NUMBER, (result,), unit=unit,
                  side_values=(left.values[0].text, right.values[0].text)),
        subject=Subject(a.name, (*a.aliases, *_named(b))),
        evidence=proof,
        cluster=proof[0].document,
    )


def _hops(facts: Facts, random: Random) -> Iterator[Question]:
    """Ask for a family's firmware by an error code that only its runbook connects to it."""
    release_of = {entity.refs: entity for entity in facts.company.entities
                  if entity.kind == "release"}
    for entity in facts.company.entities:
        if entity.kind != "fault":
            continue
        release = release_of[entity.refs]
        attribute = random.choice(("version", "released"))
        goal = facts.of(release.id, attribute)
        bridge = facts.evidence[facts.of(entity.id, "limit").id]
        code = entity.aliases[0]
        wording = (f"What is the latest firmware version for the instrument series that shows "
                   f"{code}?" if attribute == "version" else
                   f"When was the latest firmware released for the series that shows {code}?")
        proof = (*bridge, *facts.proof(goal))
        yield Question(
            id=f"q-hop-{entity.id}",
            text=wording,
            kind=Kind.TWO_HOP,
            gold=gold(goal),
            subject=subject(release),
            evidence=proof,
            cluster=bridge[0].document,
        )


def _workplaces(facts: Facts, random: Random) -> Iterator[Question]:
    """Ask for a figure of the site at which somebody works: directory first, site page second."""
    asked = {
        "head": ("Who manages the site where {p} works?", "Who runs the site where {p} works?"),
        "rigs": ("How many calibration rigs does the site have where {p} works?",),
        "opened": ("When did the site open where {p} works?",),
    }
    for fact in facts.by_attribute["person", "extension"][::3]:
        person = facts.entity[fact.subject]
        site = facts.entity[dict(person.refs)["site"]]
        attribute = random.choice(sorted(asked))
        goal = facts.of(site.id, attribute)
        proof = (*facts.proof(fact), *facts.proof(goal))
        yield Question(
            id=f"q-workplace-{person.id}",
            text=random.choice(asked[attribute]).format(p=person.name),
            kind=Kind.TWO_HOP,
            gold=gold(goal),
            subject=subject(site),
            evidence=proof,
            cluster=proof[0].document,
        )
