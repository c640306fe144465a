"""The units of reading: a sentence, a list item, a table cell with its headers.

A cell becomes a unit of its own: row label, column header and value. Without a header row the
column is unknown, and any cell of the row is as good as another: that is how a cut table fails.
`lines` says what a line can be, `tables` finds the cells, `cells` puts them into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .anatomy import Passage
from .cells import Cell, cells_of, entries
from .lines import HEADING, ITEM_TAG, LISTED, MARKUP, PAIR, SENTENCE, lines
from .tables import fields, is_header, is_rule, plain, row


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to read. `heading` are the headings above it, `title` the passage's title.

    `column` is the header above a table cell ("" where none was seen), else None. `label` is the
    row's own name and `row` the whole row. `quoted` marks a line that a mail quotes from an older
    one. `lead` is the sentence before, which "it" may refer to, the line that introduced the
    list of an `item`, or the one that says who wrote what is quoted, and when.
    """

    passage: int
    order: int
    text: str
    heading: str
    title: str
    column: str | None = None
    label: str = ""
    quoted: bool = False
    lead: str = ""
    item: bool = False
    row: str = ""

WROTE = re.compile(r"\bwrote\b|\bschrieb\b|\ba écrit\b")
# The line of dashes between a mail and the one it quotes, with a name and a date.
BETWEEN = re.compile(r"[> ]{0,8}-{4,12} [^-\n]{3,60}\b\d[^\n]{3,30} -{4,12}$")
MOST = 2_000  # units that are read: more than any context window holds of real text


class _Reading:
    """What has been read of one passage so far: finished units, and the paragraph under way."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.units: list[Unit] = []
        self.path: list[tuple[int, str]] = []
        self.header: tuple[str, ...] | None = None
        self.group = ""
        self.intro = self.caption = self.wrote = ""
        self.last: tuple[tuple[str, ...], int] | None = None
        self.paragraph: list[str] = []

    @property
    def heading(self) -> str:
        """Return the headings above the present place, outermost first."""
        parts = [text for _, text in self.path]
        return " / ".join([*parts, self.caption] if self.caption else parts)

    def add(self, text: str, **more: object) -> None:
        """Append a unit."""
        self.units.append(Unit(0, len(self.units), text, self.heading,
                               self.title, **more))  # type: ignore[arg-type]

    def flush(self) -> None:
        """Turn the paragraph into sentences."""
        text = plain(" ".join(self.paragraph)) if self.paragraph else ""
        self.paragraph.clear()
        lead = ""
        for sentence in SENTENCE.split(text):
            sentence = sentence.strip()
            if sentence:
                self.add(MARKUP.sub("", sentence), lead=lead)
                lead = sentence
        if text:
            self.intro = lead if lead.endswith(":") else ""

    def head(self, text: str, level: int) -> None:
        """Take a heading: it ends all headings of its level and below."""
        self.flush()
        self.header, self.group = None, ""
        self.path = [(depth, name) for depth, name in self.path if depth < level]
        self.path.append((level, plain(text)))

    def table(self, cells: tuple[str, ...], head: bool) -> None:
        """Take a table row: the first row that names things is the header."""
        if len(self.paragraph) == 1 and len(self.paragraph[0]) < 90 \
                and not self.paragraph[0].rstrip().endswith((".", "!", "?")):
            self.caption = plain(self.paragraph[0]).rstrip(":")
        self.flush()
        filled = [cell for cell in cells if cell]
        if len(filled) <= 1:
            self.group = filled[0] if filled else self.group
            return
        if head or (self.header is None and is_header(cells)):
            self.header = cells
            self.caption = " / ".join(filter(None, (self.caption, cells[0])))
            return
        self.last = (cells, len(self.units))
        self._cells(cells_of(cells, self.header, self.group))

    def line(self, line: str) -> None:
        """Take the next line of the passage."""
        if not line:
            self.flush()
            return
        if is_rule(line) and not line.startswith("- "):
            self.flush()
            if "|" in line and self.last is not None and self.header is None:
                del self.units[self.last[1]:]  # the row above the rule was the table's head
                self.header = self.last[0]
                self.caption = " / ".join(filter(None, (self.caption, self.header[0])))
            return
        if (line.rstrip().endswith(":") and WROTE.search(line[:200])) or BETWEEN.match(line):
            self.wrote = line.lstrip("> ")
        if line.startswith(">"):
            self.flush()
            for sentence in SENTENCE.split(line.lstrip("> ")):
                if sentence.strip():
                    self.add(sentence.strip(), quoted=True, lead=self.wrote)
            return
        mark = HEADING.match(line)
        if mark and (mark["md"] or mark["html"] or not mark["caps"] or line.upper() == line):
            text = next(part for part in mark.groups() if part)
            hashes = len(line) - len(line.lstrip("#"))
            self.head(text, hashes or (int(line[2]) if mark["html"] else 4))
            return
        pairs = fields(line)
        if pairs:
            self._object(pairs)
            return
        cells = row(line)
        if cells is not None and not LISTED.match(line):
            self.table(cells.cells, cells.header)
            return
        self.header, self.caption, self.last = None, "", None
        listed = LISTED.match(line) or ITEM_TAG.match(line)
        if listed:
            self._item(plain(line[listed.end():]))
        elif PAIR.match(plain(line)):
            self.flush()
            self.paragraph.append(line)
            self.flush()
        else:
            self.paragraph.append(line)

    def _item(self, text: str) -> None:
        """Take a list item: its sentences, each with the line that introduced the list."""
        self.flush()
        lead = self.intro
        for sentence in SENTENCE.split(text):
            if sentence.strip():
                self.add(MARKUP.sub("", sentence.strip()), lead=lead, item=True)
                lead = sentence.strip()

    def _object(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Take keys with their values; a single one is a statement, several are a row."""
        self.flush()
        if len(pairs) == 1:
            self.add(f"{pairs[0][0]}: {pairs[0][1]}")
        else:
            self._cells(entries(pairs))

    def _cells(self, found: Iterable[Cell]) -> None:
        for cell in found:
            self.add(cell.text, column=cell.column, label=cell.label, row=cell.row)


def read(passages: tuple[Passage, ...]) -> tuple[Unit, ...]:
    """Return the units of all passages in reading order."""
    found: list[Unit] = []
    for number, passage in enumerate(passages):
        first = len(found)
        found.extend(Unit(number, first + u.order, u.text, u.heading, u.title, u.column, u.label,
                          u.quoted, u.lead, u.item, u.row)
                     for u in _alone(passage.title, passage.text))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


@lru_cache(maxsize=1_024)
def _alone(title: str, text: str) -> tuple[Unit, ...]:
    """Return the units of a passage as if it were the only one; the same is sent ever again."""
    reading = _Reading(title)
    for line in lines(text):
        reading.line(line.strip())
    reading.flush()
    return tuple(reading.units[:MOST])
