from __future__ import annotations

import base64
import gzip
import json
import logging
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from rag import events
from rag.exporters import KEYS, SENDERS, Langfuse, Lines, configured
from rag.spans import Span
from rag.tracing import export_to, score, trace


@events.stage("retrieve")
def search(query: str) -> list[str]:
    if not query:
        raise ValueError("empty")
    return [query.upper()]


def chat(text: str, lost: bool = False) -> str:
    events.tell("asked", model="reader", messages=[{"role": "user", "content": text}])
    if lost:
        raise OSError("gone")
    events.tell("replied", model="reader", reply=text, seconds=0.1, prompt_tokens=1000,
                completion_tokens=10, usd=0.0026)
    return text


@events.stage("check")
def check(text: str) -> bool:
    return bool(chat(text))


def shape(spans: list[Span]) -> list[tuple[str, str, str]]:
    return [(s.name, s.kind, s.parent.name if s.parent else "") for s in spans]


class Kept:
    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.scores: list[tuple[str, float, str | None]] = []

    def started(self, span: Span) -> None:
        pass

    def ended(self, span: Span) -> None:
        self.spans.append(span)

    def scored(self, trace_id: str, value: float, comment: str | None) -> None:
        self.scores.append((trace_id, value, comment))


@pytest.fixture
def kept() -> Iterator[Kept]:
    exporter = Kept()
    export_to([exporter])
    yield exporter
    export_to([])


def test_stages_and_calls_stand_in_the_trace_of_their_question(kept: Kept) -> None:
    with trace("why?") as whole:
        search("why")
        whole.output = chat("because")
        check("because")
    score(whole.id, 1, "good")
    assert shape(whole.spans) == [
        ("question", "span", ""), ("retrieve", "retriever", "question"),
        ("model", "generation", "question"), ("check", "span", "question"),
        ("model", "generation", "check")]
    root, found, call, checked, _ = whole.spans
    assert (root.input, root.output, found.output) == ("why?", "because", ["WHY"])
    assert found.input == {"query": "why"}
    assert (call.input, call.output) == ([{"role": "user", "content": "because"}], "because")
    assert (call.model, call.prompt_tokens, call.usd) == ("reader", 1000, 0.0026)
    assert checked.output is True
    assert all(0 <= s.seconds <= root.seconds and not s.error for s in whole.spans)
    assert [span.name for span in kept.spans] == ["retrieve", "model", "model", "check", "question"]
    assert kept.scores == [(whole.id, 1, "good")]


def test_without_an_exporter_nothing_is_recorded() -> None:
    with trace("why?") as whole:
        assert not events.watching()
        assert search("why") == ["WHY"]
    assert whole.spans == []


def test_errors_are_noted_and_raised(kept: Kept) -> None:
    with pytest.raises(OSError, match="gone"), trace("why?"):
        chat("x", lost=True)
    assert [(span.name, span.error) for span in kept.spans] == [
        ("model", "OSError: gone"), ("question", "OSError: gone")]


def test_what_failed_and_was_tried_again_does_not_hold_what_follows(kept: Kept) -> None:
    with trace("why?") as whole:
        with pytest.raises(OSError, match="gone"):
            chat("x", lost=True)
        chat("y")
        with pytest.raises(ValueError, match="empty"):
            search("")
        search("z")
    assert [(span.parent and span.parent.name, span.error) for span in whole.spans] == [
        (None, None), ("question", "no reply"), ("question", None),
        ("question", "ValueError: empty"), ("question", None)]


def test_questions_at_the_same_time_do_not_mix(kept: Kept) -> None:
    both = threading.Barrier(2)

    def ask(question: str) -> list[object]:
        with trace(question) as whole:
            both.wait(timeout=10)
            search(question)
            both.wait(timeout=10)
        return [span.input for span in whole.spans]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(ask, ["a", "b"])) == [["a", {"query": "a"}], ["b", {"query": "b"}]]


def test_a_thread_joins_the_trace_in_a_copy_of_the_context(kept: Kept) -> None:
    with trace("why?") as whole, ThreadPoolExecutor(1) as pool:
        pool.submit(search, "apart").result()
        pool.submit(copy_context().run, search, "within").result()
    assert [span.input for span in whole.spans] == ["why?", {"query": "within"}]


def test_a_broken_exporter_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Kept):
        def started(self, span: Span) -> None:
            raise RuntimeError("full")

    export_to([Broken()])
    try:
        with trace("why?"):
            assert search("why") == ["WHY"]
    finally:
        export_to([])
    assert "could not be exported: full" in caplog.text


def test_lines_are_written_for_traces_and_scores(tmp_path: Path) -> None:
    export_to([Lines(tmp_path / "traces")])
    try:
        with trace("größe?") as whole:
            chat("ten")
        score(whole.id, -1, "five")
    finally:
        export_to([])
    row = json.loads((tmp_path / "traces" / "traces.jsonl").read_text(encoding="utf-8"))
    assert row["trace"] == whole.id
    assert [(s["name"], s["parent"]) for s in row["spans"]] == [("question", None), ("model", 0)]
    assert row["spans"][1]["completion_tokens"] == 10
    said = json.loads((tmp_path / "traces" / "scores.jsonl").read_text(encoding="utf-8"))
    assert (said["trace"], said["value"], said["comment"]) == (whole.id, -1, "five")


def test_nothing_is_on_unless_it_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("TRACES", "LANGFUSE_HOST", *KEYS):
        monkeypatch.delenv(name, raising=False)
    assert configured() == []
    code = ("import sys; from rag.exporters import configured; configured(); "
            "sys.exit(any(name.startswith(('langfuse', 'opentelemetry')) for name in sys.modules))")
    assert subprocess.run([sys.executable, "-c", code], check=False,
                          cwd=Path(__file__).parent.parent).returncode == 0
    monkeypatch.setenv("TRACES", str(tmp_path))
    assert [type(one) for one in configured()] == [Lines]


def test_a_folder_that_cannot_be_made_costs_the_traces_alone(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.delenv("LANGFUSE_HOST", raising=False)
    (tmp_path / "file").write_text("")
    (tmp_path / "taken" / "traces.jsonl").mkdir(parents=True)
    for folder in (tmp_path / "file" / "traces", tmp_path / "file", tmp_path / "taken"):
        caplog.clear()
        monkeypatch.setenv("TRACES", str(folder))
        assert configured() == []
        [told] = caplog.records
        assert told.levelname == "WARNING" and told.exc_info is None
        assert "no traces are written" in caplog.text and str(folder) in caplog.text


class Collector(BaseHTTPRequestHandler):
    seen: list[Any] = []  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, self.headers["Authorization"], body))
        reply = b'{"id": "x", "successes": [], "errors": []}' if "scores" in self.path else b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    Collector.seen.clear()
    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("LANGFUSE_PUBLIC_KEY", "pk")
    monkeypatch.setenv("LANGFUSE_SECRET_KEY", "sk")
    monkeypatch.setenv("LANGFUSE_HOST", f"http://127.0.0.1:{server.server_port}")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    for name in SENDERS:
        logging.getLogger(name).filters.clear()


def test_langfuse_is_sent_the_same_spans(collector: str) -> None:
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
    from opentelemetry.trace import get_tracer_provider

    [exporter] = configured()
    assert isinstance(exporter, Langfuse)
    assert "Proxy" in type(get_tracer_provider()).__name__  # nobody else's spans are recorded
    export_to([exporter])
    try:
        with trace("why?", "71" * 16) as whole:
            search("why")
            whole.output = chat("because")
        score(whole.id, -1, "no")
    finally:
        export_to([])
        exporter.client.shutdown()
    sent_to = {path: (authorization, body) for path, authorization, body in Collector.seen}
    assert b'"thumbs"' in sent_to["/api/public/scores"][1]
    authorization, body = sent_to["/api/public/otel/v1/traces"]
    assert base64.b64decode(authorization.removeprefix("Basic ")) == b"pk:sk"
    sent = ExportTraceServiceRequest.FromString(gzip.decompress(body))
    spans = {span.name: span for span in sent.resource_spans[0].scope_spans[0].spans}
    about = {name: {row.key: row.value.string_value for row in span.attributes}
             for name, span in spans.items()}
    assert spans["question"].trace_id.hex() == whole.id == "71" * 16
    assert spans["question"].parent_span_id == b""
    assert {spans[name].parent_span_id for name in ("retrieve", "model")} == {
        spans["question"].span_id}
    assert about["retrieve"]["langfuse.observation.type"] == "retriever"
    assert about["question"]["langfuse.observation.output"] == "because"
    assert json.loads(about["model"]["langfuse.observation.usage_details"]) == {
        "input": 1000, "output": 10}
    assert json.loads(about["model"]["langfuse.observation.cost_details"]) == {"total": 0.0026}


def test_a_langfuse_that_is_gone_is_told_once(
        collector: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as closed:  # bound and not listening
        closed.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{closed.getsockname()[1]}"
        monkeypatch.setenv("LANGFUSE_HOST", host)
        [exporter] = configured()
        assert isinstance(exporter, Langfuse)
        export_to([exporter])
        try:
            for question in ("why?", "how?", "when?"):
                with trace(question) as whole:
                    search("why")
                score(whole.id, 1)
        finally:
            export_to([])
            exporter.client.shutdown()
    assert Collector.seen == []
    [told] = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert f"Langfuse at {host} does not take what is sent" in told.getMessage()
