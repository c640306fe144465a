"""Retrieve passages: dense and lexical search, fused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rag.chunker import Chunk


class Index(Protocol):
    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]: ...


@dataclass(frozen=True)
class Hit:
    """A retrieved chunk with its fused score."""

    chunk: Chunk
    score: float


class Retriever:
    """Reciprocal rank fusion over any number of indexes."""

    def __init__(self, indexes: list[Index], candidates: int = 30, constant: int = 60) -> None:
        self.indexes = indexes
        self.candidates = candidates
        self.constant = constant

    def retrieve(self, query: str, limit: int) -> list[Hit]:
        scores: dict[str, float] = {}
        chunks: dict[str, Chunk] = {}
        for index in self.indexes:
            for rank, (chunk, _) in enumerate(index.search(query, self.candidates), start=1):
                chunks[chunk.id] = chunk
                scores[chunk.id] = scores.get(chunk.id, 0.0) + 1 / (self.constant + rank)
        ranked = sorted(scores, key=lambda chunk_id: (-scores[chunk_id], chunk_id))
        return [Hit(chunks[chunk_id], scores[chunk_id]) for chunk_id in ranked[:limit]]
