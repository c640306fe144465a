"""Spare parts: a dozen to a family, their numbers consecutive."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger

NUMBERINGS = ("PN-{0}", "SP-{0}", "{1}-{2:03}0", "{1}.{2:03}-1")
OTHERS = ("display unit", "display window", "terminal block", "cable gland set", "cover gasket",
          "earthing ring", "electronics bracket", "sensor gasket", "power connector")
WEARS = ("backup cell", "cover gasket", "sensor gasket", "sensor insert", "diaphragm assembly",
         "terminal cover", "mounting bracket", "cable feed-through", "display unit",
         "cable gland set", "sensor module")
DEAR = ("board", "module", "unit", "insert", "assembly")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The parts of a family with their numbers, and a number no longer in use."""

    parts: list[Entity]
    numbers: list[str]
    retired: str


def make(ledger: WorldLedger, family: str, needed: list[str], first: int,
         numbering: str) -> Shelf:
    """Write the parts that cure something first, in the order of `needed`, then two to four more.

    Not every part has a minimum stock, an interval or a price on file.
    """
    random = ledger.stream(f"parts {family}")
    names = needed + random.sample(OTHERS, min(12 - len(needed), random.randint(2, 4)))
    numbers = [numbering.format(n, n // 1000, n % 1000)
               for n in random.sample(range(first, first + len(names) + 1), len(names) + 1)]
    stocks = random.sample(range(2, 40), len(names))
    halves = random.sample(range(0, 260), len(names))
    lives = random.sample(range(8, 70, 2), len(names))
    currency = next(iter(ledger.regions.values()))
    parts = []
    gaps = {random.randrange(len(names)): "stock", random.randrange(len(names)): "part_price"}
    for turn, name in enumerate(names):
        part = ledger.entity("part", f"{family} {name}", (), family=family)
        ledger.fact(part, "number", numbers[turn])
        if gaps.get(turn) != "stock":
            ledger.fact(part, "stock", str(stocks[turn]))
        if gaps.get(turn) != "part_price":
            ledger.fact(part, "part_price", _price(name, halves[turn]), unit=currency)
        if name in WEARS and random.random() < 0.85:
            ledger.fact(part, "life", f"{lives[turn]} month")
        elif random.random() < 0.3:
            ledger.absent(part, "life")
        if turn in gaps:
            ledger.absent(part, gaps[turn])
        parts.append(part)
    return Shelf(parts, numbers, numbers[-1])


def _price(name: str, halves: int) -> str:
    amount = 2 * halves + (260 if name.endswith(DEAR) else 17)
    return f"{amount // 2}.{amount % 2 * 50:02}" if name.endswith(DEAR) else f"{amount / 4:.2f}"
