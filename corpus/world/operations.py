"""How the company runs: incidents, internal programmes with code names, systems."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.people import People


@dataclass(frozen=True, slots=True)
class Operations:
    """Incidents, programmes and systems, in the order they were made."""

    incidents: tuple[Entity, ...]
    programmes: tuple[Entity, ...]
    systems: tuple[Entity, ...]


def make(ledger: WorldLedger, people: People) -> Operations:
    """Write incidents, programmes and systems into the ledger."""
    return Operations((), (), ())
