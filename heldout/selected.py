"""A calibrated selection: which questions of a pool are asked, and as what.

Calibration writes one as JSON; a variant is built from it. Only ids stand in it, so it is of use
with the very pool that it was made from: `hidden` and `practice` refuse another one.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from heldout.errors import HeldoutError
from scoring.records import Question, from_json, to_json

HEADLINE, PROBE, TRAP, PRACTICE = "headline", "probe:", "trap", "practice"


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of questions. `probes` has those of each fault, `practice` those that are public.

    `made_with` says what the selection was calibrated against, as hashes and versions; its "pool"
    is the pool's `fingerprint`.
    """

    seed: int
    headline: tuple[str, ...]
    probes: Mapping[str, tuple[str, ...]]
    traps: tuple[str, ...]
    practice: tuple[str, ...]
    made_with: Mapping[str, Any] = field(default_factory=dict)

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield (id, part) of every question named, the practised ones last."""
        yield from ((name, HEADLINE) for name in self.headline)
        for fault in sorted(self.probes):
            yield from ((name, f"{PROBE}{fault}") for name in self.probes[fault])
        yield from ((name, TRAP) for name in self.traps)
        yield from ((name, PRACTICE) for name in self.practice)


def read(path: Path) -> Selection | None:
    """Return the selection in a file, None where there is none; raises for a damaged one."""
    if not path.is_file():
        return None
    try:
        return from_json(path.read_bytes(), Selection)
    except msgspec.DecodeError as error:
        raise HeldoutError(
            f"the selection {path.name} cannot be read", str(error),
            "restore it from version control, or calibrate again: python -m heldout calibrate"
        ) from error


def hidden(selection: Selection, pool: Sequence[Question]) -> tuple[Question, ...]:
    """Return headline questions, probes and traps in one shuffled stream, each with its part."""
    known = _known(selection, pool)
    asked = sorted((name, part) for name, part in selection.parts() if part != PRACTICE)
    random.Random(f"{selection.seed}:order").shuffle(asked)
    return tuple(replace(known[name], part=part) for name, part in asked)


def practice(selection: Selection, pool: Sequence[Question]) -> tuple[Question, ...]:
    """Return the public practice questions, in the selection's order."""
    known = _known(selection, pool)
    return tuple(known[name] for name in selection.practice)


def fingerprint(pool: Sequence[Question]) -> str:
    """Return the SHA-256 of all that stands in a pool.

    Ids are numbers of facts: after a change they may mean other questions than before.
    """
    digest = hashlib.sha256()
    for question in sorted(pool, key=lambda question: question.id):
        digest.update(to_json(question).encode() + b"\n")
    return digest.hexdigest()


def _known(selection: Selection, pool: Sequence[Question]) -> dict[str, Question]:
    """Return the pool by id; raises where the selection does not fit it."""
    known = {question.id: question for question in pool}
    part_of: dict[str, str] = {}
    for name, part in selection.parts():
        if name in part_of:
            raise HeldoutError(
                f"the selection names the question {name} twice",
                f"it stands in {part_of[name]} and in {part}",
                f"calibrate again: python -m heldout calibrate --seed {selection.seed}")
        part_of[name] = part
    lost = [name for name in sorted(part_of) if name not in known]
    if lost:
        raise _outdated(selection, f"{len(lost)} of its {len(part_of)} questions are not in the "
                                   f"pool of seed {selection.seed}, the first is {lost[0]}")
    if selection.made_with.get("pool", fingerprint(pool)) != fingerprint(pool):
        raise _outdated(selection, f"the pool of seed {selection.seed} is another than it was")
    return known


def _outdated(selection: Selection, why: str) -> HeldoutError:
    return HeldoutError(
        "the selection does not fit the questions",
        f"{why}: documents or questions were changed since it was made",
        f"calibrate again: python -m heldout calibrate --seed {selection.seed}")
