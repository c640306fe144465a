"""Descriptions of service plans, the former edition of one that changed, and their comparison."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import TODAY
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.service import frame, tables
from corpus.writers.service.tables import Row

THEMES = (("plan_who", ("Who it is for", "Customers", "When to propose it")),
          ("plan_scope", ("What is covered", "Scope", "Covered and not covered")),
          ("plan_how", ("How it works", "From the report to the repair", "In practice")),
          ("plan_change", ("Changes and ending", "Contract matters", "Changing the plan")))
PLACES = {"response": 2, "visits": 2, "uptime": 1, "hotline": 2}
HEADS = {"response": ("Reaction time",), "visits": ("Service visits a year", "Included visits"),
         "uptime": ("Uptime commitment", "Uptime"), "hotline": ("Hotline hours", "Hotline")}


def write(desk: Desk) -> None:
    """Write a page for each plan, old editions, and the comparison."""
    for plan in desk.world.service.plans:
        current = desk.facts(plan.id, *PLACES, status=Status.CURRENT)
        start = next((fact.valid_from for fact in current if fact.valid_from), None)
        _description(desk, plan, current, start)
        if old := desk.facts(plan.id, *PLACES, status=Status.SUPERSEDED):
            _description(desk, plan, old, old[0].valid_from)
    _comparison(desk)


def _description(desk: Desk, plan: Entity, facts: list[Fact], start: date | None) -> None:
    status = facts[0].status
    former = status is Status.SUPERSEDED
    sheet = desk.sheet(f"plans/{slug(plan.name)}{'-2025' if former else ''}.md")
    title = sheet.pick(f"{plan.name}: description", f"The {plan.name}", f"{plan.aliases[1]}")
    if former:
        title += " (2025 edition)"
    owner = sheet.pick(*(person.name for person in
                         desk.world.people.by_title["Product Manager"][:6]))
    when = start or frame.reviewed(sheet)
    frame.markdown(sheet, title, owner, when, status)
    if former:
        sheet.write(sheet.pick(
            "This edition has been replaced. It is kept for contracts that refer to it by date.",
            "Superseded: only contracts signed under this edition may still be read with it."), "")
    order = sheet.random.choice(((0, 1, 2, 3), (0, 2, 1, 3), (2, 0, 1, 3)))
    listed = facts if sheet.random.random() < 0.3 and not former else []
    for number in order[:3 if former else 4]:
        theme, heads = THEMES[number]
        sheet.write(f"## {sheet.pick(*heads)}", "",
                    sheet.passage(f"service_plans.{theme}", plan=plan.name))
        told = [fact for fact in facts if PLACES[fact.attribute] == number]
        if number == 2 and sheet.random.random() < 0.6:
            sheet.write("", sheet.passage(f"service_plans.{theme}", plan=plan.name))
        if listed:
            sheet.write("", *(f"- {sheet.say(fact, place='list')}" for fact in told))
        elif told:
            sheet.random.shuffle(told)
            sheet.write("", " ".join(sheet.say(fact, sheet.pick(plan.name, plan.aliases[1]))
                                     for fact in told))
        sheet.write("")
    sheet.finish("service plan", title, status, owner, when)


def _comparison(desk: Desk) -> None:
    sheet = desk.sheet("plans/comparison.html")
    title = sheet.pick("Service plans compared", "Which service plan?", "Our plans side by side")
    owner, when = sheet.house["support"], TODAY.replace(month=sheet.random.randint(2, 8), day=3)
    frame.page(sheet, title, ("Service", "Plans"), owner, when)
    sheet.write(f"<p>{sheet.passage('service_plans.compare')}</p>")
    names = sheet.random.sample(list(PLACES), 4)
    rows = []
    for plan in desk.world.service.plans:
        row = Row([plan.name])
        for name in names:
            row.add(sheet, desk.facts(plan.id, name, status=Status.CURRENT))
        rows.append(row)
    tables.html(sheet, ["Plan", *(sheet.pick(*HEADS[name]) for name in names)], rows)
    sheet.write(f"<p>{sheet.passage('service_plans.compare')}</p>")
    if sheet.random.random() < 0.5:
        _fees(sheet)
    frame.page_end(sheet, owner)
    sheet.finish("plan comparison", title, owner=owner, effective=when)




def _fees(sheet: Sheet) -> None:
    regions = list(sheet.desk.world.ledger.regions)
    rows = []
    for plan in sheet.desk.world.service.plans:
        row = Row([plan.name])
        for region in regions:
            row.add(sheet, sheet.desk.facts(plan.id, "price", status=Status.CURRENT,
                                            region=region))
        rows.append(row)
    tables.html(sheet, ["Monthly fee", *regions], rows)
