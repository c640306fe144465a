"""The purchasing guideline and reports of supplier audits, in Markdown."""

from __future__ import annotations

from corpus.facts import Status
from corpus.world.ledger import TODAY, day
from corpus.world.trade import Supplier
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug

CHAPTERS = (("Selecting a supplier", "selection"), ("Ordering", "ordering"),
            ("Deliveries and complaints", "delivery"), ("Paying", "paying"),
            ("Conduct", "conduct"))


def write(desk: Desk) -> None:
    """Write the guideline and two or three audit reports."""
    _guideline(desk)
    random = desk.world.ledger.stream("audits")
    for vendor in random.sample(desk.world.trade.vendors, random.randint(2, 3)):
        _audit(desk, vendor)


def _guideline(desk: Desk) -> None:
    sheet = desk.sheet("handbook/purchasing-guideline.md")
    owner = sheet.house["purchasing"]
    sheet.write("# Purchasing guideline", "",
                f"Owner: {as_label(owner)}. Applies to all sites.", "",
                sheet.passage("trade.why"), "")
    chapters = list(CHAPTERS)
    extra = sheet.random.choice(chapters)[1]
    for title, theme in chapters:
        sheet.write(f"## {title}", "", sheet.passage(f"trade.{theme}"), "")
        if theme == extra:
            sheet.write(sheet.passage(f"trade.{theme}"), "")
    vendors = sheet.random.sample(desk.world.trade.vendors, 6)
    head = "| Supplier | Vendor number | Payment target |"
    sheet.write("## Suppliers most often ordered from", "", head, "|---|---|---|")
    for vendor in vendors:
        facts = {fact.attribute: fact for fact in desk.facts(
            vendor.entity.id, "vendor_id", "credit", status=Status.CURRENT)}
        cells = [sheet.cell(facts[name]) if name in facts else ""
                 for name in ("vendor_id", "credit")]
        row = f"| {vendor.entity.name} | {cells[0]} | {cells[1]} |"
        for fact in facts.values():
            sheet.note(fact, head, "table")
            sheet.note(fact, row, "table")
        sheet.write(row)
    sheet.write("", f"Everything else is in the vendor register, which {owner} exports from "
                f"{sheet.house['erp']} on request.")
    sheet.finish("guideline", "Purchasing guideline", owner=owner)


def _audit(desk: Desk, vendor: Supplier) -> None:
    entity = vendor.entity
    sheet = desk.sheet(f"suppliers/audit-{slug(entity.name)}.md")
    when = day(sheet.random, vendor.start, TODAY)
    owner = sheet.house["quality"]
    sheet.write("---", f"title: Supplier audit {entity.name}", f"owner: {as_label(owner)}",
                f"date: {when.isoformat()}", "status: released", "---", "",
                f"# Supplier audit: {entity.name}", "")
    number, contact = desk.facts(entity.id, "vendor_id", "contact", status=Status.CURRENT)
    sheet.write(f"## {sheet.pick('Occasion', 'Background', 'Why we went')}", "",
                f"{sheet.passage('trade.audit_reason')} {sheet.say(number)}", "",
                f"## {sheet.pick('What was seen', 'Findings', 'Observations on the round')}", "",
                sheet.passage("trade.audit_found"), "", sheet.passage("trade.audit_found"), "")
    terms = desk.facts(entity.id, *sheet.random.sample(("lead_time", "moq", "credit"), 2),
                       status=Status.CURRENT)
    told = " ".join(sheet.say(fact, place="deep") for fact in terms)
    sheet.write(f"{sheet.passage('trade.audit_found')} {told}", "",
                "## Verdict", "", sheet.passage("trade.audit_verdict"), "",
                "## Measures", "", sheet.passage("trade.audit_measures"), "",
                f"{sheet.say(contact)}")
    sheet.finish("audit report", f"Supplier audit: {entity.name}", owner=owner, effective=when)
