"""Outages: what broke, when, for how long, and who led the response.

Each incident follows one storyline of `corpus/prose/incident_<story>.toml`; a storyline fits
certain systems only and happens once in a company.
"""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.people import People

# story → (root cause, systems that it may happen to)
STORIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "certificate": ("expiry of an intermediate certificate", (
        "device portal", "partner portal", "licence server", "remote support relay",
        "download site", "order gateway", "telemetry broker", "firmware vault")),
    "disk": ("debug logs filling the data volume", (
        "licence server", "telemetry archive", "calibration database", "test rig scheduler",
        "order gateway", "warehouse controller", "firmware vault")),
    "migration": ("double execution of a database migration", (
        "device portal", "partner portal", "calibration database", "spare parts catalogue",
        "certificate archive", "test rig scheduler", "warehouse controller")),
    "loadtest": ("load testing against the live environment", (
        "device portal", "partner portal", "order gateway", "telemetry broker", "download site",
        "spare parts catalogue")),
    "patch": ("unannounced vendor patching", (
        "label printing service", "warehouse controller", "licence server", "test rig scheduler",
        "remote support relay")),
    "routing": ("asymmetric firewall routing", (
        "remote support relay", "telemetry broker", "order gateway", "warehouse controller",
        "telemetry archive", "label printing service")),
    "cooling": ("loss of cooling in the server room", (
        "calibration database", "telemetry archive", "licence server", "firmware vault",
        "certificate archive", "identity directory")),
    "retry": ("retry storms from field gateways", (
        "telemetry broker", "device portal", "licence server", "remote support relay",
        "telemetry archive")),
    "clock": ("clock drift on a database replica", (
        "licence server", "identity directory", "calibration database", "order gateway",
        "certificate archive")),
    "account": ("deletion of a shared service account", (
        "label printing service", "order gateway", "warehouse controller", "partner portal",
        "spare parts catalogue", "firmware vault")),
    "pool": ("exhaustion of the connection pool", (
        "device portal", "partner portal", "spare parts catalogue", "calibration database",
        "download site", "test rig scheduler")),
    "names": ("stale name server records", (
        "download site", "partner portal", "device portal", "identity directory",
        "licence server", "firmware vault", "remote support relay")),
    "queue": ("poisoned messages in the job queue", (
        "label printing service", "certificate archive", "order gateway", "warehouse controller",
        "telemetry archive")),
    "power": ("failure of the battery changeover", (
        "label printing service", "test rig scheduler", "warehouse controller",
        "calibration database", "telemetry archive", "certificate archive")),
}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
PREFIXES = ("INC-", "IR-", "MI-", "OUT-")
# Some stories are over soon, the others need people to travel, search or restore.
QUICK = ("certificate", "disk", "loadtest", "retry")
SHORT = tuple(f"{n} minute" for n in (35, 40, 50, 55, 65, 70, 75, 80, 85, 95, 105, 110, 130, 145))
LONG = (*(f"{n} minute" for n in (200, 215, 230, 250, 265, 275, 290, 310, 325, 340, 370, 385, 410)),
        *(f"{n} hour" for n in (4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 17, 19)))


def make(ledger: WorldLedger, people: People, systems: tuple[Entity, ...]
         ) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Write 8 to 10 incidents, oldest first; return them and entity id → story."""
    random = ledger.stream("incidents")
    plot = _plot(random, systems)
    days = sorted(_days(random, len(plot)))
    short, long = iter(random.sample(SHORT, len(SHORT))), iter(random.sample(LONG, len(LONG)))
    affected = random.sample(range(7, 290), len(plot))
    number, prefix = random.randrange(3100, 8600), random.choice(PREFIXES)
    twice = [system.id for system, _ in plot]
    made, stories = [], {}
    for turn, ((system, story), began) in enumerate(zip(plot, days, strict=True)):
        alone = twice.count(system.id) == 1
        incident = ledger.entity(
            "incident", f"{system.name} outage of {MONTHS[began.month - 1]} {began.year}",
            (f"{system.name} outage",) if alone else (), system=system.id)
        number += random.randint(1, 40)
        missing = random.choice(("outage", "affected", "lead")) if turn % 4 == 1 else ""
        values: dict[str, str | Entity] = {
            "ticket": f"{prefix}{number}", "outage": next(short if story in QUICK else long),
            "affected": str(affected[turn]), "lead": people.draw("Incident Manager"),
            "began": began.isoformat(), "cause": STORIES[story][0]}
        for name, value in values.items():
            if name == missing:
                ledger.absent(incident, name)
            else:
                ledger.fact(incident, name, value)
        made.append(incident)
        stories[incident.id] = f"incident_{story}"
    _never(ledger, random, systems, [entity.name for entity in made])
    return tuple(made), stories


def _plot(random: Random, systems: tuple[Entity, ...]) -> list[tuple[Entity, str]]:
    """Pair systems with storylines; one system fails twice."""
    struck = random.sample(systems, random.randint(6, 7))
    struck += random.sample(struck, 1)
    found: list[tuple[Entity, str]] = []
    for system in struck:
        used = [story for _, story in found]
        fitting = [story for story, (_, names) in STORIES.items()
                   if system.name in names and story not in used]
        if fitting:
            found.append((system, random.choice(fitting)))
    random.shuffle(found)
    return found


def _days(random: Random, count: int) -> list[date]:
    """Return days in different months between July 2025 and August 2026."""
    months = random.sample([(2025 + (m > 12), m - 12 * (m > 12)) for m in range(7, 21)], count)
    return [date(year, month, random.randint(2, 27)) for year, month in months]


def _never(ledger: WorldLedger, random: Random, systems: tuple[Entity, ...],
           names: list[str]) -> None:
    """Declare outages that never happened to systems that do exist."""
    for system in random.sample(systems, 3):
        month = random.choice(("September 2024", "November 2024", "February 2024"))
        if (name := f"{system.name} outage of {month}") not in names:
            ledger.absent(name, random.choice(("ticket", "lead", "cause", "outage")))
