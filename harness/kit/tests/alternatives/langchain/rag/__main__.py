"""A submission built with LangChain: a BM25 retriever, a prompt, a chat model, served plainly."""

from __future__ import annotations

import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_openai import ChatOpenAI
from rank_bm25 import BM25Plus

CORPUS = Path(os.environ["CORPUS_DIR"])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class Bm25(BaseRetriever):
    documents: list[Document]
    index: Any
    most: int = 4

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun
                                ) -> list[Document]:
        scores = self.index.get_scores(words(query))
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        return [self.documents[at] for at in order[:self.most]]


documents = [Document(path.read_text(encoding="utf-8")[:4000],
                      metadata={"source": path.relative_to(CORPUS).as_posix()})
             for path in sorted(CORPUS.rglob("*")) if path.is_file()]
retriever = Bm25(documents=documents, index=BM25Plus([words(d.page_content) for d in documents]))
prompt = ChatPromptTemplate.from_messages([
    ("system", "Answer only from the passages. If they do not contain the answer, say that you do "
               "not know."),
    ("user", "Passages:\n\n{passages}\n\nQuestion: {question}")])
model = ChatOpenAI(model=os.environ["MODEL"], base_url=os.environ["OPENAI_BASE_URL"],
                   api_key=os.environ["OPENAI_API_KEY"], temperature=0, max_retries=1)
chain = prompt | model | StrOutputParser()


def answer(question: str) -> dict[str, object]:
    found = retriever.invoke(question)
    passages = "\n\n".join(f"[{number}] {d.page_content}" for number, d in enumerate(found, 1))
    return {"answer": chain.invoke({"passages": passages, "question": question}),
            "sources": [d.metadata["source"] for d in found]}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send(self, found: object, status: int = 200) -> None:
        raw = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self.send({"status": "ready"}, 200 if self.path == "/health" else 404)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            self.send(answer(str(json.loads(raw)["question"])))
        except Exception as error:
            self.send({"error": str(error)}, 500)


if __name__ == "__main__":
    address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ["PORT"]))
    ThreadingHTTPServer(address, Handler).serve_forever()
