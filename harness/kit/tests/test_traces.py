"""`make traces` of a kit: figures that can be counted by hand; odd lines and services are borne."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from harness.kit.workbench.grounding import fisher, unfound, values
from harness.kit.workbench.recorded import SCORES, TRACES, traces
from harness.kit.workbench.traces import alert, quantile, report


def trace(number: int, run: str, answer: str = "24 months", seconds: float = 1.0) -> dict[str, Any]:
    return {"trace": f"t{run}{number}", "run": run, "time": "2026-11-30T12:00:00+00:00", "spans": [
        {"name": "question", "kind": "span", "parent": None, "began": 0.0, "seconds": seconds,
         "input": "How long is the warranty of the Pump 20?", "output": answer, "error": None},
        {"name": "assemble", "kind": "span", "parent": 0, "began": 0.0, "seconds": 0.25,
         "input": {}, "output": "[1] Pump 20\nThe warranty is 24 months.", "error": None},
        {"name": "model", "kind": "generation", "parent": 0, "began": 0.3, "seconds": 0.5,
         "input": [{"role": "user", "content": "Passages: ..."}], "output": answer, "error": None,
         "model": "reader", "prompt_tokens": 100 * number, "completion_tokens": 10,
         "usd": 0.001 * number}]}


def write(folder: Path, name: str, rows: list[Any]) -> None:
    with (folder / name).open("a", encoding="utf-8") as stream:
        for row in rows:
            stream.write((row if isinstance(row, str) else json.dumps(row)) + "\n")


def test_the_table_shows_quantiles_tokens_cost_and_feedback_of_the_last_run(tmp_path: Path) -> None:
    write(tmp_path, TRACES, [trace(n, "a") for n in range(1, 4)])
    write(tmp_path, TRACES, [trace(n, "b", seconds=float(n)) for n in range(1, 101)])
    write(tmp_path, SCORES, [{"trace": "tb1", "value": -1}, {"trace": "tb1", "value": 1},
                             {"trace": "tb2", "value": -1}, {"trace": "ta1", "value": 1}])
    told = report(tmp_path)
    assert told[0] == "100 questions since the service was started last (b); 103 in 2 runs"
    assert told[3].split() == ["question", "100", "50.000", "95.000", "99.000"]
    assert told[4].split() == ["assemble", "100", "0.250", "0.250", "0.250"]
    text = "\n".join(told)
    assert "model calls      1.0 a question" in text
    assert "5,050 prompt (p95 9,500) and 10 completion (p95 10) a question" in text
    assert "cost             $0.05050 a question (p95 $0.09500)" in text
    assert "feedback         2 of 100 (2.0%): 1 up, 1 down" in text
    assert "0 of the last 50 (0.0%); compared once two runs have 20 questions or more" in text


def test_an_alert_is_told_where_answers_lose_their_passages(tmp_path: Path) -> None:
    write(tmp_path, TRACES, [trace(n, "a") for n in range(60)])
    write(tmp_path, TRACES, [trace(n, "few", "99 days") for n in range(5)])
    write(tmp_path, TRACES, [trace(n, "b", "36 months" if n % 5 == 0 else "24 months")
                             for n in range(60)])
    found, _ = traces(tmp_path)
    now, before = [s for s in found if s.run == "b"], [s for s in found if s.run == "a"]
    told = report(tmp_path)[-1]
    assert told == alert(now[-50:], before)
    assert told.startswith("ALERT: answers with a value not in the passages sent: 10 of the last "
                           "50 (20.0%), 0 of 60 (0.0%) in the run before (Fisher's exact test")
    assert alert(before[-50:], before).startswith("ok: ")
    assert alert(before, now).startswith("ok: "), "fewer than before is no alarm"


def test_fishers_test_is_the_textbooks() -> None:
    assert fisher((3, 4), (1, 4)) == pytest.approx(17 / 70)  # the lady tasting tea
    assert fisher((0, 50), (0, 50)) == 1
    assert fisher((10, 50), (0, 60)) < 0.001


@pytest.mark.parametrize(("answer", "missing"), [
    ("24 months", []),
    ("36 months", ["36"]),
    ("It is 24 months for the Pump 20.", []),
    ("EUR 1,200", ["1200"]),
    ("EUR 1300", []),
    ("It is Dana Whitlock.", ["Whitlock"]),
    ("Dana Whitfield-Moore", []),
    ("I do not know.", []),
    ("", []),
])
def test_values_are_looked_for_in_what_was_sent(answer: str, missing: list[str]) -> None:
    passages = "The warranty is 24 months. Dana Whitfield-Moore pays EUR 1,300. I know."
    assert unfound(answer, passages, "And the Pump 20?") == missing


def test_values_are_figures_and_names() -> None:
    assert values("The Pump-20 of Ann Lee costs EUR 1,200.50.") == [
        "Pump-20", "Ann", "Lee", "EUR", "1200.50"]


def test_lines_that_are_no_trace_are_counted_and_passed_over(tmp_path: Path) -> None:
    broken = trace(1, "a")
    broken["spans"] = []
    write(tmp_path, TRACES, ["{", "[]", broken, {"trace": "x"}, trace(1, "a")])
    found, odd = traces(tmp_path)
    assert (len(found), odd) == (1, 4)
    assert "; 4 lines that are no trace" in report(tmp_path)[0]


def test_a_service_without_that_stage_is_judged_by_what_its_calls_were_told(tmp_path: Path) -> None:
    row = trace(1, "a")
    del row["spans"][1]
    row["spans"][1]["usd"] = None
    checked = [{"role": "user", "content": "Passages: ...\nAnswer: 24 months"}]
    row["spans"].append({**row["spans"][1], "input": checked, "output": "{}"})
    write(tmp_path, TRACES, [row])
    [seen], _ = traces(tmp_path)
    assert (seen.passages, seen.usd) == ("Passages: ...", None)
    assert "cost             unknown: the endpoint lists no prices" in report(tmp_path)


def test_the_nearest_rank_is_a_value_that_was_seen() -> None:
    assert [quantile([3.0, 1.0, 2.0, 4.0], q) for q in (0.5, 0.95, 0.99)] == [2.0, 4.0, 4.0]
