"""What is recorded: run folders, rescoring, figures, the command line."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.asking_model import ask_reader
from harness.errors import HarnessError
from harness.explaining import ORDER, examination_table, explain
from harness.judging import examination
from harness.rescoring import rescore
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant
from scoring import figures, selftest
from scoring.records import (
    Answer,
    AnswerType,
    Call,
    Evidence,
    Gold,
    Kind,
    Message,
    Question,
    Subject,
    to_json,
)

ROOT = Path(__file__).parents[2]
Make = Callable[[str], Path]


def call(question: str) -> Call:
    return Call(question, 0, "reader-large", (Message("user", "x"),), "y", 1, 1, 0.1, 0.0, 1.0,
                1000.0, 1000.0)


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    side = Side(tmp_path / "run")
    side.record(Answer("a", "é \u2028 x", ("d",), 1.0), [call("a")])
    again = Side(tmp_path / "run")
    assert (again.answers, again.calls) == (side.answers, side.calls)


def test_a_torn_last_line_is_dropped_and_the_rest_kept(tmp_path: Path) -> None:
    side = Side(tmp_path / "run")
    side.record(Answer("a", "x"), [call("a")])
    with (tmp_path / "run" / "answers.jsonl").open("a") as stream:
        stream.write('{"question_id": "b", "te')
    assert list(Side(tmp_path / "run").answers) == ["a"]
    Side(tmp_path / "run").record(Answer("c", "x"), [])
    assert list(Side(tmp_path / "run").answers) == ["a", "c"]


def test_calls_of_an_answer_that_was_never_written_are_not_counted(tmp_path: Path) -> None:
    side = Side(tmp_path / "run")
    with (tmp_path / "run" / "calls.jsonl").open("w") as stream:
        stream.write(to_json(call("lost")) + "\n")
    assert Side(side.folder).calls == {}


def test_a_damaged_line_in_the_middle_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "answers.jsonl").write_text('{"question_id": 5}\n{}\n')
    with pytest.raises(HarnessError, match="is damaged"):
        Side(tmp_path)


def test_rescoring_changes_no_byte_where_nothing_changed(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("answer"), settings, variant=variant).folder
    names = ("comparison.json", "verdicts.jsonl", "baseline/verdicts.jsonl")
    before = [(home / name).read_bytes() for name in names]
    (home / "comparison.json").unlink()
    rescore(home, settings, variant)
    assert [(home / name).read_bytes() for name in names] == before


def test_rescoring_in_another_process_with_another_hash_seed_changes_no_byte(
        settings: Settings, variant: Variant, submission: Make, tmp_path: Path) -> None:
    home = score(submission("answer"), settings, variant=variant).folder
    names = ("comparison.json", "verdicts.jsonl", "baseline/verdicts.jsonl")
    before = [(home / name).read_bytes() for name in names]
    for name in names[1:]:
        (home / name).unlink()
    given = tmp_path / "given.pickle"
    given.write_bytes(pickle.dumps((home, settings, variant)))
    done = command("-c", "import pickle, sys; from pathlib import Path; "
                   "from harness.rescoring import rescore; "
                   "rescore(*pickle.loads(Path(sys.argv[1]).read_bytes()))", str(given),
                   PYTHONHASHSEED="4711")
    assert done.returncode == 0, done.stderr
    assert [(home / name).read_bytes() for name in names] == before


def test_a_changed_answer_changes_its_own_verdict_and_the_comparison(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("answer"), settings, variant=variant).folder
    verdicts, comparison = home / "verdicts.jsonl", home / "comparison.json"
    before, compared = verdicts.read_text().splitlines(), comparison.read_bytes()
    told = [json.loads(line) for line in (home / "answers.jsonl").read_text().splitlines()]
    told[3]["text"] = "It is 7 years."
    (home / "answers.jsonl").write_text("".join(json.dumps(row) + "\n" for row in told))
    after = rescore(home, settings, variant)
    other = [json.loads(new)["question_id"] for old, new in zip(
        before, verdicts.read_text().splitlines(), strict=True) if old != new]
    assert other == [told[3]["question_id"]]
    assert comparison.read_bytes() != compared
    assert (after["change"]["fixed"], after["change"]["broken"]) == (0, 1)


def test_rescoring_against_other_questions_is_refused(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("answer"), settings, most=2, variant=variant).folder
    about = json.loads((home / "run.json").read_text())
    about["hashes"]["questions"] = "0" * 64
    (home / "run.json").write_text(json.dumps(about))
    with pytest.raises(HarnessError, match="was asked other questions"):
        rescore(home, settings, variant)


def test_a_label_is_explained(tmp_path: Path, variant: Variant) -> None:
    path = tmp_path / "question.json"
    path.write_text(to_json(variant.questions[0]))
    assert explain(path, "It is 13 months.").startswith("label     correct")
    assert explain(path, "It is 14 months.").startswith("label     hallucinated")


def test_a_label_is_explained_with_what_was_sent(tmp_path: Path) -> None:
    question = Question("q", "How long is the Pump 20 under warranty?", Kind.SIMPLE,
                        Gold(AnswerType.DURATION, ("24 month",)), Subject("Pump 20"),
                        evidence=(Evidence("pump.md",
                                           "The warranty of the Pump 20 is 24 months."),))
    (tmp_path / "q.json").write_text(to_json(question))
    shelf = tmp_path / "documents"
    shelf.mkdir()
    (shelf / "pump.md").write_text("# Pump 20\n\nThe warranty of the Pump 20 is 24 months.\n")
    (shelf / "other.md").write_text("# Pump 40\n\nThe warranty of the Pump 40 is 36 months.\n")
    told = explain(tmp_path / "q.json", "Not 12 months: it is 24 months.", shelf / "pump.md")
    assert "proof     100 % sent  pump.md" in told
    assert "left out '12 months': it is denied" in told
    assert told.startswith("label     correct") and told.endswith("7 yes  " + ORDER[5][1])
    wrong = explain(tmp_path / "q.json", "36 months", shelf / "other.md", shelf)
    assert "proof       0 % sent" in wrong
    assert "'36 months' sent, not about Pump 20: other.md" in wrong
    lucky = explain(tmp_path / "q.json", "24 months", shelf / "other.md", shelf)
    assert "lucky     right, although the proof was not sent" in lucky
    assert "stands in no document" in explain(tmp_path / "q.json", "7 months",
                                              shelf / "other.md", shelf)
    with pytest.raises(HarnessError, match="cannot be judged"):
        explain(tmp_path / "q.json", "x", tmp_path / "none.txt")


def test_the_scorer_shows_its_examination_and_stops_where_it_failed(
        monkeypatch: pytest.MonkeyPatch) -> None:
    text, passed = examination_table()
    assert passed and "0 false CORRECT" in text and "duration" in text
    failed = replace(selftest.run(), false_correct=1)
    monkeypatch.setattr(selftest, "run", lambda: failed)
    assert not examination_table()[1]
    with pytest.raises(HarnessError, match="failed its self-test"):
        examination()


def test_the_reader_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "prompt.json"
    path.write_text(json.dumps({"messages": [
        {"role": "system", "content": "Only use the passages."},
        {"role": "user", "content": "[1] Pump\nThe warranty of the Pump 20 is 24 months.\n\n"
         "Question: How long is the Pump 20 under warranty?"}]}))
    shown = ask_reader(path, "large", True)
    assert "24 months" in shown and "mode          grounded" in shown
    with pytest.raises(HarnessError, match="cannot be asked"):
        ask_reader(path, "huge", False)


def test_figures_carry_count_and_uncertainty() -> None:
    share = {"rate": 0.71, "count": 142, "total": 200, "low": 0.6436, "high": 0.7683}
    assert figures.proportion(share) == "71.0 %  (142/200, 95 % CI 64.4–76.8)"
    assert figures.probability(0.0004) == "p < 0.001"
    assert figures.probability(0.0131) == "p = 0.013"
    assert figures.change(100, 80) == "-20 (-20.0 %)"
    assert figures.change(0, 3) == "+3"
    assert figures.change(1.5, 1.5, " s") == "="


def command(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, **environment}, check=False)


def test_an_error_on_the_command_line_has_three_parts_and_no_traceback() -> None:
    done = command("-m", "harness", "score", "--submission", "nowhere")
    assert done.returncode == 2
    assert done.stderr.startswith("error: there is no submission at nowhere\n  why: ")
    assert "Traceback" not in done.stderr
    done = command("-m", "harness", "score", SEVENTYONE_NONSENSE="1")
    assert (done.returncode, done.stderr.split("\n")[0]) == (
        2, "error: SEVENTYONE_NONSENSE is not a setting")


def test_an_old_python_is_told_so() -> None:
    done = command("-c", "import sys; sys.path.insert(0, 'harness'); import bootstrap; "
                   "bootstrap.FLOOR = (9, 9); bootstrap.main([])")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "  why", "  fix"]


@pytest.mark.parametrize(("sent", "code"), [
    (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)])
def test_a_run_that_is_told_to_end_leaves_no_process_and_can_go_on(
        tmp_path: Path, submission: Make, sent: signal.Signals, code: int) -> None:
    driver = tmp_path / "drive.py"
    driver.write_text(f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from harness import cli, model_files, score
from harness.settings import Settings
from harness.tests.conftest import tiny_documents, tiny_questions
from heldout.baseline import freeze, thaw, tree_hash
from heldout.variant import Variant
here = Path({str(tmp_path)!r})
(here / "documents").mkdir(exist_ok=True)
tiny_documents(here / "documents")
freeze(Path({str(submission("answer"))!r}), here / "b.tar.gz")
settings = Settings(cache=here / "cache", runs=here / "runs", block=5, sandbox="none")
(here / "cache" / "models").mkdir(parents=True, exist_ok=True)
model_files.ensure = lambda cache: cache / "models"
variant = Variant("tiny", 0, here / "documents", tiny_questions(), here / "b.tar.gz",
                  {{"documents": "d", "questions": "q"}})
if "slow" in sys.argv:
    put = score.referee.put
    def slowly(*a):
        import time
        time.sleep(0.2)
        return put(*a)
    score.referee.put = slowly
cli.app = lambda **_: print(score.score(Path({str(submission("answer"))!r}), settings,
                                        variant=variant).asked)
sys.exit(cli.run())
""")
    process = subprocess.Popen([sys.executable, str(driver), "slow"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    answers = tmp_path / "runs" / "latest" / "answers.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (
            answers.is_file() and len(answers.read_bytes().splitlines()) >= 3):
        time.sleep(0.05)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == code
    assert ("finished answers are kept" in errors) is (code > 0) and "Traceback" not in errors
    deadline = time.monotonic() + (0 if code > 0 else 5)  # the kernel kills after the fact
    while (mine := subprocess.run(["pgrep", "-f", str(tmp_path / "cache")], capture_output=True,
                                  text=True, check=False).stdout) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert mine == ""
    kept = len(answers.read_bytes().splitlines()) + len(
        (answers.parent / "baseline" / "answers.jsonl").read_bytes().splitlines())
    again = subprocess.run([sys.executable, str(driver)], capture_output=True, text=True,
                           check=True)
    assert int(again.stdout) == 48 - kept
