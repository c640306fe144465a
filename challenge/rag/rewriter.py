"""Turn what an employee writes into search queries, with the model's help."""

from __future__ import annotations

from rag import events
from rag.chunker import words
from rag.model_client import ModelClient
from rag.settings import HERE

PROMPT = HERE / "prompts" / "rewrite.md"
CHATTY = 14  # words from which a question is searched as rewritten


class Rewriter:
    def __init__(self, client: ModelClient, wordings: int) -> None:
        self.client = client
        self.instructions = PROMPT.read_text(encoding="utf-8").format(wordings=wordings).strip()

    @events.stage("rewrite")
    def rewrite(self, question: str) -> str:
        """Return what to search for: a short question as it is, a long one as rewritten."""
        reply = self.client.chat([
            {"role": "system", "content": self.instructions},
            {"role": "user", "content": f"Question: {question}"},
        ])
        queries = [line.strip() for line in reply.splitlines() if line.strip()]
        if words(question) < CHATTY or not queries:
            return question
        return queries[0]
