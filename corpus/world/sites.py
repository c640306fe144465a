"""Sites: where they are, what kind of place each is, and the facts of the building."""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger, day
from corpus.world.names import PLACES, shuffled

# Region of a company's map → parts of the world in `names.PLACES`.
PARTS = {
    "EMEA": ("Benelux", "DACH", "Nordics", "Iberia", "Eastern"),
    "Europe": ("Benelux", "DACH", "Nordics", "Iberia", "Eastern"),
    "Americas": ("North", "Mexico", "South"), "North America": ("North", "Mexico"),
    "APAC": ("Pacific",), "Asia Pacific": ("Pacific",),
    # Companies with these regions pay there in francs and in kronor.
    "DACH": ("Swiss",), "Nordics": ("Swedish",), "Iberia": ("Iberia",), "Benelux": ("Benelux",),
}
# What a kind of site has besides offices.
KINDS = {"plant": ("rigs", "shifts", "accreditation"), "laboratory": ("rigs", "accreditation"),
         "office": ()}


def make_sites(ledger: WorldLedger) -> tuple[Entity, ...]:
    """Write eight to ten sites into the ledger, at least one in each region."""
    random = ledger.stream("sites")
    pools = {region: shuffled(random, tuple(
        f"{city}/{code}" for part in PARTS[region] for city, code in PLACES[part].items()))
        for region in ledger.regions}
    count = random.randint(8, 10)
    turns = [*pools, *random.choices(list(pools), k=count)]
    style = random.choice(("{letters}-{n}", "{letters}{n}", "S{n}-{letters}"))
    made: list[Entity] = []
    for region in turns:
        if len(made) == count or not pools[region]:
            continue
        city, letters = pools[region].pop().split("/")
        number = random.choice((1, 1, 2, 3)) if "-{n}" in style else 11 + 4 * len(made)
        code = style.format(letters=letters, n=number)
        kind = ("plant", "laboratory", "office")[(0, 1, 0, 2, 1, 0, 2, 0, 2, 1)[len(made)]]
        made.append(ledger.entity("site", f"{city} site", (f"{city} office", city, code),
                                  city=city, region=region, site_code=code, use=kind))
    return tuple(made)


def site_facts(ledger: WorldLedger, sites: tuple[Entity, ...], staff: list[Entity]) -> None:
    """Write the facts of all sites; what a company does not record of a site is a gap."""
    random = ledger.stream("site facts")
    extras = random.sample(("parking", "meeting_rooms", "accreditation", "lease", "shifts"), 3)
    leases = [date(2027 + n, random.choice((3, 6, 9, 12)), 30).isoformat() for n in range(12)]
    random.shuffle(leases)
    pools: dict[str, list[str] | list[int]] = {
        "opened": [day(random, date(1968, 1, 1), date(2021, 6, 30)).isoformat() for _ in range(12)],
        "lease": leases,
        "shifts": random.sample(range(5, 22), 12),
        "accreditation": _registrations(random),
    }
    heads = [sum(("site", site.id) in person.refs for person in staff) for site in sites]
    pools["rigs"] = _sized(random, heads, 3, 0.12, 0.25)
    pools["parking"] = _sized(random, heads, 6, 0.45, 0.9)
    pools["meeting_rooms"] = _sized(random, heads, 3, 0.08, 0.16)
    sloppy = random.sample([(site.id, name) for site in sites for name in (
        "opened", "area", "rigs", "lease", "parking", "meeting_rooms")], 6)
    for number, site in enumerate(sites):
        at = [person for person in staff if ("site", site.id) in person.refs]
        use = dict(site.refs)["use"]
        density = 1.6 if use == "office" else 4.5
        values: dict[str, str | Entity] = {
            "site_code": dict(site.refs)["site_code"], "headcount": str(len(at)),
            "head": next(p for p in at if ("title", "Site Manager") in p.refs),
            "area": str(int(len(at) * random.randint(16, 24) * density) // 10 * 10),
            **{name: str(pool[number]) for name, pool in pools.items()},
        }
        for name, value in values.items():
            special = name in ("rigs", "shifts", "accreditation")
            has = name in KINDS[use] if special else name != "lease" or number % 4 != 3
            unheard = name in ("shifts", "parking", "meeting_rooms", "accreditation", "lease")
            if not has or (site.id, name) in sloppy:
                if name in extras or not unheard:
                    ledger.absent(site, name)
            elif name in extras or not unheard:
                ledger.fact(site, name, value)
    unbuilt = next(city for places in PLACES.values() for city in places
                   if all(dict(site.refs)["city"] != city for site in sites))
    for name in random.sample(("opened", "headcount", "head", "area"), 2):
        ledger.absent(f"{unbuilt} site", name)


def _sized(random: Random, heads: list[int], least: int, low: float, high: float) -> list[int]:
    """Return a number for each site that suits its people, no two alike."""
    found: list[int] = []
    for count in heads:
        number = least + round(count * random.uniform(low, high))
        while number in found:
            number += 1
        found.append(number)
    return found


def _registrations(random: Random) -> list[str]:
    """Return consecutive registration numbers in a mixed order."""
    first = random.randint(310, 880)
    numbers = [f"{random.choice('KLM')}-{first + n:04}-{random.choice(('01', '02', '03'))}"
               for n in range(12)]
    random.shuffle(numbers)
    return numbers
