"""What the company sells and keeps running: product variants, firmware, error codes, incidents.

Variants of one family differ in a few figures only, error codes of one family in their last
digit: near neighbours, so that finding the right one is a test of retrieval.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.facts import Entity, Scope
from corpus.world.ledger import WorldLedger, day
from corpus.world.names import FAMILY_ENDS, STEMS, combined

PROTOCOLS = ("HART", "Modbus RTU", "PROFIBUS PA", "IO-Link", "EtherNet/IP", "4-20 mA", "OPC UA",
             "FOUNDATION Fieldbus")
SUFFIXES = ("100", "120", "150", "200", "220", "250", "300")


@dataclass(frozen=True, slots=True)
class Goods:
    """Families map a family name to its variants."""

    families: dict[str, tuple[Entity, ...]]
    faults: dict[str, tuple[Entity, ...]]
    releases: tuple[Entity, ...]
    incidents: tuple[Entity, ...]


def make(ledger: WorldLedger, people: Iterator[str]) -> Goods:
    """Write products, error codes, firmware and incidents into the ledger."""
    random = ledger.stream("goods")
    names = combined(random, STEMS, FAMILY_ENDS)
    families: dict[str, tuple[Entity, ...]] = {}
    faults: dict[str, tuple[Entity, ...]] = {}
    releases = []
    for index in range(random.randint(7, 9)):
        family = next(names)
        families[family] = _variants(ledger, family, people)
        faults[family] = _faults(ledger, family, 2000 + 400 * index + random.randint(0, 30) * 10)
        releases.append(_release(ledger, family))
    return Goods(families, faults, tuple(releases), _incidents(ledger, people))


def _variants(ledger: WorldLedger, family: str, people: Iterator[str]) -> tuple[Entity, ...]:
    random = ledger.stream(f"family {family}")
    start = random.randint(0, 3)
    made = []
    picks = random.sample(range(12), 4)
    head = family[:2].upper()
    serial = random.randint(10, 80) * 10
    for turn, suffix in enumerate(SUFFIXES[start:start + random.randint(3, 4)]):
        pick = picks[turn]
        variant = ledger.entity("product", f"{family} {suffix}", (f"{family}-{suffix}",),
                                family=family)
        ledger.fact(variant, "accuracy", f"0.{pick + 4:02}")
        ledger.fact(variant, "range", str(17 + pick * 12))
        ledger.fact(variant, "supply", str(9 + pick * 2))
        ledger.fact(variant, "weight", f"{1 + pick / 10:.1f}")
        ledger.fact(variant, "ambient", str(50 + pick * 3))
        ledger.fact(variant, "cable", str(2 + pick))
        ledger.fact(variant, "torque", str(11 + pick * 3))
        ledger.fact(variant, "calibration", f"{8 + pick * 2} month")
        ledger.fact(variant, "warranty", f"{18 + pick * 6} month")
        ledger.fact(variant, "order_code", f"{head}{suffix}-{serial + turn}-{chr(65 + pick)}")
        ledger.fact(variant, "seal_kit", f"SK-{serial * 7 + turn * 1:04}")
        for number, (region, currency) in enumerate(ledger.regions.items()):
            cents = (31 + 7 * pick + 2 * number) * 100 + random.choice((0, 50, 90))
            ledger.fact(variant, "kit_price", f"{cents // 100}.{cents % 100:02}",
                        unit=currency, scope=Scope(region=region))
        ledger.fact(variant, "launched",
                    day(random, date(2016, 1, 1), date(2025, 12, 1)).isoformat())
        ledger.fact(variant, "owner", next(people))
        ledger.fact(variant, "protocols",
                    *sorted(random.sample(PROTOCOLS, random.randint(3, 4))))
        made.append(variant)
    return tuple(made)


def _faults(ledger: WorldLedger, family: str, base: int) -> tuple[Entity, ...]:
    random = ledger.stream(f"faults {family}")
    made = []
    waits = random.sample(range(5, 60), 5)
    limits = random.sample(range(60, 140, 2), 5)
    for turn in range(5):
        code = f"E-{base + turn}"
        fault = ledger.entity("fault", f"error {code}", (code,), family=family)
        ledger.fact(fault, "part", f"PN-{base * 3 + turn:05}")
        ledger.fact(fault, "wait", f"{waits[turn]} minute")
        ledger.fact(fault, "limit", str(limits[turn]))
        made.append(fault)
    return tuple(made)


def _release(ledger: WorldLedger, family: str) -> Entity:
    random = ledger.stream(f"release {family}")
    release = ledger.entity("release", f"{family} firmware", (family,), family=family)
    ledger.fact(release, "version",
                f"{random.randint(2, 6)}.{random.randint(0, 9)}.{random.randint(0, 9)}")
    ledger.fact(release, "released", day(random, date(2025, 9, 1), date(2026, 9, 1)).isoformat())
    first = random.randint(1000, 8000)
    issues = sorted(random.sample(range(first, first + 60), 3))
    ledger.fact(release, "fixes", *(f"FW-{number}" for number in issues))
    return release


def _incidents(ledger: WorldLedger, people: Iterator[str]) -> tuple[Entity, ...]:
    random = ledger.stream("incidents")
    services = ["device portal", "licence server", "calibration database", "order desk",
                "telemetry ingest", "single sign-on", "spare parts shop", "field service app"]
    random.shuffle(services)
    number = random.randint(300, 800)
    made = []
    for turn, service in enumerate(services[: random.randint(6, 8)]):
        happened = day(random, date(2025, 10, 1), date(2026, 9, 1))
        month = f"{happened:%B} {happened.year}"
        incident = ledger.entity("incident", f"{service} outage of {month}",
                                 (f"{service} outage",))
        ledger.fact(incident, "ticket", f"INC-{number + turn * 7}")
        ledger.fact(incident, "outage", f"{random.randint(25, 290)} minute")
        ledger.fact(incident, "affected", str(random.randint(11, 240)))
        ledger.fact(incident, "lead", next(people))
        made.append(incident)
    return tuple(made)
