"""Tables of facts: one row a fact, or one row a subject, each row on one line of the document."""

from __future__ import annotations

from corpus.facts import Entity, Fact, Status
from corpus.world.catalogue import attribute
from corpus.writers.desk import Sheet

# Other words that table heads use beside the catalogue's noun.
LABELS = {
    "opened": ("Opening date", "Opened", "Opened on"), "headcount": ("Headcount", "Employees"),
    "area": ("Floor area", "Floor space"), "head": ("Site manager",),
    "rigs": ("Calibration rigs", "Test benches"), "lease": ("Lease end", "Rented until"),
    "site_code": ("Site code", "Location code"),
    "shifts": ("Production shifts per week", "Shifts per week"),
    "parking": ("Parking spaces",), "meeting_rooms": ("Meeting rooms",),
    "accreditation": ("Accreditation number", "Accredited under"),
    "lead": ("Team lead", "Led by"), "cost_centre": ("Cost centre",),
    "size": ("Team size", "Members"), "base": ("Home site", "Based at"),
}


def label(sheet: Sheet, name: str) -> str:
    """Return a head for the column or row of an attribute."""
    return sheet.pick(*LABELS[name])


def glance(sheet: Sheet, entity: Entity, facts: list[Fact]) -> None:
    """Write an HTML table with one row a fact; its caption names the subject."""
    caption = "<caption>" + sheet.pick(
        f"{entity.name} at a glance", f"The {entity.name} in figures", f"Key data, {entity.name}",
        f"{entity.name}: facts") + "</caption>"
    sheet.write('<table class="facts">', caption)
    for fact in facts:
        row = (f"<tr><th>{label(sheet, fact.attribute)}</th>"
               f"<td>{sheet.cell(fact)}</td></tr>")
        sheet.note(fact, caption, "table")
        sheet.note(fact, row, "table")
        sheet.write(row)
    sheet.write("</table>")


def grid(sheet: Sheet, first: str, columns: list[str], rows: list[tuple[Entity, list[Fact]]],
         markdown: bool = False) -> None:
    """Write a table with one row a subject and one column an attribute."""
    heads = [first, *(label(sheet, name) for name in columns)]
    head = _row(heads, "th", markdown)
    sheet.write(*(() if markdown else ("<table>",)), head,
                *(("|" + " --- |" * len(heads),) if markdown else ()))
    for entity, facts in rows:
        cells = {fact.attribute: sheet.cell(fact) for fact in facts}
        row = _row([entity.name, *(cells.get(name, "–") for name in columns)], "td", markdown)
        for fact in facts:
            sheet.note(fact, head, "table")
            sheet.note(fact, row, "table")
        sheet.write(row)
    sheet.write(*(() if markdown else ("</table>",)))


def known(sheet: Sheet, entities: tuple[Entity, ...], columns: list[str]
          ) -> list[tuple[Entity, list[Fact]]]:
    """Return each entity with what holds at present of these attributes."""
    return [(entity, sheet.desk.facts(entity.id, *columns, status=Status.CURRENT))
            for entity in entities]


def noun(kind: str, name: str) -> str:
    """Return the catalogue's noun for an attribute."""
    return attribute(kind, name).noun


def _row(cells: list[str], tag: str, markdown: bool) -> str:
    if markdown:
        return "| " + " | ".join(cells) + " |"
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"
