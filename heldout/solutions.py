"""Submissions of known worth, made from the baseline by patches: the rungs of the ladder.

`solutions/ladder.toml` has one table for each, in the order of the ladder. Never shipped to anybody
who is to be scored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import msgspec

from heldout.errors import HeldoutError
from heldout.patches import patched

LADDER = "ladder.toml"
Band = tuple[float, float]  # lowest and highest, in per cent, both included


@dataclass(frozen=True, slots=True)
class Solution:
    """One submission and what is expected of it; what is None is not expected.

    `patches` are paths of the folder without ".patch", applied in order; a name with a star stands
    for all that fit it, in order, less those of `but`. `masked` is the least number of faults that
    must look masked. `below` names figures (p95, cost, cost per correct answer) of which another
    rung must have more. `gain` False: no detectable gain over the baseline. `beats`: a rung that
    gets fewer answers right. `equals`: a rung that is not detectably more accurate.
    """

    name: str
    told: str
    patches: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    accuracy: Band | None = None
    hallucination: Band | None = None
    masked: int | None = None
    below: Mapping[str, str] | None = None
    gain: bool | None = None
    beats: str | None = None
    equals: str | None = None


KEYS = frozenset(field.name for field in fields(Solution)) - {"name"}


def read(folder: Path) -> tuple[Solution, ...]:
    """Return the rungs of a folder in their order, stars replaced by the patches they stand for."""
    path = folder / LADDER
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        found = [_solution(name, table) for name, table in tables.items()]
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise HeldoutError(f"{path} cannot be read as a ladder", str(error),
                           f"restore it from version control; the keys of a rung are "
                           f"{', '.join(sorted(KEYS))}") from error
    return tuple(replace(solution, patches=_named(solution, folder)) for solution in found)


def _solution(name: str, table: Any) -> Solution:
    unknown = sorted(set(table) - KEYS) if isinstance(table, dict) else [name]
    if unknown:
        raise ValueError(f"[{name}] has {', '.join(unknown)}")
    return msgspec.convert({"name": name, **table}, Solution)


def _named(solution: Solution, folder: Path) -> tuple[str, ...]:
    """Return every patch by its own name."""
    known = sorted(path.relative_to(folder).with_suffix("").as_posix()
                   for path in folder.rglob("*.patch"))
    found: list[str] = []
    for wanted in solution.patches:
        fitting = [name for name in known if fnmatch(name, wanted)]
        if not fitting:
            raise HeldoutError(f"the rung {solution.name} names the patch {wanted}",
                               f"{folder.name}/ has no file {wanted}.patch",
                               f"correct the name in {LADDER}, or restore the patch")
        found += [name for name in fitting if name not in solution.but]
    return tuple(found)


def files(solution: Solution, baseline: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the tree of a rung of `folder`; raises `HeldoutError` where a patch does not apply."""
    return patched(dict(baseline), paths(solution.patches, folder))


def paths(names: Sequence[str], folder: Path) -> list[Path]:
    """Return the files of patches."""
    return [folder / f"{name}.patch" for name in names]
