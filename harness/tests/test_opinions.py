"""Scores are taken as langfuse's SDK sends them; what is hostile is refused and costs little."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import pipeline_env, requirements
from harness.gateway import Gateway, collector, opinions
from harness.gateway.opinions import EVENTS, SCORES, CollectedScore, NotScores, scores
from harness.gateway.tests.test_collector import basic
from harness.settings import ROOT, read

# As langfuse 5.0.4 sends them: a list, and an event of its older kind.
THUMB = {"id": "7e2244ad8c9ffccc", "traceId": "71" * 16, "name": "thumbs", "value": -1.0,
         "comment": "17 months in all", "timestamp": "2026-11-30T20:43:13.791659Z"}
LISTED = json.dumps([THUMB]).encode()
EVENT = json.dumps({"batch": [
    {"id": "e1", "type": "score-create", "timestamp": "2026-11-30T20:43:13Z", "body": THUMB},
    {"id": "e2", "type": "trace-create", "body": {"id": "t", "value": 1}},
    {"id": "e3", "type": "score-create", "body": []}], "metadata": None}).encode()
KEPT = CollectedScore("7e2244ad8c9ffccc", "71" * 16, "thumbs", -1.0)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


def post(gateway: Gateway, authorization: str, body: bytes, path: str = SCORES,
         kind: str = "application/json") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(gateway.host, gateway.port, timeout=20)
    connection.request("POST", path, body, {"Authorization": authorization, "Content-Type": kind})
    response = connection.getresponse()
    said = response.read()
    connection.close()
    return response.status, said


def test_the_sdk_itself_sends_its_scores_here_without_a_complaint(gateway: Gateway) -> None:
    key = gateway.issue_key("one")
    python = pipeline_env.ensure(*requirements.read(ROOT / "challenge"), read().cache).python
    done = subprocess.run([str(python), "-W", "error", "-c", f"""
from langfuse import Langfuse
client = Langfuse(public_key="run", secret_key={key!r}, base_url="http://127.0.0.1:{gateway.port}")
client.create_score(trace_id="71" * 16, name="thumbs", value=-1, comment="17 months in all")
client.create_score(trace_id="72" * 16, name="ok", value=1, data_type="BOOLEAN")
client.create_score(trace_id="72" * 16, name="kind", value="good", data_type="CATEGORICAL")
client.shutdown()
"""], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [(one.trace, one.name, one.value) for one in gateway.collector.opinions("one")] == [
        ("71" * 16, "thumbs", -1.0), ("72" * 16, "ok", 1.0)]


@pytest.mark.parametrize(("path", "body", "status", "reply"), [
    (SCORES, LISTED, 202, {"message": "Accepted"}),
    (SCORES, json.dumps(THUMB).encode(), 202, {"id": THUMB["id"]}),
    (EVENTS, EVENT, 207, {"successes": [{"id": f"e{n}", "status": 201} for n in (1, 2, 3)],
                          "errors": []})])
def test_scores_are_kept_for_the_key_they_came_with(
        gateway: Gateway, path: str, body: bytes, status: int, reply: object) -> None:
    key = gateway.issue_key("one")
    gateway.issue_key("other")
    found, said = post(gateway, basic(key), body, path)
    assert (found, json.loads(said)) == (status, reply)
    assert gateway.collector.opinions("one") == (KEPT,)
    assert gateway.collector.opinions("other") == gateway.collector.told("one") == ()
    assert gateway.totals(key) == (0.0, 0), "scores cost nothing and are no calls"


@pytest.mark.parametrize(("authorization", "body", "kind", "status"), [
    ("", LISTED, "application/json", 401),
    (basic("guessed"), LISTED, "application/json", 401),
    ("good", b"", "application/json", 400),
    ("good", b"[1]", "application/json", 400),
    ("good", b'{"batch": 1}', "application/json", 400),
    ("good", b'{"batch": ["x"]}', "application/json", 400),
    ("good", b"\xff\xfe", "application/json", 400),
    ("good", b"[" * 100_000, "application/json", 400),
    ("good", b"[" + b"{}," * opinions.MOST_SCORES + b"{}]", "application/json", 400),
    ("good", b" " * (4 * 1024 * 1024 + 1), "application/json", 413),
    ("good", LISTED, "text/plain", 415)])
def test_what_is_not_wanted_is_refused_and_the_gateway_goes_on(
        gateway: Gateway, authorization: str, body: bytes, kind: str, status: int) -> None:
    key = gateway.issue_key("one")
    asked = basic(key) if authorization == "good" else authorization
    assert post(gateway, asked, body, kind=kind)[0] == status
    assert gateway.collector.opinions("one") == ()
    assert post(gateway, basic(key), LISTED)[0] == 202


def test_spans_and_scores_share_what_a_key_may_send(
        gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "MOST_RECEIVED", 2 * len(LISTED))
    key = gateway.issue_key("one")
    found = [post(gateway, basic(key), LISTED)[0] for _ in range(4)]
    assert found == [202, 202, 202, 429]
    assert post(gateway, basic(key), b"", collector.PATHS[0], collector.PROTOBUF)[0] == 429


@pytest.mark.parametrize("value", ['"good"', "null", "NaN", "Infinity", "1e999", "[1]", "{}",
                                   "1" + "0" * 400, "9" * 5000])
def test_what_is_no_figure_is_no_score(value: str) -> None:
    try:
        found, _ = scores(f'[{{"traceId": "t", "name": "n", "value": {value}}}]'.encode())
    except NotScores:
        found = []  # Python itself reads no integer as long as the last
    assert found == []


def test_names_are_cut_and_harmless() -> None:
    [found], _ = scores(json.dumps([{"id": "\x1b[2J" + "x" * 999, "traceId": 7, "value": True,
                                     "name": "\ud800" + "é" * 999}]).encode())
    assert len(found.id) == opinions.LONGEST_ID and "\x1b" not in found.id
    assert (found.trace, found.value, len(found.name)) == ("", 1.0, 80)
    json.dumps(found.name).encode("utf-8")


@given(st.one_of(st.binary(max_size=100), st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["batch", "type", "body", "value", "name", "traceId", "id"]), inner,
        max_size=5), max_leaves=20).map(lambda found: json.dumps(found).encode())))
def test_any_bytes_are_scores_or_refused(raw: bytes) -> None:
    try:
        found, reply = scores(raw)
    except NotScores:
        return
    assert all(isinstance(one, CollectedScore) for one in found)
    json.dumps(reply)
