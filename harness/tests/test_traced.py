"""A submission's own spans are kept beside what is measured, and change no figure of the score."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.gateway.opinions import CollectedScore
from harness.gateway.otlp import CollectedSpan, spans
from harness.kit.workbench.recorded import TRACES
from harness.run_folder import Side
from harness.score import score
from harness.service import tracing
from harness.settings import Settings
from harness.table import notes
from harness.trace_table import MOST_NAMES, questions, shown, thought
from harness.traced import FILE, OPINIONS, keep, kept, shares
from heldout.variant import Variant
from scoring.report.provenance import provenance

Make = Callable[[str], Path]
SENT = Path(__file__).parents[1] / "gateway" / "tests" / "otlp_request.bin"
SCORED = json.dumps([{"id": "s1", "traceId": "71" * 16, "name": "thumbs", "value": -1.0}]).encode()
SENDING = f"""
import base64, os, urllib.request
host = os.environ.get("LANGFUSE_HOST") or os.environ["OPENAI_BASE_URL"].removesuffix("/v1")
key = os.environ.get("LANGFUSE_SECRET_KEY") or os.environ["OPENAI_API_KEY"]
for path, body, kind in (
        ("/api/public/otel/v1/traces", {SENT.read_bytes()!r}, "application/x-protobuf"),
        ("/api/public/scores", {SCORED!r}, "application/json")):
    if os.environ.get("LANGFUSE_HOST") or UNASKED:
        urllib.request.urlopen(urllib.request.Request(host + path, body, {{
            "Content-Type": kind, "Authorization": "Basic "
            + base64.b64encode(b"run:" + key.encode()).decode()}}))
"""


def sending(submission: Make, unasked: bool) -> Path:
    folder = submission("answer")
    (folder / "rag" / "__init__.py").write_text(SENDING.replace("UNASKED", str(unasked)))
    return folder


@pytest.mark.parametrize(("asked", "unasked", "collected"), [
    (1, False, True), (0, False, False), (0, True, True)])
def test_spans_are_collected_where_they_are_sent(
        settings: Settings, variant: Variant, submission: Make, monkeypatch: pytest.MonkeyPatch,
        asked: int, unasked: bool, collected: bool) -> None:
    monkeypatch.setattr("harness.traced.PATIENCE_SECONDS", 0.3)
    found = score(sending(submission, unasked), replace(settings, traces=asked), variant=variant)
    told = found.comparison["run"].get("traced", {})
    assert told == ({"submission": "1 of 24 model calls (4.2 %), 3 spans, 1 scores"}
                    if collected else {})
    shown = dict(provenance(found.comparison)).get("traced by the submission itself")
    assert shown == told.get("submission")
    assert any(note.startswith("traced (submission)") for note in notes(found.comparison)) \
        is collected
    assert (found.folder / FILE).is_file() is collected
    assert found.comparison["after"]["accuracy"] == found.comparison["before"]["accuracy"]


def test_a_run_that_collects_is_another_run(settings: Settings, variant: Variant, submission: Make,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.traced.PATIENCE_SECONDS", 0.0)
    plain = score(submission("answer"), settings, 2, variant=variant)
    collecting = score(submission("answer"), replace(settings, traces=1), 2, variant=variant)
    assert plain.folder != collecting.folder
    assert "traces" not in plain.comparison["run"]["hashes"]


def test_a_span_that_is_sent_twice_is_one_and_earlier_parts_are_kept(tmp_path: Path) -> None:
    first, *others = spans(SENT.read_bytes())
    keep(tmp_path, [first, first])
    keep(tmp_path, others)
    keep(tmp_path, [])
    assert [row["name"] for row in kept(tmp_path)] == [first.name, *(s.name for s in others)]
    assert CollectedSpan(**json.loads((tmp_path / FILE).read_text().splitlines()[0])) == first
    assert asdict(first).keys() == kept(tmp_path)[0].keys()
    assert shares({"submission": Side(tmp_path)}) == {"submission": "1 of 0 model calls, 3 spans"}


def test_of_a_score_that_is_given_again_the_later_value_counts(tmp_path: Path) -> None:
    keep(tmp_path, [], [CollectedScore("a", "t1", "thumbs", 1.0),
                        CollectedScore("", "t2", "thumbs", 1.0)])
    keep(tmp_path, [], [CollectedScore("a", "t1", "thumbs", -1.0),
                        CollectedScore("", "t2", "thumbs", -1.0),
                        CollectedScore("", "t2", "relevance", 0.5)])
    assert [(row["trace"], row["name"], row["value"]) for row in kept(tmp_path, OPINIONS)] == [
        ("t1", "thumbs", -1.0), ("t2", "thumbs", -1.0), ("t2", "relevance", 0.5)]
    assert not (tmp_path / FILE).exists()
    assert shares({"submission": Side(tmp_path)}) == {
        "submission": "0 of 0 model calls, 0 spans, 3 scores"}


def test_scores_are_shown_by_name_and_those_of_unknown_traces_are_nobodys(tmp_path: Path) -> None:
    keep(tmp_path, spans(SENT.read_bytes()))
    seen = questions(kept(tmp_path))
    rows = [asdict(CollectedScore(str(n), trace, name, 1.0)) for n, (trace, name) in enumerate(
        [("71" * 16, "thumbs"), ("other", "thumbs"), ("other", "faithfulness")])]
    assert thought(seen, rows) == ["faithfulness     0 of 1 (0.0%): 0 up, 0 down",
                                   "thumbs           1 of 1 (100.0%): 1 up, 0 down"]
    many = [asdict(CollectedScore("", "t", str(n), 1.0)) for n in range(99)]
    assert len(thought(seen, many)) == MOST_NAMES


def test_langfuse_is_told_the_gateway_and_the_runs_key() -> None:
    found = tracing("http://127.0.0.1:8071/v1", "sk-run-1")
    assert found["LANGFUSE_HOST"] == "http://127.0.0.1:8071"
    assert found["LANGFUSE_SECRET_KEY"] == "sk-run-1"


def test_the_table_of_a_run_is_the_kits_and_its_alert_compares_with_the_baseline(
        settings: Settings, variant: Variant, submission: Make, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.traced.PATIENCE_SECONDS", 0.3)
    run = score(sending(submission, True), settings, variant=variant).folder
    lines = shown(run)
    assert lines[0] == ("submission: 1 of 24 model calls (4.2 %), 3 spans, 1 scores, 1 traces "
                        "(as it tells them itself)")
    table = {line.split()[0]: line.split()[1] for line in lines if line.strip()}
    assert (table["question"], table["retrieve"], table["model"]) == ("1", "1", "calls")
    assert "tokens           1,000 prompt (p95 1,000) and 10 completion (p95 10) a question" \
        in lines
    assert "thumbs           1 of 1 (100.0%): 0 up, 1 down" in lines
    assert lines[-1].startswith("ok: answers with a value not in the passages sent: 0 of the last")
    assert "in the baseline (Fisher's exact test" in lines[-1]


def test_a_run_without_spans_says_how_to_have_them(
        settings: Settings, variant: Variant, submission: Make) -> None:
    run = score(submission("answer"), settings, 2, variant=variant).folder
    with pytest.raises(HarnessError, match="neither side sent spans") as error:
        shown(run)
    assert "--traces" in error.value.fix


def test_a_folder_of_a_kits_traces_is_shown_as_the_kit_shows_it(tmp_path: Path) -> None:
    (tmp_path / TRACES).write_text("{}\n")
    assert shown(tmp_path) == ["no trace can be read (1 lines are none)"]
