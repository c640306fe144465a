"""From a document's raw text to its units: sentences, list items, table rows, mail lines.

The format is told by the document's suffix. Headings and the title travel with every unit, because
a section's subject is often named only there.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"(])")
BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|tr|table|div|br|nav|footer|header|title|body|head|html"
                   r"|section|article|main|dl|dt|dd)\b[^>]{0,400}>", re.IGNORECASE)
HEAD = re.compile(r"<h[1-6][^>]{0,200}>(.{1,300}?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
CELL = re.compile(r"</t[dh]>\s{0,20}<t[dh][^>]{0,200}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,400}>")
HEADING = re.compile(r"#{1,6} +(.+)|(\d{1,2}\. [A-Z].{0,80})|([A-Z][A-Z ,&-]{4,80})")
ITEM = re.compile(r"(?:[-*•>]|\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?) +")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, item or row, with the nearest heading above it and the document's title."""

    text: str
    heading: str
    title: str


def flatten(text: str, document: str = "x.html") -> str:
    """Return text without markup: tags become breaks, cells stay on one line, entities decode."""
    if not document.endswith((".html", ".htm")) or "<" not in text:
        return text
    text = CELL.sub(" | ", text)
    text = HEAD.sub(lambda match: f"\n# {match.group(1)}\n", text)
    return html.unescape(TAG.sub("", BLOCK.sub("\n", text)))


def units(document: str, text: str) -> list[Unit]:
    """Return the units of one document in reading order."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    lines = [line.strip() for line in flatten(text, document).split("\n")]
    rows = document.endswith((".csv", ".json", ".eml"))
    title = _title(document, lines)
    found: list[Unit] = []
    heading, paragraph = "", [""]

    def flush() -> None:
        joined = " ".join(part for part in paragraph if part)
        paragraph.clear()
        found.extend(Unit(sentence.strip(), heading, title)
                     for sentence in SENTENCE.split(joined) if sentence.strip())

    for line in lines:
        mark = None if rows else HEADING.fullmatch(line)
        if mark is not None:
            flush()
            heading = next(group for group in mark.groups() if group)
            found.append(Unit(heading, heading, title))
        elif rows or " | " in line or ITEM.match(line):
            flush()
            paragraph.append(line)
            flush()
        elif not line:
            flush()
        else:
            paragraph.append(line)
    flush()
    return found


def _title(document: str, lines: list[str]) -> str:
    """Return the document's title: its first heading, mail subject or first line."""
    if document.endswith(".json"):
        return _json_title("\n".join(lines))
    for line in lines:
        if document.endswith(".eml") and line.lower().startswith("subject:"):
            return line[8:].strip()
    first = next((line for line in lines if line.startswith("# ")), "")
    return (first or next((line for line in lines if line), "")).lstrip("# ")


def _json_title(text: str) -> str:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return str(data.get("title", "")) if isinstance(data, dict) else ""


def table_rows(document: str, read: list[Unit]) -> list[tuple[int, int]]:
    """Return (head, row) as numbers of units: rows of CSV files, and lines of cells under one.

    The first line of cells is the head of those that follow it at once.
    """
    found: list[tuple[int, int]] = []
    head = None
    for number, unit in enumerate(read):
        cells = unit.text.count(",") + unit.text.count(";") if document.endswith(".csv") \
            else unit.text.count(" | ")
        if not cells:
            head = None
        elif head is None:
            head = number
        elif re.search(r"\w", unit.text):
            found.append((head, number))
    return found
