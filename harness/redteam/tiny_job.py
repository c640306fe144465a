"""A whole small run as a process of its own, to be killed at any point and started again.

It scores a tiny submission against a tiny baseline and keeps everything in one folder. The parts
come from the tests' own fixtures. Runs are forked off a server that has loaded all modules once
(`loaded.py`); from then on they do what `make score` does.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from harness.errors import SeventyOneError
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.baseline import freeze, thaw, tree, tree_hash
from heldout.variant import Variant

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["harness.redteam.loaded"])


def tiny_variant(folder: Path) -> Variant:
    """Return the tests' variant of 24 questions, made in `folder` unless it is there."""
    from harness.tests.conftest import tiny_documents, tiny_questions, write_submission

    documents, archive = folder / "documents", folder / "baseline.tar.gz"
    if not archive.exists():
        documents.mkdir(parents=True)
        tiny_documents(documents)
        freeze(write_submission(folder / "frozen"), archive)
        write_submission(folder / "submission")
    questions = tiny_questions()
    return Variant("tiny", 0, documents, questions, archive, {
        "recipe": "0", "documents": tree_hash(tree(documents)),
        "questions": hashlib.sha256(repr(questions).encode()).hexdigest(),
        "baseline": tree_hash(thaw(archive))})


def settings(folder: Path, tier: str) -> Settings:
    """Return settings that keep everything in `folder`."""
    return Settings(cache=folder / "cache", runs=folder / "runs", ready_seconds=30,
                    question_seconds=10, block=5, sandbox=tier,
                    hand_ins=folder / "hand-ins.jsonl")


def answers(run: Path) -> dict[str, dict[str, str | None]]:
    """Return what each side of a run answered."""
    return {name: {question: answer.text for question, answer in Side(folder).answers.items()}
            for name, folder in (("baseline", run / "baseline"), ("submission", run))}


def run(folder: Path, tier: str) -> None:
    """Run to the end; leave with 2 and an error in three parts on the output, if with one."""
    from harness import model_files

    with (folder / "output").open("ab") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    models = folder / "cache" / "models"
    models.mkdir(parents=True, exist_ok=True)

    def none(cache: Path) -> Path:
        return models

    model_files.ensure = none  # a tiny submission needs no weights
    try:
        score(str(folder / "submission"), settings(folder, tier), variant=tiny_variant(folder))
    except SeventyOneError as error:
        print(error, file=sys.stderr, flush=True)
        sys.exit(2)


def start(folder: Path, tier: str) -> ForkServerProcess:
    """Start one whole run in a process of its own; `SERVER` has to be let go of in the end."""
    process = SERVER.Process(target=run, args=(folder, tier), daemon=True)
    process.start()
    return process
