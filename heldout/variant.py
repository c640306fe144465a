"""A variant: one company's documents, its hidden questions, and the frozen baseline.

`demo` builds the public demonstration variant from its seed and keeps it, sealed, under the cache
folder by the hash of everything it depends on: a second call builds nothing. Because its seed is
public the demo must never be used for hiring. Which questions are asked is the calibrated
selection's say (`selected`); a seed without one gets a selection by kind and document alone.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pyrage import x25519

from corpus.build import DEMO_SEED, build
from heldout import keys, practice, sealed_variant, selected
from heldout.baseline import thaw, tree, tree_hash
from heldout.errors import HeldoutError, SealError
from heldout.questions import build_pool
from heldout.sealed_variant import Draft, Variant
from heldout.selected import Selection
from heldout.selection import select
from scoring.records import Question

HERE = Path(__file__).resolve().parent
DEMO_BASELINE = HERE / "demo" / "baseline.tar.gz"
DEMO_SELECTION = HERE / "demo" / "selection.json"


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
    """Return a variant of a public seed, sealed with a throw-away key of this machine."""
    baseline = thaw(DEMO_BASELINE)
    recipe = recipe_hash()
    folder = cache / "variants" / f"{name}-{recipe[:16]}-{tree_hash(baseline)[:8]}"
    path = cache / "keys" / "throw-away.key"
    identity = keys.throw_away(path)
    try:
        return sealed_variant.read(folder, identity, name)
    except SealError:
        # Not there yet, of a key that was thrown away, or changed: with a public seed all the same.
        make(name, seed, folder, identity.to_public(), selection)
    return sealed_variant.read(folder, identity, name)


def make(name: str, seed: int, folder: Path, recipient: x25519.Recipient,
         selection: Selection | None = None) -> None:
    """Build and seal documents and hidden questions of `seed` into `folder`, all or nothing."""
    company = build(seed)
    pool = build_pool(company)
    sealed_variant.write(folder, Draft(
        name=name, seed=seed, recipe=recipe_hash(),
        documents={document.id: document.text for document in company.documents},
        questions=hidden(pool, seed, selection), baseline=thaw(DEMO_BASELINE),
        practice=practised(pool, seed, selection)), recipient)


def hidden(pool: Sequence[Question], seed: int, selection: Selection | None
           ) -> tuple[Question, ...]:
    """Return the questions to be asked, in their order; raises where a selection does not fit."""
    if selection is None:
        return select(practice.split(pool, seed)[1], seed)
    _same(selection, seed)
    return selected.hidden(selection, pool)


def practised(pool: Sequence[Question], seed: int, selection: Selection | None
              ) -> tuple[Question, ...]:
    """Return the public practice questions of a seed, each of the part "practice"."""
    if selection is None:
        found = practice.split(pool, seed)[0]
    else:
        _same(selection, seed)
        found = selected.practice(selection, pool)
    return tuple(replace(question, part=selected.PRACTICE) for question in found)


def _same(selection: Selection, seed: int) -> None:
    if selection.seed != seed:
        raise HeldoutError(
            f"the selection is not of seed {seed}", f"it was made for seed {selection.seed}",
            f"calibrate this seed: python -m heldout calibrate --seed {seed}")


__all__ = ["DEMO_BASELINE", "DEMO_SELECTION", "Variant", "demo", "hidden", "make", "practised",
           "recipe_hash", "uncalibrated"]
