"""Suppliers: the terms of last year and of this year, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger
from corpus.world.names import STEMS, SUPPLIER_ENDS, combined
from corpus.world.trade.contracts import another, turns

LEAD = tuple(f"{n} week" for n in (*range(3, 21), 22, 24, 26))
PIECES = tuple(str(n) for n in (*range(40, 300, 20), *range(300, 1500, 50)))
REBATE = tuple(f"{whole}.{part}" for whole in range(1, 12) for part in ("25", "5", "75"))
CREDIT = tuple(f"{n} day" for n in (8, 10, 14, 20, 21, 28, 30, 35, 40, 45, 50, 60, 75, 90))
TERMS = {"lead_time": LEAD, "moq": PIECES, "discount": REBATE, "credit": CREDIT}


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier, the day this year's terms begin, and who wrote for it last year and writes now.

    The two names differ where the sales contact changed.
    """

    entity: Entity
    start: date
    writer_before: str
    writer: str


def suppliers(ledger: WorldLedger, names: Iterator[str]) -> tuple[Supplier, ...]:
    """Write all suppliers into the ledger."""
    random = ledger.stream("suppliers")
    firms = combined(random, STEMS, SUPPLIER_ENDS)
    serial, count = random.randint(40100, 49000), random.randint(7, 8)
    values = {name: turns(random, pool, 2 * count + 2) for name, pool in TERMS.items()}
    gaps = {turn: random.choice(("discount", "moq", "credit"))
            for turn in random.sample(range(count), 3)}
    changed = random.sample(range(count), random.randint(3, 4))
    made = []
    for turn in range(count):
        entity = ledger.entity("supplier", next(firms))
        start = date(2026, random.choice((1, 2, 3, 4)), 1)
        ledger.fact(entity, "vendor_id", f"V-{serial + turn}")
        for name, pool in values.items():
            if gaps.get(turn) == name:
                ledger.absent(entity, name)
            elif name == "credit" and turn % 2:
                ledger.fact(entity, name, pool[turn])
            else:
                _two_years(ledger, entity, name, (pool[turn], another(pool, turn, count)), start)
        now = before = next(names)
        if turn in changed:
            before = next(names)
            _two_years(ledger, entity, "contact", (before, now), start)
        else:
            ledger.fact(entity, "contact", now)
        made.append(Supplier(entity, start, before, now))
    for name in ("lead_time", "discount", "vendor_id"):
        ledger.absent(next(firms), name)
    return tuple(made)


def _two_years(ledger: WorldLedger, entity: Entity, name: str, texts: tuple[str, str],
               start: date) -> None:
    ledger.fact(entity, name, texts[0], start=start.replace(year=2025), end=start,
                status=Status.SUPERSEDED)
    ledger.fact(entity, name, texts[1], start=start)
