"""The lexical index: BM25 over words and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Okapi

from rag.chunker import Chunk

WORD = re.compile(r"[a-z0-9]+(?:[-./][a-z0-9]+)*")


def tokenize(text: str) -> list[str]:
    """Return lower-case words; a code is kept whole and in its parts."""
    found = []
    for token in WORD.findall(text.lower()):
        found.append(token)
        if not token.isalnum():
            found.extend(re.split(r"[-./]", token))
    return found


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
