"""Questions that one fact answers: simple, identifier, table, version, scoped and list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from corpus.facts import Fact, Status, ValueType
from heldout.questions.gold import Facts, gold, subject
from heldout.questions.wordings import ask
from scoring.records import Kind, Question

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield one question for each fact, in the facts' order."""
    for fact in facts.company.facts:
        text, kind = _word(facts, fact, random)
        proof = facts.proof(fact)
        if text and proof:
            yield Question(
                id=f"q-{fact.id}",
                text=text,
                kind=kind,
                gold=gold(fact),
                subject=subject(facts.entity[fact.subject]),
                evidence=proof,
                distractors=facts.distractors(fact),
                cluster=proof[0].document,
                alternatives=facts.alternatives(fact),
            )


def _word(facts: Facts, fact: Fact, random: Random) -> tuple[str, Kind]:
    entity = facts.entity[fact.subject]
    region = f" in {fact.scope.region}" if fact.scope.region else ""
    if entity.kind == "policy":
        return _policy(fact, random, region)
    if fact.status is not Status.CURRENT:
        return "", Kind.VERSION
    name = entity.aliases[0] if entity.kind in ("contract", "release") else entity.name
    text = ask(random, entity.kind, fact.attribute, name, region)
    if fact.is_list:
        return text, Kind.LIST
    if region:
        return text, Kind.SCOPED
    if facts.place[fact.id] in ("table", "csv"):
        return text, Kind.TABLE
    if entity.kind == "fault" or fact.values[0].type is ValueType.IDENTIFIER:
        return text, Kind.IDENTIFIER
    return text, Kind.SIMPLE


def _policy(fact: Fact, random: Random, region: str) -> tuple[str, Kind]:
    """Word a policy question: current ones by region, superseded ones by date, drafts never."""
    if fact.status is Status.CURRENT:
        if random.random() < 0.75:
            return ask(random, "policy", fact.attribute, region), Kind.SCOPED
        when = random.choice((" today", " at the moment", " currently"))
        return ask(random, "policy", fact.attribute, region + when), Kind.VERSION
    if fact.status is Status.SUPERSEDED and fact.valid_from and fact.valid_to:
        moment = _between(random, fact.valid_from, fact.valid_to)
        past = f"{region} under the policy in force in {MONTHS[moment.month - 1]} {moment.year}"
        return ask(random, "policy", fact.attribute, past), Kind.VERSION
    return "", Kind.VERSION


def _between(random: Random, start: date, end: date) -> date:
    """Return a day well inside the interval, so that its month lies inside as well."""
    days = (end - start).days
    return start + timedelta(days=random.randrange(32, max(33, days - 32)))
