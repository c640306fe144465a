"""Company policies: by region, in versions."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies that this company has."""

    policies: tuple[Entity, ...]


def make(ledger: WorldLedger) -> Policies:
    """Write policies into the ledger."""
    return Policies(())
