"""The smallest parts of a document that state something: sentences, list items, table cells.

A unit knows what a reader takes along with it: a cell its column's head and its row, a sentence
the headings above it. Places are offsets into the document's text, so that a unit can be laid
over the quotes of the fact index. This module reads lines of prose; `texts`, `tables` and
`exports` read whole documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE_END = re.compile(r"(?<!\b[Nn]o\.)(?<!\b[Aa]rt\.)(?<!\b[Cc]f\.)(?<!\.\.)"
                          r"(?<=[.!?;])[\"')\]*_]*\s+(?=[\"'(\[*_]*[A-ZÀ-Þ\d])")
# Bullets and numbers of clauses: "7.2 ", "3. ", "(b) ". Never a figure that begins a sentence.
LEAD = re.compile(r"^(?:[>\s]|[-*•+]\s|\[\^[\w-]+\]:|\d{1,2}[.)]\s"
                  r"|\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=[A-Z][a-z]{2}|(?:I[fnt]|A[nst]|O[nrf]|By|No|To|We)\s)"
                  r"|\((?:\d{1,2}|[a-z])\)\s|[a-z]\)\s|§\s?\d+(?:\.\d+)?\s)+")
MARKS = re.compile(r"\*\*|__|`|\[\^[\w-]+\]|\]\([^)\s]{0,200}\)")
HEADING = re.compile(r"^(#{1,6})\s+(.*)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement. A cell's `label` are the words it is read with; a sentence has none.

    `names` is the text that may name the subject; if it names none, the first of `above` that
    does decides: list lead-in, headings from the nearest outwards, title.
    """

    text: str
    start: int
    end: int
    above: tuple[str, ...] = ()
    label: str = ""
    names: str = ""
    corner: str = ""  # the head of a table's first column, which may name what all its cells are

    @property
    def is_cell(self) -> bool:
        """Say whether this is a value with a label and no sentence."""
        return bool(self.label)

    @property
    def words(self) -> str:
        """Return everything in which the attribute may be named."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(slots=True)
class Outline:
    """The headings in force while a document is read from top to bottom, and the list lead-in."""

    title: str
    headings: list[tuple[int, str]]
    lead: str = ""

    def enter(self, level: int, text: str) -> None:
        """Go into a section of `level`; deeper and equal ones end."""
        self.headings = [(n, name) for n, name in self.headings if n < level] + [(level, text)]
        self.lead = ""

    def leave(self, level: int) -> None:
        """Leave the sections of `level` and deeper."""
        self.headings = [(n, name) for n, name in self.headings if n < level]

    def above(self) -> tuple[str, ...]:
        """Return the lead-in, the headings from the nearest outwards, and the title."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *(name for _, name in reversed(self.headings)), self.title)


def sentences(text: str, start: int, above: tuple[str, ...], names: str = "") -> Iterator[Unit]:
    """Yield the sentences of one line, which begins at `start` of the document."""
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    for gap in [*SENTENCE_END.finditer(text, begin), None]:
        end = gap.start() if gap else len(text)
        said = MARKS.sub("", text[begin:end]).strip()
        if said:
            yield Unit(said, start + begin, start + end, above, names=names or said)
        begin = gap.end() if gap else end


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the offset where it begins."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def prose(line: str, start: int, outline: Outline) -> Iterator[Unit]:
    """Yield the sentences of a line and keep the outline: a heading, or the lead-in of a list."""
    heading = HEADING.match(line)
    if heading:
        outline.enter(len(heading[1]), MARKS.sub("", heading[2]).strip())
    stripped = line.strip()
    item = re.match(r"\s*(?:[-*•+]|\d{1,2}[.)]|[a-z]\))\s", line)
    if stripped and not item:
        outline.lead = stripped if stripped.endswith(":") else ""
    yield from sentences(line, start, outline.above())
