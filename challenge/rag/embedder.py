"""all-MiniLM-L6-v2 from a local folder; nothing is ever downloaded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

NAME = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSION = 384


class Embedder:
    """Turns texts into unit vectors of shape (n, 384), float32."""

    def __init__(self, models_dir: Path) -> None:
        self.folder = models_dir / NAME
        self._model: SentenceTransformer | None = None
        self.query = lru_cache(maxsize=1024)(self._query)

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
            weights = self.folder / "model.safetensors"
            if not weights.is_file():
                raise FileNotFoundError(f"no model weights at {weights}: set MODELS_DIR")
            if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_SHA256:
                raise ValueError(f"{weights} is not the published {NAME}")
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(
                str(self.folder), device="cpu", local_files_only=True)
        return self._model

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = self._loaded().encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def _query(self, text: str) -> tuple[float, ...]:
        return tuple(float(x) for x in self.encode([text])[0])
