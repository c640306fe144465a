"""Whom the company trades with: customers under service contracts, and suppliers."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.people import People


@dataclass(frozen=True, slots=True)
class Trade:
    """Contracts are named after the customer; suppliers after themselves."""

    contracts: tuple[Entity, ...]
    suppliers: tuple[Entity, ...]


def make(ledger: WorldLedger, people: People) -> Trade:
    """Write contracts and suppliers into the ledger."""
    return Trade((), ())
