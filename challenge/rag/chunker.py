"""Cut documents into chunks of whole lines, each with its title and nearest heading.

A chunk ends where it is full, or at a rule across the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.loader import Document

SENTENCE = re.compile(r"(?<=[.!?]) ")
RULE = re.compile(r"[|\s:-]*-{3}[|\s:-]*")


@dataclass(frozen=True)
class Chunk:
    """One passage of a document. `id` orders chunks as the documents have them."""

    id: str
    document_id: str
    title: str
    heading: str
    text: str
    meta: dict[str, str]

    @property
    def embedded(self) -> str:
        """The text that stands for the chunk in the indexes."""
        return "\n".join(part for part in (self.title, self.heading, self.text) if part)


def words(text: str) -> int:
    return len(text.split())


def chunk(document: Document, size: int, overlap: int) -> list[Chunk]:
    """Return the chunks of one document, `size` words each where its lines allow."""
    pieces: list[tuple[str, str]] = []
    heading, above = "", ""
    current: list[str] = []
    for line in lines(document.text, size):
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()

        if RULE.fullmatch(line):
            pieces.append((above, "\n".join(current)))
            current, above = [], heading
            continue

        if current and words("\n".join(current)) + words(line) > size:
            pieces.append((above, "\n".join(current)))
            current = tail(current, overlap)
            above = heading

        current.append(line)
    pieces.append((above, "\n".join(current)))
    return [
        Chunk(f"{document.id}#{number:03}", document.id, document.title, heading, text.strip(),
              document.meta)
        for number, (heading, text) in enumerate(pieces) if text.strip()
    ]


def lines(text: str, size: int) -> list[str]:
    """Return the lines of a text; a paragraph longer than a chunk is cut at its sentences."""
    found: list[str] = []
    for line in text.split("\n"):
        found.extend(SENTENCE.split(line) if words(line) > size else [line])
    return found


def tail(previous: list[str], overlap: int) -> list[str]:
    """Return the last lines of a chunk, `overlap` words at most, to begin the next one with."""
    kept: list[str] = []
    for line in reversed(previous):
        if words(line) + sum(map(words, kept)) > overlap:
            break
        kept.insert(0, line)
    return kept
