"""Cut documents into chunks of whole blocks, each with its title and nearest heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.loader import Document

BLANK = re.compile(r"\n\s*\n")


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
    """Return the chunks of one document, `size` words at most where its blocks allow."""
    pieces: list[tuple[str, str]] = []
    heading, current = "", ""
    for block in blocks(document.text, size):
        line = block.split("\n", 1)[0]
        if line.startswith("#"):
            if current:
                pieces.append((heading, current))
            heading, current = line.lstrip("# ").strip(), block
        elif current and words(current) + words(block) > size:
            pieces.append((heading, current))
            tail = " ".join(current.split()[-overlap:]) if overlap and "|" not in current else ""
            current = f"{tail}\n{block}" if tail else block
        else:
            current = f"{current}\n\n{block}" if current else block
    if current:
        pieces.append((heading, current))
    return [
        Chunk(f"{document.id}#{number:03}", document.id, document.title, heading, text.strip(),
              document.meta)
        for number, (heading, text) in enumerate(merged(pieces, size))
    ]


def blocks(text: str, size: int) -> list[str]:
    """Split at blank lines; a heading stays with what follows, a table with its header."""
    found: list[str] = []
    for block in BLANK.split(text):
        block = block.strip("\n")
        if not block.strip():
            continue
        if found and found[-1].startswith("#") and "\n" not in found[-1]:
            found[-1] = f"{found[-1]}\n\n{block}"
        elif words(block) > size:
            found.extend(split_long(block, size))
        else:
            found.append(block)
    return found


def split_long(block: str, size: int) -> list[str]:
    """Split a long block at lines, or a long paragraph at sentences; repeat a table's header."""
    lines = block.split("\n") if "\n" in block else re.split(r"(?<=[.!?]) ", block)
    header = lines[0] if lines[0].lstrip().startswith("|") else ""
    parts, current = [], ""
    for line in lines:
        if current and words(current) + words(line) > size:
            parts.append(current)
            current = f"{header}\n{line}" if header else line
        else:
            current = f"{current}\n{line}" if current else line
    return [*parts, current]


def merged(pieces: list[tuple[str, str]], size: int) -> list[tuple[str, str]]:
    """Join neighbouring short sections, so that a short document is one chunk."""
    joined: list[tuple[str, str]] = []
    for heading, text in pieces:
        if joined and words(joined[-1][1]) + words(text) <= size:
            joined[-1] = (joined[-1][0], f"{joined[-1][1]}\n\n{text}")
        else:
            joined.append((heading, text))
    return joined
