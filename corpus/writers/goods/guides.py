"""Selection guides: all types of one measuring principle side by side."""

from __future__ import annotations

from corpus.facts import Entity
from corpus.writers.desk import Desk, slug
from corpus.writers.goods import clutter, tables

TITLES = {"flow": "flow meter", "level": "level transmitter", "pressure": "pressure transmitter",
          "temperature": "temperature probe", "analysis": "conductivity analyser"}


def write(desk: Desk) -> None:
    """Write a guide for each principle that more than one family uses."""
    by_principle: dict[str, list[str]] = {}
    for family, principle in desk.world.goods.principles.items():
        by_principle.setdefault(principle, []).append(family)
    for principle, families in by_principle.items():
        if len(families) > 1:
            _guide(desk, principle, families)


def _guide(desk: Desk, principle: str, families: list[str]) -> None:
    noun = TITLES[principle]
    sheet = desk.sheet(f"guides/{slug(noun)}s.html")
    title = sheet.pick(f"Which {noun}?", f"Choosing a {noun}", f"{noun.capitalize()}s compared")
    variants: tuple[Entity, ...] = tuple(
        variant for family in families for variant in desk.world.goods.families[family])
    moment = clutter.issued(sheet)
    shown = ["range", "accuracy", *sheet.random.sample(
        ["settling", "protection", "protocols", "weight", "pressure", "supply"], 3)]
    sheet.write(*clutter.top(sheet, title, principle, moment, "SG"),
                clutter.paragraph(sheet.passage(f"goods-{principle}.choice")),
                f"<h2>All {noun}s in one table</h2>", '<table class="compare">',
                *tables.across(sheet, variants, tuple(shown)), "</table>",
                clutter.paragraph(sheet.passage("goods.figures", family=" and ".join(families))),
                f"<h2>{sheet.pick('Questions to ask first', 'Before you decide')}</h2>",
                clutter.paragraph(sheet.passage(f"goods-{principle}.choice")),
                *clutter.bottom(sheet, families))
    sheet.finish("selection guide", title, owner="Product Marketing", effective=moment)
