"""Lay passages out for the prompt, within a budget of characters."""

from __future__ import annotations

from collections.abc import Sequence

from rag.retriever import Hit

SHOWN = ("region", "effective from", "status")


def header(number: int, hit: Hit) -> str:
    """One line above a passage: its number, title and what its metadata says of its validity."""
    meta = hit.chunk.meta
    notes = [f"{key}: {meta[key]}" for key in SHOWN if key in meta]
    return f"[{number}] {hit.chunk.title}" + (f" ({'; '.join(notes)})" if notes else "")


def assemble(hits: Sequence[Hit], budget: int) -> str:
    """Return the passages best first; the first one is always sent."""
    parts: list[str] = []
    used = 0
    for number, hit in enumerate(hits, start=1):
        part = f"{header(number, hit)}\n{hit.chunk.text}"
        if parts and used + len(part) > budget:
            break
        parts.append(part)
        used += len(part)
    return "\n\n".join(parts)
