"""Lay passages out for the prompt, within a budget of characters."""

from __future__ import annotations

from collections.abc import Sequence

from rag import events
from rag.retriever import Hit

SHOWN = (
    "document",
    "owner",
    "version",
)


def header(number: int, hit: Hit) -> str:
    """One line above a passage: its number, its title and what is known of the document."""
    meta = hit.chunk.meta
    notes = [f"{key}: {meta[key]}" for key in SHOWN if key in meta]
    return f"[{number}] {hit.chunk.title}" + (f" ({'; '.join(notes)})" if notes else "")


@events.stage("assemble")
def assemble(hits: Sequence[Hit], budget: int) -> str:
    """Return the passages in `budget` characters, the most relevant next to the question."""
    parts: list[str] = []
    for number, hit in reversed(list(enumerate(hits, start=1))):
        parts.append(f"{header(number, hit)}\n{hit.chunk.text}")
    return "\n\n".join(parts)[:budget]
