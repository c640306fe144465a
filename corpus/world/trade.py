"""Whom the company trades with: customers under service contracts, and suppliers.

Sibling contracts share their clauses and differ in their figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger, day
from corpus.world.names import CITIES, FIRM_ENDS, STEMS, SUPPLIER_ENDS, combined, shuffled

LAST_YEAR, THIS_YEAR = date(2025, 3, 1), date(2026, 3, 1)


@dataclass(frozen=True, slots=True)
class Trade:
    """Contracts are named after the customer; suppliers after themselves."""

    contracts: tuple[Entity, ...]
    suppliers: tuple[Entity, ...]


def make(ledger: WorldLedger, people: Iterator[str]) -> Trade:
    """Write contracts and suppliers into the ledger."""
    return Trade(_contracts(ledger, people), _suppliers(ledger))


def _contracts(ledger: WorldLedger, people: Iterator[str]) -> tuple[Entity, ...]:
    random = ledger.stream("contracts")
    firms = combined(random, STEMS, FIRM_ENDS)
    serial = random.randint(1200, 6800)
    made = []
    for turn in range(random.randint(25, 28)):
        firm = next(firms)
        contract = ledger.entity("contract", f"{firm} contract", (firm, f"{firm} agreement"))
        ledger.fact(contract, "number", f"SC-{serial + turn * 3}")
        ledger.fact(contract, "start", day(random, date(2021, 1, 1), date(2026, 3, 1)).isoformat())
        ledger.fact(contract, "term", f"{random.choice((18, 24, 30, 36, 42, 48, 60))} month")
        ledger.fact(contract, "notice", f"{random.randrange(30, 190, 5)} day")
        ledger.fact(contract, "payment", f"{random.choice((14, 21, 28, 35, 45, 50, 60))} day")
        ledger.fact(contract, "interest", f"{random.randint(2, 9)}.{random.choice('0258')}")
        ledger.fact(contract, "cap", f"{random.randrange(120, 2400, 10)}000.00", unit="EUR")
        ledger.fact(contract, "manager", next(people))
        plants = shuffled(random, CITIES)[: random.randint(2, 4)]
        ledger.fact(contract, "plants", *sorted(plants))
        made.append(contract)
    return tuple(made)


def _suppliers(ledger: WorldLedger) -> tuple[Entity, ...]:
    random = ledger.stream("suppliers")
    names = combined(random, STEMS, SUPPLIER_ENDS)
    serial = random.randint(40100, 49000)
    made = []
    for turn in range(10):
        supplier = ledger.entity("supplier", next(names))
        weeks = random.sample(range(2, 27), 2)
        pieces = random.sample(range(25, 900, 5), 2)
        rebates = random.sample(range(2, 15), 2)
        for status, start, end, which in ((Status.SUPERSEDED, LAST_YEAR, THIS_YEAR, 0),
                                          (Status.CURRENT, THIS_YEAR, None, 1)):
            for name, text in (("lead_time", f"{weeks[which]} week"), ("moq", str(pieces[which])),
                               ("discount", f"{rebates[which]}.{random.choice('05')}")):
                ledger.fact(supplier, name, text, start=start, end=end, status=status)
        ledger.fact(supplier, "vendor_id", f"V-{serial + turn}")
        made.append(supplier)
    return tuple(made)
