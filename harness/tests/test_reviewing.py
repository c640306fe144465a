"""What is gathered from a submission's snapshot, read as data and never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.reviewing import pairs_of, review
from harness.run_folder import Side
from scoring.records import Answer, AnswerType, Gold, Kind, Question, Subject
from scoring.report.review import OwnSet, Pair

HIDDEN = (
    Question("q1", "Who owns the Pump 20 in all regions?", Kind.SIMPLE,
             Gold(AnswerType.NAME, ("Jane Roe",)), Subject("Pump 20")),
    Question("q2", "Who leads the Pump 40 team in Spain?", Kind.SIMPLE,
             Gold(AnswerType.NAME, ("Issued Person",)), Subject("Pump 40")),
    Question("q3", "How long?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("12345",)), Subject("x")))


def snapshot(cache: Path, name: str, files: dict[str, str]) -> str:
    for path, text in files.items():
        target = cache / "snapshots" / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return name


def about(cache: Path, changed: dict[str, str]) -> dict[str, Any]:
    issued = {"rag/a.py": "TEAM = 'Issued Person'", "practice.jsonl": '{"question": "?"}'}
    return {"hashes": {"baseline_tree": snapshot(cache, "b" * 32, issued),
                       "submission_tree": snapshot(cache, "s" * 32, {**issued, **changed})}}


def test_notes_own_sets_and_literal_answers_are_found_in_changed_files(tmp_path: Path) -> None:
    found = review(tmp_path / "run", about(tmp_path, {
        "NOTES.md": "Jane Roe said hello.",
        "rag/a.py": "ANSWERS = {'x': 'Jane Roe', 'y': 'Issued Person', 'z': 12345}",
        "eval/own.jsonl": '{"question": "Who?", "answer": "Jane Roe"}\n'}), HIDDEN, tmp_path)
    assert found.held and found.notes == "Jane Roe said hello."
    assert found.changed == ("NOTES.md", "eval/own.jsonl", "rag/a.py")
    assert found.own_sets == (OwnSet("eval/own.jsonl", (Pair("Who?", "Jane Roe"),)),)
    assert found.hard_coded == {"eval/own.jsonl": ("Jane Roe",), "rag/a.py": ("Jane Roe",)}


def test_a_hidden_question_as_it_stands_is_found(tmp_path: Path) -> None:
    found = review(tmp_path / "run", about(tmp_path, {"x.txt": HIDDEN[1].text}), HIDDEN, tmp_path)
    assert found.hard_coded == {"x.txt": (HIDDEN[1].text,)} and found.notes is None


def test_without_the_snapshot_the_review_says_so(tmp_path: Path) -> None:
    found = review(tmp_path / "run", {"hashes": {"submission_tree": "a", "baseline_tree": "b"}},
                   HIDDEN, tmp_path)
    assert not found.held and found.hard_coded == {}


@pytest.mark.parametrize(("path", "text", "pairs"), [
    ("a.csv", "Question,Expected\nWho?,Me\n", [Pair("Who?", "Me")]),
    ("a.json", '[{"query": "Who?", "gold": ["a", "b"]}]', [Pair("Who?", "a; b")]),
    ("a.json", '{"cases": [{"q": "Who?", "a": 5}]}', [Pair("Who?", "5")]),
    ("a.json", '{"cases": 5}', []), ("a.json", '"text"', []), ("a.json", "[" * 100_000, []),
    ("a.jsonl", "not json", []), ("a.jsonl", '[1]\n{"question": 5, "answer": "x"}', []),
    ("a.py", '{"question": "Who?", "answer": "x"}', [])])
def test_pairs_are_read_from_the_usual_shapes_and_from_nothing_else(
        path: str, text: str, pairs: list[Pair]) -> None:
    assert list(pairs_of(path, text)) == pairs


def test_a_second_measurement_is_compared_with_the_one_set_aside_last(tmp_path: Path) -> None:
    missing = {"hashes": {"submission_tree": "a", "baseline_tree": "b"}}
    for name, texts in (("run", ("a", "b")), ("run-earlier-1", ("x", "y")),
                        ("run-earlier-2", ("a", "c")), ("run-earlier-10", ("a", "b"))):
        side = Side(tmp_path / name)
        for number, text in enumerate(texts):
            side.record(Answer(f"q{number}", text), [])
    assert review(tmp_path / "run", missing, HIDDEN, tmp_path).repeated == (2, 2)
    assert review(tmp_path / "run-earlier-1", missing, HIDDEN, tmp_path).repeated is None
