"""The dense index: chunk vectors in Qdrant, embedded on disk or on a server."""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from collections.abc import Sequence
from pathlib import Path

from qdrant_client import QdrantClient, models

from rag.chunker import Chunk
from rag.embedder import DIMENSION, NAME, Embedder

log = logging.getLogger(__name__)
BATCH = 128


class DenseIndex:
    """Nearest chunks by cosine similarity of their embeddings."""

    def __init__(self, chunks: Sequence[Chunk], embedder: Embedder, folder: Path,
                 url: str | None = None) -> None:
        self.embedder = embedder
        self.chunks = {chunk.id: chunk for chunk in chunks}
        self.fingerprint = fingerprint(chunks)
        self.collection = f"chunks-{self.fingerprint[:16]}"
        folder.mkdir(parents=True, exist_ok=True)
        self.manifest = folder / "manifest.json"
        self.client = QdrantClient(url=url) if url else QdrantClient(path=str(folder / "qdrant"))
        if not self._is_built():
            self._build(chunks)

    def _is_built(self) -> bool:
        if not self.client.collection_exists(self.collection):
            return False
        count = self.client.count(self.collection, exact=True).count
        return count == len(self.chunks)

    def _build(self, chunks: Sequence[Chunk]) -> None:
        log.info("embedding %d chunks", len(chunks))
        if self.client.collection_exists(self.collection):
            self.client.delete_collection(self.collection)
        self.client.create_collection(
            self.collection,
            vectors_config=models.VectorParams(size=DIMENSION, distance=models.Distance.COSINE),
        )
        for start in range(0, len(chunks), BATCH):
            batch = chunks[start:start + BATCH]
            vectors = self.embedder.encode([chunk.embedded for chunk in batch])
            self.client.upsert(self.collection, [
                models.PointStruct(id=str(uuid.uuid5(uuid.NAMESPACE_URL, chunk.id)),
                                   vector=vector.tolist(), payload={"chunk": chunk.id})
                for chunk, vector in zip(batch, vectors, strict=True)
            ])
            log.info("embedded %d of %d", start + len(batch), len(chunks))
        self.manifest.write_text(json.dumps({"fingerprint": self.fingerprint, "model": NAME,
                                             "chunks": len(chunks)}, indent=2))

    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]:
        """Return the nearest chunks with their similarity, best first, ties by chunk id."""
        found = self.client.query_points(
            self.collection, query=list(self.embedder.query(query)), limit=limit,
            with_payload=True)
        hits = [(str((point.payload or {})["chunk"]), round(float(point.score), 6))
                for point in found.points]
        hits.sort(key=lambda hit: (-hit[1], hit[0]))
        return [(self.chunks[chunk_id], score) for chunk_id, score in hits]


def fingerprint(chunks: Sequence[Chunk]) -> str:
    digest = hashlib.sha256(NAME.encode())
    for chunk in chunks:
        digest.update(f"{chunk.id}\0{chunk.embedded}\0".encode())
    return digest.hexdigest()
