"""Retrieve passages: a search in each index, fused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rag import events
from rag.chunker import Chunk


class Index(Protocol):
    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]: ...


@dataclass(frozen=True)
class Hit:
    """A retrieved chunk with its fused score."""

    chunk: Chunk
    score: float


class Retriever:
    """Fuses weighted indexes: a chunk that several of them find gets the sum of its scores."""

    def __init__(self, indexes: dict[Index, float], candidates: int = 30) -> None:
        self.indexes = indexes
        self.candidates = candidates

    @events.stage("retrieve")
    def retrieve(self, query: str, limit: int) -> list[Hit]:
        scores: dict[str, float] = {}
        chunks: dict[str, Chunk] = {}
        for index, weight in self.indexes.items():
            found = index.search(query, self.candidates)
            for chunk, score in found:
                chunks[chunk.id] = chunk
                scores[chunk.id] = scores.get(chunk.id, 0.0) + weight * score

        ranked = sorted(scores, key=lambda chunk_id: (-scores[chunk_id], chunk_id))
        return [Hit(chunks[chunk_id], scores[chunk_id]) for chunk_id in ranked[:limit]]
