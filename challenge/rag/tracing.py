"""Makes a trace of what happens while a question is answered, and hands it to the exporters.

Stages become spans, model calls become generations; a call that a stage makes stands below it.
Without an exporter nothing is recorded. A thread of your own joins the trace where it runs in a
copy of the context (`contextvars.copy_context`).
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from rag import events
from rag.spans import Exporter, Span, Trace, plain

log = logging.getLogger(__name__)
KINDS = {"retrieve": "retriever"}  # of the stages that are not just spans

_exporters: list[Exporter] = []
_current: ContextVar[Span | None] = ContextVar("span", default=None)


def export_to(exporters: Sequence[Exporter]) -> None:
    """Send spans and scores to these from now on; to none: nothing is recorded."""
    _exporters[:] = exporters


@contextmanager
def trace(question: str, trace_id: str | None = None) -> Iterator[Trace]:
    """Record what the block does; `output` is to be set to the answer, an id is 32 hex digits."""
    whole = Trace(trace_id or uuid.uuid4().hex)
    if not _exporters:
        yield whole
        return
    root = _begin(Span(whole, None, "question", "span", question, 0.0))
    outer = _current.set(root)
    failure: str | None = None
    try:
        with events.watched(_record):
            yield whole
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
        raise
    finally:
        _current.reset(outer)
        root.output = plain(whole.output)
        for span in reversed(whole.spans):
            if span.open:
                _end(span, failure)


def score(trace_id: str, value: float, comment: str | None = None) -> None:
    """Attach what somebody thinks of an answer to its trace: 1 for good, -1 for bad."""
    for exporter in _exporters:
        _quietly(exporter.scored, trace_id, value, comment)


def _record(event: dict[str, Any]) -> None:
    """Turn an event into the beginning or the end of a span, in the context where it happens."""
    now, kind = _current.get(), event["kind"]
    if now is None:
        return
    if kind in ("began", "asked") and now.kind == "generation":
        now = _up(now, "no reply")  # what a model call was doing when the next thing began
    if kind == "began":
        stage = event["stage"]
        _down(now, stage, KINDS.get(stage, "span"), event.get("given"))
    elif kind == "asked":
        _down(now, "model", "generation", plain(event["messages"]), event["model"])
    elif kind == "replied" and now.kind == "generation":
        now.output, now.usd = event["reply"], event.get("usd")
        now.prompt_tokens = event.get("prompt_tokens") or 0
        now.completion_tokens = event.get("completion_tokens") or 0
        _up(now)
    elif kind in ("ended", "failed"):
        while now.name != event["stage"] and now.parent is not None:
            now = _up(now, "no reply")
        if now.parent is not None:
            now.output = plain(event.get("result"))
            _up(now, event.get("error"))


def _down(parent: Span, name: str, kind: str, given: Any, model: str | None = None) -> None:
    began = time.perf_counter() - parent.trace.began
    _current.set(_begin(Span(parent.trace, parent, name, kind, given, began, model=model)))


def _up(span: Span, error: str | None = None) -> Span:
    _end(span, error)
    assert span.parent is not None
    _current.set(span.parent)
    return span.parent


def _begin(span: Span) -> Span:
    span.trace.spans.append(span)
    for exporter in _exporters:
        _quietly(exporter.started, span)
    return span


def _end(span: Span, error: str | None = None) -> None:
    span.error, span.open = error, False
    span.seconds = time.perf_counter() - span.trace.began - span.began
    for exporter in _exporters:
        _quietly(exporter.ended, span)


def _quietly(call: Callable[..., None], *args: Any) -> None:
    try:
        call(*args)
    except Exception as error:
        log.warning("a span could not be exported: %s", error)
