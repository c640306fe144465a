"""Rows on disk: one file of JSON lines for each tree, under the hash of all else they depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from harness.gateway.profile import profile
from harness.gateway.reader import fingerprint
from harness.intake import take
from heldout.baseline import tree, tree_hash
from heldout.calibration.plan import Plan, Row, Run, read_rows
from scoring.records import to_json
from scoring.version import version


def folder(plan: Plan, model: str, cache: Path) -> Path:
    """Return where rows over these documents and questions by this reader and scorer are kept."""
    parts = (str(plan.seed), tree_hash(tree(Path(plan.documents))),
             hashlib.sha256(Path(plan.questions).read_bytes()).hexdigest(), fingerprint(),
             profile().version, model, version())
    return cache / "tables" / hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


class Store:
    """The rows of one run: what is known, and where new ones go."""

    def __init__(self, home: Path, run: Run, cache: Path) -> None:
        self.run = run
        name = take(Path(run.tree), cache).submission.hash[:32] if run.tree else "oracle"
        if run.noise:
            name += f"-noise-{run.noise:g}-{run.draw}"
        home.mkdir(parents=True, exist_ok=True)
        self.path = home / f"{name}.jsonl"
        self.known = {row.question: row for row in read_rows(self.path)}
        if self.path.is_file():
            whole, _, torn = self.path.read_bytes().rpartition(b"\n")
            if torn:  # cut by a crash
                self.path.write_bytes(whole + b"\n" if whole else b"")

    def missing(self) -> list[str]:
        """Return the questions that were not asked yet, in the plan's order."""
        return [name for name in self.run.questions if name not in self.known]

    def add(self, rows: Iterable[Row]) -> None:
        """Write new rows."""
        new = list(rows)
        with self.path.open("ab") as stream:
            stream.write("".join(f"{to_json(row)}\n" for row in new).encode())
        self.known.update((row.question, row) for row in new)

    def rows(self) -> list[Row]:
        """Return the run's rows under its own name: equal trees share a file."""
        return [replace(self.known[name], configuration=self.run.configuration)
                for name in self.run.questions]
