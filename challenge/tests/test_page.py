from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rag import events
from rag.answerer import Answer, Answerer
from rag.chunker import Chunk
from rag.exporters import Lines
from rag.feedback import Feedback
from rag.model_client import ModelError
from rag.page import STATIC, add_page, passage, questions
from rag.retriever import Hit
from rag.service import Service, application
from rag.tracing import export_to
from starlette.testclient import TestClient

PUMP = Chunk("pump.md#000", "pump.md", "Pump", "Warranty", "It is 24 <b>months</b>.", {})


@events.stage("retrieve")
def found() -> list[Hit]:
    return [Hit(PUMP, 0.5)]


class Canned(Answerer):
    def __init__(self) -> None:
        pass

    def answer(self, question: str) -> Answer:
        if question == "lost":
            raise ModelError("model endpoint unreachable")
        if question == "odd":
            raise KeyError("x")
        found()
        events.tell("piece", text="24 months")
        return Answer("24 months", ["pump.md"])


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    service = Service(Canned)
    service._run()
    with TestClient(add_page(application(service), service, Feedback(tmp_path / "new"))) as found:
        yield found


def streamed(client: TestClient, question: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in
            client.post("/stream", json={"question": question}).text.splitlines()]


def test_the_page_and_its_files_are_served_under_a_strict_policy(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for name in ("page.css", "page.js", "icon.svg"):
        assert f"static/{name}" in page.text
        assert client.get(f"/static/{name}").content == (STATIC / name).read_bytes()
    assert client.get("/static/../page.py").status_code == 404


def test_the_page_is_told_how_far_the_service_is() -> None:
    def broken() -> Answerer:
        raise RuntimeError("no documents")

    service = Service(broken)
    client = TestClient(add_page(application(service), service, Feedback(Path("unused"))))
    assert client.get("/state").json() == {"status": "indexing", "error": None}
    service._run()
    assert client.get("/state").json() == {"status": "failed", "error": "no documents"}


def test_an_answer_is_told_as_it_comes_about(client: TestClient) -> None:
    told = streamed(client, "How long?")
    assert [one["kind"] for one in told] == ["began", "ended", "piece", "answer"]
    assert told[1]["passages"] == [{"document": "pump.md", "title": "Pump", "heading": "Warranty",
                                    "text": PUMP.text, "score": 0.5}]
    assert (told[3]["answer"], told[3]["sources"]) == ("24 months", ["pump.md"])
    assert client.post("/ask", json={"question": "How long?"}).json() == {
        "answer": "24 months", "sources": ["pump.md"]}


def test_failures_end_the_stream_in_words(client: TestClient) -> None:
    assert streamed(client, "lost")[-1]["error"] == "model endpoint unreachable"
    assert streamed(client, "odd")[-1]["error"] == "KeyError: 'x'"
    assert client.post("/stream", json={"question": "x" * 4001}).status_code == 422
    waiting = Service(Canned)
    early = TestClient(add_page(application(waiting), waiting, Feedback(Path("unused"))))
    assert early.post("/stream", json={"question": "x"}).status_code == 503


def test_feedback_is_kept_with_what_it_is_about(client: TestClient, tmp_path: Path) -> None:
    answer_id = streamed(client, "How long?")[-1]["id"]
    for opinion in ({"score": 1}, {"score": -1, "correction": " 36 months "}):
        assert client.post("/feedback", json={"id": answer_id, **opinion}).json() == {"saved": True}
    rows = [json.loads(line) for line in
            (tmp_path / "new" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["score"], row["correction"]) for row in rows] == [(1, ""), (-1, "36 months")]
    assert rows[1]["question"] == "How long?" and rows[1]["answer"] == "24 months"
    assert client.post("/feedback", json={"id": "other", "score": 1}).status_code == 404
    assert client.post("/feedback", json={"id": answer_id, "score": 5}).status_code == 422


def test_only_the_last_answers_are_remembered(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.feedback.REMEMBERED", 2)
    feedback = Feedback(tmp_path)
    for answer_id in "abc":
        feedback.remember(answer_id, "q", "a", [])
    assert [feedback.add(answer_id, 1, "") for answer_id in "abc"] == [False, True, True]


def test_examples_are_the_first_questions_and_a_score_is_a_number_or_nothing(
        tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"question": "One?"}\n{"question": "Two?"}\n', encoding="utf-8")
    assert questions(rows, 1) == ["One?"]
    assert questions(rows) == ["One?", "Two?"]
    assert questions(tmp_path / "none.jsonl") == []
    assert passage(Hit(PUMP, math.nan))["score"] is None


def test_an_opinion_is_a_score_of_the_trace_that_the_answer_names(
        client: TestClient, tmp_path: Path) -> None:
    export_to([Lines(tmp_path)])
    try:
        answer = streamed(client, "How long?")[-1]
        client.post("/feedback", json={"id": answer["id"], "score": -1, "correction": "36"})
    finally:
        export_to([])
    trace = json.loads((tmp_path / "traces.jsonl").read_text(encoding="utf-8"))
    said = json.loads((tmp_path / "scores.jsonl").read_text(encoding="utf-8"))
    assert [span["name"] for span in trace["spans"]] == ["question", "retrieve"]
    assert trace["spans"][0]["output"] == "24 months"
    assert answer["id"] == trace["trace"] == said["trace"]
    assert (said["value"], said["comment"]) == (-1, "36")
