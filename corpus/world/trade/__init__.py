"""Whom the company trades with: customers under service contracts, and suppliers.

A contract is known by its customer's name. Sibling contracts share their clauses and differ in
their figures; some customers have nearly the same name.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.people import People
from corpus.world.trade.contracts import Amendment, contracts
from corpus.world.trade.outsiders import outsiders
from corpus.world.trade.suppliers import Supplier, suppliers


@dataclass(frozen=True, slots=True)
class Trade:
    """Contracts are named after the customer; suppliers after themselves.

    `signers` maps a contract's id to the person who signs for the customer.
    """

    contracts: tuple[Entity, ...]
    suppliers: tuple[Entity, ...]
    amendments: tuple[Amendment, ...] = ()
    vendors: tuple[Supplier, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()


def make(ledger: WorldLedger, people: People) -> Trade:
    """Write contracts and suppliers into the ledger."""
    names = outsiders(ledger.stream("outsiders"))
    agreed, amendments = contracts(ledger, people)
    vendors = suppliers(ledger, names)
    return Trade(agreed, tuple(vendor.entity for vendor in vendors), amendments, vendors,
                 tuple((contract.id, next(names)) for contract in agreed))


__all__ = ["Amendment", "Supplier", "Trade", "make"]
