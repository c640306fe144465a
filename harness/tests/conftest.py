"""A tiny variant and tiny submissions: standard library only, started for real."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import model_files
from harness.settings import Settings
from heldout.baseline import freeze, thaw, tree, tree_hash
from heldout.variant import Variant
from scoring.records import (
    Answerability,
    AnswerType,
    Evidence,
    Gold,
    Kind,
    Question,
    Subject,
)

SERVER = (Path(__file__).parent / "tiny_rag.py").read_text(encoding="utf-8")
HARDNESS = 24


def tiny_documents(folder: Path) -> None:
    for number in range(HARDNESS):
        (folder / f"valve-{number}.md").write_text(
            f"# Valve {number}00\n\nThe warranty of the Valve {number}00 is {number + 12} months "
            f"from delivery.\n")


def tiny_questions() -> tuple[Question, ...]:
    known = tuple(
        Question(
            id=f"q-{number:02}",
            text=f"How long is the Valve {number}00 under warranty?",
            kind=Kind.SIMPLE,
            gold=Gold(AnswerType.DURATION, (f"{number + 12} month",)),
            subject=Subject(f"Valve {number}00"),
            evidence=(Evidence(f"valve-{number}.md", f"The warranty of the Valve {number}00 is "
                               f"{number + 12} months from delivery."),),
            cluster=f"valve-{number}.md")
        for number in range(1, HARDNESS))
    unknown = Question(
        id="q-99", text="How long is the Valve 9900 under warranty?", kind=Kind.UNANSWERABLE,
        gold=Gold(AnswerType.DURATION), subject=Subject("Valve 9900"),
        answerability=Answerability.UNANSWERABLE)
    return (*known, unknown)


def write_submission(folder: Path, behaviour: str = "answer") -> Path:
    (folder / "rag").mkdir(parents=True)
    (folder / "rag" / "__init__.py").write_text("")
    (folder / "rag" / "__main__.py").write_text(SERVER)
    (folder / "behaviour.txt").write_text(behaviour)
    (folder / "requirements.txt").write_text("")
    return folder


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path,
             monkeypatch: pytest.MonkeyPatch) -> Settings:
    cache = tmp_path_factory.getbasetemp() / "cache"
    (cache / "models").mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(model_files, "ensure", lambda folder: folder / "models")
    return Settings(cache=cache, runs=tmp_path / "runs", ready_seconds=20, question_seconds=5,
                    block=5, restarts=2, sandbox="off", hand_ins=tmp_path / "hand-ins.jsonl")


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    documents = tmp_path / "documents"
    documents.mkdir()
    tiny_documents(documents)
    archive = tmp_path / "baseline.tar.gz"
    freeze(write_submission(tmp_path / "frozen"), archive)
    questions = tiny_questions()
    return Variant("tiny", 0, documents, questions, archive, {
        "recipe": "0", "documents": tree_hash(tree(documents)),
        "questions": hashlib.sha256(repr(questions).encode()).hexdigest(),
        "baseline": tree_hash(thaw(archive))})


@pytest.fixture
def submission(tmp_path: Path) -> Callable[[str], Path]:
    def make(behaviour: str) -> Path:
        folder = tmp_path / f"submission-{hashlib.sha256(behaviour.encode()).hexdigest()[:8]}"
        shutil.rmtree(folder, ignore_errors=True)
        return write_submission(folder, behaviour)

    return make
