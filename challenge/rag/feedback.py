"""What users think of answers, appended to `feedback.jsonl`; of one answer the last line counts."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path

REMEMBERED = 1000  # answers that can still be judged


class Feedback:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "feedback.jsonl"
        self._answers: OrderedDict[str, dict[str, object]] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, answer_id: str, question: str, answer: str, sources: list[str]) -> None:
        with self._lock:
            self._answers[answer_id] = {"question": question, "answer": answer, "sources": sources}
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)

    def add(self, answer_id: str, score: int, correction: str) -> bool:
        """Append a line; say whether the answer is known."""
        with self._lock:
            about = self._answers.get(answer_id)
            if about is None:
                return False
            line = json.dumps({"id": answer_id, "at": datetime.now(UTC).isoformat("T", "seconds"),
                               "score": score, "correction": correction, **about},
                              ensure_ascii=False)
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")
            return True
