"""Internal programmes: an official title, a code name, money, dates and work streams.

A programme follows the storyline `corpus/prose/minutes_<story>.toml`.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger, day
from corpus.world.names import CODE_NAMES, shuffled
from corpus.world.people import People

# story → (official title, names of work streams to choose from)
PLANS: dict[str, tuple[str, tuple[str, ...]]] = {
    "warehouse": ("Warehouse Automation Programme", (
        "High-bay lifts", "Slotting rules", "Packing line", "Operator training",
        "Interfaces to stock keeping", "Fire protection")),
    "ordering": ("Order-to-Cash Renewal Programme", (
        "Price master", "Order entry", "Credit check", "Invoicing", "Open items",
        "Data migration")),
    "laboratory": ("Calibration Laboratory Expansion Programme", (
        "Flow bench", "Climate chambers", "Accreditation", "Building works", "Reference standards",
        "Staffing")),
    "mobility": ("Field Service Mobility Programme", (
        "Mobile work orders", "Van stock", "Route planning", "Offline manuals",
        "Handhelds", "Customer sign-off")),
    "signing": ("Secure Firmware Signing Programme", (
        "Key custody", "Build chain", "Boot loader", "Field migration", "Audit trail",
        "Supplier images")),
    "data": ("Product Data Harmonisation Programme", (
        "Attribute model", "Data owners", "Translation memory", "Catalogue export",
        "Legacy clean-up", "Classification")),
    "energy": ("Site Energy Monitoring Programme", (
        "Sub-metering", "Compressed air", "Heat recovery", "Dashboards", "Tariffs",
        "Load shifting")),
    "onboarding": ("Supplier Onboarding Programme", (
        "Self-service registration", "Risk screening", "Quality agreements", "Master data checks",
        "First article approval", "Supplier helpline")),
    "diagnostics": ("Remote Diagnostics Programme", (
        "Edge gateway", "Consent and contracts", "Alarm triage", "Health reports",
        "Pilot plants", "Service pricing")),
    "paperless": ("Paperless Shop Floor Programme", (
        "Digital travellers", "Work instructions", "Terminals", "Electronic signatures",
        "Test records", "Works council")),
}
UNKNOWN = ("Hydrogen Metering Programme", "Drone Inspection Programme",
           "Cleanroom Relocation Programme", "Satellite Backhaul Programme",
           "Shared Apprenticeship Programme")


def make(ledger: WorldLedger, people: People) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Write 6 to 8 programmes; return them and entity id → story."""
    random = ledger.stream("programmes")
    names = shuffled(random, CODE_NAMES)
    currency = next(iter(ledger.regions.values()))
    budgets = iter(random.sample(range(240, 2600, 5), len(PLANS)))
    made, stories = [], {}
    for turn, story in enumerate(random.sample(sorted(PLANS), random.randint(5, 6))):
        title, streams = PLANS[story]
        code = names[turn]
        programme = ledger.entity("programme", title, (code, f"Project {code}"), code_name=code)
        kickoff = day(random, date(2025, 1, 8), date(2026, 3, 1))
        reapproved = day(random, max(kickoff + timedelta(days=90), date(2025, 10, 1)),
                         date(2026, 8, 1))
        ledger.fact(programme, "kickoff", kickoff.isoformat())
        missing = ("sponsor", "streams", "golive", "")[turn % 4] if turn > 1 else ""
        first = next(budgets)
        second = first + random.choice((-1, 1)) * 5 * max(1, first * random.randint(8, 40) // 500)
        _budget(ledger, programme, (f"{first}000.00", f"{second}000.00"), currency,
                kickoff, reapproved if turn % 2 == 0 else None)
        if missing != "golive":
            _golive(ledger, random, programme, kickoff, reapproved if turn % 3 == 1 else None)
        if missing != "sponsor":
            ledger.fact(programme, "sponsor", people.draw("Director"))
        if missing != "streams":
            ledger.fact(programme, "streams", *random.sample(streams, random.randint(3, 5)))
        if missing:
            ledger.absent(programme, missing)
        made.append(programme)
        stories[programme.id] = f"minutes_{story}"
    for name in random.sample(UNKNOWN, 3):
        ledger.absent(name, random.choice(("budget", "sponsor", "golive", "kickoff")))
    return tuple(made), stories


def _budget(ledger: WorldLedger, programme: Entity, amounts: tuple[str, str], currency: str,
            kickoff: date, reapproved: date | None) -> None:
    first, second = amounts
    if reapproved is not None:
        ledger.fact(programme, "budget", first, unit=currency, start=kickoff, end=reapproved,
                    status=Status.SUPERSEDED)
    ledger.fact(programme, "budget", second, unit=currency, start=reapproved)


def _golive(ledger: WorldLedger, random: Random, programme: Entity, kickoff: date,
            moved: date | None) -> None:
    """State the planned end; a programme that was late once has an earlier plan too."""
    if moved is not None:
        ledger.fact(programme, "golive",
                    day(random, date(2026, 9, 20), date(2026, 11, 20)).isoformat(),
                    start=kickoff, end=moved, status=Status.SUPERSEDED)
    ledger.fact(programme, "golive", day(random, date(2026, 12, 1), date(2027, 11, 1)).isoformat(),
                start=moved)
