"""What a spare seal kit costs: by region, this year and last year."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Scope, Status
from corpus.world.goods.lines import Line
from corpus.world.ledger import WorldLedger


def price_year(ledger: WorldLedger) -> tuple[date, date]:
    """Return the days from which last year's list and the current one hold."""
    month = ledger.stream("kit price year").choice((1, 1, 2, 4, 7))
    return date(2025, month, 1), date(2026, month, 1)


def price(ledger: WorldLedger, line: Line, variants: tuple[Entity, ...],
          year: tuple[date, date]) -> None:
    """Write the prices of a family's kits; no two prices of one kit are equal."""
    random = ledger.stream(f"kit prices {line.family}")
    before, now = year
    bases = random.sample(range(24, 190, 12), len(variants))
    for variant, base in zip(variants, bases, strict=True):
        taken: list[str] = []
        for region, currency in ledger.regions.items():
            rate = {"SEK": 11, "SGD": 1.5}.get(currency, 1.0)
            for first, last in ((before, now), (now, None)):
                euros = int((base + (6 if last is None else 0) + random.randint(0, 4)) * rate)
                amount = f"{euros}.{random.choice(('00', '50', '80', '90'))}"
                while amount in taken:
                    euros += 1
                    amount = f"{euros}.00"
                taken.append(amount)
                ledger.fact(variant, "kit_price", amount, unit=currency, start=first, end=last,
                            scope=Scope(region=region),
                            status=Status.SUPERSEDED if last else Status.CURRENT)
