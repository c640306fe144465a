"""A product catalogue as exported from the data base: JSON, one product a line."""

from __future__ import annotations

import json

from corpus.facts import Entity, Status
from corpus.facts import ValueType as V
from corpus.writers.desk import Desk, Sheet

FIELDS = ("order_code", "weight", "warranty", "protection", "launched", "bluetooth", "seal_kit",
          "calibration", "supply")


def write(desk: Desk) -> None:
    """Write the export, which some companies have and others have not."""
    random = desk.world.ledger.stream("product export")
    if random.random() < 0.25:
        return
    chosen = ["order_code", *sorted(random.sample(FIELDS[1:], random.randint(3, 4)))]
    sheet = desk.sheet("catalogue/products.json")
    sheet.write("{", f'  "catalogue": "{sheet.house["company"]} products",',
                '  "status": "current", "exported": "2026-09-11",', '  "products": [')
    rows = [(line.family, line.principle.name, variant) for line in desk.world.goods.lines
            for variant in desk.world.goods.families[line.family]]
    for number, (family, principle, variant) in enumerate(rows):
        comma = "," if number + 1 < len(rows) else ""
        sheet.write(f"    {_product(sheet, family, principle, variant, chosen)}{comma}")
    sheet.write("  ]", "}")
    sheet.finish("catalogue export", f"{sheet.house['company']} product catalogue",
                 owner="Master Data")


def _product(sheet: Sheet, family: str, principle: str, variant: Entity,
             chosen: list[str]) -> str:
    facts = [fact for name in chosen
             for fact in sheet.desk.facts(variant.id, name, status=Status.CURRENT)]
    data: dict[str, object] = {}
    for fact in facts:
        value = fact.values[0]
        plural = "s" if value.type is V.DURATION and not value.text.startswith("1 ") else ""
        data[fact.attribute] = f"{value.text}{plural}" + (f" {value.unit}" if value.unit else "")
    order = {name: data.pop(name) for name in ("order_code", "seal_kit") if name in data}
    text = json.dumps({"name": variant.name, "family": family, "measures": principle,
                       "order": order, "data": data}, ensure_ascii=False)
    for fact in facts:
        sheet.note(fact, text, "json")
    return text
