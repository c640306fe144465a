"""Ask the model whether an answer is supported by the passages."""

from __future__ import annotations

import json

from rag import events
from rag.model_client import ModelClient
from rag.settings import HERE

PROMPT = HERE / "prompts" / "check.md"


class Checker:
    def __init__(self, client: ModelClient) -> None:
        self.client = client
        self.instructions = PROMPT.read_text(encoding="utf-8").strip()

    @events.stage("check")
    def supported(self, question: str, answer: str, passages: str) -> bool:
        reply = self.client.chat([
            {"role": "system", "content": self.instructions},
            {"role": "user", "content": f"Passages:\n\n{passages}\n\nQuestion: {question}\n\n"
                                        f"Answer: {answer}"},
        ])
        try:
            return bool(json.loads(reply)["supported"])
        except (ValueError, KeyError, TypeError):
            return False
