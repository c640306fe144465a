"""The HTTP service: GET /health, POST /ask."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rag.answerer import Answerer
from rag.model_client import ModelError
from rag.tracing import trace

log = logging.getLogger(__name__)


class Question(BaseModel):
    question: str = Field(min_length=1, max_length=4000)


class Service:
    """Holds the answerer while it is being built in the background."""

    def __init__(self, build: Callable[[], Answerer]) -> None:
        self.answerer: Answerer | None = None
        self.failure: str | None = None
        self._build = build

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self.answerer = self._build()
        except Exception as error:
            log.exception("the pipeline could not be built")
            self.failure = str(error)


def application(service: Service) -> FastAPI:
    app = FastAPI(title="Ask the documents")

    @app.get("/health")
    def health() -> JSONResponse:
        if service.answerer is not None:
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "failed" if service.failure else "indexing",
                             "error": service.failure}, status_code=503)

    @app.post("/ask")
    def ask(body: Question) -> JSONResponse:
        if service.answerer is None:
            return JSONResponse({"error": "still indexing"}, status_code=503)
        try:
            with trace(body.question) as whole:
                answer = service.answerer.answer(body.question)
                whole.output = answer.text
        except ModelError as error:
            return JSONResponse({"error": str(error)}, status_code=502)
        return JSONResponse({"answer": answer.text, "sources": answer.sources})

    return app
