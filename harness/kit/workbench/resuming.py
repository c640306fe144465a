"""An evaluation that was interrupted goes on where it stopped: what was answered is kept in a file.

It is kept as long as the questions, challenge/ and the model are the same; errors are asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .practice import Row, row_restored

FILE = "unfinished.jsonl"


class Unfinished:
    """The file of a run that goes on: its first line says of what, then a line for each row."""

    def __init__(self, folder: Path, about: Mapping[str, str]) -> None:
        self.path, self.about = folder / FILE, dict(about)
        self.rows = {row.question: row for row in self._kept()}
        folder.mkdir(exist_ok=True)
        with self.path.open("w", encoding="utf-8") as stream:
            for line in (self.about, *map(asdict, self.rows.values())):
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _kept(self) -> list[Row]:
        try:
            lines: list[Any] = [json.loads(line) for line in
                                self.path.read_text(encoding="utf-8").splitlines()]
            if not lines or lines[0] != self.about:
                return []
            return [row for row in map(row_restored, lines[1:]) if not row.error]
        except (OSError, ValueError, TypeError):
            return []

    def keep(self, row: Row) -> None:
        """Add a question that was answered."""
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")

    def done(self) -> None:
        """Remove the file: the run is finished and saved."""
        self.path.unlink(missing_ok=True)
