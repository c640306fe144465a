"""Callers who mean harm, or are merely broken: refused in the usual shape, and the thread lives."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from harness.gateway import Gateway, admission, chat, doors, server
from harness.gateway.tests.test_endpoint import CHAT, post

BODY = json.dumps({"model": "reader", "messages": CHAT}).encode()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


def raw(gateway: Gateway, *parts: bytes, pause: float = 0.0) -> bytes:
    with socket.create_connection((gateway.host, gateway.port), timeout=10) as line:
        received = b""
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while piece := line.recv(65536):
                received += piece
        except OSError:
            pass
    return received


def head(gateway: Gateway, key: str, length: int, *more: str) -> bytes:
    lines = ("POST /v1/chat/completions HTTP/1.1", f"Host: {gateway.host}",
             f"Authorization: Bearer {key}", f"Content-Length: {length}",
             "Connection: close", *more)
    return "\r\n".join((*lines, "", "")).encode()


def alive(gateway: Gateway) -> bool:
    return post(gateway, BODY, gateway.issue_key("alive"))[0] == 200


def test_time_spent_sending_a_request_is_not_model_time(gateway: Gateway) -> None:
    key = gateway.issue_key("slow")
    gateway.begin(key, "q")
    reply = raw(gateway, head(gateway, key, len(BODY)), BODY[:10], BODY[10:], pause=0.3)
    assert reply.startswith(b"HTTP/1.1 200")
    (call,) = gateway.end(key)
    assert call.start > 0.55
    assert call.end - call.start < 0.25


def test_a_body_that_dawdles_is_given_up(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "BODY_SECONDS", 0.2)
    key = gateway.issue_key("slow")
    gateway.begin(key, "q")
    assert raw(gateway, head(gateway, key, len(BODY)), BODY[:10]).startswith(b"HTTP/1.1 408")
    assert gateway.end(key) == ()
    assert alive(gateway)


@pytest.mark.parametrize("headers", [
    [f"X-{n}: 1" for n in range(5000)],
    ["X: " + "a" * 1_000_000],
    ["Content-Length: 7"],
    ["Content-Encoding: gzip"],
])
def test_odd_headers_are_refused(gateway: Gateway, headers: list[str]) -> None:
    key = gateway.issue_key("odd")
    reply = raw(gateway, head(gateway, key, len(BODY), *headers), BODY)
    assert reply == b"" or reply.startswith(b"HTTP/1.1 400") or reply.startswith(b"HTTP/1.0 400")
    assert alive(gateway)


def test_a_small_body_that_unpacks_to_a_huge_one_is_refused(gateway: Gateway) -> None:
    packed = gzip.compress(b" " * 50_000_000)
    reply = raw(gateway, head(gateway, gateway.issue_key("bomb"), len(packed),
                              "Content-Encoding: gzip"), packed)
    assert reply.startswith((b"HTTP/1.1 413", b"HTTP/1.1 400"))
    assert alive(gateway)


def test_connections_beyond_the_limit_are_closed(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST_CONNECTIONS", 4)
    held = [socket.create_connection((gateway.host, gateway.port), timeout=5) for _ in range(4)]
    time.sleep(0.1)
    assert raw(gateway, b"") == b""
    for line in held:
        line.close()
    time.sleep(0.1)
    assert alive(gateway)


def test_a_fault_of_our_own_is_a_500_in_the_usual_shape(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
        ) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    key = gateway.issue_key("x")
    gateway.begin(key, "q")
    monkeypatch.setattr(chat, "complete", broken)
    status, data = post(gateway, BODY, key)
    assert (status, data["error"]["type"]) == (500, "server_error")
    assert "ZeroDivisionError" in caplog.text
    assert gateway.end(key) == ()
    monkeypatch.undo()
    assert alive(gateway)


def test_a_call_still_under_way_at_the_end_is_charged_for_its_prompt(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway.ledger.grace = 0.1
    key = gateway.issue_key("late")
    gateway.begin(key, "q")
    real = chat.answer

    def sluggish(*arguments: Any) -> Any:
        time.sleep(0.5)
        return real(*arguments)

    monkeypatch.setattr(chat, "answer", sluggish)
    with socket.create_connection((gateway.host, gateway.port), timeout=5) as line:
        line.sendall(head(gateway, key, len(BODY)) + BODY)
        time.sleep(0.1)
        (call,) = gateway.end(key)
    assert (call.status, call.late, call.completion_tokens) == (499, True, 0)
    assert call.prompt_tokens > 20 and call.usd > 0


def test_refusals_are_counted_and_carry_no_evidence(gateway: Gateway) -> None:
    key = gateway.issue_key("refused")
    gateway.begin(key, "q")
    long = {"model": "reader", "messages": [{"role": "user", "content": "word " * 9000}]}
    assert post(gateway, json.dumps(long).encode(), key)[0] == 400
    assert post(gateway, b"{", key)[0] == 400
    assert gateway.end(key) == ()
    assert gateway.ledger.refusals(key) == (("400", 1), ("context_length_exceeded", 1))


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\u0000" * 1_000_000])
def test_endless_words_and_control_characters_do_not_slip_past_the_window(
        gateway: Gateway, text: str) -> None:
    body = {"model": "reader", "messages": [{"role": "user", "content": text}]}
    status, data = post(gateway, json.dumps(body).encode(), gateway.issue_key("long"))
    assert (status, data["error"]["code"]) in {(400, "context_length_exceeded"), (413, None)}


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none_is_an_error_in_three_parts(port: int) -> None:
    with pytest.raises(server.GatewayError, match="is not a port"):
        Gateway(port).start()


def test_a_caller_that_hangs_up_in_mid_stream_is_charged_and_is_no_failure(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
        ) -> None:
    async def gone(*_: object) -> None:
        raise ConnectionResetError("Cannot write to closing transport")

    monkeypatch.setattr(chat, "_send", gone)
    key = gateway.issue_key("leaves")
    gateway.begin(key, "q")
    body = json.dumps({"model": "reader", "messages": CHAT, "stream": True}).encode()
    raw(gateway, head(gateway, key, len(body)), body)
    (call,) = gateway.end(key)
    assert (call.status, call.prompt_tokens > 0) == (499, True)
    assert [record.message for record in caplog.records if "failed" in record.message] == []
    assert gateway.failures(key) == 0
    monkeypatch.undo()
    assert alive(gateway)


def test_what_the_gateway_itself_fails_on_is_counted_apart_from_what_it_refuses(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the reader broke")

    key = gateway.issue_key("unlucky")
    monkeypatch.setattr(chat, "complete", broken)
    body = json.dumps({"model": "reader", "messages": CHAT}).encode()
    assert b" 500 " in raw(gateway, head(gateway, key, len(body)), body)
    monkeypatch.undo()
    assert gateway.failures(key) == 1
    raw(gateway, head(gateway, key, 2), b"{}")
    assert gateway.failures(key) == 1 and alive(gateway)
