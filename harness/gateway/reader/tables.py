"""Rows of tables as they come in prompts: Markdown, HTML, comma-separated, JSON objects.

A row becomes cells; the row above that names things is the header. Does not guess at columns that
are only lined up with spaces, unless two or more spaces part them in every row.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

from .values import extract

TAG = re.compile(r"<[^<>]{0,300}>")
CELL = re.compile(r"<t[hd]\b[^<>]{0,200}>(.{0,2000}?)(?=</t[hd]>|<t[hd]\b|</tr>|$)",
                  re.IGNORECASE | re.DOTALL)
EMPHASIS = re.compile(r"[*`]{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)")  # but not that of job_title
VALUE_CELL = re.compile(
    r"\d\s?(?:%|[A-Za-z°²³µ/]+$)|[€$£]|\b[A-Z]{3} \d|^[-−]?\d[\d.,]*$|^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row as printed, without markup."""

    cells: tuple[str, ...]
    header: bool = False


def plain(text: str) -> str:
    """Return `text` without tags and entities, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def row(line: str) -> Row | None:
    """Return the cells of a line that is a table row, or None for other lines."""
    if re.search(r"<t[hd]\b", line, re.IGNORECASE):
        cells = tuple(plain(cell) for cell in CELL.findall(line))
        return Row(cells, "<th" in line.lower() and "<td" not in line.lower())
    if line.count("|") >= 2 or (line.count("|") == 1 and re.search(r"\S\s+\|\s+\S", line)):
        cells = tuple(EMPHASIS.sub("", cell).strip() for cell in line.strip("|").split("|"))
        return Row(cells)
    if "\t" in line and line.count("\t") >= 1:
        return Row(tuple(cell.strip() for cell in line.split("\t")))
    for mark in (",", ";"):
        parts = _separated(line, mark)
        if len(parts) >= 3:
            return Row(parts)
    parts = tuple(re.split(r" {2,}", line))
    return Row(parts) if len(parts) >= 3 and all(len(part) < 60 for part in parts) else None


def _separated(line: str, mark: str) -> tuple[str, ...]:
    """Return the fields of a comma-separated line; prose has spaces behind its commas."""
    if line.endswith((":", "?")) or (mark == "," and line.endswith(".")) \
            or f"{mark} " in line or line.count(mark) < 2:
        return ()
    fields = re.findall(rf'"([^"]{{0,300}})"|([^{mark}]{{0,300}})(?:{mark}|$)', line)
    parts = tuple((quoted or bare).strip() for quoted, bare in fields)
    while parts and not parts[-1]:
        parts = parts[:-1]
    return parts if all(len(part) < 120 for part in parts) else ()


def is_header(cells: tuple[str, ...]) -> bool:
    """Say whether the row names things: no cell behind the first holds a typed value.

    Two columns are a list of pairs, not a table with a head.
    """
    named = [cell for cell in cells if cell]
    return len(named) >= 3 and not any(
        VALUE_CELL.search(cell) or any(v.type not in ("number", "identifier")
                                       for v in extract(cell)) for cell in named[1:])


def is_rule(line: str) -> bool:
    """Say whether the line only draws the rule below a table head."""
    return bool(line) and set(line) <= set("|-:+= \t")


def fields(line: str) -> tuple[tuple[str, str], ...]:
    """Return the (key path, value) pairs of a JSON object on one line, or of `"key": value`."""
    text = line.strip().rstrip(",")
    if not text.startswith(("{", '"', "[")) or len(text) > 20_000:
        return ()
    if text.startswith('"'):
        text = "{" + text.rstrip("{[ ") + "}"
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    found: list[tuple[str, str]] = []
    _walk(read, "", found, 0)
    return tuple(found)


def _walk(read: object, path: str, found: list[tuple[str, str]], depth: int) -> None:
    if depth > 6 or len(found) > 200:
        return
    if isinstance(read, dict) and set(read) == {"amount", "currency"}:
        found.append((path, f"{read['amount']} {read['currency']}"))
    elif isinstance(read, dict):
        for key, value in read.items():
            name = str(key).replace("_", " ").replace("-", " ")
            _walk(value, f"{path} {name}".strip(), found, depth + 1)
    elif isinstance(read, list):
        if read and all(isinstance(item, (str, int, float)) for item in read):
            found.append((path, ", ".join(str(item) for item in read)))
        else:
            for item in read:
                _walk(item, path, found, depth + 1)
    elif read is not None:
        found.append((path, "yes" if read is True else "no" if read is False else str(read)))
