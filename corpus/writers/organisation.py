"""The company about itself: site pages on the intranet, minutes of programmes, a glossary."""

from __future__ import annotations

from corpus.facts import Entity
from corpus.writers.desk import Desk, slug


def write(desk: Desk) -> None:
    """Write a page for each site, minutes for each programme and the glossary."""
    for site in desk.world.organisation.sites:
        _site(desk, site)
        _directory(desk, site)
    for programme in desk.world.organisation.programmes:
        _minutes(desk, programme)
    _glossary(desk)


def _site(desk: Desk, site: Entity) -> None:
    sheet = desk.sheet(f"intranet/{slug(site.name)}.html")
    opened, heads, area, head, rigs = (
        sheet.say(desk.facts(site.id, name)[0])
        for name in ("opened", "headcount", "area", "head", "rigs"))
    sheet.write("<!DOCTYPE html>", '<html lang="en">', f"<head><title>{site.name}</title></head>",
                "<body>", "<ul><li>Start</li><li>Sites</li><li>Canteen</li><li>Lost and found"
                "</li></ul>", f"<h1>{site.name}</h1>", f"<p>{opened} {area}</p>",
                "<h2>People</h2>", f"<p>{heads} {head}</p>", "<h2>Laboratory</h2>",
                f"<p>{rigs} Slots are booked two weeks ahead in the laboratory calendar.</p>",
                "<p>Parking is free. Bicycles go under the roof behind the goods entrance.</p>",
                "<h2>Good to know</h2>", f"<p>{sheet.prose.paragraph('policy', 5)}</p>",
                f"<p>{sheet.prose.paragraph('safety', 4)}</p>",
                f"<p>{sheet.prose.paragraph('policy', 4)}</p>",
                "<footer>Edited by the site's reception</footer>", "</body>", "</html>")
    sheet.finish("intranet page", site.name)


def _directory(desk: Desk, site: Entity) -> None:
    sheet = desk.sheet(f"directory/{slug(site.name)}.csv")
    head = "name,role,site,extension"
    sheet.write(head)
    for person in desk.world.organisation.people:
        links = dict(person.refs)
        if links["site"] == site.id:
            fact = desk.facts(person.id, "extension")[0]
            row = f"{person.name},{links['role']},{site.name},{fact.values[0].text}"
            sheet.note(fact, head, "csv")
            sheet.note(fact, row, "csv")
            sheet.write(row)
    sheet.finish("directory", f"Directory, {site.name}")


def _minutes(desk: Desk, programme: Entity) -> None:
    sheet = desk.sheet(f"minutes/{slug(programme.name)}.txt")
    budget, kickoff, sponsor = (
        sheet.say(desk.facts(programme.id, name)[0]) for name in ("budget", "kickoff", "sponsor"))
    sheet.write(f"MINUTES  {programme.name}, steering meeting", "", "1  Status", f"   {kickoff}",
                "   " + sheet.pick("Work is two weeks behind; the team expects to catch up.",
                                   "All work packages are on schedule.",
                                   "The pilot plant asked for a later slot."),
                "", "2  Money", f"   {budget}", "   Spending to date was noted without comment.",
                "", "3  People", f"   {sponsor}", "   A second test engineer joins next month.",
                "")
    for number in range(4, 4 + sheet.random.randint(7, 10)):
        sheet.write(f"{number}  {sheet.prose.sentence('minutes')}",
                    *(f"   {sheet.prose.sentence('minutes')}" for _ in range(3)), "")
    sheet.write("Next meeting: same room, in four weeks.")
    sheet.finish("minutes", f"{programme.name}, steering meeting")


def _glossary(desk: Desk) -> None:
    sheet = desk.sheet("intranet/glossary.md")
    sheet.write("# Glossary", "", "Words that newcomers ask about.", "")
    for programme in desk.world.organisation.programmes:
        sheet.write(f"- **{programme.aliases[0]}**: short for {programme.name}, an internal "
                    "programme.")
    sheet.write("- **Cool-down time**: the pause before an instrument may be switched on again.",
                "- **Trip threshold**: the value at which an error code is raised.",
                "- **Seal kit**: the gaskets of one instrument, packed together.", "",
                "## How words come in here", "", sheet.prose.paragraph("policy", 8))
    sheet.finish("glossary", "Glossary")
