"""Sets of questions, and runs over them as files: `runs/0001.json`, `runs/0002.json`, ..."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .errors import WorkbenchError
from .spending import Spent
from .spending import restored as spent_restored


@dataclass(frozen=True)
class Row:
    """One question of a run: what was expected, what came, whether that was judged right.

    `seconds` were waited here; `spent` is what its model calls cost, None where nobody says.
    """

    question: str
    expected: str
    answer: str
    right: bool
    seconds: float
    sources: list[str] = field(default_factory=list)
    error: str = ""
    spent: Spent | None = None


@dataclass(frozen=True)
class Run:
    """A finished run: its number, the set's name and hash, the hash of challenge/, its rows."""

    number: int
    name: str
    set: str
    challenge: str
    rows: list[Row]

    @property
    def right(self) -> int:
        """Return how many were right."""
        return sum(row.right for row in self.rows)


def questions(path: Path) -> list[tuple[str, str]]:
    """Return (question, expected answer) of a set; raises `WorkbenchError` that names the line."""
    how = 'each line is {"question": "...", "answer": "..."}'
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbenchError(f"the questions of {path.name} cannot be read", str(error),
                             f"name a file: make eval SET=mine.jsonl ({how})") from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found.append((str(row["question"]), str(row["answer"])))
        except (ValueError, KeyError, TypeError) as error:
            raise WorkbenchError(f"line {number} of {path.name} is no question",
                                 f"{type(error).__name__}: {error}", f"correct it: {how}"
                                 ) from error
    if not found:
        raise WorkbenchError(f"{path.name} holds no questions", "the file is empty", how)
    return found


def set_hash(asked: Sequence[tuple[str, str]]) -> str:
    """Return what tells one set from another, whatever its file is called."""
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


def saved(folder: Path) -> list[Path]:
    """Return the files of earlier runs, oldest first."""
    return sorted((path for path in folder.glob("*.json") if path.stem.isdigit()),
                  key=lambda path: int(path.stem))


def save(run: Run, folder: Path) -> Path:
    """Write a run; return its file."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{run.number:04}.json"
    path.write_text(json.dumps(asdict(run), indent=1, ensure_ascii=False) + "\n",
                    encoding="utf-8")
    return path


def previous(folder: Path, wanted: str) -> Run | None:
    """Return the latest run of this set; a file that cannot be read is passed over."""
    for path in reversed(saved(folder)):
        try:
            run = restored(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if run.set == wanted:
            return run
    return None


def restored(found: Mapping[str, object]) -> Run:
    """Return a run as it was saved."""
    rows = found["rows"]
    assert isinstance(rows, list)
    return Run(int(str(found["number"])), str(found["name"]), str(found["set"]),
               str(found["challenge"]), [row_restored(row) for row in rows])


def row_restored(found: Mapping[str, Any]) -> Row:
    """Return a question's row as it was saved."""
    return Row(**{**found, "spent": spent_restored(found.get("spent"))})
