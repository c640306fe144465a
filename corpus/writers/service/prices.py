"""Price lists: plans by region and year, and what a service costs where."""

from __future__ import annotations

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.house_style import long_date
from corpus.writers.service import frame, tables
from corpus.writers.service.regions import within
from corpus.writers.service.tables import Row


def write(desk: Desk) -> None:
    """Write the list of each year that has prices, and the list of fees."""
    plans = desk.world.service.plans
    for status in (Status.SUPERSEDED, Status.CURRENT, Status.DRAFT):
        facts = [fact for plan in plans for fact in desk.facts(plan.id, "price", status=status)]
        if facts:
            _plan_prices(desk, status, facts)
    _fees(desk)
    regions = list(desk.world.ledger.regions)
    random = desk.world.ledger.stream("price notices")
    for region in random.sample(regions, random.randint(1, 2)):
        _notice(desk, region)


def _plan_prices(desk: Desk, status: Status, facts: list[Fact]) -> None:
    start = facts[0].valid_from
    assert start
    sheet = desk.sheet(f"prices/service-plans-{start.year}.csv")
    mark = desk.world.ledger.stream("price lists").choice((",", ";"))
    if desk.world.ledger.stream("price lists").random() < 0.5:
        sheet.write(f"# Service plan price list {start.year}; status: {status.value}")
    rows = []
    for fact in facts:
        value = fact.values[0]
        until = fact.valid_to.isoformat() if fact.valid_to else ""
        rows.append(Row([desk.name_of[fact.subject], fact.scope.region or "", value.text,
                         value.unit or "", start.isoformat(), until, status.value], [fact]))
    if sheet.random.random() < 0.5:
        rows.sort(key=lambda row: row.cells[1])
    tables.separated(sheet, ["plan", "region", "monthly_fee", "currency", "valid_from",
                             "valid_until", "status"], rows, mark)
    sheet.finish("price list", f"Service plan prices {start.year}", status,
                 sheet.house["finance"], start)


def _fees(desk: Desk) -> None:
    sheet = desk.sheet("prices/service-fees.html")
    title = sheet.pick("Service fees by region", "What our services cost", "Fees for services")
    owner = sheet.house["finance"]
    when = TODAY.replace(month=sheet.random.randint(1, 6), day=1)
    regions = list(desk.world.ledger.regions)
    frame.page(sheet, title, ("Service", "Prices"), owner, when)
    sheet.write(f"<p>{sheet.passage('service.billing')}</p>")
    rows, notes = [], []
    told = sheet.random.choice(desk.world.service.services)
    for service in desk.world.service.services:
        facts = desk.facts(service.id, "fee")
        if service is told and facts:
            notes.append(_footnote(sheet, service, facts[-1]))
            facts = facts[:-1]
        row = Row([service.name + (" *" if service is told and facts else "")])
        for region in regions:
            row.add(sheet, [fact for fact in facts if fact.scope.region == region])
        if facts:
            rows.append(row)
    tables.html(sheet, ["Service fee", *regions], rows)
    sheet.write(*notes, f"<p>{sheet.passage('service.billing')}</p>")
    frame.page_end(sheet, owner)
    sheet.finish("price list", title, owner=owner, effective=when)


def _footnote(sheet: Sheet, service: Entity, fact: Fact) -> str:
    said = sheet.say(fact, within(service.name, fact.scope.region), place="footnote")
    return f'<p class="footnote">* {said}</p>'


def _notice(desk: Desk, region: str) -> None:
    sheet = desk.sheet(f"notices/service-plans-{slug(region)}.txt")
    owner = sheet.house["finance"]
    title = sheet.pick(f"Service plans in {region}: what changes with the year",
                       f"{region}: new rates for service plans",
                       f"To all account managers, {region}: service plan rates")
    sheet.write(title, "", f"From: {as_label(owner)}",
                sheet.pick(f"Region: {region}", f"For: sales and service, {region}"), "",
                sheet.passage("service_plans.notice"), "")
    facts = [fact for plan in desk.world.service.plans
             for fact in desk.facts(plan.id, "price", status=Status.CURRENT, region=region)]
    start = facts[0].valid_from
    assert start
    sheet.write(f"Valid from {long_date(start.isoformat())}:")
    sheet.write(*("  * " + sheet.say(fact, within(desk.name_of[fact.subject], region),
                                     place="list") for fact in facts), "",
                sheet.passage("service_plans.notice_after"), "",
                f"{as_label(owner)}, in agreement with {sheet.house['support']}")
    sheet.finish("notice", title, owner=owner, effective=start, region=region)
