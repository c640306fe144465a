"""Where traces go: lines of JSON in a folder, and Langfuse. Neither is on unless it is set."""

from __future__ import annotations

import json
import logging
import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rag.spans import Exporter, Span

log = logging.getLogger(__name__)
KEYS = ("LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY")
SENDERS = ("langfuse", "opentelemetry.exporter.otlp.proto.http.trace_exporter")


def configured() -> list[Exporter]:
    """Return the exporters that the environment asks for, most often none."""
    folder, host = (os.environ.get(name) for name in ("TRACES", "LANGFUSE_HOST"))
    found: list[Exporter] = []
    if folder:
        try:
            found.append(Lines(Path(folder)))
        except OSError as error:
            log.warning("no traces are written: %s", error)
    if host and all(os.environ.get(name) for name in KEYS):
        try:
            found.append(Langfuse(host))
        except Exception as error:
            log.warning("no traces go to Langfuse: %s", error)
    return found


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Lines:
    """Appends a line for each trace to `traces.jsonl`, one for each score to `scores.jsonl`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "traces.jsonl").open("a").close()  # better told now than at every question
        self.folder = folder
        self.run = f"{now()}-{os.getpid()}"
        self.lock = threading.Lock()

    def started(self, span: Span) -> None:
        """Nothing is written before the whole trace is there."""

    def ended(self, span: Span) -> None:
        if span.parent is None:
            spans = span.trace.spans
            self._append("traces.jsonl", {
                "trace": span.trace.id, "run": self.run, "time": now(),
                "spans": [row(one, spans) for one in spans]})

    def scored(self, trace_id: str, value: float, comment: str | None) -> None:
        self._append("scores.jsonl", {"trace": trace_id, "time": now(), "value": value,
                                      "comment": comment})

    def _append(self, name: str, found: dict[str, Any]) -> None:
        line = json.dumps(found, ensure_ascii=False) + "\n"
        with self.lock, (self.folder / name).open("a", encoding="utf-8") as stream:
            stream.write(line)


def row(span: Span, spans: list[Span]) -> dict[str, Any]:
    """Return a span as JSON; its parent is named by its place in the trace."""
    found = {
        "name": span.name, "kind": span.kind,
        "parent": spans.index(span.parent) if span.parent else None,
        "began": round(span.began, 6), "seconds": round(span.seconds, 6),
        "input": span.input, "output": span.output, "error": span.error}
    if span.model:  # a generation
        found |= {"model": span.model, "prompt_tokens": span.prompt_tokens,
                  "completion_tokens": span.completion_tokens, "usd": span.usd}
    return found


class Once(logging.Filter):
    """Tells the first trouble of sending in a line of ours, and no other: each question has some.

    Spans and scores are sent from two threads, by loggers of their own.
    """

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host, self.told, self.lock = host, False, threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        with self.lock:
            first, self.told = not self.told, True
        if first:
            log.warning("Langfuse at %s does not take what is sent, answers go on (said once): "
                        "%.200s", self.host, record.getMessage())
        return False


class Langfuse:
    """Sends spans by the langfuse SDK, in the background; the keys are in the environment."""

    def __init__(self, host: str) -> None:
        from langfuse import Langfuse as Client
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

        beginning = self.beginning = threading.local()

        class OurIds(RandomIdGenerator):
            def generate_trace_id(self) -> int:
                return int(beginning.trace, 16)

        # A provider of its own: one for all would record every request of FastAPI as well.
        provider = TracerProvider(id_generator=OurIds(),
                                  resource=Resource.create({"service.name": "ask"}))
        once = Once(host)
        for name in SENDERS:
            logging.getLogger(name).addFilter(once)
        self.client = Client(base_url=host, timeout=2, tracer_provider=provider)
        self.open: dict[Span, Any] = {}

    def started(self, span: Span) -> None:
        around = self.open.get(span.parent, self.client) if span.parent else self.client
        self.beginning.trace = span.trace.id
        self.open[span] = around.start_observation(name=span.name, as_type=span.kind,
                                                   input=span.input)

    def ended(self, span: Span) -> None:
        made = self.open.pop(span)
        about: dict[str, Any] = {"output": span.output}
        if span.error:
            about |= {"level": "ERROR", "status_message": span.error}
        if span.model:
            about |= {"model": span.model, "usage_details": {
                "input": span.prompt_tokens, "output": span.completion_tokens}}
        if span.usd is not None:
            about |= {"cost_details": {"total": span.usd}}
        made.update(**about)
        made.end()

    def scored(self, trace_id: str, value: float, comment: str | None) -> None:
        self.client.create_score(trace_id=trace_id, name="thumbs", value=value, comment=comment)
