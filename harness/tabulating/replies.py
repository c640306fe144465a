"""The bundled reader behind a memory: many configurations send the very same messages.

Replies are kept on disk by reader and request, so that a second process, or a second run after a
cut, does not think again. Prices and modelled times are worked out anew each time.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.gateway.api_errors import ApiError, unknown_model
from harness.gateway.chat import Reply, answer
from harness.gateway.chat_request import parse
from harness.gateway.profile import profile
from harness.gateway.reader import fingerprint
from scoring.records import Call, Message


@dataclass(frozen=True, slots=True)
class Answered:
    """The HTTP reply to one request, and the metered call where the reader was asked."""

    status: int
    body: dict[str, Any]
    call: Call | None


class Replies:
    """Answers chat completions as the gateway does; `close` it in the end."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._store = sqlite3.connect(folder / f"replies-{fingerprint()}.sqlite", timeout=60,
                                      isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("PRAGMA synchronous=OFF")
        self._store.execute("CREATE TABLE IF NOT EXISTS replies (key BLOB PRIMARY KEY, text TEXT, "
                            "prompt INTEGER, completion INTEGER, reason TEXT)")

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def reply(self, question: str, index: int, raw: bytes, began: float) -> Answered:
        """Return the answer to the request body `raw`, sent `began` seconds on this clock."""
        try:
            asked = parse(raw)
            model = profile().find(asked.model)
            if model is None:
                raise unknown_model(asked.model)
            key = hashlib.sha256(
                f"{model.name}\0{asked.max_tokens}\0{asked.text}".encode("utf-8", "replace")
            ).digest()
            found = self._known(key)
            if found is None:
                found = answer(asked, model)
                self._store.execute(
                    "INSERT OR IGNORE INTO replies VALUES (?, ?, ?, ?, ?)",
                    (key, found.text, found.prompt_tokens, found.completion_tokens,
                     found.finish_reason))
        except ApiError as error:
            return Answered(error.status, {"error": {"message": error.message,
                                                     "type": error.kind}}, None)
        used = {"prompt_tokens": found.prompt_tokens, "completion_tokens": found.completion_tokens,
                "total_tokens": found.prompt_tokens + found.completion_tokens}
        body = {"id": f"chatcmpl-{key.hex()[:24]}", "object": "chat.completion", "created": 0,
                "model": asked.model, "usage": used,
                "choices": [{"index": 0, "finish_reason": found.finish_reason,
                             "message": {"role": "assistant", "content": found.text}}]}
        modelled = model.milliseconds(found.prompt_tokens, found.completion_tokens, asked.text)
        ended = time.monotonic()
        return Answered(200, body, Call(
            question, index, model.name,
            tuple(Message(role, text) for role, text in asked.messages), found.text,
            found.prompt_tokens, found.completion_tokens,
            model.usd(found.prompt_tokens, found.completion_tokens), began, ended,
            1000 * (ended - began), modelled))

    def _known(self, key: bytes) -> Reply | None:
        row = self._store.execute("SELECT text, prompt, completion, reason FROM replies "
                                  "WHERE key = ?", (key,)).fetchone()
        return Reply(*row) if row else None
