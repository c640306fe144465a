"""Gather what is known of a submission besides its answers: notes, own questions, literal answers.

Reads the snapshot that was taken in; imports and runs nothing of it. Without the snapshot (the
cache was cleared) the review says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.run_folder import Side
from heldout.baseline import tree
from scoring.records import AnswerType, Question
from scoring.report.review import OwnSet, Pair, Review

NOTES = "NOTES.md"
ASKED = ("question", "query", "q", "prompt", "input")
GOLD = ("answer", "gold", "expected", "expected_answer", "ground_truth", "reference", "a", "output")
LARGEST = 2_000_000   # bytes of a file that is read
SETS, PAIRS = 5, 2_000
SHORTEST = 5          # characters of an answer that is looked for: "12" stands everywhere
LITERAL = (AnswerType.NAME, AnswerType.IDENTIFIER, AnswerType.LIST)


def review(folder: Path, about: Mapping[str, Any], questions: Sequence[Question],
           cache: Path) -> Review:
    """Return the review of the run in `folder`, whose `run.json` is `about`."""
    repeated = _repeated(folder)
    home, issued_home = (cache / "snapshots" / str(about["hashes"][f"{side}_tree"])[:32]
                         for side in ("submission", "baseline"))
    if not (home.is_dir() and issued_home.is_dir()):
        return Review(held=False, repeated=repeated)
    files, issued = tree(home), tree(issued_home)
    changed = tuple(path for path, content in files.items() if issued.get(path) != content)
    texts = {path: files[path].decode("utf-8", "replace") for path in changed
             if len(files[path]) <= LARGEST}
    known = "\n".join(content.decode("utf-8", "replace") for content in issued.values())
    return Review(
        notes=texts.get(NOTES), own_sets=tuple(_own_sets(texts)), changed=changed,
        hard_coded=_hard_coded(texts, known, questions), repeated=repeated)


def _own_sets(texts: Mapping[str, str]) -> Iterator[OwnSet]:
    """Yield the changed files that hold questions with answers."""
    number = 0
    for path, text in texts.items():
        pairs = tuple(pairs_of(path, text))[:PAIRS]
        if pairs and number < SETS:
            number += 1
            yield OwnSet(path, pairs)


def pairs_of(path: str, text: str) -> Iterator[Pair]:
    """Yield the pairs of a JSON, JSON lines or CSV file; nothing where it is something else."""
    for row in _rows(path, text):
        if isinstance(row, dict):
            row = {str(key).strip().lower(): value for key, value in row.items()}
            asked = next((row[name] for name in ASKED if isinstance(row.get(name), str)), "")
            gold = next((row[name] for name in GOLD if row.get(name) is not None), None)
            if asked and gold is not None:
                yield Pair(asked, "; ".join(map(str, gold)) if isinstance(gold, list)
                           else str(gold))


def _rows(path: str, text: str) -> Sequence[Any]:
    try:
        if path.endswith(".csv"):
            return list(csv.DictReader(io.StringIO(text)))
        if path.endswith(".jsonl"):
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        if path.endswith(".json"):
            found = json.loads(text)
            inner = next((value for value in found.values() if isinstance(value, list)), []) \
                if isinstance(found, dict) else found
            return inner if isinstance(inner, list) else []
    except (ValueError, RecursionError, csv.Error):
        return []
    return []


def _hard_coded(texts: Mapping[str, str], known: str, questions: Sequence[Question]
                ) -> dict[str, tuple[str, ...]]:
    """Return which hidden questions and answers stand in which changed files, NOTES.md aside.

    Only answers that are unlikely by chance are looked for: names, codes and items, not numbers;
    what the issued files hold as well is left out.
    """
    wanted = {value for question in questions if question.gold.type in LITERAL
              for value in question.gold.values if len(value) >= SHORTEST}
    wanted |= {question.text for question in questions}
    fresh = sorted(value for value in wanted if value not in known)
    found = {path: tuple(value for value in fresh if value in text)
             for path, text in sorted(texts.items()) if path != NOTES}
    return {path: values for path, values in found.items() if values}


def _repeated(folder: Path) -> tuple[int, int] | None:
    """Return (same, compared) answers of this run and the one set aside by `--fresh` last."""
    earlier = sorted(folder.parent.glob(f"{folder.name}-earlier-*"),
                     key=lambda path: int(path.name.rpartition("-")[2]))
    if not earlier:
        return None
    now, was = Side(folder).answers, Side(earlier[-1]).answers
    both = [key for key in sorted(now) if key in was]
    return (sum(now[key].text == was[key].text for key in both), len(both)) if both else None
