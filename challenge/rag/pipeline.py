"""Build the whole pipeline from settings: load, chunk, index, connect."""

from __future__ import annotations

import logging

from rag.answerer import Answerer
from rag.chunker import Chunk, chunk
from rag.loader import load
from rag.model_client import ModelClient
from rag.retriever import Index, Retriever
from rag.settings import Settings

log = logging.getLogger(__name__)


def chunks(settings: Settings) -> list[Chunk]:
    """Return the chunks of all documents in document order."""
    return [
        piece
        for document in load(settings.corpus_dir)
        for piece in chunk(document, settings.chunk_words, settings.chunk_overlap)
    ]


def build(settings: Settings) -> Answerer:
    """Return a ready answerer; takes as long as indexing takes."""
    from rag.dense import DenseIndex
    from rag.embedder import Embedder
    from rag.lexical import LexicalIndex

    pieces = chunks(settings)
    if not pieces:
        raise RuntimeError(f"no documents in {settings.corpus_dir}: set CORPUS_DIR")
    log.info("%d chunks from %s", len(pieces), settings.corpus_dir)
    embedder = Embedder(settings.models_dir)
    dense = DenseIndex(pieces, embedder, settings.index_dir, settings.qdrant_url)
    embedder.query("warm up")
    indexes: dict[Index, float] = {dense: settings.dense_weight}
    if settings.hybrid:
        indexes[LexicalIndex(pieces)] = settings.lexical_weight
    retriever = Retriever(indexes, settings.candidates)
    client = ModelClient(settings.base_url, settings.api_key, settings.model)
    return Answerer(retriever, client, settings)
