"""A company's facts, looked up in the ways that question builders and the lint need."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from corpus.facts import Company, Entity, Fact, Quote, Stated, Status
from heldout.questions.naming import names, ref

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
           "month": 2629800, "year": 31557600}


class Facts:
    """Facts by attribute and subject, quotes by fact; only asserted quotes are evidence."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.entity = {entity.id: entity for entity in company.entities}
        self.by_id = {fact.id: fact for fact in company.facts}
        self.quotes: dict[str, list[Quote]] = {fact.id: [] for fact in company.facts}
        self.row: dict[tuple[str, str], list[str]] = {}
        for quote in company.quotes:
            if quote.stated is Stated.ASSERTED:
                self.quotes[quote.fact].append(quote)
                self.row.setdefault((quote.document, quote.text), []).append(quote.fact)
        self.by_attribute: dict[tuple[str, str], list[Fact]] = {}
        for fact in company.facts:
            key = (self.entity[fact.subject].kind, fact.attribute)
            self.by_attribute.setdefault(key, []).append(fact)
        self.by_subject: dict[tuple[str, str], list[Fact]] = {}
        self.about: dict[str, list[Fact]] = {}
        for fact in company.facts:
            self.by_subject.setdefault((fact.subject, fact.attribute), []).append(fact)
            self.about.setdefault(fact.subject, []).append(fact)
        self.families: dict[tuple[str, str | None], list[Entity]] = {}
        for entity in company.entities:
            self.families.setdefault((entity.kind, ref(entity, "family")), []).append(entity)
        self._withdrawn = {document.id for document in company.documents
                           if document.status is not Status.CURRENT}
        self.titles = {document.id: document.title for document in company.documents}
        self.folded = {document.id: document.text.casefold() for document in company.documents}
        self.regions = sorted({f.scope.region for f in company.facts if f.scope.region})
        self.shared = Counter(
            (entity.kind, name) for entity in company.entities for name in names(entity))

    def withdrawn(self, document: str) -> bool:
        """Say whether a document is superseded or a draft."""
        return document in self._withdrawn

    def kind(self, fact: Fact) -> str:
        """Return the entity kind of the fact's subject."""
        return self.entity[fact.subject].kind

    def of_kind(self, kind: str) -> list[Entity]:
        """Return all entities of a kind, in the world's order."""
        return [entity for entity in self.company.entities if entity.kind == kind]

    def current(self, kind: str, attribute: str) -> list[Fact]:
        """Return what holds today of one attribute, told in some document."""
        return [fact for fact in self.by_attribute.get((kind, attribute), ())
                if fact.status is Status.CURRENT and self.told(fact)]

    def of(self, subject: str, attribute: str) -> Fact | None:
        """Return the one unscoped fact about `subject` that holds today, if it is told."""
        found = [fact for fact in self.by_subject.get((subject, attribute), ())
                 if fact.status is Status.CURRENT and self.told(fact)]
        return found[0] if len(found) == 1 else None

    def versions(self, fact: Fact) -> list[Fact]:
        """Return all versions of a fact: same subject, attribute and scope, itself included."""
        return [other for other in self.by_subject[fact.subject, fact.attribute]
                if other.scope == fact.scope]

    def told(self, fact: Fact) -> bool:
        """Say whether some document states the fact."""
        return bool(self.quotes[fact.id])

    def places(self, fact: Fact) -> set[str]:
        """Return the places in which the fact stands (see `corpus.facts.Quote`)."""
        return {quote.place for quote in self.quotes[fact.id]}

    def only_one_called(self, entity: Entity, name: str) -> bool:
        """Say whether no other entity of the kind answers to `name`."""
        return self.shared[entity.kind, name] <= 1


def number(fact: Fact) -> Decimal:
    """Return the first number of a fact's value."""
    return Decimal(fact.values[0].text.split()[0])


def size(fact: Fact) -> Decimal:
    """Return a value by which facts of one attribute compare, durations in seconds."""
    text = fact.values[0].text.split()
    return Decimal(text[0]) * (SECONDS[text[1]] if len(text) > 1 else 1)
