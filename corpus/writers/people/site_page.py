"""The intranet page of each site: practical prose with the facts of the building in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.facts import Entity, Fact
from corpus.world.ledger import day
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.people.frame import close_page, open_page
from corpus.writers.people.tables import glance


@dataclass(frozen=True, slots=True)
class Part:
    """A section that a page may have: its theme, the facts that belong there, its headings."""

    theme: str
    facts: tuple[str, ...]
    headings: tuple[str, ...]


PARTS = (
    Part("people_here", ("head", "headcount"),
         ("Who is here", "People at the {site}", "Finding colleagues", "The people of {city}")),
    Part("history", ("opened",), ("How we came here", "History of the {site}", "{city}, then and "
                                  "now", "Where the {site} comes from")),
    Part("building", ("area", "lease"), ("The building", "Living in the {site}", "Premises",
                                         "House and technology, {city}")),
    Part("arriving", (), ("Coming to {city}", "Arriving", "Visiting the {site}",
                          "For visitors and contractors")),
    Part("parking", ("parking",), ("Parking in {city}", "Cars and bicycles", "Where to park")),
    Part("rooms", ("meeting_rooms",), ("Meeting at the {site}", "Rooms", "Where to meet")),
    Part("laboratory", ("rigs", "accreditation"),
         ("Laboratory", "The {city} laboratory", "Calibration in {city}")),
    Part("production", ("shifts",), ("Production", "Assembly in {city}", "In the hall")),
    Part("deliveries", ("site_code",), ("Post and parcels for {city}", "Goods in, goods out",
                                        "Deliveries")),
    Part("canteen", (), ("Eating", "Lunch in {city}", "Kitchen and canteen")),
    Part("emergency", (), ("If something happens", "Emergencies at the {site}", "Alarm")),
    Part("neighbours", (), ("Around us", "Neighbours of the {site}", "Outside the fence")),
)


def write(desk: Desk) -> None:
    """Write a page for each site."""
    for site in desk.world.people.sites:
        _page(desk, site)


def _page(desk: Desk, site: Entity) -> None:
    sheet = desk.sheet(f"intranet/{slug(site.name)}.html")
    refs = dict(site.refs)
    owner = sheet.pick("Front desk", as_label(sheet.house["workplace"]),
                       f"Editorial team {refs['city']}")
    effective = day(sheet.random, date(2026, 1, 12), date(2026, 8, 28))
    open_page(sheet, site.name, sheet.pick("Sites", "Locations", "Places"), owner, effective)
    facts = [fact for fact in desk.facts(site.id) if fact.attribute != "site_code"
             or sheet.random.random() < 0.3]
    sheet.random.shuffle(facts)
    tabled = facts[:sheet.random.choice((0, 3, 4, 5))]
    twice = sheet.random.sample(tabled, len(tabled) // 3)
    told = {fact.attribute: fact for fact in facts if fact not in tabled or fact in twice}
    sheet.write(f"<p>{sheet.passage('sites.welcome', site=site.name)}</p>")
    if tabled and sheet.random.random() < 0.7:
        glance(sheet, site, tabled)
        tabled = []
    spare = _sections(sheet, site, told)
    if tabled:
        sheet.write(f"<h2>{sheet.pick('Facts and figures', 'In numbers', 'Key data')}</h2>")
        glance(sheet, site, tabled)
    if spare:
        sheet.write('<p class="footnote"><sup>1</sup> ' + " ".join(
            sheet.say(fact, place="footnote") for fact in spare) + "</p>")
    others = [other.name for other in desk.world.people.sites if other is not site]
    close_page(sheet, tuple(sheet.random.sample(others, sheet.random.randint(0, 3))))
    sheet.finish("intranet page", site.name, owner=owner, effective=effective,
                 region=refs["region"])


def _sections(sheet: Sheet, site: Entity, told: dict[str, Fact]) -> list[Fact]:
    """Write the sections of a page; returns what goes into the footnote."""
    refs = dict(site.refs)
    parts = [part for part in PARTS
             if (part.theme != "production" or refs["use"] == "plant")
             and (part.theme != "laboratory" or refs["use"] != "office")]
    plain = [part for part in parts if not any(name in told for name in part.facts)]
    dropped = sheet.random.sample(plain, min(len(plain), sheet.random.randint(4, 7)))
    parts = [part for part in parts if part not in dropped]
    head, tail = parts[:2], parts[2:]
    sheet.random.shuffle(tail)
    footnote = [told.pop(name) for name in ("lease", "parking", "area")
                if name in told and sheet.random.random() < 0.3][:1]
    buried = next((part for part in reversed(tail)
                   if any(name in told for name in part.facts)), None)
    level = sheet.pick("h2", "h2", "h3")
    for part in (*head, *tail):
        heading = sheet.pick(*part.headings).format(site=site.name, city=refs["city"])
        facts = [told[name] for name in part.facts if name in told]
        mark = "<sup>1</sup>" if footnote and footnote[0].attribute in part.facts else ""
        if part is buried and dropped:
            heading = sheet.pick(f"Everyday life at the {site.name}", f"Practical matters, "
                                 f"{refs['city']}", f"{refs['city']} from A to Z")
        sheet.write(f"<{level}>{heading}{mark}</{level}>")
        passage = sheet.passage(f"sites.{part.theme}", site=site.name)
        if part is buried and dropped:
            # Something else first, at length, so that the fact stands deep in its section.
            before = [sheet.passage(f"sites.{other.theme}", site=site.name)
                      for other in dropped[:2]]
            sheet.write(*(f"<p>{text}</p>" for text in (passage, *before)),
                        "<p>" + " ".join(sheet.say(fact, place="deep") for fact in facts) + "</p>")
        elif facts and sheet.random.random() < 0.5:
            said = [sheet.say(fact) for fact in facts]
            sheet.write(f"<p>{' '.join(said)} {passage}</p>")
        elif len(facts) > 1:
            first, rest = sheet.say(facts[0]), [sheet.say(fact) for fact in facts[1:]]
            sheet.write(f"<p>{first}</p>", f"<p>{passage} {' '.join(rest)}</p>")
        else:
            said = [sheet.say(fact) for fact in facts]
            sheet.write(f"<p>{' '.join([passage, *said])}</p>")
    return footnote
