"""What keeps instruments running: error codes, spare parts, service plans and services."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.facts import Entity
from corpus.world.goods import Goods
from corpus.world.ledger import WorldLedger
from corpus.world.service import faults, jobs, plans, spares
from corpus.world.service.diagnoses import DIAGNOSES, Diagnosis


@dataclass(frozen=True, slots=True)
class Service:
    """`faults` and `parts` map a product family to its error codes and spare parts.

    `diagnoses` maps the id of an error code to what is wrong when it shows.
    """

    faults: dict[str, tuple[Entity, ...]]
    parts: dict[str, tuple[Entity, ...]]
    plans: tuple[Entity, ...]
    services: tuple[Entity, ...]
    diagnoses: dict[str, Diagnosis] = field(default_factory=dict)


def make(ledger: WorldLedger, goods: Goods) -> Service:
    """Write error codes, parts, plans and services into the ledger."""
    random = ledger.stream("service")
    letter, numbering = random.choice(("E-", "F-", "ER-")), random.choice(spares.NUMBERINGS)
    by_family: dict[str, tuple[Entity, ...]] = {}
    parts: dict[str, tuple[Entity, ...]] = {}
    diagnoses: dict[str, Diagnosis] = {}
    changed = set(random.sample(range(len(goods.families)), min(3, len(goods.families))))
    start, first = random.randint(20, 34) * 100, random.randint(31, 72) * 1000
    for index, family in enumerate(goods.families):
        stream = ledger.stream(f"faults {family}")
        chosen = stream.sample(DIAGNOSES, stream.randint(6, 8))
        shelf = spares.make(ledger, family, [one.component for one in chosen],
                            first + 41 * index + stream.randint(0, 20), numbering)
        base = start + 30 * index + stream.randint(0, 14)
        codes = faults.make(ledger, family, chosen, shelf, f"{letter}{{}}", base,
                            index in changed)
        by_family[family], parts[family] = codes, tuple(shelf.parts)
        diagnoses.update({fault.id: one for fault, one in zip(codes, chosen, strict=True)})
    offered = plans.make(ledger)
    return Service(by_family, parts, offered, jobs.make(ledger, offered), diagnoses)
