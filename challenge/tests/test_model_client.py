from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from rag import events
from rag.model_client import ModelClient, ModelError

USAGE = {"prompt_tokens": 100, "completion_tokens": 2}
HELLO = [{"role": "user", "content": "How long?"}]


class Endpoint(BaseHTTPRequestHandler):
    seen: list[Any] = []  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        pass

    def reply(self, raw: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.reply(json.dumps({"data": [{"id": "free"}, {"id": "reader", "pricing": {
            "prompt": "0.00001", "completion": "0.00002"}}]}).encode())

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append(body)
        if body["model"] == "refused":
            self.reply(b"no such model", 404)
        elif body.get("stream"):
            chunks = [{"choices": [{"delta": {"role": "assistant", "content": ""}}]},
                      {"choices": [{"delta": {"content": "24"}}]},
                      {"choices": [{"delta": {"content": " months"}}]},
                      {"choices": [], "usage": USAGE}]
            text = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)
            self.reply(f": hello\n\n{text}data: [DONE]\n\n".encode())
        else:
            self.reply(json.dumps({"choices": [{"message": {"content": "24 months"}}],
                                   "usage": USAGE}).encode())


@pytest.fixture
def url() -> Iterator[str]:
    Endpoint.seen.clear()
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_the_same_is_said_whether_somebody_watches_or_not(url: str) -> None:
    plain = {"model": "reader", "messages": HELLO, "temperature": 0}
    told: list[dict[str, Any]] = []
    client = ModelClient(url, "key", "reader")
    assert client.chat(HELLO) == "24 months"
    with events.watched(told.append):
        assert client.chat(HELLO) == "24 months"
    with events.watched(told.append, live=True):
        assert client.chat(HELLO) == "24 months"
    assert Endpoint.seen == [plain, "/v1/models", plain, {
        **plain, "stream": True, "stream_options": {"include_usage": True}}]
    assert [one["kind"] for one in told] == [
        "asked", "replied", "asked", "piece", "piece", "replied"]
    assert [one["text"] for one in told if one["kind"] == "piece"] == ["24", " months"]
    for reply in (told[1], told[5]):
        assert (reply["reply"], reply["prompt_tokens"], reply["completion_tokens"]) == (
            "24 months", 100, 2)
        assert reply["usd"] == pytest.approx(0.00104)


def test_without_a_price_there_is_no_cost(url: str) -> None:
    told: list[dict[str, Any]] = []
    client = ModelClient(url, "key", "free")
    with events.watched(told.append):
        client.chat(HELLO)
        client.chat(HELLO)
    assert told[-1]["usd"] is None
    assert Endpoint.seen.count("/v1/models") == 1


def test_what_is_refused_or_lost_while_it_streams_is_a_model_error(url: str) -> None:
    with events.watched(lambda _: None, live=True):
        with pytest.raises(ModelError, match="404: no such model"):
            ModelClient(url, "key", "refused").chat(HELLO)
        with pytest.raises(ModelError, match="unreachable"):
            ModelClient("http://127.0.0.1:9/v1", "key", "reader").chat(HELLO)
