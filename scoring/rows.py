"""Table rows that were sent in another dress: "region: EMEA, plan: Core, monthly fee: 136 EUR".

A line of a prompt holds a row where it has all of the row's tokens in order and, between them,
little but words of the table's head. The head's words that it repeats were sent as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LONGEST = 400   # tokens of a prompt's line; a longer one is no row
OTHER = 3       # tokens that are neither the row's nor the head's


@dataclass(frozen=True, slots=True)
class Row:
    """A row's tokens and its head's, each with the place in its document."""

    document: str
    words: tuple[str, ...]
    start: int
    head: tuple[str, ...]
    head_start: int


@dataclass(slots=True)
class Rows:
    """All rows of all documents, found by their last token."""

    by_last: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows of two tokens or more."""
        for row in rows:
            if len(row.words) > 1:
                self.by_last.setdefault(row.words[-1], []).append(row)

    def align(self, line: Sequence[str], seen: dict[str, set[int]]) -> None:
        """Add to `seen` the rows, and words of their heads, that stand in a line of a prompt."""
        if len(line) > LONGEST:
            return
        here = frozenset(line)
        for last in dict.fromkeys(line):
            for row in self.by_last.get(last, ()):
                if row.words[0] in here and here.issuperset(row.words) and _in_order(line, row):
                    places = seen.setdefault(row.document, set())
                    places.update(range(row.start, row.start + len(row.words)))
                    places.update(row.head_start + n for n, word in enumerate(row.head)
                                  if word in here)


def _in_order(line: Sequence[str], row: Row) -> bool:
    """Say whether the row's tokens follow each other with little but head words between."""
    head = frozenset(row.head)
    for begin, word in enumerate(line):
        if word != row.words[0]:
            continue
        at, other = begin, 0
        for wanted in row.words:
            while at < len(line) and line[at] != wanted:
                other += line[at] not in head
                at += 1
            if at == len(line) or other > OTHER:
                break
            at += 1
        else:
            return True
    return False
