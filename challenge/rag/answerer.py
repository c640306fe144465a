"""From a question to an answer: rewrite, retrieve, lay out the passages, ask the model, check."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from rag.checker import Checker
from rag.context import assemble
from rag.model_client import ModelClient
from rag.postprocess import concise
from rag.retriever import Retriever
from rag.rewriter import Rewriter
from rag.settings import HERE, Settings

log = logging.getLogger(__name__)
PROMPT = HERE / "prompts" / "answer.md"


@dataclass(frozen=True)
class Answer:
    """The reply and the ids of the documents it was given, best first."""

    text: str
    sources: list[str]


class Answerer:
    def __init__(self, retriever: Retriever, client: ModelClient, settings: Settings,
                 prompt: Path = PROMPT) -> None:
        self.retriever = retriever
        self.rewriter = Rewriter(client, settings.wordings)
        self.client = client
        self.checker = Checker(client)
        self.settings = settings
        self.instructions = prompt.read_text(encoding="utf-8").strip()

    def answer(self, question: str) -> Answer:
        """Return the answer to one question; raises ModelError where the model is lost."""
        question = " ".join(question.split())

        query = self.rewriter.rewrite(question)
        hits = self.retriever.retrieve(query, self.settings.top_k)

        passages = assemble(hits, self.settings.passage_chars * self.settings.top_k)
        reply = self.client.chat([
            {"role": "system", "content": self.instructions},
            {"role": "user", "content": f"Passages:\n\n{passages}\n\nQuestion: {question}"},
        ])

        if not self.checker.supported(question, reply, passages):
            log.warning("not supported by its passages: %s", reply)

        sources = list(dict.fromkeys(hit.chunk.document_id for hit in hits))
        return Answer(concise(question, reply), sources)
