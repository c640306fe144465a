"""Firmware of a family: two to four versions over time, each with its date and what it fixes."""

from __future__ import annotations

from datetime import date, timedelta

from corpus.facts import Entity, Status
from corpus.world.goods.lines import Line
from corpus.world.ledger import WorldLedger, day


def history(ledger: WorldLedger, line: Line) -> Entity:
    """Write the firmware line of a family, oldest version first, and return it."""
    random = ledger.stream(f"firmware {line.family}")
    release = ledger.entity("release", f"{line.family} firmware", (line.family,),
                            family=line.family)
    count = random.randint(2, 4)
    dates = [day(random, date(2026, 1, 8), date(2026, 9, 1))]
    for _ in range(count - 1):
        dates.insert(0, day(random, dates[0] - timedelta(days=330), dates[0] - timedelta(days=90)))
    major, minor, patch = random.randint(1, 6), random.randint(0, 4), random.randint(0, 6)
    issue = 1100 + 640 * line.number + random.randint(0, 60)
    for turn, first in enumerate(dates):
        last = dates[turn + 1] if turn + 1 < count else None
        status = Status.SUPERSEDED if last else Status.CURRENT
        fixed = sorted(random.sample(range(issue, issue + 40), random.randint(2, 4)))
        issue += 45 + random.randint(0, 30)
        ledger.fact(release, "version", f"{major}.{minor}.{patch}", start=first, end=last,
                    status=status)
        ledger.fact(release, "released", first.isoformat(), start=first, end=last, status=status)
        ledger.fact(release, "fixes", *(f"FW-{number}" for number in fixed),
                    start=first, end=last, status=status)
        if random.random() < 0.3:
            major, minor, patch = major + 1, 0, random.randint(0, 2)
        elif random.random() < 0.6:
            minor, patch = minor + 1, random.randint(0, 3)
        else:
            patch += random.randint(1, 2)
    return release


