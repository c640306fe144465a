"""Seal-kit price lists: one CSV a region and year, last year's marked as superseded."""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Entity, Fact, Status
from corpus.writers.desk import Desk, Sheet, slug

# How a company lays out its lists: separator and columns, the same in all of them.
LAYOUTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (";", ("seal kit", "fits", "region", "currency", "seal kit price", "valid_from", "status")),
    (",", ("region", "product", "seal kit", "seal kit price", "currency", "valid from",
           "valid to", "list status")),
    (";", ("Kit", "For type", "Pack", "Region", "Seal kit price", "Curr.", "From", "State")),
)


def write(desk: Desk) -> None:
    """Write this year's and last year's list of each region."""
    layout = desk.world.ledger.stream("kit price layout").randrange(len(LAYOUTS))
    for region in desk.world.ledger.regions:
        for status in (Status.CURRENT, Status.SUPERSEDED):
            _list(desk, region, status, layout)


def _list(desk: Desk, region: str, status: Status, layout: int) -> None:
    prices = [(variant, fact) for variants in desk.world.goods.families.values()
              for variant in variants
              for fact in desk.facts(variant.id, "kit_price", status=status, region=region)]
    start = prices[0][1].valid_from or date(2026, 1, 1)
    sheet = desk.sheet(f"prices/seal-kits-{slug(region)}-{start.year}.csv")
    separator, names = LAYOUTS[layout]
    head = separator.join(names)
    sheet.write(head)
    for variant, fact in prices:
        row = separator.join(_row(sheet.random, layout, desk, variant, fact, status))
        sheet.write(row)
        kit = desk.facts(variant.id, "seal_kit")[0]
        for stated in (fact, kit):
            sheet.note(stated, head, "csv")
            sheet.note(stated, row, "csv")
    _freight(sheet, separator, len(names), region)
    sheet.finish("price list", f"Seal kit prices {region} {start.year}", status,
                 owner="Spare Parts", effective=start, region=region)


def _row(random: Random, layout: int, desk: Desk, variant: Entity, fact: Fact,
         status: Status) -> list[str]:
    kit = desk.facts(variant.id, "seal_kit")[0].values[0].text
    price = fact.values[0]
    start = (fact.valid_from or date(2026, 1, 1)).isoformat()
    end = fact.valid_to.isoformat() if fact.valid_to else ""
    region, unit = fact.scope.region or "", price.unit or ""
    if layout == 0:
        return [kit, variant.name, region, unit, price.text, start, status.value]
    if layout == 1:
        return [region, variant.name, kit, price.text, unit, start, end, status.value]
    pack = random.choice(("bag", "blister", "carton"))
    return [kit, variant.aliases[0], pack, region, price.text, unit, start, status.value]


def _freight(sheet: Sheet, separator: str, width: int, region: str) -> None:
    """Close the list with a remark in its first column, as people do."""
    remark = sheet.pick("Prices net; freight and duties extra", "Net list prices ex works",
                        "Discounts per frame contract are not shown")
    sheet.write(separator.join([remark, *[""] * (width - 1)]))
