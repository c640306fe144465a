"""Tables in the shapes that documents have them; each notes what its rows prove.

A fact in a table is proved by its row together with the head, so both are noted. Footnotes are
the caller's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from corpus.facts import Fact
from corpus.writers.desk import Sheet

EMPTY = "–"


@dataclass(slots=True)
class Row:
    """The cells of a row, and the facts that stand in it."""

    cells: list[str]
    facts: list[Fact] = field(default_factory=list)

    def add(self, sheet: Sheet, facts: Sequence[Fact]) -> None:
        """Append a cell with the one fact there is, or a dash."""
        self.cells.append(sheet.cell(facts[0]) if facts else EMPTY)
        self.facts.extend(facts[:1])


def note(sheet: Sheet, head: str, line: str, row: Row, place: str = "table") -> None:
    """Record that the line of a row, under its head, proves its facts."""
    for fact in row.facts:
        sheet.note(fact, line, place)
        sheet.note(fact, head, place)


def markdown(sheet: Sheet, head: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a Markdown table."""
    top = f"| {' | '.join(head)} |"
    sheet.write(top, "|" + "---|" * len(head))
    for row in rows:
        line = f"| {' | '.join(row.cells)} |"
        sheet.write(line)
        note(sheet, top, line, row)


def html(sheet: Sheet, head: Sequence[str], rows: Sequence[Row], caption: str = "",
         attributes: str = "") -> None:
    """Write an HTML table, one line a row."""
    top = "<tr>" + "".join(f"<th>{escape(name, quote=False)}</th>" for name in head) + "</tr>"
    sheet.write(f"<table{attributes}>")
    if caption:
        sheet.write(f"<caption>{escape(caption, quote=False)}</caption>")
    sheet.write(top)
    for row in rows:
        cells = [escape(cell, quote=False) for cell in row.cells]
        line = f"<tr><td>{'</td><td>'.join(cells)}</td></tr>"
        sheet.write(line)
        note(sheet, top, line, row)
    sheet.write("</table>")


def columns(sheet: Sheet, head: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table in plain text, its columns padded with blanks."""
    widths = [max(len(name), *(len(row.cells[index]) for row in rows)) + 3
              for index, name in enumerate(head)]

    def line(cells: Sequence[str]) -> str:
        return "".join(cell.ljust(width)
                       for cell, width in zip(cells, widths, strict=True)).rstrip()

    top = line(head)
    sheet.write(top, "-" * len(top))
    for row in rows:
        sheet.write(line(row.cells))
        note(sheet, top, line(row.cells), row)


def separated(sheet: Sheet, head: Sequence[str], rows: Sequence[Row], mark: str = ",") -> None:
    """Write the rows of a CSV file; cells with the separator in them are quoted."""

    def line(cells: Sequence[str]) -> str:
        return mark.join(f'"{cell}"' if mark in cell else cell for cell in cells)

    top = line(head)
    sheet.write(top)
    for row in rows:
        sheet.write(line(row.cells))
        note(sheet, top, line(row.cells), row, "csv")
