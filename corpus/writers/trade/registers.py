"""Tables of trade: the vendor register, supplier terms by year, customers and their managers."""

from __future__ import annotations

import csv
import io
import json

from corpus.facts import Fact, Status
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.trade.mailing import domain

LABELS = {"lead_time": "Lead time", "moq": "Minimum order quantity",
          "discount": "Volume discount", "credit": "Payment target", "contact": "Sales contact"}


def write(desk: Desk) -> None:
    """Write the register, the terms of both years, and the customer tables."""
    _register(desk)
    _terms(desk, Status.CURRENT, 2026)
    if desk.world.ledger.stream("terms of last year").random() < 0.75:
        _terms(desk, Status.SUPERSEDED, 2025)
    _receivables(desk)


def _register(desk: Desk) -> None:
    sheet = desk.sheet("suppliers/vendor-register.json")
    rows = []
    for vendor in desk.world.trade.vendors:
        entity = vendor.entity
        number = desk.facts(entity.id, "vendor_id")[0]
        terms = {fact.attribute: fact
                 for fact in desk.facts(entity.id, *LABELS, status=Status.CURRENT)}
        shown = [name for name in ("lead_time", "credit") if name in terms
                 and sheet.random.random() < 0.7]
        contact = terms["contact"]
        record: dict[str, object] = {
            "Vendor number": number.values[0].text, "Name": entity.name,
            "Sales contact": {"name": contact.values[0].text,
                              "mail": f"{slug(contact.values[0].text)}@{domain(entity.name)}"},
            "Terms": {LABELS[name]: sheet.cell(terms[name]) for name in shown},
            "Blocked": False,
            "Remark": sheet.passage("trade.vendor_remark").lower()}
        row = json.dumps(record, ensure_ascii=False)
        for fact in (number, contact, *(terms[name] for name in shown)):
            sheet.note(fact, row, "json")
        rows.append(f"    {row}")
    sheet.write("{", '  "export": "vendor register",',
                f'  "company": {json.dumps(desk.world.name)},', '  "exported": "2026-09-07",',
                f'  "owner": {json.dumps(as_label(sheet.house["purchasing"]))},', '  "vendors": [',
                ",\n".join(rows), "  ]", "}")
    sheet.finish("export", "Vendor register", owner=sheet.house["purchasing"])


def _terms(desk: Desk, status: Status, year: int) -> None:
    sheet = desk.sheet(f"suppliers/terms-{year}.csv")
    names = ("lead_time", "moq", "discount")
    head = _row(["Supplier", *(LABELS[name] for name in names), "Status"])
    sheet.write(head)
    for vendor in desk.world.trade.vendors:
        facts = {fact.attribute: fact
                 for fact in desk.facts(vendor.entity.id, *names, status=status)}
        cells = [_cell(sheet, facts.get(name)) for name in names]
        row = _row([vendor.entity.name, *cells,
                    "in force" if status is Status.CURRENT else f"expired, was terms {year}"])
        for fact in facts.values():
            sheet.note(fact, head, "csv")
            sheet.note(fact, row, "csv")
        sheet.write(row)
    sheet.finish("terms sheet", f"Supplier terms {year}", status, sheet.house["purchasing"])


def _receivables(desk: Desk) -> None:
    """Write what accounting needs of the contracts; later amendments are worked in."""
    sheet = desk.sheet("contracts/terms-for-accounting.csv")
    contracts = list(desk.world.trade.contracts)
    picked = sheet.random.sample(range(len(contracts)), len(contracts) // 2)
    head = _row(["Customer", "Contract number", "Payment term", "Late payment interest p.a."])
    sheet.write(head)
    for turn in sorted(picked):
        contract = contracts[turn]
        facts = {fact.attribute: fact for fact in desk.facts(
            contract.id, "number", "payment", "interest", status=Status.CURRENT)}
        if sheet.random.random() < 0.4:
            facts.pop("interest", None)
        row = _row([contract.aliases[0],
                    *(_cell(sheet, facts.get(name)) for name in ("number", "payment", "interest"))])
        for fact in facts.values():
            sheet.note(fact, head, "csv")
            sheet.note(fact, row, "csv")
        sheet.write(row)
    sheet.finish("overview", "Contract terms for accounting", owner=sheet.house["finance"])


def _cell(sheet: Sheet, fact: Fact | None) -> str:
    return "" if fact is None else sheet.cell(fact)


def _row(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="").writerow(cells)
    return out.getvalue()
