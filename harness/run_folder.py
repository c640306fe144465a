"""The run folder: what was recorded, one JSON line at a time, so that a rerun can go on from it.

    run.json  answers.jsonl  calls.jsonl  journal.jsonl  verdicts.jsonl  comparison.json
    baseline/ answers.jsonl  calls.jsonl  journal.jsonl  verdicts.jsonl

A question counts as asked once its line stands in answers.jsonl; its calls are written before.
Hidden questions and answers stand here in clear, so the folder is its owner's alone.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from harness.errors import HarnessError
from harness.journal import Journal
from scoring.records import Answer, Call, Verdict, from_json, to_json

T = TypeVar("T")
FULL = (errno.ENOSPC, errno.EDQUOT)


def full(error: OSError, folder: Path) -> HarnessError:
    """Return the three-part error for a run folder that could not be written."""
    why = "no space is left on the device" if error.errno in FULL \
        else str(error)
    return HarnessError(f"the run folder {folder.name} could not be written", why,
                        "free some space, then run the same command: finished answers are kept "
                        "and it goes on from there")


@contextmanager
def room_to_write() -> Iterator[None]:
    """Turn a full disk into a three-part error, wherever it is met: cache, logs or run folder."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        where = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
        raise HarnessError("something could not be written",
                           f"no space is left on the device{where}",
                           "free some space, then run the same command: finished answers are "
                           "kept and it goes on from there") from error


def private(folder: Path) -> None:
    """Make a run folder that nobody else can look into, or close one that was open."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise full(error, folder) from error


class Side:
    """The records of one side of a run, in memory and on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise full(error, folder) from error
        self.journal = Journal(folder, self._append)
        answers = _lines(folder / "answers.jsonl", Answer)
        self.answers = {answer.question_id: answer for answer in answers}
        self.calls: dict[str, list[Call]] = {}
        for call in _lines(folder / "calls.jsonl", Call):
            # Calls of a question whose answer was never written belong to an attempt cut short.
            if call.question_id in self.answers:
                self.calls.setdefault(call.question_id, []).append(call)

    def record(self, answer: Answer, calls: Iterable[Call]) -> None:
        """Write one question's calls, then its answer."""
        mine = list(calls)
        self._append("calls.jsonl", [to_json(call) for call in mine])
        self._append("answers.jsonl", [to_json(answer)])
        self.answers[answer.question_id] = answer
        self.calls[answer.question_id] = mine

    def write_verdicts(self, verdicts: Iterable[Verdict]) -> None:
        """Replace the verdicts."""
        write_text(self.folder / "verdicts.jsonl",
                   "".join(f"{to_json(verdict)}\n" for verdict in verdicts))

    def _append(self, name: str, lines: list[str]) -> None:
        try:
            with (self.folder / name).open("ab") as stream:
                stream.write("".join(f"{line}\n" for line in lines).encode())
                stream.flush()
        except OSError as error:
            raise full(error, self.folder) from error


def _lines(path: Path, kind: type[T]) -> list[T]:
    """Return the records of a file; a torn last line, cut by a crash, is dropped from it too."""
    if not path.is_file():
        return []
    raw = path.read_bytes()
    whole, newline, torn = raw.rpartition(b"\n")
    if torn:  # cut in place: writing the rest anew could be interrupted, or find the disk full
        os.truncate(path, len(whole) + len(newline))
    try:
        return [from_json(line, kind) for line in whole.splitlines() if line.strip()]
    except msgspec.DecodeError as error:
        raise HarnessError(f"{path.parent.name}/{path.name} is damaged", str(error),
                           "remove the run folder and run the command again") from error


def verdicts(folder: Path) -> dict[str, Verdict]:
    """Return the verdicts of one side by question id."""
    return {found.question_id: found for found in _lines(folder / "verdicts.jsonl", Verdict)}


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f"{path.name}.partial-{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise full(error, path.parent) from error


def read_json(path: Path, what: str) -> Any:
    """Return a JSON file's data; raises `HarnessError` where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HarnessError(f"{path} cannot be read as {what}", str(error),
                           "name a file that holds valid JSON") from error


def write_json(path: Path, data: Any) -> None:
    """Write plain data as indented JSON, keys in their own order."""
    write_text(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def point_latest(runs: Path, name: str) -> None:
    """Make `runs/latest` lead to the run `name`: a link, or a text file where links fail."""
    partial = runs / f"latest.partial-{os.getpid()}-{name}"
    try:
        partial.symlink_to(name, target_is_directory=True)
        partial.replace(runs / "latest")  # at once: several runs may end together
    except OSError:
        partial.unlink(missing_ok=True)
        write_text(runs / "latest.txt", name + "\n")
