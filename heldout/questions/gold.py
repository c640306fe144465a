"""From a fact to what the scorer needs: gold, subject, evidence and distractors."""

from __future__ import annotations

from itertools import product

from corpus.facts import Company, Entity, Fact, Status, ValueType
from scoring.records import (
    AnswerType,
    Distractor,
    DistractorKind,
    Evidence,
    Gold,
    Subject,
)


class Facts:
    """A company's facts, looked up in the ways that question builders need."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.entity = {entity.id: entity for entity in company.entities}
        self.evidence: dict[str, list[Evidence]] = {fact.id: [] for fact in company.facts}
        self.place: dict[str, str] = {}
        for quote in company.quotes:
            self.evidence[quote.fact].append(Evidence(quote.document, quote.text))
            self.place[quote.fact] = quote.place
        self.by_attribute: dict[tuple[str, str], list[Fact]] = {}
        for fact in company.facts:
            key = (self.entity[fact.subject].kind, fact.attribute)
            self.by_attribute.setdefault(key, []).append(fact)

    def kind(self, fact: Fact) -> str:
        """Return the entity kind of the fact's subject."""
        return self.entity[fact.subject].kind

    def of(self, subject: str, attribute: str) -> Fact:
        """Return the one current fact about `subject`; KeyError where there is none."""
        for fact in self.by_attribute[self.entity[subject].kind, attribute]:
            if fact.subject == subject and fact.status is Status.CURRENT:
                return fact
        raise KeyError((subject, attribute))

    def proof(self, *facts: Fact) -> tuple[Evidence, ...]:
        """Return the evidence of all `facts`, each in the first document that tells it."""
        spans = [span for fact in facts for span in self.tellings(fact)[0]]
        return tuple(dict.fromkeys(spans))

    def tellings(self, fact: Fact) -> list[tuple[Evidence, ...]]:
        """Return the spans that prove `fact`, document by document; never empty."""
        by_document: dict[str, list[Evidence]] = {}
        for span in self.evidence[fact.id]:
            by_document.setdefault(span.document, []).append(span)
        return [tuple(spans) for spans in by_document.values()] or [()]

    def alternatives(self, *facts: Fact) -> tuple[tuple[Evidence, ...], ...]:
        """Return every other way to prove all `facts`: one telling of each, in any mixture."""
        ways = [sum(choice, ()) for choice in product(*(self.tellings(f) for f in facts))]
        return tuple(tuple(dict.fromkeys(way)) for way in ways[1:])

    def distractors(self, fact: Fact) -> tuple[Distractor, ...]:
        """Return wrong values of the same attribute: other versions, scopes and neighbours."""
        found: dict[str, DistractorKind] = {}
        subject = self.entity[fact.subject]
        for other in self.by_attribute[subject.kind, fact.attribute]:
            if other.id == fact.id or other.is_list:
                continue
            kind = _why_wrong(fact, other, subject, self.entity[other.subject])
            if kind is not None:
                found.setdefault(other.values[0].text, kind)
        found.pop(fact.values[0].text, None)
        return tuple(Distractor(value, kind) for value, kind in found.items())


def _why_wrong(fact: Fact, other: Fact, subject: Entity, neighbour: Entity
               ) -> DistractorKind | None:
    if other.subject == fact.subject:
        if other.scope != fact.scope:
            return DistractorKind.OTHER_SCOPE
        if subject.kind == "supplier":
            return DistractorKind.QUOTED
        return DistractorKind.DRAFT if other.status is Status.DRAFT else DistractorKind.SUPERSEDED
    if subject.refs and subject.refs == neighbour.refs:
        return DistractorKind.NEIGHBOUR_ID
    return None


def gold(fact: Fact) -> Gold:
    """Return the gold answer that states `fact`."""
    first = fact.values[0]
    kind = AnswerType(first.type.value)
    values = tuple(value.text for value in fact.values)
    if fact.is_list:
        return Gold(AnswerType.LIST, values, item_type=kind)
    return Gold(kind, values, unit=first.unit, comparator=first.bound)


def subject(entity: Entity) -> Subject:
    """Return the entity as the scorer knows it."""
    return Subject(entity.name, entity.aliases)


def answer_type(value: ValueType) -> AnswerType:
    """Return the answer type of a value type: they share their names."""
    return AnswerType(value.value)
