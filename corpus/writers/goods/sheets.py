"""Data sheets: web pages with tables of a dozen and more rows, in three layouts."""

from __future__ import annotations

from corpus.facts import Entity
from corpus.world.goods import Line
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.goods import clutter, tables
from corpus.writers.goods.fillers import COMMON, FILLERS


def write(desk: Desk) -> None:
    """Write one data sheet for each family."""
    for line in desk.world.goods.lines:
        _sheet(desk, line, desk.world.goods.families[line.family])


def _sheet(desk: Desk, line: Line, variants: tuple[Entity, ...]) -> None:
    sheet = desk.sheet(f"datasheets/{slug(line.family)}.html")
    kind = line.principle.name
    title = sheet.pick(f"{line.family} data sheet", f"{line.family}: technical data",
                       f"Data sheet {line.family} series", f"{line.family} specifications")
    moment = clutter.issued(sheet)
    sheet.write(*clutter.top(sheet, title, kind, moment, "DS"))
    sheet.write(clutter.paragraph(sheet.passage(f"goods-{kind}.use", family=line.family)))
    layout = sheet.random.randrange(3)
    groups = list(tables.GROUPS)
    if layout == 0:
        sheet.write(*_one_table(sheet, line, variants, groups))
    elif layout == 1:
        sheet.random.shuffle(groups)
        for group in groups:
            sheet.write(*_table_of(sheet, line, variants, group))
    else:
        for number, names in enumerate(_halves()):
            rows = tables.across(sheet, variants, names)
            sheet.write(f"<h2>{('Performance', 'Connection and approval', 'Order data')[number]} "
                        f"of the {line.family} types</h2>", "<table>", *rows, "</table>")
            if number == 0:
                sheet.write(clutter.paragraph(sheet.passage("goods.figures", family=line.family)))
    if layout != 2:
        sheet.write(f"<h2>Notes on the {line.family} figures</h2>",
                    clutter.paragraph(sheet.passage("goods.figures", family=line.family)))
    sheet.write(f"<h2>{sheet.pick('Installation in brief', 'Before you install')}</h2>",
                clutter.paragraph(sheet.passage(f"goods-{kind}.site", family=line.family)))
    if sheet.random.random() < 0.6:
        sheet.write(f"<h2>Ordering {line.family} instruments</h2>",
                    clutter.paragraph(sheet.passage("goods.ordering", family=line.family)))
    related = [other for other in desk.world.goods.families if other != line.family]
    sheet.write(*clutter.bottom(sheet, sheet.random.sample(related, 3)))
    sheet.finish("data sheet", title, effective=moment)


def _halves() -> tuple[tuple[str, ...], ...]:
    return (("range", "accuracy", "settling", "ambient", "consumption", "pressure"),
            ("supply", "protection", "protocols", "cable", "bluetooth", "certificate"),
            ("order_code", "weight", "materials", "warranty", "launched"))


def _head(variants: tuple[Entity, ...], first: str) -> str:
    return (f"<tr><th>{first}</th>"
            + "".join(f"<th>{variant.name}</th>" for variant in variants) + "</tr>")


def _one_table(sheet: Sheet, line: Line, variants: tuple[Entity, ...],
               groups: list[str]) -> list[str]:
    """Return one long table whose groups are rows of their own."""
    head = _head(variants, sheet.pick("Characteristic", "Property", "Technical data"))
    made = ["<table class=\"tech\">", head]
    for group in groups:
        rows = _rows(sheet, line, variants, group, head)
        if rows:
            made += [f'<tr><th colspan="{len(variants) + 1}">{group}</th></tr>', *rows]
    return [*made, "</table>"]


def _table_of(sheet: Sheet, line: Line, variants: tuple[Entity, ...], group: str) -> list[str]:
    """Return the table of one group, with a caption."""
    head = _head(variants, group)
    rows = _rows(sheet, line, variants, group, head)
    caption = f"<caption>{line.family}: {group.lower()}</caption>"
    return ["<table>", caption, head, *rows, "</table>"] if rows else []


def _rows(sheet: Sheet, line: Line, variants: tuple[Entity, ...], group: str,
          head: str) -> list[str]:
    rows = tables.columns(sheet, variants, tables.GROUPS[group], head)
    for label, wordings in (*FILLERS[line.principle.name].get(group, ()),
                            *COMMON.get(group, ())):
        if rows and sheet.random.random() < 0.75:
            span = f'<td colspan="{len(variants)}">{sheet.pick(*wordings)}</td>'
            rows.insert(sheet.random.randint(0, len(rows)), f"<tr><td>{label}</td>{span}</tr>")
    return rows
