"""The scorer behind a memory: many configurations send the same passages and answer the same.

Verdicts are kept on disk by scorer, documents, question, answer and the messages that were sent,
which is all that `judge` reads. So a change of the pipeline that changes no prompt costs no second
judgement. A row needs three of a verdict's fields; the others are not kept.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from harness.judging import library
from heldout.baseline import tree, tree_hash
from scoring.judge import judge
from scoring.records import Answer, Call, Label, Question, to_json
from scoring.version import version

Judged = tuple[Label, bool | None, float | None]  # label, supported, share of the evidence sent


class Verdicts:
    """Judges answers over one folder of documents; `close` it in the end."""

    def __init__(self, folder: Path, documents: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._documents = documents
        self._hash = tree_hash(tree(documents))
        self._store = sqlite3.connect(folder / f"verdicts-{version()}.sqlite", timeout=60,
                                      isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("PRAGMA synchronous=OFF")
        self._store.execute("CREATE TABLE IF NOT EXISTS verdicts (key BLOB PRIMARY KEY, "
                            "label TEXT, supported INTEGER, sent REAL)")

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def of(self, question: Question, answer: Answer, calls: Sequence[Call]) -> Judged:
        """Return the verdict on an answer with the calls that it took."""
        key = hashlib.sha256(json.dumps([
            self._hash, to_json(question), answer.text, answer.error, answer.fault,
            [message.content for call in calls for message in call.messages]]).encode()).digest()
        row = self._store.execute("SELECT label, supported, sent FROM verdicts WHERE key = ?",
                                  (key,)).fetchone()
        if row is not None:
            return Label(row[0]), None if row[1] is None else bool(row[1]), row[2]
        found = judge(question, answer, calls, library(self._documents))
        self._store.execute("INSERT OR IGNORE INTO verdicts VALUES (?, ?, ?, ?)",
                            (key, found.label.value, found.supported, found.evidence_sent))
        return found.label, found.supported, found.evidence_sent
