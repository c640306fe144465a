"""The endpoint as clients see it: the official client library, and raw requests that are odd."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from typing import Any

import openai
import pytest

from harness.gateway import Gateway, GatewayError

CHAT: Any = [
    {"role": "system", "content": "Answer only from the passages. If the answer is not in them, "
     "say you do not know."},
    {"role": "user", "content": "[1] Pump 20\nThe warranty of the Pump 20 is 24 months.\n\n"
     "Question: How long is the Pump 20 under warranty?"},
]


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


@pytest.fixture
def key(gateway: Gateway) -> str:
    return gateway.issue_key("test")


@pytest.fixture
def client(gateway: Gateway, key: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as made:
        yield made


def post(gateway: Gateway, body: bytes, key: str = "", path: str = "/v1/chat/completions"
         ) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(gateway.host, gateway.port, timeout=10)
    connection.request("POST", path, body, {"Authorization": f"Bearer {key}",
                                            "Content-Type": "application/json"})
    response = connection.getresponse()
    data = json.loads(response.read())
    connection.close()
    return response.status, data


def test_the_official_client_gets_an_answer_with_usage(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(model="reader", messages=CHAT)
    assert reply.choices[0].message.content == "The warranty of the Pump 20 is 24 months."
    assert reply.choices[0].finish_reason == "stop"
    assert reply.usage is not None
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens
    assert reply.system_fingerprint and reply.system_fingerprint.startswith("reader-")


def test_a_stream_gives_the_same_text_and_its_usage_when_asked(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="reader", messages=CHAT)
    chunks = list(client.chat.completions.create(
        model="reader", messages=CHAT, stream=True, stream_options={"include_usage": True}))
    text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert text == whole.choices[0].message.content
    assert chunks[-1].usage == whole.usage
    plain = list(client.chat.completions.create(model="reader", messages=CHAT, stream=True))
    assert all(chunk.usage is None for chunk in plain)
    assert plain[-1].choices[0].finish_reason == "stop"


def test_json_mode_gives_json(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(
        model="reader", messages=CHAT, response_format={"type": "json_object"})
    assert "24 months" in json.loads(reply.choices[0].message.content or "")["answer"]


def test_models_are_listed_and_found(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["reader-large", "reader",
                                                            "reader-small"]
    small = client.models.retrieve("reader-small")
    assert small.id == "reader-small"
    assert small.to_dict()["pricing"] == {"prompt": "0.000000500000",
                                          "completion": "0.000002000000"}
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-none")


def test_max_tokens_cuts_and_says_so(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(model="reader", messages=CHAT, max_tokens=3)
    assert reply.choices[0].finish_reason == "length"
    assert reply.usage is not None and reply.usage.completion_tokens <= 3


def test_parts_of_text_are_read_like_one_string(client: openai.OpenAI) -> None:
    parts = [CHAT[0], {"role": "user", "content": [{"type": "text", "text": CHAT[1]["content"]}]}]
    reply = client.chat.completions.create(model="reader", messages=parts)
    assert reply.choices[0].message.content == "The warranty of the Pump 20 is 24 months."


def test_refusals_are_the_exceptions_that_clients_know(
        gateway: Gateway, client: openai.OpenAI) -> None:
    with openai.OpenAI(base_url=gateway.url, api_key="sk-wrong", max_retries=0) as stranger, \
            pytest.raises(openai.AuthenticationError):
        stranger.chat.completions.create(model="reader", messages=CHAT)
    with pytest.raises(openai.NotFoundError, match="does not exist"):
        client.chat.completions.create(model="gpt-none", messages=CHAT)
    with pytest.raises(openai.NotFoundError, match="no embeddings"):
        client.embeddings.create(model="reader", input="x")
    long = [{"role": "user", "content": "word " * 9000}]
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model="reader", messages=long)  # type: ignore[arg-type]
    assert caught.value.code == "context_length_exceeded"


def test_a_spent_budget_is_a_quota_error(gateway: Gateway) -> None:
    key = gateway.issue_key("poor", budget_tokens=10)
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as client:
        client.chat.completions.create(model="reader", messages=CHAT)
        with pytest.raises(openai.RateLimitError) as caught:
            client.chat.completions.create(model="reader", messages=CHAT)
    assert caught.value.code == "insufficient_quota"


GOOD = {"model": "reader", "messages": [{"role": "user", "content": "x?"}]}


@pytest.mark.parametrize(("body", "param"), [
    ({**GOOD, "messages": []}, "messages"),
    ({**GOOD, "messages": "x"}, "messages"),
    ({**GOOD, "messages": [{"role": "user"}]}, "messages[0]"),
    ({**GOOD, "messages": [{"role": "king", "content": "x"}]}, "messages[0]"),
    ({**GOOD, "messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages[0]"),
    ({**GOOD, "messages": [GOOD["messages"][0], 5]}, "messages[1]"),  # type: ignore[index]
    ({"messages": GOOD["messages"]}, "model"),
    ({**GOOD, "stream": "yes"}, "stream"),
    ({**GOOD, "stream_options": 1}, "stream_options"),
    ({**GOOD, "response_format": "json"}, "response_format"),
    ({**GOOD, "n": 2}, "n"),
    ({**GOOD, "max_tokens": 0}, "max_tokens"),
    ({**GOOD, "tools": [{"type": "function"}]}, "tools"),
    ([1, 2], None),
])
def test_a_malformed_request_is_refused_with_the_parameter_at_fault(
        gateway: Gateway, key: str, body: Any, param: str | None) -> None:
    status, data = post(gateway, json.dumps(body).encode(), key)
    assert (status, data["error"]["param"]) == (400, param)
    assert data["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(gateway: Gateway, key: str, raw: bytes) -> None:
    assert post(gateway, raw, key)[0] == 400


def test_a_body_beyond_the_limit_is_refused(gateway: Gateway, key: str) -> None:
    assert post(gateway, b"x" * (5 * 1024 * 1024), key)[0] == 413


def test_lone_surrogates_and_control_characters_do_no_harm(gateway: Gateway, key: str) -> None:
    body = b'{"model":"reader","messages":[{"role":"user","content":"\\ud800\\u0000 what?"}]}'
    status, data = post(gateway, body, key)
    assert status == 200 and data["choices"][0]["message"]["content"]


def test_an_unknown_path_is_a_json_404(gateway: Gateway, key: str) -> None:
    status, data = post(gateway, b"{}", key, "/v1/images/generations")
    assert (status, data["error"]["code"]) == (404, "unknown_url")


def test_calls_are_filed_under_the_open_question(gateway: Gateway) -> None:
    key = gateway.issue_key("ledger")
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as client:
        client.chat.completions.create(model="reader", messages=CHAT)
        gateway.begin(key, "q-1")
        client.chat.completions.create(model="reader", messages=CHAT)
        list(client.chat.completions.create(model="reader-small", messages=CHAT, stream=True))
        calls = gateway.end(key)
        gateway.begin(key, "q-2")
        assert gateway.end(key) == ()
    assert [(c.question_id, c.model, c.stream, c.status) for c in calls] == [
        ("q-1", "reader-large", False, 200), ("q-1", "reader-small", True, 200)]
    assert calls[0].messages[1] == ("user", CHAT[1]["content"])
    assert calls[0].usd == pytest.approx(
        (calls[0].prompt_tokens * 2.5 + calls[0].completion_tokens * 10) / 1e6)
    assert calls[1].usd * 5 == pytest.approx(calls[0].usd)
    assert 0 <= calls[0].start < calls[0].end <= calls[1].start
    assert [c.question_id for c in gateway.ledger.outside(key)] == [""]


def test_calls_of_two_keys_at_once_stay_apart(gateway: Gateway) -> None:
    keys = [gateway.issue_key(f"side-{n}") for n in range(4)]
    for number, key in enumerate(keys):
        gateway.begin(key, f"q-{number}")

    def work(key: str) -> None:
        with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as client:
            for _ in range(5):
                client.chat.completions.create(model="reader", messages=CHAT)

    threads = [threading.Thread(target=work, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, key in enumerate(keys):
        calls = gateway.end(key)
        assert len(calls) == 5
        assert {call.question_id for call in calls} == {f"q-{number}"}


def test_a_stream_that_is_left_half_way_is_charged(gateway: Gateway) -> None:
    key = gateway.issue_key("leaver")
    gateway.begin(key, "q")
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as client:
        stream = client.chat.completions.create(model="reader", messages=CHAT, stream=True)
        next(iter(stream))
        stream.close()
    deadline = threading.Event()
    for _ in range(50):
        if gateway.ledger.find(key).calls:  # type: ignore[union-attr]
            break
        deadline.wait(0.1)
    calls = gateway.end(key)
    assert len(calls) == 1 and calls[0].completion_tokens > 5 and calls[0].usd > 0


def test_a_taken_port_is_an_error_in_three_parts(gateway: Gateway) -> None:
    with pytest.raises(GatewayError) as caught:
        Gateway(gateway.port).start()
    assert str(caught.value).startswith(f"error: port {gateway.port} is taken\n  why: ")
