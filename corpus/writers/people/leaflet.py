"""The visitors' leaflet of the larger sites: plain text, as it lies in the lobby."""

from __future__ import annotations

import textwrap
from datetime import date

from corpus.facts import Entity
from corpus.world.ledger import day
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug

TOPICS = {"leaflet_rules": ("ON YOUR WAY THROUGH THE HOUSE", "HOUSE RULES", "IN THE HALLS"),
          "leaflet_samples": ("INSTRUMENTS AND SAMPLES", "IF YOU BRING SOMETHING"),
          "leaflet_emergency": ("IF THE ALARM SOUNDS", "IN AN EMERGENCY"),
          "parking": ("YOUR CAR", "PARKING"), "canteen": ("FOOD AND DRINK", "LUNCH"),
          "leaflet_leaving": ("WHEN YOU LEAVE", "GOODBYE")}


def write(desk: Desk) -> None:
    """Write a leaflet for one or two sites."""
    random = desk.world.ledger.stream("leaflets")
    plants = [site for site in desk.world.people.sites if ("use", "plant") in site.refs]
    for site in random.sample(plants, random.randint(1, 2)):
        _leaflet(desk, site)


def _leaflet(desk: Desk, site: Entity) -> None:
    sheet = desk.sheet(f"visitors/{slug(site.name)}-leaflet.txt")
    title = sheet.pick(f"Your visit to the {site.name}", f"Welcome to the {site.name}")
    effective = day(sheet.random, date(2025, 9, 1), date(2026, 8, 1))
    facts = {fact.attribute: fact for fact in desk.facts(site.id)}
    rule = sheet.pick("=", "-", "*") * 64
    sheet.write(rule, title.upper(), sheet.house["company"], rule, "")
    _wrapped(sheet.lines, sheet.passage("sites.leaflet_welcome", site=site.name))
    sheet.write(sheet.say(facts["head"]), "")
    order = list(TOPICS)[:-1]
    sheet.random.shuffle(order)
    for number, theme in enumerate((*order[:4], "leaflet_leaving"), 1):
        sheet.write(f"{number}  {sheet.pick(*TOPICS[theme])}", "")
        _wrapped(sheet.lines, sheet.passage(f"sites.{theme}", site=site.name))
        name = {"parking": "parking", "leaflet_rules": "headcount",
                "leaflet_samples": "rigs"}.get(theme, "")
        if name in facts:
            sheet.write(sheet.say(facts[name]), "")
    sheet.write(rule, f"{sheet.pick('Edition', 'Printed')} {effective.isoformat()}, "
                f"{as_label(sheet.house['workplace'])}. "
                f"{sheet.pick('Please recycle.', 'Take one home.')}")
    sheet.finish("notice", title, owner=sheet.house["workplace"], effective=effective,
                 region=dict(site.refs)["region"])


def _wrapped(lines: list[str], text: str) -> None:
    lines.extend([*textwrap.wrap(text, 76), ""])
