"""Rows of tables: each cell is a unit that is read with its column's head and its row.

A table may stand either way: things in rows and attributes in columns, or the reverse, or both in
the first two columns. A cell carries the labels of both sides, and the names of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.rereading.units import Unit, sentences

SENTENCE_WORDS = 6
GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


def cells(head: list[str], row: list[str], start: int, end: int, above: tuple[str, ...]
          ) -> Iterator[Unit]:
    """Yield the cells of one row; a long cell is read as sentences about the row's subject."""
    said = " ".join(row)
    corner = head[0] if head else ""
    for index, cell in enumerate(row):
        column = head[index] if index < len(head) else ""
        # The first two columns may both be labels: "Expense Policy | Receipt threshold | 32 EUR".
        beside = [word for word in row[:min(index, 2)] if not any(map(str.isdigit, word))]
        label = " ".join(word for word in (column, *(beside or row[:min(index, 1)])) if word)
        if len(cell.split()) >= SENTENCE_WORDS:
            for unit in sentences(cell, 0, above, f"{said} {column}"):
                yield Unit(unit.text, start, end, above, "", unit.names)
        elif cell:
            yield Unit(cell, start, end, above, label or " ", f"{column} {said}",
                       corner if index else "")


def is_fixed(line: str, below: str) -> bool:
    """Say whether a line is the head of a table whose columns are aligned with blanks."""
    return len(GAP.findall(line.strip())) >= 1 and bool(re.fullmatch(r"\s*[-=+ ]{8,}\s*", below))


def fixed(head: str, line: str) -> tuple[list[str], list[str]]:
    """Return head and row of an aligned table, cut where the columns of the head begin."""
    places = [match.start() for match in re.finditer(r"(?:(?<=  )|^)\S", head)]
    ends = [*places[1:], max(len(head), len(line))]
    cut = list(zip(places, ends, strict=True))
    return [head[a:b].strip() for a, b in cut], [line[a:b].strip() for a, b in cut]
