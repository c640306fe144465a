"""A submission built with LlamaIndex: nodes, a BM25 retriever, its query engine, on FastAPI."""

from __future__ import annotations

import os
import re
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from llama_index.core import PromptTemplate, get_response_synthesizer
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import BaseNode, Document, NodeWithScore, QueryBundle
from llama_index.llms.openai_like import OpenAILike
from pydantic import BaseModel
from rank_bm25 import BM25Plus

CORPUS = Path(os.environ["CORPUS_DIR"])
PROMPT = PromptTemplate(
    "Answer only from the passages. If they do not contain the answer, say that you do not know."
    "\n\nPassages:\n\n{context_str}\n\nQuestion: {query_str}")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class Bm25(BaseRetriever):
    def __init__(self, nodes: list[BaseNode], most: int = 4) -> None:
        super().__init__()
        self.nodes, self.most = nodes, most
        self.index = BM25Plus([words(node.get_content()) for node in nodes])

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        scores = self.index.get_scores(words(query_bundle.query_str))
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        return [NodeWithScore(node=self.nodes[at], score=float(scores[at]))
                for at in order[:self.most]]


class Question(BaseModel):
    question: str


documents = [Document(text=path.read_text(encoding="utf-8"),
                      metadata={"source": path.relative_to(CORPUS).as_posix()},
                      excluded_llm_metadata_keys=["source"])
             for path in sorted(CORPUS.rglob("*")) if path.is_file()]
nodes = SentenceSplitter(chunk_size=512).get_nodes_from_documents(documents)
model = OpenAILike(model=os.environ["MODEL"], api_base=os.environ["OPENAI_BASE_URL"],
                   api_key=os.environ["OPENAI_API_KEY"], is_chat_model=True,
                   context_window=8192, temperature=0)
engine = RetrieverQueryEngine(
    Bm25(nodes), get_response_synthesizer(llm=model, text_qa_template=PROMPT))
app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ready"}


@app.post("/ask")
def ask(body: Question) -> dict[str, object]:
    found = engine.query(body.question)
    sources = [str(hit.node.metadata["source"]) for hit in found.source_nodes]
    return {"answer": str(found), "sources": list(dict.fromkeys(sources))}


if __name__ == "__main__":
    uvicorn.run(app, host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ["PORT"]),
                log_level="warning")
