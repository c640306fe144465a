"""From a question to an answer: retrieve, lay out the passages, ask the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rag.context import assemble
from rag.model_client import ModelClient
from rag.retriever import Retriever
from rag.settings import HERE, Settings

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
        self.client = client
        self.settings = settings
        self.instructions = prompt.read_text(encoding="utf-8").strip()

    def answer(self, question: str) -> Answer:
        hits = self.retriever.retrieve(question, self.settings.top_k)
        passages = assemble(hits, self.settings.context_chars)
        reply = self.client.chat([
            {"role": "system", "content": self.instructions},
            {"role": "user", "content": f"Passages:\n\n{passages}\n\nQuestion: {question}"},
        ])
        sources = list(dict.fromkeys(hit.chunk.document_id for hit in hits))
        return Answer(reply.strip(), sources)
