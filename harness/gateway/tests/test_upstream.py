"""A real endpoint behind the gateway: what goes to it, what comes back, what is charged."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest

from harness.gateway import Gateway, GatewayError, Upstream
from harness.gateway.tests import stand_in
from harness.gateway.tests.stand_in import StandIn
from harness.gateway.tests.test_endpoint import post

PRICES = """
dated = "2026-01-01"
[models.big]
usd_per_million_prompt_tokens = 2
usd_per_million_completion_tokens = 10
[models.vectors]
kind = "embedding"
usd_per_million_prompt_tokens = 1
[models.order]
kind = "rerank"
usd_per_call = 0.002
"""
KEY = "sk-upstream-secret"
HELLO: Any = [{"role": "user", "content": "hello"}]


@pytest.fixture
def behind() -> Iterator[StandIn]:
    with stand_in.running() as running:
        yield running


@pytest.fixture
def gateway(behind: StandIn, tmp_path: Path) -> Iterator[Gateway]:
    prices = tmp_path / "prices.toml"
    prices.write_text(PRICES)
    made = dataclasses.replace(Upstream.at(behind.url, KEY, prices), timeout_seconds=1.0,
                               retry_seconds=(0.05, 0.05))
    with Gateway(upstream=made) as running:
        yield running


@pytest.fixture
def key(gateway: Gateway) -> str:
    made = gateway.issue_key("test")
    gateway.begin(made, "q")
    return made


@pytest.fixture
def client(gateway: Gateway, key: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0) as made:
        yield made


def test_a_chat_is_relayed_with_our_key_and_charged_by_the_upstreams_count(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(model="big", messages=HELLO, temperature=0.5,
                                           extra_body={"user": "x", "api_key": "y"})
    assert reply.choices[0].message.content == "The answer is 42."
    path, sent_key, body = behind.seen[0]
    assert (path, sent_key) == ("/v1/chat/completions", f"Bearer {KEY}")
    assert body == {"model": "big", "temperature": 0.5, "messages": HELLO}
    (call,) = gateway.end(key)
    assert (call.prompt_tokens, call.completion_tokens, call.usage_source) == (1000, 100,
                                                                              "upstream")
    assert call.usd == pytest.approx(0.003)
    assert call.modelled_ms == call.real_ms > 0
    assert call.reply == "The answer is 42." and call.messages == (("user", "hello"),)


def test_usage_is_counted_here_where_the_upstream_gives_none(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    behind.usage = None
    client.chat.completions.create(model="big", messages=HELLO)
    list(client.chat.completions.create(model="big", messages=HELLO, stream=True))
    for call in gateway.end(key):
        assert (call.prompt_tokens, call.completion_tokens, call.usage_source) == (5, 5, "counted")


def test_a_stream_is_relayed_and_always_metered_by_its_usage(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    plain = list(client.chat.completions.create(model="big", messages=HELLO, stream=True))
    asked = list(client.chat.completions.create(
        model="big", messages=HELLO, stream=True, stream_options={"include_usage": True}))
    for chunks in (plain, asked):
        assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == \
            "The answer is 42."
    assert all(c.usage is None for c in plain)
    assert asked[-1].usage is not None and asked[-1].usage.prompt_tokens == 1000
    assert behind.seen[0][2]["stream_options"] == {"include_usage": True}
    assert [(c.prompt_tokens, c.stream, c.status) for c in gateway.end(key)] == [
        (1000, True, 200), (1000, True, 200)]


def test_how_slowly_a_caller_reads_is_not_model_time(
        gateway: Gateway, key: str, client: openai.OpenAI) -> None:
    with client.chat.completions.create(model="big", messages=HELLO, stream=True) as stream:
        for _ in stream:
            time.sleep(0.15)
    (call,) = gateway.end(key)
    assert call.real_ms < 300


def test_a_stream_that_is_left_half_way_is_charged_for_what_came(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    behind.pause = 0.1
    stream = client.chat.completions.create(model="big", messages=HELLO, stream=True)
    next(iter(stream))
    stream.close()
    (call,) = gateway.end(key)
    assert call.status == 499 and call.usd > 0
    assert "The answer is 42.".startswith(call.reply) and call.reply.startswith("The")


@pytest.mark.parametrize("fault", [500, 503, 429, "drop"])
def test_a_passing_fault_is_tried_again_and_its_time_is_nobodys(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI, fault: Any) -> None:
    behind.script = [fault]
    client.chat.completions.create(model="big", messages=HELLO)
    assert len(behind.seen) == 2
    (call,) = gateway.end(key)
    assert call.status == 200
    assert call.real_ms < (call.end - call.start) * 1000 - 45


@pytest.mark.parametrize(("script", "status"), [
    ([500, 500, 500], 502), (["hang", "hang", "hang"], 504), ([b"nonsense"], 502),
    ([b"[1]"], 502), ([b'{"choices": []}'], 502), ([401], 502), ([302], 502),
])
def test_a_fault_that_stays_is_filed_uncharged(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI, script: list[Any],
        status: int) -> None:
    behind.script = script
    with pytest.raises(openai.InternalServerError) as caught:
        client.chat.completions.create(model="big", messages=HELLO)
    assert caught.value.status_code == status
    assert caught.value.code == "upstream_error" and KEY not in str(caught.value)
    (call,) = gateway.end(key)
    assert (call.status, call.usd, call.prompt_tokens) == (status, 0, 0)
    assert not behind.script


def test_a_refusal_of_the_request_is_passed_on_without_our_key(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    behind.script = [400]
    with pytest.raises(openai.BadRequestError, match="no, …") as caught:
        client.chat.completions.create(model="big", messages=HELLO)
    assert caught.value.code == "why"
    assert gateway.end(key) == ()
    assert gateway.ledger.refusals(key) == (("why", 1),)


def test_only_models_with_a_price_are_asked_and_only_as_what_they_are(
        behind: StandIn, client: openai.OpenAI) -> None:
    for name in ("gpt-none", "vectors", "reader"):
        with pytest.raises(openai.NotFoundError):
            client.chat.completions.create(model=name, messages=HELLO)
    assert behind.seen == []
    assert [m.id for m in client.models.list()] == ["big", "vectors", "order"]


def test_embeddings_and_rerank_are_relayed_charged_and_carry_no_evidence(
        gateway: Gateway, behind: StandIn, key: str, client: openai.OpenAI) -> None:
    made = client.embeddings.create(model="vectors", input="text", encoding_format="float")
    assert made.data[0].embedding == [0.5, 0.25]
    status, data = post(gateway, json.dumps({
        "model": "order", "query": "q", "documents": ["a", "b"], "evil": 1}).encode(), key,
        "/v1/rerank")
    assert (status, data["results"][0]["index"]) == (200, 1)
    assert "evil" not in behind.seen[1][2]
    calls = gateway.end(key)
    assert [(c.model, c.messages, c.usd) for c in calls] == [
        ("vectors", (), pytest.approx(7e-6)), ("order", (), pytest.approx(0.002))]


def test_a_call_under_way_at_the_end_is_cut_off_and_charged(
        gateway: Gateway, behind: StandIn, key: str) -> None:
    gateway.ledger.grace = 0.1
    behind.script = ["hang"]
    with openai.OpenAI(base_url=gateway.url, api_key=key, max_retries=0, timeout=0.3) as client, \
            pytest.raises(openai.APITimeoutError):
        client.chat.completions.create(model="big", messages=HELLO)
    (call,) = gateway.end(key)
    assert (call.status, call.late) == (499, True) and call.usd > 0


@pytest.mark.parametrize(("text", "why"), [
    ("", "KeyError"), ("[models]", "it lists no model"), ("x =", "TOMLDecodeError"),
    ("[models.a]\nusd_per_million_prompt_tokens = 1", "usd_per_million_completion_tokens"),
    ("[models.a]\nusd_per_million_prompt_tokens = -1\nusd_per_million_completion_tokens = 1",
     "is no price"),
    ("[models.a]\nprice = 1", "unknown keys"), ("[models.a]\nkind = 'x'", "Kind"),
])
def test_a_price_table_that_leaves_a_cost_open_is_refused(
        tmp_path: Path, text: str, why: str) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text(text)
    with pytest.raises(GatewayError) as caught:
        Upstream.at("http://localhost:1/v1", "", prices)
    assert why in caught.value.why


@pytest.mark.parametrize("url", ["", "localhost:1/v1", "ftp://x/v1", "http://", "http://x/?a=1"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(GatewayError, match="cannot be used"):
        Upstream.at(url, "")


def test_the_shipped_price_table_is_in_order() -> None:
    assert [m.name for m in Upstream.at("http://localhost:1/v1", "").models][:2] == [
        "gpt-4o", "gpt-4o-mini"]
