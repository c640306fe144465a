"""The documents of a company as anybody sees them: text, title, standing; no facts."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.build import build
from corpus.facts import Status


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `standing` says from when it holds and whether it was superseded."""

    id: str
    format: str
    title: str
    standing: str
    text: str


def documents(seed: int) -> tuple[Document, ...]:
    """Return the documents of `seed`, sorted by id."""
    found = []
    for document in build(seed).documents:
        parts = []
        if document.effective:
            parts.append(f"effective from {document.effective.isoformat()}")
        if document.status is not Status.CURRENT:
            parts.append(f"status: {document.status.value}")
        found.append(Document(document.id, document.format, document.title, "; ".join(parts),
                              document.text))
    return tuple(found)
