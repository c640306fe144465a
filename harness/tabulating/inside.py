"""Run a pipeline's package `rag` in its own environment and answer questions over a pipe.

Started as a script by the environment's interpreter, so nothing of ours is imported here. The
process loads what is slow once, then forks a child for each tree that it is told to build. Model
calls leave as lines of JSON instead of by the network; embeddings are remembered by content.

    in   {"tree", "documents", "models", "index", "model", "noise", "draw"}
                           out {"ready"} or {"failed"}
    in   {"question"}      out {"answer", "sources"} or {"error"}
    out  {"call", "began"} in  {"status", "body"}
    in   {"end"}           out {"ended"}

One file, because the script's folder is no package over there.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import os
import sqlite3
import sys
import threading
import time
import traceback
import weakref
from typing import Any

SLOW = ("qdrant_client", "rank_bm25", "sentence_transformers")  # to import, once for all trees
SLICE = 32  # texts encoded before the store is asked again: another process may have been there


class Wire:
    """Lines of JSON both ways; `ask` is one exchange, safe to call from several threads."""

    def __init__(self) -> None:
        self.into = os.fdopen(os.dup(0), "rb", buffering=0)
        self.out = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)  # what the pipeline prints must not get between our lines
        self.lock = threading.Lock()

    def say(self, message: dict[str, Any]) -> None:
        """Send one line."""
        left = memoryview(json.dumps(message).encode() + b"\n")
        while left:
            left = left[self.out.write(left) or 0:]

    def hear(self) -> dict[str, Any] | None:
        """Return the next line, None where the other end is gone."""
        line = self.into.readline()
        return json.loads(line) if line.endswith(b"\n") else None

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one line and return the next."""
        with self.lock:
            self.say(message)
            reply = self.hear()
        if reply is None:
            os._exit(0)
        return reply


class Vectors:
    """Embeddings on disk by model, settings and text."""

    def __init__(self, path: str) -> None:
        self.store = sqlite3.connect(path, timeout=60, isolation_level=None,
                                     check_same_thread=False)
        weakref.finalize(self, self.store.close)
        self.store.execute("PRAGMA journal_mode=WAL")
        self.store.execute("PRAGMA synchronous=OFF")
        self.store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, value BLOB)")
        self.lock = threading.Lock()

    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:
        """Return those of `keys` that are known."""
        found: dict[bytes, bytes] = {}
        with self.lock:
            for at in range(0, len(keys), 500):
                part = keys[at:at + 500]
                marks = ",".join("?" * len(part))
                found.update(self.store.execute(
                    f"SELECT key, value FROM vectors WHERE key IN ({marks})", part).fetchall())
        return found

    def put(self, rows: list[tuple[bytes, bytes]]) -> None:
        """Keep new ones."""
        with self.lock:
            self.store.execute("BEGIN IMMEDIATE")
            self.store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
            self.store.execute("COMMIT")


def remembering(real: type, path: str, noise: float, draw: int, backwards: bool) -> type:
    """Return a class that stands for SentenceTransformer, loading it only for what is new."""
    import numpy as np

    vectors = Vectors(path)

    class Remembering:
        def __init__(self, name: str, *args: Any, **options: Any) -> None:
            self.__dict__.update(_made=None, _name=name, _args=args, _options=options, _set={})

        def _real(self) -> Any:
            if self._made is None:
                made = real(self._name, *self._args, **self._options)
                for name, value in self._set.items():
                    setattr(made, name, value)
                self.__dict__["_made"] = made
            return self._made

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real(), name)

        def __setattr__(self, name: str, value: Any) -> None:
            self._set[name] = value
            if self._made is not None:
                setattr(self._made, name, value)

        def encode(self, sentences: Any, **options: Any) -> Any:
            if options.get("convert_to_tensor") or options.get("output_value"):
                return self._real().encode(sentences, **options)
            texts = [sentences] if isinstance(sentences, str) else list(sentences)
            about = {name: repr(value) for name, value in sorted(options.items())
                     if name not in ("batch_size", "show_progress_bar")}
            settings = json.dumps([os.path.basename(self._name), about,
                                   {k: repr(v) for k, v in sorted(self._set.items())}])
            keys = [hashlib.sha256(f"{settings}\0{text}".encode()).digest() for text in texts]
            slices = [range(at, min(at + SLICE, len(texts)))
                      for at in range(0, len(texts), SLICE)]
            known: dict[bytes, bytes] = vectors.get(keys)
            for part in reversed(slices) if backwards else slices:
                new = {keys[n]: texts[n] for n in part if keys[n] not in known}
                if new:
                    known.update(vectors.get(list(new)))
                    new = {key: text for key, text in new.items() if key not in known}
                if new:
                    made = np.asarray(self._real().encode(list(new.values()), **options),
                                      dtype=np.float32)
                    rows = [(key, row.tobytes()) for key, row in zip(new, made, strict=True)]
                    vectors.put(rows)
                    known.update(rows)
            found = np.stack([np.frombuffer(known[key], dtype=np.float32) for key in keys]) \
                if keys else np.zeros((0, 384), dtype=np.float32)
            if noise:
                found = np.stack([disturbed(row, text) for row, text in zip(found, texts,
                                                                            strict=True)])
            return found[0] if isinstance(sentences, str) else found

    def disturbed(row: Any, text: str) -> Any:
        seed = hashlib.sha256(f"{draw}\0{text}".encode()).digest()
        random = np.random.default_rng(int.from_bytes(seed[:8], "big"))
        moved = row + random.normal(0.0, noise, row.shape)
        return (moved / np.linalg.norm(moved)).astype(np.float32)

    return Remembering


def divert_calls(wire: Wire) -> None:
    """Answer the pipeline's HTTP requests over the wire, whatever their address."""
    httpx2: Any = importlib.import_module("httpx2")

    def exchange(body: bytes) -> Any:
        began = time.monotonic()
        reply = wire.ask({"call": body.decode(), "began": began})
        return httpx2.Response(reply["status"], json=reply["body"])

    def sync(self: Any, request: Any) -> Any:
        return exchange(request.read())

    async def concurrent(self: Any, request: Any) -> Any:
        import asyncio

        return await asyncio.to_thread(exchange, await request.aread())

    httpx2.HTTPTransport.handle_request = sync
    httpx2.AsyncHTTPTransport.handle_async_request = concurrent


def serve(wire: Wire, order: dict[str, Any], store: str, backwards: bool) -> None:
    """Build one tree's pipeline and answer until told to end."""
    os.chdir(order["tree"])
    sys.path[0] = order["tree"]
    os.environ.update(CORPUS_DIR=order["documents"], MODELS_DIR=order["models"],
                      INDEX_DIR=order["index"], OPENAI_BASE_URL="http://model.invalid/v1",
                      OPENAI_API_KEY="tabulating", MODEL=order["model"], PORT="0")
    try:
        if "sentence_transformers" in sys.modules:
            encoders: Any = sys.modules["sentence_transformers"]
            encoders.SentenceTransformer = remembering(
                encoders.SentenceTransformer, store, order["noise"], order["draw"], backwards)
        divert_calls(wire)
        settings = importlib.import_module("rag.settings").Settings.from_environment()
        answerer = importlib.import_module("rag.pipeline").build(settings)
    except BaseException:
        wire.say({"failed": traceback.format_exc()})
        return
    wire.say({"ready": True})
    while (asked := wire.hear()) is not None and "end" not in asked:
        try:
            answer = answerer.answer(asked["question"])
            wire.say({"answer": answer.text, "sources": list(answer.sources)})
        except Exception:
            wire.say({"error": traceback.format_exc()})


def main() -> None:
    """Load what is slow, then fork a child for each order; ends when the pipe is closed."""
    wire, store, backwards = Wire(), sys.argv[1], sys.argv[2] == "1"
    logging.basicConfig(level=logging.WARNING)
    for name in SLOW:
        try:
            importlib.import_module(name)
        except ImportError:
            logging.warning("%s is not in this environment", name)
    wire.say({"loaded": True})
    while (order := wire.hear()) is not None:
        child = os.fork()
        if not child:
            try:
                serve(wire, order, store, backwards)
            finally:
                sys.stderr.flush()
                os._exit(0)
        os.waitpid(child, 0)
        wire.say({"ended": True})


if __name__ == "__main__":
    main()
