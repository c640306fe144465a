"""The company's systems: who looks after each, how fast it must be back, who has access."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger, day
from corpus.world.operations.landscape import PARTS, UNKNOWN
from corpus.world.people import People

RECOVERY = ("30 minute", "45 minute", "90 minute", "2 hour", "3 hour", "4 hour", "5 hour", "6 hour",
            "7 hour", "8 hour", "9 hour", "10 hour", "12 hour", "14 hour", "16 hour", "18 hour",
            "20 hour", "24 hour", "30 hour", "36 hour", "48 hour")
BACKUP = ("10 minute", "12 minute", "15 minute", "20 minute", "25 minute", "30 minute",
          "40 minute", "50 minute", "80 minute", "2 hour", "3 hour", "4 hour", "5 hour", "6 hour",
          "8 hour", "9 hour", "11 hour", "12 hour", "16 hour")
PLANNED = date(2027, 1, 1)


def make(ledger: WorldLedger, people: People) -> tuple[Entity, ...]:
    """Write 10 to 12 systems; a few values have an earlier or a planned version."""
    random = ledger.stream("systems")
    parts = random.sample(PARTS, random.randint(8, 10))
    made = tuple(ledger.entity("system", part.name, (part.acronym,), acronym=part.acronym)
                 for part in parts)
    changed = _changes(random, made)
    recovery = iter(random.sample(RECOVERY, len(RECOVERY)))
    backup = iter(random.sample(BACKUP, len(BACKUP)))
    users = iter(random.sample(range(23, 640), len(made)))
    reviews = _reviews(random, len(made))
    gaps = _gaps(random, made, changed)
    for number, system in enumerate(made):
        missing = gaps.get(system.id, "")
        for name, values in (("rto", recovery), ("backup", backup)):
            if name != missing:
                _versions(ledger, system, name, values, changed.get((system.id, name)))
        if (handed := changed.get((system.id, "admin"))) is not None:
            ledger.fact(system, "admin", people.draw("System Administrator"),
                        start=handed - timedelta(days=760), end=handed, status=Status.SUPERSEDED)
        ledger.fact(system, "admin", people.draw("System Administrator"), start=handed)
        if missing != "users":
            ledger.fact(system, "users", str(next(users)))
        if missing != "review":
            ledger.fact(system, "review", reviews[number])
        if missing:
            ledger.absent(system, missing)
    for name in random.sample(UNKNOWN, 3):
        ledger.absent(name, random.choice(("admin", "rto", "backup", "users")))
    return made


def _versions(ledger: WorldLedger, system: Entity, name: str, values: Iterator[str],
              changed: date | None) -> None:
    """State a value; where it changed the earlier one too, or one planned for next year."""
    if changed == PLANNED:
        ledger.fact(system, name, next(values))
        ledger.fact(system, name, next(values), start=PLANNED, status=Status.DRAFT)
        return
    if changed is not None:
        ledger.fact(system, name, next(values), start=changed - timedelta(days=640), end=changed,
                    status=Status.SUPERSEDED)
    ledger.fact(system, name, next(values), start=changed)


def _changes(random: Random, made: tuple[Entity, ...]) -> dict[tuple[str, str], date]:
    """Choose which values changed and when, no system twice."""
    kinds = ("rto", "rto", "backup", "admin", "admin", "rto" if random.random() < 0.5 else "backup")
    chosen = random.sample(made, len(kinds) + 1)
    found = {(system.id, name): day(random, date(2026, 1, 5), date(2026, 8, 10))
             for system, name in zip(chosen, kinds, strict=False)}
    found[chosen[-1].id, random.choice(("backup", "rto"))] = PLANNED
    return found


def _reviews(random: Random, count: int) -> list[str]:
    """Return different dates of access reviews within the last year."""
    found: list[str] = []
    while len(found) < count:
        picked = day(random, date(2025, 10, 1), date(2026, 9, 4)).isoformat()
        if picked not in found:
            found.append(picked)
    return found


def _gaps(random: Random, made: tuple[Entity, ...],
          changed: dict[tuple[str, str], date]) -> dict[str, str]:
    """Choose what nobody wrote down: some attribute of three or four systems."""
    names = ("users", "review", "backup", "rto", "review")
    gaps = {system.id: random.choice(names)
            for system in random.sample(made, random.randint(3, 5))}
    return {system: name for system, name in gaps.items() if (system, name) not in changed}
