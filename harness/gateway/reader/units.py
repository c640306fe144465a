"""The units of reading: a sentence, a list item, a table cell with its headers.

A cell becomes a unit of its own: row label, column header and value. Without a header row the
column is unknown, and any cell of the row is as good as another: that is how a cut table fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .anatomy import Passage
from .tables import fields, is_header, is_rule, plain, row
from .values import extract

SENTENCE = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bno\.)(?<!\bapprox\.)[\"')*]{0,2}[ \n]+"
                      r"(?=[A-ZÀ-Þ0-9\"'(\[*])")
HEADING = re.compile(
    r"^(?:#{1,6}[ \t]+(?P<md>.{1,200}?)[ \t#]*|<h[1-6][^<>]{0,200}>(?P<html>.{1,300}?)</h[1-6]>"
    r"|(?P<num>(?:\d{1,2}\.){0,2}\d{1,2}\.?[ \t]{1,3}[A-ZÀ-Þ][^.\n:]{2,60})"
    r"|(?P<caps>[A-ZÀ-Þ][A-ZÀ-Þ0-9 &,/'-]{3,60})|\*\*(?P<bold>[^*\n]{2,80})\*\*:?)$", re.IGNORECASE)
LISTED = re.compile(r"(?:\[\^\w{1,4}\]:|[-*•–]|\d{1,2}[.)]|\(?[a-z]\)|(?:\d{1,2}\.){1,3}\d{0,2}) +")
ITEM_TAG = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
MARKUP = re.compile(r"[*_`]{1,3}(?=\w)|(?<=[\w.:!?)])[*_`]{1,3}")
LEADERS = re.compile(r"[ \t]?\.{4,60}[ \t]?")
NUMERIC = re.compile(r"\d")
PAIR = re.compile(r"^\W{0,3}(?P<key>[A-Z][\w /&'().-]{1,40}?)\W{0,2}: ?\*{0,2} ?"
                  r"(?P<value>\S.{0,200})$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to read. `row` is the whole row of a cell. `heading` are the headings above it, `title` the passage's title.

    `column` is the header above a table cell ("" where none was seen), else None. `label` is the
    row's own name. `quoted` marks a line that a mail quotes from an older one. `lead` is the
    sentence before, which "it" may refer to, or the line that introduced the list of an `item`.
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


class _Reading:
    """What has been read of one passage so far: finished units, and the paragraph under way."""

    def __init__(self, number: int, passage: Passage, order: int) -> None:
        self.number, self.title, self.first = number, passage.title, order
        self.units: list[Unit] = []
        self.path: list[tuple[int, str]] = []
        self.header: tuple[str, ...] | None = None
        self.group = ""
        self.intro = self.caption = ""
        self.last: tuple[tuple[str, ...], int] | None = None
        self.paragraph: list[str] = []

    @property
    def heading(self) -> str:
        """Return the headings above the present place, outermost first."""
        parts = [text for _, text in self.path]
        return " / ".join([*parts, self.caption] if self.caption else parts)

    def add(self, text: str, **more: object) -> None:
        """Append a unit."""
        self.units.append(Unit(self.number, self.first + len(self.units), text, self.heading,
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
        self._row(cells)

    def _row(self, cells: tuple[str, ...]) -> None:
        names = [cell for cell in cells[1:] if cell and not NUMERIC.search(cell)]
        first = next((n for n, cell in enumerate(cells) if cell and not _is_code(cell)), 0)
        label = cells[first] or self.group
        about = "; ".join(dict.fromkeys([*([self.group] if self.group else []), label]))
        currency = next((cell for cell in cells if re.fullmatch(r"[A-Z]{3}|[€$£]", cell)), "")
        whole = " | ".join(cells)
        if self.header and first < len(self.header) and len(names) > 1:
            side = "; ".join(name for name in names if name != label)
            self.add(f"{side}; {self.header[first]}: {label}", column=self.header[first],
                     label=side, row=whole)
        for column, cell in enumerate(cells):
            if not cell or column == first:
                continue
            if currency and re.fullmatch(r"\d[\d,]*\.\d\d", cell):
                cell = f"{currency} {cell}"
            name = self.header[column] if self.header and column < len(self.header) else ""
            side = [other for other in names if other != cell][:6] if NUMERIC.search(cell) else []
            text = "; ".join([about, *side]) + (f"; {name}: {cell}" if name else f": {cell}")
            self.add(text, column=name, label=about, row=whole)

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
        if line.startswith(">"):
            self.flush()
            text = line.lstrip("> ")
            if text:
                self.add(text, quoted=True)
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
        self.flush()
        label = next((value for _, value in pairs if not _is_code(value)), "")
        whole = " | ".join(value for _, value in pairs)
        for key, value in pairs:
            if len(pairs) == 1:
                self.add(f"{key}: {value}")
            elif value != label:
                self.add(f"{label}; {key}: {value}", column=key, label=label, row=whole)


def _is_code(cell: str) -> bool:
    return any(value.type == "identifier" and value.text == cell for value in extract(cell))


def read(passages: tuple[Passage, ...]) -> tuple[Unit, ...]:
    """Return the units of all passages in reading order."""
    found: list[Unit] = []
    for number, passage in enumerate(passages):
        reading = _Reading(number, passage, len(found))
        for line in _lines(passage.text):
            reading.line(line.strip())
        reading.flush()
        found.extend(reading.units)
    return tuple(found)


def _lines(text: str) -> list[str]:
    """Return the lines; HTML is broken at its blocks first."""
    if "<" in text and re.search(r"</?(?:tr|p|li|h[1-6]|td|div)\b", text, re.IGNORECASE):
        text = re.sub(r"\s*\n\s*(?=<t[hd]\b|</t[hdr])", "", text)
        text = re.sub(r"(?=<(?:tr|p|li|h[1-6]|div|ul|ol|table|footer|nav)\b)"
                      r"|(?<=</tr>)|(?<=</p>)|(?<=</li>)|(?<=</h[1-6]>)", "\n", text)
    return LEADERS.sub(": ", text).split("\n")
