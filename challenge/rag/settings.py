"""Settings, read from the environment once at start."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    corpus_dir: Path
    models_dir: Path
    index_dir: Path
    base_url: str
    api_key: str
    model: str
    host: str
    port: int
    qdrant_url: str | None
    feedback_dir: Path = HERE / ".index"

    # Indexing
    chunk_words: int = 400
    chunk_overlap: int = 40

    # Retrieval
    top_k: int = 3
    candidates: int = 30
    hybrid: bool = False
    dense_weight: float = 1.0
    lexical_weight: float = 0.005

    # Prompting
    passage_chars: int = 1800
    wordings: int = 4

    @classmethod
    def from_environment(cls) -> Settings:
        get = os.environ.get

        def number(name: str, default: int) -> int:
            return int(get(name) or default)

        def weight(name: str, default: float) -> float:
            return float(get(name) or default)

        return cls(
            corpus_dir=Path(get("CORPUS_DIR", str(HERE.parent / "documents"))),
            models_dir=Path(get("MODELS_DIR", str(HERE.parent / "models"))),
            index_dir=Path(get("INDEX_DIR", str(HERE / ".index"))),
            base_url=get("OPENAI_BASE_URL", "http://127.0.0.1:8071/v1").rstrip("/"),
            api_key=get("OPENAI_API_KEY", ""),
            model=get("MODEL", "reader"),
            host=get("HOST", "127.0.0.1"),
            port=int(get("PORT", "8000")),
            qdrant_url=get("QDRANT_URL") or None,
            feedback_dir=Path(get("FEEDBACK_DIR") or get("INDEX_DIR") or cls.feedback_dir),
            chunk_words=number("CHUNK_WORDS", cls.chunk_words),
            chunk_overlap=number("CHUNK_OVERLAP", cls.chunk_overlap),
            top_k=number("TOP_K", cls.top_k),
            candidates=number("CANDIDATES", cls.candidates),
            hybrid=get("HYBRID", str(cls.hybrid)).lower() in ("1", "true", "yes"),
            dense_weight=weight("DENSE_WEIGHT", cls.dense_weight),
            lexical_weight=weight("LEXICAL_WEIGHT", cls.lexical_weight),
            passage_chars=number("PASSAGE_CHARS", cls.passage_chars),
            wordings=number("WORDINGS", cls.wordings),
        )
