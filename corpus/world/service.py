"""What keeps instruments running: error codes, spare parts, service plans and services."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.goods import Goods
from corpus.world.ledger import WorldLedger


@dataclass(frozen=True, slots=True)
class Service:
    """`faults` and `parts` map a product family to its error codes and spare parts."""

    faults: dict[str, tuple[Entity, ...]]
    parts: dict[str, tuple[Entity, ...]]
    plans: tuple[Entity, ...]
    services: tuple[Entity, ...]


def make(ledger: WorldLedger, goods: Goods) -> Service:
    """Write error codes, parts, plans and services into the ledger."""
    return Service({}, {}, (), ())
