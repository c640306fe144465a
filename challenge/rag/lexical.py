"""The lexical index: BM25."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Okapi

from rag.chunker import Chunk


def tokenize(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


class LexicalIndex:
    """Chunks by BM25 score."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = list(chunks)
        self.bm25 = BM25Okapi([tokenize(chunk.embedded) for chunk in chunks]) if chunks else None

    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]:
        """Return the best chunks with a positive score, best first, ties by chunk id."""
        if self.bm25 is None:
            return []
        scores = np.round(self.bm25.get_scores(tokenize(query)), 6)
        order = sorted(range(len(self.chunks)), key=lambda i: (-scores[i], self.chunks[i].id))
        return [(self.chunks[i], float(scores[i])) for i in order[:limit] if scores[i] > 0]
