"""Documents with tables: Markdown with pipe tables, HTML and CSV, all cells read by `rows`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape

from corpus.rereading.rows import SENTENCE_WORDS, cells
from corpus.rereading.units import MARKS, Outline, Unit, lines, prose, sentences

DIVIDER = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$")
# Comments and footnote marks are skipped; "m<sup>2</sup>" is a unit.
TAG = re.compile(r"<!--.*?-->|(?<!m)<sup>(?:<a\b[^<>]{0,200}>)?[^<>]{1,3}(?:</a>)?</sup>"
                 r"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]{0,400}>", re.S)
INLINE = ("a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "u")


def markdown(text: str, title: str) -> Iterator[Unit]:
    """Yield the units of a Markdown page: front matter, prose, lists and pipe tables."""
    outline = Outline(title, [])
    rows = list(lines(text))
    head: list[str] | None = None
    for index, (start, line) in enumerate(rows):
        if not line.lstrip().startswith("|"):
            head = None
            yield from prose(line, start, outline)
        elif index + 1 < len(rows) and DIVIDER.match(rows[index + 1][1]):
            head = split_row(line)
        elif not DIVIDER.match(line):
            yield from cells(head or [], split_row(line), start, start + len(line),
                             outline.above())


def split_row(line: str) -> list[str]:
    """Return the cells of a pipe-table row without their emphasis."""
    parts = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return [MARKS.sub("", part).strip() for part in parts]


def separated(text: str, title: str) -> Iterator[Unit]:
    """Yield the units of a CSV file; lines before the header and comments are sentences."""
    rows = [(start, line) for start, line in lines(text) if line.strip()]
    mark = max(",;\t", key=lambda sign: (sum(sign in line for _, line in rows),
                                         sum(line.count(sign) for _, line in rows)))
    head: list[str] | None = None
    for start, line in rows:
        row = next(csv.reader([line], delimiter=mark))
        if line.startswith("#") or len(row) < 2:
            yield from sentences(line.lstrip("# "), start, (title,))
        elif head is None:
            head = [_spaced(name) for name in row]
        else:
            yield from cells(head, [cell.strip() for cell in row], start, start + len(line),
                             (title,))


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).strip()


def html(text: str, title: str) -> Iterator[Unit]:
    """Yield the units of an HTML page; its tables' first rows, and `th` cells, are heads."""
    outline = Outline(title, [])
    head: list[str] = []
    row: list[str] = []
    row_start, heads_only, begin, term = 0, True, 0, ""
    said: list[str] = []
    last = 0
    for tag in TAG.finditer(text):
        said.append(text[last:tag.start()])
        last = tag.end()
        name, closing = (tag["name"] or "").lower(), bool(tag["close"])
        if not name or name in INLINE:
            continue
        words = " ".join(unescape("".join(said)).split())
        said = []
        if name in ("td", "th") and closing:
            row.append(words)
            heads_only = heads_only and name == "th"
        elif name == "tr" and not closing:
            row, row_start, heads_only = [], tag.start(), True
        elif name == "tr":
            if len(row) == 1 and heads_only and head:
                outline.enter(7, words or row[0])  # a band across the table
            elif heads_only or (not head and len(row) > 2):
                head = row
            else:
                yield from cells(head, row, row_start, tag.end(), outline.above())
        elif name == "table":
            head = []
            outline.leave(7)
        elif name == "dt" and closing:
            term = words
        elif name == "dd" and closing and len(words.split()) < SENTENCE_WORDS:
            yield Unit(words, begin, tag.start(), outline.above(), term or " ", f"{term} {words}")
        elif closing and re.fullmatch(r"h[1-6]", name):
            outline.enter(int(name[1]), words)
        elif words and name not in ("script", "style"):
            if name in ("ul", "ol") and not closing:
                outline.lead = words
            for unit in sentences(words, 0, outline.above()):
                yield Unit(unit.text, begin, tag.start(), unit.above, "", unit.names)
            if name in ("ul", "ol") and closing:
                outline.lead = ""
        begin = tag.end()
