"""A whole small run as a process of its own: `python -m harness.redteam.tiny_job FOLDER TIER`.

It scores a tiny submission against a tiny baseline and keeps everything in FOLDER, so that one can
kill it at any point and start it again. The parts come from the tests' own fixtures.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.baseline import freeze, thaw, tree, tree_hash
from heldout.variant import Variant


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
                    question_seconds=10, block=5, sandbox=tier)


def answers(run: Path) -> dict[str, dict[str, str | None]]:
    """Return what each side of a run answered."""
    return {name: {question: answer.text for question, answer in Side(folder).answers.items()}
            for name, folder in (("baseline", run / "baseline"), ("submission", run))}


def main(folder: Path, tier: str) -> None:
    """Run, and say where."""
    from harness import model_files

    models = folder / "cache" / "models"
    models.mkdir(parents=True, exist_ok=True)
    def none(cache: Path) -> Path:
        return models

    model_files.ensure = none  # a tiny submission needs no weights
    outcome = score(str(folder / "submission"), settings(folder, tier),
                    variant=tiny_variant(folder))
    print(outcome.folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
