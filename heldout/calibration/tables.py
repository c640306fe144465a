"""Have rows made by the other process: write what it needs, start it, read what it leaves.

It keeps every finished row by content, so asking again for what is known costs seconds.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from heldout.baseline import tree
from heldout.calibration.configurations import NOISE, Configurations
from heldout.calibration.plan import Plan, Row, Run, read_rows, write_plan
from heldout.errors import HeldoutError
from heldout.library import documents
from heldout.patches import patched
from scoring.records import Question, to_json

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "harness.tabulating")
ORACLE = "oracle"
# What decides no answer: a new practice set or README must not cost a new table.
ASIDE = frozenset({"practice.jsonl", "evaluate.py", "README.md", "NOTES.md", "Dockerfile",
                   ".dockerignore", "requirements-dev.txt"})
ASIDE_FOLDERS = ("tests/", "rag/static/")  # the page that is served at /
INTERRUPTED = 130


def deciding(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those files of a submission that decide what it answers."""
    return {path: content for path, content in files.items()
            if path not in ASIDE and not path.startswith(ASIDE_FOLDERS)}


class Tables:
    """The rows of one seed; `work` is a folder of its own for documents, trees and plans."""

    def __init__(self, seed: int, pool: Sequence[Question], baseline: Path, known: Configurations,
                 work: Path) -> None:
        self.seed, self.known, self.work = seed, known, work.resolve()
        self.files = tree(baseline)
        self.rows: dict[str, dict[str, Row]] = {}
        work = self.work
        shutil.rmtree(work, ignore_errors=True)
        (work / "trees").mkdir(parents=True)
        for document in documents(seed):
            path = work / "documents" / document.id
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document.text.encode())
        (work / "questions.jsonl").write_text(
            "".join(f"{to_json(question)}\n" for question in pool), encoding="utf-8")

    def make(self, title: str, wanted: Mapping[str, Sequence[str]]) -> None:
        """Have `wanted` (configuration → question ids) answered and labelled; adds to `rows`.

        Raises `HeldoutError` where that fails, `KeyboardInterrupt` where it was interrupted.
        """
        runs = tuple(self._run(name, tuple(ids)) for name, ids in wanted.items() if ids)
        if not runs:
            return
        print(f"{title}: {sum(len(run.questions) for run in runs)} rows of "
              f"{len(runs)} configurations", file=sys.stderr, flush=True)
        plan, table = self.work / "plan.json", self.work / "table.jsonl"
        write_plan(Plan(self.seed, str(self.work / "documents"),
                        str(self.work / "questions.jsonl"), runs), plan)
        done = subprocess.run([*COMMAND, str(plan), "--out", str(table)], cwd=ROOT, check=False)
        if done.returncode == INTERRUPTED:
            raise KeyboardInterrupt
        if done.returncode:
            raise HeldoutError("the label table could not be made",
                               f"the tabulation left with code {done.returncode}; what it said "
                               "stands above", "put that right, then run the same command: "
                               "finished rows are kept")
        for row in read_rows(table):
            self.rows.setdefault(row.configuration, {})[row.question] = row

    def about(self) -> dict[str, str]:
        """Return which reader, prices and scorer make the rows."""
        done = subprocess.run([*COMMAND, "--about"], cwd=ROOT, check=True, capture_output=True)
        found: dict[str, str] = json.loads(done.stdout)
        return found

    def _run(self, name: str, ids: tuple[str, ...]) -> Run:
        if name == ORACLE:
            return Run(name, "", ids)
        folder = self.work / "trees" / name
        if not folder.is_dir():
            files = patched(self.files, self.known.patches[name])
            for path, content in deciding(files).items():
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        draw = self.known.noisy.get(name, 0)
        return Run(name, str(folder), ids, NOISE if draw else 0.0, draw)
