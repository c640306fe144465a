"""The table of services by plan: how long each takes for whom."""

from __future__ import annotations

from corpus.facts import Status
from corpus.world.ledger import TODAY
from corpus.writers.desk import Desk
from corpus.writers.service import frame, tables
from corpus.writers.service.tables import Row


def write(desk: Desk) -> None:
    """Write the table."""
    sheet = desk.sheet("services/turnaround-by-plan.html")
    title = sheet.pick("Services and turnaround times by plan", "Turnaround of services",
                       "How long a service takes under which plan")
    owner = sheet.house["support"]
    when = TODAY.replace(month=sheet.random.randint(1, 8), day=15)
    plans = desk.world.service.plans
    frame.page(sheet, title, ("Service", "Services"), owner, when)
    sheet.write(f"<p>{sheet.passage('service_plans.matrix_intro')}</p>")
    rows = []
    for service in desk.world.service.services:
        row = Row([service.name])
        for plan in plans:
            facts = [fact for fact in desk.facts(service.id, "turnaround", status=Status.CURRENT)
                     if fact.scope.plan == plan.name]
            row.add(sheet, facts)
        rows.append(row)
    tables.html(sheet, [sheet.pick("Turnaround time", "Service (turnaround)"),
                        *(plan.name for plan in plans)], rows)
    sheet.write(f"<p>{sheet.passage('service_plans.matrix_after')}</p>")
    frame.page_end(sheet, owner)
    sheet.finish("service table", title, owner=owner, effective=when)
