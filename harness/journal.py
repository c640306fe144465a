"""What happened while a side was asked, one JSON line each, written before anything goes on.

    {"event": "asked", "what": "<question id>", "count": 1}    before a question is put
    {"event": "restarted", "what": "<why>", "count": 1}        a service was started again
    {"event": "odd", "what": "<reason>", "count": n}           a box sent what it should not have

So a run that was killed at any point knows which question was on its way: it is put again, since
no answer was kept, and the report says that it was.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

NAME = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line."""

    event: str
    what: str
    count: int = 1


class Journal:
    """The journal of one side; `append` writes lines to a file of its run folder."""

    def __init__(self, folder: Path, append: Callable[[str, list[str]], None]) -> None:
        self._append = append
        self.asked: Counter[str] = Counter()
        self.restarts: list[str] = []
        self.odd: Counter[str] = Counter()
        path = folder / NAME
        raw = path.read_bytes() if path.is_file() else b""
        whole, newline, torn = raw.rpartition(b"\n")
        if torn:  # cut in place: writing the rest anew could be interrupted, or find the disk full
            os.truncate(path, len(whole) + len(newline))
        for line in whole.splitlines():
            self._count(msgspec.json.decode(line, type=Entry))

    def note(self, event: str, what: str, count: int = 1) -> None:
        """Write one entry and count it."""
        entry = Entry(event, what, count)
        self._append(NAME, [msgspec.json.encode(entry).decode()])
        self._count(entry)

    @property
    def again(self) -> list[str]:
        """Return the questions that were put more than once, in order."""
        return sorted(question for question, times in self.asked.items() if times > 1)

    def _count(self, entry: Entry) -> None:
        match entry.event:
            case "asked":
                self.asked[entry.what] += entry.count
            case "restarted":
                self.restarts.append(entry.what)
            case "odd":
                self.odd[entry.what] += entry.count
