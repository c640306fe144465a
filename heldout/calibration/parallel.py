"""Parallel forms: do other seeds' questions measure the same? The same solutions, scored on each.

Every seed is calibrated on the untouched pipeline, three rungs and three halfway solutions. What is
held back was never seen by any selection: it shows how far other solutions are apart. Rows come
from the same store as the calibration's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from heldout import selected
from heldout.calibration.configurations import configurations
from heldout.calibration.plan import Row
from heldout.calibration.tables import Tables
from heldout.calibration.targets import ALL, PROMPT, RETRIEVAL
from heldout.errors import HeldoutError
from heldout.pool import pool
from scoring.records import Label

BESIDE = 3.0  # points that a solution may score beside its score on the first seed


@dataclass(frozen=True, slots=True)
class Form:
    """One solution on one seed's headline questions, in per cent."""

    seed: int
    solution: str
    accuracy: float
    hallucination: float


def forms(folders: Mapping[int, Path], challenge: Path, solutions: Path, work: Path) -> list[Form]:
    """Return every solution on every seed; `folders` has the calibrated selection of each.

    Raises `HeldoutError` where a seed is not calibrated.
    """
    known = configurations(solutions)
    names = (known.baseline, PROMPT, RETRIEVAL, ALL, *known.middle, *known.heldback)
    found = []
    for seed, folder in folders.items():
        selection = selected.read(folder / "selection.json")
        if selection is None:
            raise HeldoutError(f"seed {seed} is not calibrated",
                               f"there is no selection.json in {folder.name}",
                               f"run python -m heldout calibrate --seed {seed}")
        tables = Tables(seed, pool(seed), challenge, known, work / f"forms-{seed}")
        tables.make(f"seed {seed}", {name: list(selection.headline) for name in names})
        found += [_form(seed, name, tables.rows[name]) for name in names]
    return found


def apart(found: Sequence[Form]) -> list[Form]:
    """Return the forms that are further than `BESIDE` points from the first seed's."""
    first = {form.solution: form for form in found if form.seed == found[0].seed}
    return [form for form in found
            if abs(form.accuracy - first[form.solution].accuracy) > BESIDE]


def lines(found: Sequence[Form]) -> list[str]:
    """Return the table as Markdown: accuracy and hallucinations in per cent, a seed a column."""
    seeds = list(dict.fromkeys(form.seed for form in found))
    cells = {(form.solution, form.seed): form for form in found}
    told = ["| solution | " + " | ".join(f"seed {seed}" for seed in seeds) + " | largest gap |",
            "|---" * (len(seeds) + 2) + "|"]
    for name in dict.fromkeys(form.solution for form in found):
        row = [cells[name, seed] for seed in seeds]
        gap = max(abs(form.accuracy - row[0].accuracy) for form in row)
        told.append(f"| {name} | " + " | ".join(
            f"{form.accuracy:.1f} / {form.hallucination:.1f}" for form in row) + f" | {gap:.1f} |")
    return told


def _form(seed: int, name: str, rows: Mapping[str, Row]) -> Form:
    def share(label: Label) -> float:
        return 100 * sum(row.label is label for row in rows.values()) / len(rows)

    return Form(seed, name, share(Label.CORRECT), share(Label.HALLUCINATED))
