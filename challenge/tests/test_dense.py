from __future__ import annotations

import os
from pathlib import Path

import pytest
from rag.chunker import Chunk
from rag.dense import DenseIndex
from rag.embedder import Embedder

MODELS = os.environ.get("MODELS_DIR")
needs_model = pytest.mark.skipif(not MODELS, reason="MODELS_DIR does not name the model weights")


def piece(name: str, text: str) -> Chunk:
    return Chunk(f"{name}#000", name, "", "", text, {})


CHUNKS = [piece("a.md", "The cat sleeps on the warm sofa."),
          piece("b.md", "Invoices are due within thirty days."),
          piece("c.md", "The valve opens at ten bar.")]


@needs_model
def test_the_nearest_chunk_is_found_and_the_index_is_kept(tmp_path: Path) -> None:
    embedder = Embedder(Path(str(MODELS)))
    index = DenseIndex(CHUNKS, embedder, tmp_path)
    found = index.search("When must a bill be paid?", 3)
    assert found[0][0].id == "b.md#000"
    assert found[0][1] > found[1][1]
    index.client.close()

    class Unused(Embedder):
        def encode(self, texts: object) -> object:  # type: ignore[override]
            raise AssertionError("embedded again")

    again = DenseIndex(CHUNKS, Unused(Path(str(MODELS))), tmp_path)
    assert again.fingerprint == index.fingerprint
    again.client.close()


@needs_model
def test_equal_scores_are_ordered_by_chunk_id(tmp_path: Path) -> None:
    twins = [piece("z.md", "same text"), piece("a.md", "same text")]
    index = DenseIndex(twins, Embedder(Path(str(MODELS))), tmp_path)
    assert [chunk.id for chunk, _ in index.search("same text", 2)] == ["a.md#000", "z.md#000"]
    index.client.close()


def test_weights_that_are_missing_or_changed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="MODELS_DIR"):
        Embedder(tmp_path).encode(["x"])
    (tmp_path / "all-MiniLM-L6-v2").mkdir()
    (tmp_path / "all-MiniLM-L6-v2" / "model.safetensors").write_bytes(b"x")
    with pytest.raises(ValueError, match="not the published"):
        Embedder(tmp_path).encode(["x"])
