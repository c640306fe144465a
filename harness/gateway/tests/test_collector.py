"""Spans are collected as Langfuse's SDK sends them; what is hostile is refused and costs little.

`otlp_request.bin` is a request of langfuse 5.0.4 (a question, a stage in it, a call to a model).
"""

from __future__ import annotations

import base64
import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.gateway import Gateway, collector, otlp
from harness.gateway.otlp import CollectedSpan, NotOtlp, spans

SENT = (Path(__file__).parent / "otlp_request.bin").read_bytes()
PATH, OWN = collector.PATHS
ZIPPED = {"Content-Type": "application/x-protobuf", "Content-Encoding": "gzip"}


def basic(key: str) -> str:
    return f"Basic {base64.b64encode(f'pk:{key}'.encode()).decode()}"


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


def post(gateway: Gateway, authorization: str, body: bytes, path: str = PATH, **more: str) -> int:
    connection = http.client.HTTPConnection(gateway.host, gateway.port, timeout=20)
    headers = {**ZIPPED, "Authorization": authorization,
               **{name.replace("_", "-"): value for name, value in more.items()}}
    connection.request("POST", path, body, {k: v for k, v in headers.items() if v})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def field(number: int, content: bytes) -> bytes:
    size, length = b"", len(content)
    while length > 0x7F:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return bytes([number << 3 | 2]) + size + bytes([length]) + content


def request(*found: bytes) -> bytes:
    return field(1, field(2, b"".join(field(2, span) for span in found)))


def attribute(key: str, text: str) -> bytes:
    return field(9, field(1, key.encode()) + field(2, field(1, text.encode())))


def test_what_langfuse_sends_is_read() -> None:
    by_name = {span.name: span for span in spans(SENT)}
    root, stage, call = by_name["question"], by_name["retrieve"], by_name["model"]
    assert {span.trace for span in by_name.values()} == {"71" * 16}
    assert (root.parent, stage.parent, call.parent) == ("", root.span, root.span)
    assert [span.generation for span in (root, stage, call)] == [False, False, True]
    assert (stage.kind, call.model) == ("retriever", "reader")
    assert (call.prompt_tokens, call.completion_tokens) == (1000, 10)
    assert 0 < call.seconds < root.seconds < 60 and root.began > 1.7e9


@pytest.mark.parametrize("path", [PATH, OWN])
def test_spans_are_kept_for_the_key_they_came_with(gateway: Gateway, path: str) -> None:
    one, other = gateway.issue_key("one"), gateway.issue_key("other")
    assert post(gateway, basic(one), gzip.compress(SENT), path) == 200
    assert post(gateway, f"Bearer {one}", SENT, path, Content_Encoding="") == 200
    assert len(gateway.collector.told("one")) == 6
    assert gateway.collector.told("other") == () and other != one
    assert gateway.totals(one) == (0.0, 0), "spans cost nothing and are no calls"


@pytest.mark.parametrize(("authorization", "body", "more", "status"), [
    ("", SENT, {}, 401), ("Basic !", SENT, {}, 401), (basic("guessed"), SENT, {}, 401),
    (f"Basic {base64.b64encode(bytes([255, 254])).decode()}", SENT, {}, 401),
    ("good", b"not gzip", {}, 400),
    ("good", gzip.compress(SENT)[:-20], {}, 400),
    ("good", gzip.compress(SENT[:-3]), {}, 400),
    ("good", gzip.compress(b"\xff" * 100), {}, 400),
    ("good", gzip.compress(bytes(64 * 1024 * 1024)), {}, 413),
    ("good", b"{}", {"Content_Type": "application/json", "Content_Encoding": ""}, 415),
])
def test_what_is_not_wanted_is_refused_and_the_gateway_goes_on(
        gateway: Gateway, authorization: str, body: bytes, more: dict[str, str], status: int
        ) -> None:
    key = gateway.issue_key("one")
    found = post(gateway, basic(key) if authorization == "good" else authorization, body, **more)
    assert found == status
    assert gateway.collector.told("one") == ()
    assert post(gateway, basic(key), gzip.compress(SENT)) == 200


def test_who_sends_too_much_is_read_no_more(gateway: Gateway, monkeypatch: pytest.MonkeyPatch
                                            ) -> None:
    monkeypatch.setattr(collector, "MOST_RECEIVED", 2 * len(SENT))
    key = gateway.issue_key("one")
    found = [post(gateway, basic(key), gzip.compress(SENT)) for _ in range(4)]
    assert found == [200, 200, 200, 429]
    assert post(gateway, basic(gateway.issue_key("other")), gzip.compress(SENT)) == 200


def test_more_spans_than_a_request_may_hold_are_no_request() -> None:
    most = request(*[b"\x10\x01"] * otlp.MOST_SPANS)
    assert len(spans(most)) == otlp.MOST_SPANS
    with pytest.raises(NotOtlp, match="more than"):
        spans(most + request(b"\x10\x01"))


def test_names_are_cut_and_harmless() -> None:
    [span] = spans(request(field(5, b"\x1b[2J" + b"x" * 1000) + field(1, b"\x01" * 99)))
    assert span.name == "\N{REPLACEMENT CHARACTER}[2J" + "x" * (otlp.LONGEST_NAME - 4)
    assert span.trace == "01" * 16
    assert span.seconds == 0


@pytest.mark.parametrize("usage", ["", "{}", "[1]", '{"input": "x", "output": 1}', "9" * 1999,
                                   '{"input": 1e999, "output": 1}', "[" * 1990])
def test_usage_that_is_none_counts_nothing(usage: str) -> None:
    [span] = spans(request(attribute(otlp.TOKENS, usage) + attribute(otlp.KIND, "generation")))
    assert (span.prompt_tokens, span.completion_tokens, span.generation) == (0, 0, True)


@pytest.mark.parametrize(("key", "value"), [
    ("openinference.span.kind", "LLM"), ("gen_ai.operation.name", "chat")])
def test_generations_of_other_conventions_are_known(key: str, value: str) -> None:
    [span] = spans(request(attribute(key, value) + attribute("gen_ai.request.model", "m")))
    assert span.generation and span.model == "m"


@given(st.binary(max_size=200))
def test_any_bytes_are_spans_or_refused(raw: bytes) -> None:
    try:
        found = spans(raw)
    except NotOtlp:
        return
    assert all(isinstance(span, CollectedSpan) for span in found)


@given(st.integers(0, len(SENT) - 1), st.integers(0, 255))
def test_any_damage_to_a_request_is_borne(place: int, byte: int) -> None:
    try:
        found = spans(SENT[:place] + bytes([byte]) + SENT[place + 1:])
    except NotOtlp:
        return
    assert len(found) <= 10
