"""Product pages: one variant in two to five hundred words, for people who choose and order."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Status
from corpus.world.goods import Line
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.goods import clutter

HIGHLIGHTS = ("range", "accuracy", "protection", "settling", "weight", "materials", "pressure",
              "consumption", "cable", "certificate")


def write(desk: Desk) -> None:
    """Write a page for each variant."""
    for line in desk.world.goods.lines:
        for variant in desk.world.goods.families[line.family]:
            _page(desk, line, variant)


def _page(desk: Desk, line: Line, variant: Entity) -> None:
    sheet = desk.sheet(f"products/{slug(variant.name)}.md")
    moment = clutter.issued(sheet)
    owner = sheet.pick("Product Marketing", "Product Management", "Technical Documentation")
    sheet.write(*_head(sheet, line, variant, moment, owner), "")
    sheet.write(sheet.passage(f"goods-{line.principle.name}.use", family=line.family)
                + _said(sheet, variant, "launched"), "")
    sections = [_site, _signals, _care, _figures]
    sheet.random.shuffle(sections)
    for section in sections[: sheet.random.choice((2, 2, 2, 3, 3))]:
        sheet.write(*section(sheet, line, variant), "")
    sheet.write(*_order(sheet, line, variant))
    sheet.finish("product page", variant.name, owner=owner, effective=moment)


def _head(sheet: Sheet, line: Line, variant: Entity, moment: date, owner: str) -> list[str]:
    shape = sheet.random.randrange(4)
    name = variant.name
    if shape == 0:
        return ["---", f"title: {name}", f"family: {line.family}", f"maintained_by: {owner}",
                f"updated: {moment.isoformat()}", "status: current", "---", "", f"# {name}"]
    if shape == 1:
        return [f"# {name}", "", f"*{line.family} series · {clutter.CRUMBS[line.principle.name]} "
                f"· page maintained by {owner}*"]
    if shape == 2:
        return [f"# {line.family} series: {name}", "", f"Updated {moment.isoformat()} | {owner}"]
    return [f"# {name}", "", "| Page | Series | Updated |", "|---|---|---|",
            f"| Product page | {line.family} | {moment.isoformat()} |"]


def _site(sheet: Sheet, line: Line, variant: Entity) -> list[str]:
    name = variant.name
    title = sheet.pick(f"Where the {name} goes", f"Finding a place for the {name}",
                       f"{name}: hints for planners", f"Fitting a {name}")
    return [f"## {title}", "",
            sheet.passage(f"goods-{line.principle.name}.site", family=line.family)]


def _signals(sheet: Sheet, line: Line, variant: Entity) -> list[str]:
    title = sheet.pick("Signals and networks", "Connecting to the control system",
                       "Communication")
    return [f"## {title}", "", _said(sheet, variant, "protocols").strip() + " "
            + sheet.passage("goods.signals", family=line.family)]


def _care(sheet: Sheet, line: Line, variant: Entity) -> list[str]:
    title = sheet.pick(f"Looking after a {variant.name}", f"The {variant.name} over the years",
                       f"Owning a {variant.name}")
    return [f"## {title}", "", sheet.passage("goods.care", family=line.family)
            + _said(sheet, variant, "warranty")]


def _figures(sheet: Sheet, line: Line, variant: Entity) -> list[str]:
    known = [name for name in HIGHLIGHTS if _current(sheet, variant, name)]
    chosen = sheet.random.sample(known, min(len(known), sheet.random.randint(2, 3)))
    bullets = [f"- {_said(sheet, variant, name, 'list').strip()}" for name in chosen]
    title = sheet.pick("At a glance", "In short", f"{variant.name} in figures")
    return [f"## {title}", "", *bullets, "", sheet.passage("goods.datasheet", family=line.family)]


def _order(sheet: Sheet, line: Line, variant: Entity) -> list[str]:
    code = _said(sheet, variant, "order_code", "prose").strip()
    owner = _said(sheet, variant, "owner").strip()
    text = sheet.passage("goods.ordering", family=line.family)
    title = sheet.pick("Ordering", f"Ordering the {variant.name}", "How to buy")
    if owner and sheet.random.random() < 0.5:
        return [f"## {title}", "", f"{code} {text}", "", "## Who to ask", "", owner]
    if owner and sheet.random.random() < 0.5:
        return [f"## {title}", "", f"{text} {code}[^1]", "", f"[^1]: {owner}"]
    return [f"## {title}", "", f"{text}", "", " ".join(f"{code} {owner}".split())]


def _current(sheet: Sheet, variant: Entity, name: str) -> bool:
    return bool(sheet.desk.facts(variant.id, name, status=Status.CURRENT))


def _said(sheet: Sheet, variant: Entity, name: str, place: str = "prose") -> str:
    """Return a leading space and the sentences for an attribute; nothing where there is none."""
    text = ""
    for fact in sheet.desk.facts(variant.id, name, status=Status.CURRENT):
        edition = fact.scope.edition
        subject = f"{variant.name} ({edition})" if edition else variant.name
        if not edition and sheet.random.random() < 0.15:    # the title says which
            subject, place = "device", "heading-subject"
        text += " " + sheet.say(fact, subject, place=place)
    return text
