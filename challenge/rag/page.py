"""The page to try the service: GET / with its files, POST /stream, POST /feedback."""

from __future__ import annotations

import json
import logging
import math
import queue
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field
from starlette.staticfiles import StaticFiles

from rag import events
from rag.answerer import Answerer
from rag.feedback import Feedback
from rag.model_client import ModelError
from rag.retriever import Hit
from rag.service import Question, Service
from rag.settings import HERE
from rag.tracing import score, trace

log = logging.getLogger(__name__)
STATIC = Path(__file__).with_name("static")
EXAMPLES = HERE / "practice.jsonl"
HEADERS = {
    "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache"}


class Opinion(BaseModel):
    id: str = Field(min_length=1, max_length=100)
    score: Literal[1, -1]
    correction: str | None = Field(None, max_length=4000)


def add_page(app: FastAPI, service: Service, feedback: Feedback) -> FastAPI:
    """Give an application the page."""
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False))

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(STATIC / "index.html", headers=HEADERS)

    @app.get("/state")
    def state() -> dict[str, str | None]:
        """Say what /health says, as a reply that is none of an error."""
        ready = "ready" if service.answerer else "failed" if service.failure else "indexing"
        return {"status": ready, "error": service.failure}

    @app.get("/examples")
    def examples() -> list[str]:
        return questions(EXAMPLES)

    @app.post("/stream")
    def stream(body: Question) -> Response:
        """Answer as /ask does, and tell what happens on the way, one JSON object a line."""
        if service.answerer is None:
            return JSONResponse({"error": "still indexing"}, status_code=503)
        return StreamingResponse(lines(service.answerer, body.question, feedback),
                                 media_type="application/x-ndjson",
                                 headers={"Cache-Control": "no-store"})

    @app.post("/feedback")
    def opinion(body: Opinion) -> JSONResponse:
        """Keep what somebody thinks of an answer; the id is the one that the answer carried."""
        correction = (body.correction or "").strip()
        if not feedback.add(body.id, body.score, correction):
            return JSONResponse({"error": "no such answer, or one from before the last start"},
                                status_code=404)
        score(body.id, body.score, correction or None)
        return JSONResponse({"saved": True})

    return app


def questions(path: Path, most: int = 3) -> list[str]:
    """Return the first questions of a file, none where there is no such file."""
    try:
        with path.open(encoding="utf-8") as rows:
            return [str(json.loads(row)["question"]) for row, _ in zip(rows, range(most),
                                                                      strict=False)]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def lines(answerer: Answerer, question: str, feedback: Feedback) -> Iterator[str]:
    """Answer in a thread of its own; yield what happens, at the end the answer or an error."""
    told: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    answer_id = uuid.uuid4().hex

    def run() -> None:
        began = time.perf_counter()
        try:
            with trace(question, answer_id) as whole, events.watched(told.put, live=True):
                answer = answerer.answer(question)
                whole.output = answer.text
            feedback.remember(answer_id, question, answer.text, answer.sources)
            told.put({"kind": "answer", "id": answer_id, "answer": answer.text,
                      "sources": answer.sources, "seconds": time.perf_counter() - began})
        except ModelError as error:
            told.put({"kind": "error", "error": str(error)})
        except Exception as error:
            log.exception("no answer to %r", question)
            told.put({"kind": "error", "error": f"{type(error).__name__}: {error}"})
        finally:
            told.put(None)

    threading.Thread(target=run, daemon=True).start()
    while (event := told.get()) is not None:
        yield json.dumps(shown(event), ensure_ascii=False, default=str) + "\n"


def shown(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event as it is sent: hits as passages, no other result of a stage."""
    result = event.get("result")
    about = {key: value for key, value in event.items() if key not in ("result", "given")}
    if isinstance(result, list) and result and all(isinstance(hit, Hit) for hit in result):
        about["passages"] = [passage(hit) for hit in result]
    return about


def passage(hit: Hit) -> dict[str, Any]:
    score = float(hit.score)
    return {"document": hit.chunk.document_id, "title": hit.chunk.title,
            "heading": hit.chunk.heading, "text": hit.chunk.text,
            "score": score if math.isfinite(score) else None}
