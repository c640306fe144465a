"""Spare-parts catalogues: a CSV export, an intranet page or a JSON export for each family."""

from __future__ import annotations

import json
from html import escape

from corpus.facts import Entity, Fact
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.service import frame, tables
from corpus.writers.service.tables import Row

NAMES = ("number", "stock", "life", "part_price")
PLAIN = {"number": ("part_number", "part_no", "article"), "stock": ("minimum_stock", "min_stock"),
         "life": ("replacement_interval", "replace_every"),
         "part_price": ("unit_price", "price_each")}
HEADS = {"number": ("Part number", "Part no."), "stock": ("Minimum stock",),
         "life": ("Replacement interval", "Replace every"), "part_price": ("Unit price",)}


def write(desk: Desk) -> None:
    """Write one catalogue a family; the formats go round, beginning anywhere."""
    turn = desk.world.ledger.stream("parts catalogues").randrange(5)
    for index, (family, parts) in enumerate(desk.world.service.parts.items()):
        writer = (_page, _export, _page, _export, _nested)[(turn + index) % 5]
        writer(desk, family, parts)


def _value(sheet: Sheet, part: Entity, name: str) -> Fact | None:
    return next(iter(sheet.desk.facts(part.id, name)), None)


def _export(desk: Desk, family: str, parts: tuple[Entity, ...]) -> None:
    sheet = desk.sheet(f"parts/{slug(family)}-spares.csv")
    mark = sheet.pick(",", ";")
    names = [NAMES[0], *sheet.random.sample(NAMES[1:], 3)]
    rows = []
    for part in _ordered(sheet, parts):
        row = Row([family, part.name])
        for name in names:
            fact = _value(sheet, part, name)
            text = "" if fact is None else fact.values[0].text
            if fact and name == "part_price":
                text = f"{text} {fact.values[0].unit}"
            if fact and name == "life":
                text = f"{text}s"
            row.cells.append(text)
            row.facts.extend([fact] if fact else [])
        rows.append(row)
    head = ["series", "description", *(sheet.pick(*PLAIN[name]) for name in names)]
    tables.separated(sheet, head, rows, mark)
    sheet.finish("parts catalogue", f"Spare parts {family}", owner=sheet.house["purchasing"])


def _nested(desk: Desk, family: str, parts: tuple[Entity, ...]) -> None:
    sheet = desk.sheet(f"parts/{slug(family)}-spares.json")
    when = frame.reviewed(sheet, 120)
    sheet.write("{", f'  "catalogue": "Spare parts {family}",',
                f'  "owner": {json.dumps(as_label(sheet.house["purchasing"]))},',
                f'  "exported": "{when.isoformat()}",', '  "parts": [')
    lines = []
    for part in _ordered(sheet, parts):
        told: dict[str, object] = {"description": part.name}
        facts = []
        for name in NAMES:
            if fact := _value(sheet, part, name):
                facts.append(fact)
                told[PLAIN[name][0]] = fact.values[0].text if name != "part_price" else {
                    "amount": fact.values[0].text, "currency": fact.values[0].unit}
        line = json.dumps(told)
        lines.append(f"    {line}")
        for fact in facts:
            sheet.note(fact, line, "json")
    sheet.write(",\n".join(lines), "  ]", "}")
    sheet.finish("parts catalogue", f"Spare parts {family}", owner=sheet.house["purchasing"],
                 effective=when)


def _page(desk: Desk, family: str, parts: tuple[Entity, ...]) -> None:
    sheet = desk.sheet(f"parts/{slug(family)}-spares.html")
    title = sheet.pick(f"Spare parts for the {family} series", f"{family}: spare parts catalogue",
                       f"{family} spares")
    owner, when = sheet.house["purchasing"], frame.reviewed(sheet)
    frame.page(sheet, title, ("Service", "Spare parts", family), owner, when)
    sheet.write(f"<p>{sheet.passage('service_notes.catalogue_intro', family=family)}</p>")
    below = sheet.random.choice(("life", "life", "stock"))
    noted = [part for part in parts if _value(sheet, part, below)]
    noted = sheet.random.sample(noted, min(len(noted), sheet.random.randint(3, 4)))
    rows: list[Row] = []
    notes: list[str] = []
    for part in _ordered(sheet, parts):
        row = Row([part.name])
        for name in NAMES:
            fact = _value(sheet, part, name)
            if fact and name == below and part in noted:
                mark = "abcd"[len(notes)]
                row.cells.append(f"note {mark}")
                said = escape(sheet.say(fact, place="footnote"), quote=False)
                notes.append(f'<p class="footnote">{mark}) {said}</p>')
            else:
                row.add(sheet, [fact] if fact else [])
        rows.append(row)
    tables.html(sheet, ["Part", *(sheet.pick(*HEADS[name]) for name in NAMES)], rows,
                f"{family} series")
    sheet.write(*notes,
                f"<p>{sheet.passage('service_notes.catalogue_after', family=family)}</p>")
    frame.page_end(sheet, owner)
    sheet.finish("parts catalogue", title, owner=owner, effective=when)


def _ordered(sheet: Sheet, parts: tuple[Entity, ...]) -> list[Entity]:
    order = sorted(parts, key=lambda part: part.name)
    if sheet.random.random() < 0.6:
        order.sort(key=lambda part: sheet.desk.facts(part.id, "number")[0].values[0].text)
    return order
