"""Traces go where somebody takes them: a folder that can be written, a Langfuse that answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from harness.kit.tests.unpacked import free_port
from harness.kit.workbench import observing, traces
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.observing import KEYS, containers, folder, kept, langfuse
from harness.kit.workbench.place import Place

BOTH = dict.fromkeys(KEYS, "k")
NONE = dict.fromkeys(KEYS, "")


class Answering(BaseHTTPRequestHandler):
    status = 200

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/api/public/health" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Answering, "status", 200)
    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_langfuse_that_answers_is_sent_to(host: str, tmp_path: Path,
                                            capsys: pytest.CaptureFixture[str]) -> None:
    found = langfuse(Place(tmp_path, {**BOTH, "LANGFUSE_HOST": f"{host}/", "OTEL_X": "y"}))
    assert found == {**BOTH, "LANGFUSE_HOST": f"{host}/", "OTEL_X": "y"}
    assert capsys.readouterr().err == ""


def test_one_that_was_stopped_is_not_and_a_line_says_so(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = f"http://127.0.0.1:{free_port()}"
    found = langfuse(Place(tmp_path, {**BOTH, "LANGFUSE_HOST": gone}))
    assert found == {**NONE, "LANGFUSE_HOST": gone}
    assert capsys.readouterr().err == \
        f"no Langfuse answers at {gone}: nothing is sent there, make traces shows it all\n"


def test_a_proxy_that_finds_nobody_counts_as_nobody(
        host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answering, "status", 503)
    assert langfuse(Place(tmp_path, {**BOTH, "LANGFUSE_HOST": host})) == {
        **NONE, "LANGFUSE_HOST": host}


def test_without_keys_nobody_is_asked_and_nothing_is_said(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(observing, "health", lambda url: pytest.fail(url))
    assert langfuse(Place(tmp_path, {KEYS[0]: "k"})) == {
        KEYS[0]: "k", "LANGFUSE_HOST": observing.LOCAL}
    assert capsys.readouterr().err == ""


def test_containers_send_to_their_own_langfuse_where_it_runs(
        host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, home = Place(tmp_path, BOTH), str((tmp_path / ".logs" / "traces").resolve())
    monkeypatch.setattr(observing, "LOCAL", host)
    assert containers(place, observed=False) == {"TRACES": home}
    monkeypatch.setattr(observing, "LOCAL", f"http://127.0.0.1:{free_port()}")
    assert containers(place, observed=False) == {"TRACES": home, **NONE}
    assert containers(place, observed=True) == {"TRACES": home}, "it is being started with them"
    named = Place(tmp_path, {**BOTH, "LANGFUSE_HOST": "http://elsewhere"})
    assert containers(named, observed=False) == {"TRACES": home}


def test_a_folder_that_cannot_be_made_is_told_and_another_is_used(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    home = folder(Place(tmp_path, {"TRACES": "file/traces"}))
    assert home == tmp_path / ".logs" / "traces"
    assert sorted(path.name for path in home.iterdir()) == ["scores.jsonl", "traces.jsonl"]
    told = capsys.readouterr().err
    assert told.startswith("warn: TRACES cannot be used (") and told.count("\n") == 1
    assert kept(Place(tmp_path, {"TRACES": "file/traces"})) == home
    own = Place(tmp_path, {"TRACES": "own"})
    assert folder(own) == kept(own) == tmp_path / "own"


def test_files_that_are_still_empty_are_no_traces(tmp_path: Path) -> None:
    folder(Place(tmp_path, {}))
    with pytest.raises(WorkbenchError, match="there are no traces yet"):
        traces.run(Place(tmp_path, {}), "")
