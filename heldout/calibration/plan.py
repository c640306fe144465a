"""What passes between the calibration and the tabulation: a plan one way, rows the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from heldout.errors import HeldoutError
from scoring.records import Label, from_json, to_json


@dataclass(frozen=True, slots=True)
class Run:
    """One configuration over some questions.

    `tree` is the folder of a submission; nothing there means the oracle: the passages that prove
    the question, a grounded prompt, the large reader. `noise` is the standard deviation of what is
    added to each component of every embedding, `draw` its seed.
    """

    configuration: str
    tree: str
    questions: tuple[str, ...]
    noise: float = 0.0
    draw: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All runs over one company. `documents` is a folder, `questions` a file of JSON lines."""

    seed: int
    documents: str
    questions: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one question under one configuration.

    `supported` and `evidence_sent` are the verdict's. `model_seconds` is the modelled time of the
    longest chain of calls; `tokens` counts prompt and completion of all calls.
    """

    configuration: str
    question: str
    label: Label
    supported: bool | None
    evidence_sent: float | None
    answer: str
    model_seconds: float
    calls: int
    tokens: int
    usd: float

    @property
    def right(self) -> bool:
        """Say whether the answer is correct."""
        return self.label is Label.CORRECT

    @property
    def lucky(self) -> bool:
        """Say whether the answer is correct although its evidence was not sent."""
        return self.right and self.supported is False


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan."""
    path.write_text(to_json(plan) + "\n", encoding="utf-8")


def read_plan(path: Path) -> Plan:
    """Return the plan in a file; raises `HeldoutError` where it holds none."""
    try:
        return from_json(path.read_bytes(), Plan)
    except (OSError, msgspec.DecodeError) as error:
        raise HeldoutError(f"{path.name} cannot be read as a plan", str(error),
                           "write it anew with `python -m heldout calibrate`") from error


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table; a torn last line, cut by a crash, is left out."""
    if not path.is_file():
        return []
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    try:
        return [from_json(line, Row) for line in whole.splitlines() if line.strip()]
    except msgspec.DecodeError as error:
        raise HeldoutError(f"the table {path.name} is damaged", str(error),
                           "remove it and run the command again: its answers are asked "
                           "anew") from error
