"""All sites in one table on the intranet, and the register of premises that lists them by code."""

from __future__ import annotations

from datetime import date

from corpus.world.ledger import day
from corpus.writers.background import as_label
from corpus.writers.desk import Desk
from corpus.writers.people.frame import close_page, open_page
from corpus.writers.people.tables import grid, known, noun


def write(desk: Desk) -> None:
    """Write the overview page and the register."""
    _overview(desk)
    _register(desk)


def _overview(desk: Desk) -> None:
    sheet = desk.sheet("intranet/sites.html")
    sites = tuple(sorted(desk.world.people.sites, key=lambda site: site.name))
    title = sheet.pick("All our sites", "Where we are", "Sites and offices")
    effective = day(sheet.random, date(2026, 2, 2), date(2026, 6, 30))
    owner = as_label(sheet.house["workplace"])
    open_page(sheet, title, sheet.pick("Company", "Locations"), owner, effective)
    sheet.write(f"<p>{sheet.passage('people_overview.sites')}</p>")
    columns = ["head", "headcount", *sheet.random.sample(("opened", "area", "headcount"), 2)]
    columns = list(dict.fromkeys(columns))
    sheet.random.shuffle(columns)
    grid(sheet, sheet.pick("Site", "Location"), columns, known(sheet, sites, columns))
    columns = ["rigs"]
    if any(desk.facts(site.id, "accreditation") for site in sites):
        columns.append("accreditation")
    laboratories = [row for row in known(sheet, sites, columns) if row[1]]
    if laboratories:
        sheet.write(f"<h2>{sheet.pick('Laboratories', 'Where we calibrate')}</h2>",
                    f"<p>{sheet.passage('people_overview.laboratories')}</p>")
        grid(sheet, "Laboratory", columns, laboratories)
    close_page(sheet, tuple(site.name for site in sheet.random.sample(sites, 3)))
    sheet.finish("intranet page", title, owner=owner, effective=effective)


def _register(desk: Desk) -> None:
    sheet = desk.sheet("workplace/premises.csv")
    columns = [name for name in ("area", "lease", "parking", "meeting_rooms")
               if any(desk.facts(site.id, name) for site in desk.world.people.sites)]
    head = ",".join(("site_code", "site", *(noun("site", name).replace(" ", "_")
                                            for name in columns)))
    sheet.write(head)
    for site in desk.world.people.sites:
        code = desk.facts(site.id, "site_code")[0]
        facts = {fact.attribute: fact for fact in desk.facts(site.id, *columns)}
        cells = ["" if name not in facts else facts[name].values[0].text if name == "lease"
                 else sheet.cell(facts[name]).replace(",", "") for name in columns]
        row = ",".join((code.values[0].text, site.name, *cells))
        sheet.write(row)
        for fact in (code, *facts.values()):
            sheet.note(fact, head, "csv")
            sheet.note(fact, row, "csv")
    sheet.finish("register", "Register of premises", owner=sheet.house["workplace"])
