"""A kit does what it says with nothing but what it contains: chat, ask, evaluate, hand in."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness import model_files
from harness.intake import take
from harness.intake.belonging import belongs
from harness.kit.tests.trying import kept, tried
from harness.kit.tests.unpacked import Unpacked, interpreters, tiny_variant, unpack
from harness.settings import read
from heldout.canary import variant_part

PATIENCE = 180.0  # seconds: another's work may take all of this machine
MINE = [("How long is the Valve 500 under warranty?", "17 months"),
        ("How long is the warranty of the Valve 700?", "19 months"),
        ("How long is the Valve 900 under warranty?", "99 years")]
NOTES = "\n".join(["# Notes", "## Diagnosis", *(
    f"Finding {n}: the answer was cut before the figure in {n} of 60 questions." for n in range(8)
    ), "", "- Accuracy: 86 % on the hidden questions, from 43 of 60 here", ""])


class Lines:
    """What a process prints, gathered in the background."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.seen = process, list[str]()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.seen.append(line)

    def wait(self, text: str, times: int = 1) -> None:
        end = time.monotonic() + PATIENCE
        while sum(text in line for line in self.seen) < times:
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail(f"{text!r} was not printed: {''.join(self.seen)}")
            time.sleep(0.1)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    model_files.ensure(read().cache)
    kit = unpack(tmp_path_factory.mktemp("kit"))
    kit.environment |= interpreters()
    (kit.root / "mine.jsonl").write_text("".join(
        json.dumps({"question": question, "answer": answer}) + "\n" for question, answer in MINE))
    return kit


@pytest.fixture(scope="module")
def chat(kit: Unpacked) -> Iterator[Lines]:
    process = kit.start("chat")
    lines = Lines(process)
    try:
        lines.wait("ready: http://127.0.0.1:")
        yield lines
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)
        assert process.stdout is not None
        process.stdout.close()


def listening(port: str) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", int(port))) == 0


def test_one_question_is_answered(kit: Unpacked, chat: Lines) -> None:
    done = kit.make("ask", "Q=How long is the Valve 500 under warranty?")
    assert (done.returncode, done.stderr) == (0, "")
    assert "17 months" in done.stdout.splitlines()[0]
    assert "  1. documents/valve-5.md" in done.stdout


def test_the_page_answers_and_keeps_what_is_thought_of_it(kit: Unpacked, chat: Lines) -> None:
    chat.wait("is a page to try it")
    told = tried(int(kit.environment["PORT"]), MINE[0][0], "17 months in all")
    pieces = [one["text"] for one in told
              if one["kind"] == "piece" and one["stage"] == "answer"]
    assert "17 months" in "".join(pieces) and "17 months" in told[-1]["answer"]
    assert told[-1]["sources"][0] == "valve-5.md"
    assert [one["passages"][0]["document"] for one in told if "passages" in one] == ["valve-5.md"]
    calls = [one for one in told if one["kind"] == "replied"]
    # The price list of the gateway: 2.50 and 10.00 dollars for a million tokens.
    assert [one["usd"] for one in calls] == pytest.approx([
        (2.5 * one["prompt_tokens"] + 10 * one["completion_tokens"]) / 1e6 for one in calls])
    assert len(calls) == 3
    assert (kept(kit.root / "runs")["question"], kept(kit.root / "runs")["correction"]) == (
        MINE[0][0], "17 months in all")


def test_traces_of_both_questions_are_shown_with_the_feedback(kit: Unpacked, chat: Lines) -> None:
    done = kit.make("traces")
    assert "2 questions since the service was started last" in done.stdout, done.stderr
    stages = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if line.strip()}
    assert {stages[name] for name in ("question", "rewrite", "retrieve", "assemble", "check")} == {
        "2"}
    assert "model calls      3.0 a question" in done.stdout
    assert "feedback         1 of 2 (50.0%)" in done.stdout
    assert "0 of the last 2 (0.0%); compared once two runs have 20" in done.stdout


def test_a_set_of_ones_own_is_evaluated_and_compared_question_by_question(
        kit: Unpacked, chat: Lines) -> None:
    first = kit.make("eval", "SET=mine.jsonl")
    assert "run 1 over mine.jsonl: 66.7% judged right (2 of 3, 95 % CI 20.8–93.9)" in first.stdout
    assert "expected '99 years'" in first.stdout
    assert "judged by `right` of challenge/evaluate.py; saved as runs/0001.json" in first.stdout
    evaluator = kit.root / "challenge" / "evaluate.py"
    text = evaluator.read_text()
    # A candidate's own judge is used, and the service has been started anew meanwhile.
    evaluator.write_text(text.replace("return expected.lower() in answer.lower()",
                                      "return expected != '17 months'"))
    second = kit.make("eval", "SET=mine.jsonl")
    evaluator.write_text(text)
    assert "against run 1 (2 of 3): 1 fixed, 1 broken" in second.stdout
    assert "  broken: How long is the Valve 500 under warranty?" in second.stdout
    saved = json.loads((kit.root / "runs" / "0002.json").read_text())
    assert [row["right"] for row in saved["rows"]] == [False, True, True]
    chat.wait("starting the service anew")
    chat.wait("ready: ", 2)


def test_a_second_chat_says_that_the_port_is_taken(kit: Unpacked, chat: Lines) -> None:
    done = kit.make("chat")
    assert f"error: port {kit.environment['PORT']} is taken" in done.stderr
    assert "fix: stop it" in done.stderr and "PORT=" in done.stderr
    assert done.returncode == 2


def test_doctor_sees_what_runs(kit: Unpacked, chat: Lines) -> None:
    done = kit.make("doctor")
    assert "ok    gateway        reader answers at http://127.0.0.1:" in done.stdout
    assert "every file has the published hash" in done.stdout
    assert f"ok    port {kit.environment['PORT']}" in done.stdout
    assert (done.returncode, "fail" in done.stdout) == (0, False)


def test_ctrl_c_ends_both_processes(kit: Unpacked, chat: Lines) -> None:
    assert listening(kit.environment["GATEWAY_PORT"])
    os.killpg(chat.process.pid, signal.SIGINT)
    chat.process.wait(timeout=30)
    assert not listening(kit.environment["PORT"])
    assert not listening(kit.environment["GATEWAY_PORT"])
    assert any("stopped" in line for line in chat.seen)


def test_what_is_handed_in_starts_elsewhere_and_is_taken_in(
        kit: Unpacked, tmp_path: Path) -> None:
    empty = kit.make("submit")
    assert "error: the notes are empty" in empty.stderr and empty.returncode == 2
    (kit.root / "challenge" / "NOTES.md").write_text(NOTES)
    done = kit.make("submit")
    assert "ok: it starts and answers 3 questions" in done.stderr, done.stderr
    archive = kit.root / "submission-ada.zip"
    with zipfile.ZipFile(archive) as packed:
        names = set(packed.namelist())
    assert {"KIT", "NOTES.md", "rag/__main__.py", "requirements.txt"} <= names
    assert not [name for name in names if ".index" in name or "__pycache__" in name]
    taken = take(archive, tmp_path / "cache")
    belongs(taken.files, replace(tiny_variant(tmp_path), canary=variant_part(5)))
    assert taken.files["NOTES.md"].decode() == NOTES


def test_a_service_that_breaks_is_not_handed_in(kit: Unpacked) -> None:
    (kit.root / "challenge" / "NOTES.md").write_text(NOTES)
    (kit.root / "submission-ada.zip").unlink(missing_ok=True)
    pipeline = kit.root / "challenge" / "rag" / "pipeline.py"
    text = pipeline.read_text()
    pipeline.write_text(text + "\n\nimport nowhere_to_be_found\n")
    done = kit.make("submit")
    pipeline.write_text(text)
    assert "error: the service ended before it was ready" in done.stderr
    assert "nowhere_to_be_found" in done.stderr
    assert not (kit.root / "submission-ada.zip").exists()
