from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from rag.answerer import Answer, Answerer
from rag.checker import Checker
from rag.chunker import Chunk
from rag.context import assemble
from rag.lexical import LexicalIndex
from rag.model_client import ModelClient, ModelError
from rag.postprocess import concise
from rag.retriever import Hit, Retriever
from rag.rewriter import Rewriter
from rag.service import Service, application
from rag.settings import Settings
from starlette.testclient import TestClient


def piece(name: str, text: str, **meta: str) -> Chunk:
    return Chunk(f"{name}#000", name, name.title(), "", text, meta)


PUMP = piece("pump.md", "The warranty of the Pump 20 is 24 months.")
VALVE = piece("valve.md", "Error E-2013 means that the valve is stuck.")
NOTE = piece("note.md", "Nothing of interest stands here.")


def test_the_lexical_index_finds_words_and_skips_what_shares_none() -> None:
    index = LexicalIndex([PUMP, VALVE, NOTE])
    assert index.search("valve stuck", 5)[0][0].id == VALVE.id
    assert index.search("zzz", 5) == []
    assert LexicalIndex([]).search("x", 5) == []


class Fixed:
    def __init__(self, *chunks: Chunk) -> None:
        self.chunks = chunks

    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]:
        return [(chunk, 1.0 - n / 10) for n, chunk in enumerate(self.chunks)][:limit]


def test_what_both_indexes_find_comes_first_and_ties_go_by_id() -> None:
    retriever = Retriever({Fixed(PUMP, VALVE, NOTE): 1.0, Fixed(VALVE): 1.0})
    found = [hit.chunk.id for hit in retriever.retrieve("x", 3)]
    assert found[0] == VALVE.id
    assert sorted(found[1:]) == [NOTE.id, PUMP.id]
    tied = Retriever({Fixed(PUMP): 1.0, Fixed(NOTE): 1.0})
    assert [hit.chunk.id for hit in tied.retrieve("x", 2)] == [NOTE.id, PUMP.id]


def test_passages_carry_number_and_title_within_the_budget() -> None:
    owned = piece("leave.md", "Thirty days.", owner="People")
    text = assemble([Hit(owned, 1.0), Hit(PUMP, 0.5)], 9000)
    assert "[1] Leave.Md (owner: People" in text
    assert f"[2] Pump.Md\n{PUMP.text}" in text
    assert len(assemble([Hit(owned, 1.0), Hit(PUMP, 0.5)], 30)) <= 30


@pytest.mark.parametrize(("question", "reply", "shown"), [
    ("Who leads it?", " Ann Lee leads it. She began in May. ", "Ann Lee leads it."),
    ("What is the price?", "EUR 12.50", "EUR 12.50"),
])
def test_replies_are_shown_concisely(question: str, reply: str, shown: str) -> None:
    assert concise(question, reply) == shown


class Scripted(ModelClient):
    def __init__(self, reply: str) -> None:
        self.reply = reply

    def chat(self, messages: list[dict[str, str]]) -> str:
        return self.reply


def test_a_long_question_is_searched_as_rewritten() -> None:
    rewriter = Rewriter(Scripted("leave days\nholiday entitlement\n"), 2)
    assert rewriter.rewrite("Who is it?") == "Who is it?"
    assert rewriter.rewrite("Hello there, " + "I wonder " * 10) == "leave days"
    assert Rewriter(Scripted(" "), 2).rewrite("word " * 20) == "word " * 20


@pytest.mark.parametrize(("reply", "supported"), [
    ('{"supported": true, "reason": "stated"}', True), ('{"supported": false}', False),
    ("yes", False)])
def test_the_check_reads_the_verdict(reply: str, supported: bool) -> None:
    assert Checker(Scripted(reply)).supported("x", "y", "[1] z") is supported


class Endpoint(BaseHTTPRequestHandler):
    seen: list[Any] = []  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.headers["Authorization"], body))
        refused = self.headers["Authorization"] != "Bearer key"
        raw = json.dumps({"error": "no"} if refused else
                         {"choices": [{"message": {"content": " 24 months "}}]}).encode()
        self.send_response(401 if refused else 200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


@pytest.fixture
def endpoint() -> Iterator[str]:
    Endpoint.seen.clear()
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def answerer(url: str, key: str = "key") -> Answerer:
    settings = Settings(Path("d"), Path("m"), Path("i"), url, key, "reader", "h", 1, None)
    return Answerer(Retriever({Fixed(PUMP, VALVE): 1.0}), ModelClient(url, key, "reader"), settings)


def test_an_answer_names_the_documents_it_was_given(endpoint: str) -> None:
    answer = answerer(endpoint).answer("How long is the warranty?")
    assert answer == Answer("24 months", ["pump.md", "valve.md"])
    assert {key for key, _ in Endpoint.seen} == {"Bearer key"}
    assert any(body["messages"][1]["content"].endswith("\n\nQuestion: How long is the warranty?")
               for _, body in Endpoint.seen)


def test_a_refused_request_and_a_lost_endpoint_are_model_errors(endpoint: str) -> None:
    with pytest.raises(ModelError, match="401"):
        answerer(endpoint, "another").answer("x")
    with pytest.raises(ModelError, match="unreachable"):
        answerer("http://127.0.0.1:9/v1").answer("x")


def test_the_service_is_ready_only_once_the_index_is(endpoint: str) -> None:
    waiting = Service(lambda: answerer(endpoint))
    client = TestClient(application(waiting))
    assert client.get("/health").status_code == 503
    assert client.post("/ask", json={"question": "x"}).status_code == 503
    waiting._run()
    assert client.get("/health").json() == {"status": "ready"}
    assert client.post("/ask", json={"question": "x"}).json() == {
        "answer": "24 months", "sources": ["pump.md", "valve.md"]}
    assert client.post("/ask", json={"q": "x"}).status_code == 422


def test_failures_are_told_as_json() -> None:
    def broken() -> Answerer:
        raise RuntimeError("no documents")

    service = Service(broken)
    service._run()
    client = TestClient(application(service))
    assert client.get("/health").json() == {"status": "failed", "error": "no documents"}
    lost = Service(lambda: answerer("http://127.0.0.1:9/v1"))
    lost._run()
    assert TestClient(application(lost)).post("/ask", json={"question": "x"}).status_code == 502
