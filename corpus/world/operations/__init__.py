"""How the company runs: systems, their incidents, and internal programmes with code names.

`mailed` are facts that only mail threads tell; every other writer leaves them out.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity, Fact
from corpus.world.ledger import WorldLedger
from corpus.world.operations import incidents, programmes, systems
from corpus.world.people import People

# (kind, attribute, how many): which facts leave the other documents and go into mails.
MAIL_ONLY = (("system", "users", 3), ("system", "review", 2), ("system", "rto", 1),
             ("programme", "golive", 2), ("programme", "sponsor", 1),
             ("incident", "affected", 2), ("incident", "lead", 1))


@dataclass(frozen=True, slots=True)
class Operations:
    """Incidents, programmes and systems, in the order they were made.

    `stories` maps the id of an incident or programme to its storyline in `corpus.prose`.
    """

    incidents: tuple[Entity, ...]
    programmes: tuple[Entity, ...]
    systems: tuple[Entity, ...]
    stories: dict[str, str]
    mailed: tuple[str, ...]


def make(ledger: WorldLedger, people: People) -> Operations:
    """Write systems, incidents and programmes into the ledger."""
    landscape = systems.make(ledger, people)
    trouble, causes = incidents.make(ledger, people, landscape)
    plans, plots = programmes.make(ledger, people)
    return Operations(trouble, plans, landscape, {**causes, **plots},
                      _mailed(ledger, (*trouble, *plans, *landscape)))


def _mailed(ledger: WorldLedger, entities: tuple[Entity, ...]) -> tuple[str, ...]:
    """Choose facts that have one version only, at most one an entity."""
    random = ledger.stream("operations mail")
    kinds = {entity.id: entity.kind for entity in entities}
    versions: dict[tuple[str, str], list[Fact]] = {}
    for fact in ledger.facts:
        if fact.subject in kinds:
            versions.setdefault((fact.subject, fact.attribute), []).append(fact)
    chosen: list[str] = []
    taken: list[str] = []
    for kind, name, count in MAIL_ONLY:
        free = [facts[0] for (subject, attribute), facts in versions.items()
                if kinds[subject] == kind and attribute == name and len(facts) == 1
                and subject not in taken]
        for fact in random.sample(free, min(count, len(free))):
            chosen.append(fact.id)
            taken.append(fact.subject)
    return tuple(chosen)
