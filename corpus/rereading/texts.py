"""Plain texts and mails: underlined and upper-case lines are headings, aligned columns tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.rereading.rows import cells, fixed, is_fixed
from corpus.rereading.units import LEAD, Outline, Unit, lines, prose

RULE = re.compile(r"^\s*(?:[=~-]{3,}|\*{3,})\s*$")


def mail(text: str, title: str) -> Iterator[Unit]:
    """Yield the units of a mail; of its headers only the subject is read, as a heading."""
    rows = list(lines(text))
    end = next((n for n, (_, line) in enumerate(rows) if not line.strip()), len(rows))
    yield from _read([row for n, row in enumerate(rows) if n > end or _subject(row[1])], title)


def plain_text(text: str, title: str) -> Iterator[Unit]:
    """Yield the units of a plain text."""
    yield from _read(list(lines(text)), title)


def _read(rows: list[tuple[int, str]], title: str) -> Iterator[Unit]:
    outline = Outline(title, [])
    head = ""
    for index, (start, line) in enumerate(rows):
        below = rows[index + 1][1] if index + 1 < len(rows) else ""
        bare = line.strip(" >")
        if not bare:
            head = ""
        if head and bare:
            if not RULE.match(line):
                yield from cells(*fixed(head, line), start, start + len(line), outline.above())
            continue
        if is_fixed(line, below):
            head = line
            continue
        if _subject(bare):
            outline.enter(1, bare[8:].strip())
        elif bare and len(bare) < 90 and (RULE.match(below) or _shouted(bare)) \
                and not RULE.match(line):
            outline.enter(2, LEAD.sub("", bare))
        yield from prose(line, start, outline)


def _subject(line: str) -> bool:
    return line.lower().startswith("subject:")


def _shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)
