"""How a policy, its region and its standing are called on a page."""

from __future__ import annotations

from random import Random

from corpus.facts import Status
from corpus.world.policies import Edition

ARTICLE = ("Americas", "Nordics")
# Key of a policy → slot of the department that looks after it.
OWNERS = {
    "leave": "hr", "travel": "travel", "expense": "finance", "security": "it", "technology": "it",
    "home": "hr", "learning": "academy", "safety": "safety", "retention": "legal", "oncall": "it"}


def place(region: str | None) -> str:
    """Return the region with its article; "employees in the company" are those everywhere."""
    if region is None:
        return "the company"
    return f"the {region}" if region in ARTICLE else region


def subject(edition: Edition, random: Random) -> str:
    """Return the policy as the subject of a sentence, its region with it."""
    name = edition.policy.name
    if edition.status is Status.DRAFT:
        where = "all regions" if edition.region is None else place(edition.region)
        return random.choice((f"the draft {name} for {where}", f"the proposed {name} for {where}",
                              f"the {name} as drafted for {where}"))
    if edition.region is None:
        return random.choice((f"the {name}", f"the {name}", f"the company-wide {name}"))
    return random.choice((
        f"the {name} for {place(edition.region)}", f"the {name} for {place(edition.region)}",
        f"the {edition.region} {name}", f"the {name} in {place(edition.region)}",
        f"the {name} ({edition.region})"))


def title(edition: Edition, random: Random) -> str:
    """Return the title of an edition's page."""
    name = edition.policy.name
    if edition.region is None:
        named = random.choice((name, f"{name} (all regions)"))
    else:
        named = random.choice((
            f"{name} ({edition.region})", f"{name} – {edition.region}",
            f"{name} for {place(edition.region)}", f"{edition.region}: {name}"))
    match edition.status:
        case Status.DRAFT:
            return random.choice((f"{named}, draft", f"Draft: {named}", f"{named} [proposal]"))
        case Status.SUPERSEDED:
            return random.choice((named, f"{named}, earlier edition", f"{named} [archived]"))
        case _:
            return named
