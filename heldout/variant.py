"""A variant: one company's documents, its hidden questions, and the frozen baseline.

`demo` builds the public demonstration variant from its seed and keeps it under the cache folder
by the hash of everything it depends on: a second call builds nothing. Because its seed is public
the demo must never be used for hiring. Which questions are asked is the calibrated selection's
say (`selected`); a seed without one gets a selection by kind and document alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.build import DEMO_SEED, build
from heldout import practice, selected
from heldout.baseline import thaw, tree, tree_hash
from heldout.errors import HeldoutError
from heldout.questions import build_pool
from heldout.selected import Selection
from heldout.selection import select
from scoring.records import Question, from_json, to_json

HERE = Path(__file__).resolve().parent
DEMO_BASELINE = HERE / "demo" / "baseline.tar.gz"
DEMO_SELECTION = HERE / "demo" / "selection.json"


@dataclass(frozen=True, slots=True)
class Variant:
    """What is scored against. `documents` is a folder that holds nothing but documents.

    `manifest` has SHA-256 hashes: "documents", "questions", "baseline", "recipe".
    """

    name: str
    seed: int
    documents: Path
    questions: tuple[Question, ...]
    baseline: Path
    manifest: dict[str, str]


def recipe_hash() -> str:
    """Return the hash of all code and data that documents and questions are made from."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for room in ("corpus", "heldout"):
        for path, content in tree(HERE.parent / room).items():
            chosen = HERE.parent / room / path == DEMO_SELECTION
            if (path.startswith("demo/") and not chosen) or "/tests/" in f"/{path}":
                continue  # rendered copies and tests change nothing that is built
            digest.update(f"{room}/{path}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def demo(cache: Path) -> Variant:
    """Return the demo variant, built under `cache` if it is not there yet."""
    return _built("demo", DEMO_SEED, selected.read(DEMO_SELECTION), cache)


def uncalibrated(seed: int, cache: Path) -> Variant:
    """Return a variant of any seed whose questions are selected by kind and document alone."""
    return _built(f"uncalibrated-{seed}", seed, None, cache)


def _built(name: str, seed: int, selection: Selection | None, cache: Path) -> Variant:
    recipe = recipe_hash()
    folder = cache / "variants" / f"{name}-{recipe[:16]}"
    if not (folder / "questions.jsonl").exists():
        make(seed, folder, selection)
    lines = (folder / "questions.jsonl").read_bytes()
    documents = folder / "documents"
    return Variant(
        name=name,
        seed=seed,
        documents=documents,
        questions=tuple(from_json(line, Question) for line in lines.splitlines()),
        baseline=DEMO_BASELINE,
        manifest={
            "recipe": recipe,
            "documents": tree_hash(tree(documents)),
            "questions": hashlib.sha256(lines).hexdigest(),
            "baseline": tree_hash(thaw(DEMO_BASELINE)),
        },
    )


def make(seed: int, folder: Path, selection: Selection | None = None) -> None:
    """Build documents and hidden questions of `seed` into `folder`, all or nothing."""
    company = build(seed)
    questions = hidden(build_pool(company), seed, selection)
    partial = folder.with_name(f"{folder.name}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    for document in company.documents:
        path = partial / "documents" / document.id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
    path = partial / "questions.jsonl"
    path.touch(mode=0o600)
    path.write_text("".join(f"{to_json(question)}\n" for question in questions), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def hidden(pool: Sequence[Question], seed: int, selection: Selection | None
           ) -> tuple[Question, ...]:
    """Return the questions to be asked, in their order; raises where a selection does not fit."""
    if selection is None:
        return select(practice.split(pool, seed)[1], seed)
    _same(selection, seed)
    return selected.hidden(selection, pool)


def practised(pool: Sequence[Question], seed: int, selection: Selection | None
              ) -> tuple[Question, ...]:
    """Return the public practice questions of a seed."""
    if selection is None:
        return practice.split(pool, seed)[0]
    _same(selection, seed)
    return selected.practice(selection, pool)


def _same(selection: Selection, seed: int) -> None:
    if selection.seed != seed:
        raise HeldoutError(
            f"the selection is not of seed {seed}", f"it was made for seed {selection.seed}",
            f"calibrate this seed: python -m heldout calibrate --seed {seed}")
