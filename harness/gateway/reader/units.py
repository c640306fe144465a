"""The units of reading: a sentence, a list item, a table cell with its headers.

A cell becomes a unit of its own: row label, column header and value. Without a header row the
column is unknown, and any cell of the row is as good as another: that is how a cut table fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .anatomy import Passage

SENTENCE = re.compile(r"(?<=[.!?])[ \n]+(?=[A-Z0-9\"(])")
HEADING = re.compile(r"^#{1,6} +(.*)$|^(\d{1,2}\.? {1,3}[A-Z][^.\n]{2,60})$")
EFFECTIVE = re.compile(r"(?:effective|valid)(?: from| date)?[^\n:]{0,20}:? ?"
                       r"(\d{4}-\d{2}-\d{2}|\d{1,2} \w{3,9} \d{4})", re.IGNORECASE)
NUMERIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to read. `heading` is the nearest heading, `title` the passage's title.

    `column` is the header above a table cell ("" where none was seen), else None. `quoted` marks a
    line that a mail quotes from an older one.
    """

    passage: int
    order: int
    text: str
    heading: str
    title: str
    column: str | None = None
    quoted: bool = False


LISTED = re.compile(r"(?:[-*•]|\d{1,2}[.)]|\d{1,2}\.\d{1,2}) +")


class _Reading:
    """What has been read of one passage so far: finished units, and the paragraph under way."""

    def __init__(self, number: int, passage: Passage, order: int) -> None:
        self.number, self.title, self.order = number, passage.title, order
        self.units: list[Unit] = []
        self.heading = ""
        self.header: list[str] | None = None
        self.paragraph: list[str] = []

    def flush(self) -> None:
        """Turn the paragraph into sentences."""
        text = " ".join(self.paragraph).strip()
        self.paragraph.clear()
        for sentence in SENTENCE.split(text):
            if sentence.strip():
                self.units.append(Unit(self.number, self.order + len(self.units),
                                       sentence.strip(), self.heading, self.title))

    def alone(self, text: str) -> None:
        """Take one line as a unit of its own."""
        self.flush()
        self.paragraph.append(text)
        self.flush()

    def row(self, line: str, cells: list[str]) -> None:
        """Take a table row: the first row that names things is the header."""
        self.flush()
        if set(line) <= set("|-: "):
            return
        if self.header is None and not NUMERIC.search(cells[0]) and _is_header(cells):
            self.header = cells
            return
        self.units.extend(_row(cells, self.header, self.number, self.order + len(self.units),
                               self.heading, self.title))

    def line(self, line: str) -> None:
        """Take the next line of the passage."""
        cells = _cells(line)
        if cells:
            self.row(line, cells)
            return
        if line:
            self.header = None
        mark = HEADING.match(line)
        if mark:
            self.flush()
            self.heading = mark.group(1) or mark.group(2)
        elif not line:
            self.flush()
        elif line.startswith(">"):
            self.flush()
            text = line.lstrip("> ")
            if text:
                self.units.append(Unit(self.number, self.order + len(self.units), text,
                                       self.heading, self.title, quoted=True))
        elif line.startswith(("{", '"')) or LISTED.match(line):
            self.alone(LISTED.sub("", line, count=1) if LISTED.match(line) else line)
        else:
            self.paragraph.append(line)


def read(passages: tuple[Passage, ...]) -> tuple[Unit, ...]:
    """Return the units of all passages in reading order."""
    found: list[Unit] = []
    for number, passage in enumerate(passages):
        reading = _Reading(number, passage, len(found))
        for line in passage.text.split("\n"):
            reading.line(line.strip())
        reading.flush()
        found.extend(reading.units)
    return tuple(found)


def _cells(line: str) -> list[str]:
    """Return the cells of a table row, or nothing for other lines."""
    if line.startswith(("{", "[{")):
        return []
    if line.count("|") >= 2:
        return [cell.strip() for cell in line.strip("|").split("|")]
    parts = line.split(",")
    if len(parts) >= 3 and all(0 < len(part) < 40 for part in parts) and not line.endswith(".") \
            and all(not part.startswith(" ") for part in parts):
        return [part.strip() for part in parts]
    return []


def _is_header(cells: list[str]) -> bool:
    """Say whether the row names things: no cell holds a value with a unit or a currency."""
    return not any(re.search(r"\d\s?(?:%|[A-Za-z°²]+$)|[€$£]|\b[A-Z]{3} \d|^\d[\d.,]*$", cell)
                   for cell in cells)


def _row(cells: list[str], header: list[str] | None, passage: int, order: int, heading: str,
         title: str) -> list[Unit]:
    labels = list(dict.fromkeys([cells[0], *(c for c in cells if not NUMERIC.search(c))]))
    made: list[Unit] = []
    for column, cell in enumerate(cells):
        if cell in labels:
            continue
        name = header[column] if header and column < len(header) else ""
        text = f"{'; '.join(labels)}; {name}: {cell}" if name else f"{'; '.join(labels)}: {cell}"
        made.append(Unit(passage, order + len(made), text, heading, title, name))
    return made


def effective(passage: Passage) -> tuple[int, int, int] | None:
    """Return the (year, month, day) from which the passage says that it holds."""
    match = EFFECTIVE.search(f"{passage.title}\n{passage.text}")
    if match is None:
        return None
    text = match.group(1)
    if text[4] == "-":
        year, month, day = text.split("-")
        return int(year), int(month), int(day)
    day, name, year = text.split()
    heads = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    head = name[:3].lower()
    return (int(year), heads.index(head) + 1, int(day)) if head in heads else None
