"""The scorer's own examination: labelled answers, each with what had been sent.

Three small made-up companies, their documents and questions, and answers as models write them, a
third of them tricks. Each label was set by itself from the rules, without sight of the code; all
are frozen by `SHA256`. The scorer must get at least 99.5 % right and call no wrong
answer correct: `make score` refuses to run otherwise, and every report prints the figure.

What the scorer misses is mended, so the figure flatters it. What each set scored at first sight,
before anything was mended on it, is the honest estimate for answers that it has not seen:

- a: 88.4 % of 639 right, 3 false CORRECT
- b: 86.8 % of 597 right, 13 false CORRECT
- c: 91.5 % of 585 right, 2 false CORRECT

The last 246 answers are no such sample: they stand for the families of a reviewer's 25,000 odd
answers in which the scorer failed. Before it was mended on them it had 28 of them right, and 105
false CORRECT.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Call, Label, Message, Question, Verdict, from_json

HERE = Path(__file__).resolve().parent
LEAST = 0.995
SHA256 = "283a7fefba5eb2f879af061f84bf6d12c0e8fcc549982e0de388ce58bf30dc3a"


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled answer: `sent` is the text of the prompt, `trick` empty for an honest one."""

    question: Question
    answer: str | None
    sent: str
    label: Label
    trick: str
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """How the scorer did. `types` maps an answer type to (right, all)."""

    total: int
    right: int
    false_correct: int
    adversarial: int
    types: dict[str, tuple[int, int]]
    misses: tuple[tuple[Item, Verdict], ...]

    @property
    def passed(self) -> bool:
        """Say whether the scorer may be used."""
        return self.right >= LEAST * self.total and not self.false_correct

    @property
    def told(self) -> str:
        """Return the misses, a line each."""
        return "\n".join(
            f"{item.question.id} {item.answer!r}: {item.label} ({item.why}), labelled "
            f"{found.label} ({found.rule})" for item, found in self.misses)

    def __str__(self) -> str:
        """Return the figure that reports print."""
        share = 100 * self.right / self.total
        return (f"self-test {self.right} of {self.total} labels ({share:.1f} %), "
                f"{self.false_correct} false CORRECT")


def worlds() -> list[Path]:
    """Return the folders of the made-up companies, in order."""
    return sorted(path for path in HERE.iterdir() if (path / "answers.jsonl").is_file())


def items(world: Path) -> Iterator[Item]:
    """Yield the labelled answers of one company."""
    texts = documents(world)
    known = {question.id: question for question in (
        from_json(line, Question) for line in _lines(world / "questions.jsonl"))}
    for line in _lines(world / "answers.jsonl"):
        row: dict[str, Any] = json.loads(line)
        yield Item(known[row["question"]], row["answer"],
                   "\n\n".join(texts[name] for name in row["sent"]), Label(row["label"]),
                   row["trick"], row["why"])


def documents(world: Path) -> dict[str, str]:
    """Return name → text of a company's documents."""
    return {path.name: path.read_text(encoding="utf-8")
            for path in sorted((world / "documents").iterdir())}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]


def verdict(item: Item, library: Library) -> Verdict:
    """Return the scorer's verdict on one item."""
    call = Call(item.question.id, 0, "model", (Message("user", item.sent),), "", 0, 0, 0.0, 0.0,
                0.0, 0.0, 0.0)
    return judge(item.question, Answer(item.question.id, item.answer),
                 [call] if item.sent else [], library)


@cache
def run() -> Result:
    """Label all items and compare: about three seconds, once in a process."""
    return examine()


def examine() -> Result:
    """Label all items afresh."""
    seen, right, misses = Counter[str](), Counter[str](), []
    false = tricks = 0
    for world in worlds():
        library = Library(documents(world))
        for item in items(world):
            found, kind = verdict(item, library), item.question.gold.type.value
            seen[kind] += 1
            tricks += bool(item.trick)
            if found.label is item.label:
                right[kind] += 1
            else:
                misses.append((item, found))
                false += found.label is Label.CORRECT
    return Result(seen.total(), right.total(), false, tricks,
                  {kind: (right[kind], seen[kind]) for kind in sorted(seen)}, tuple(misses))


def digest() -> str:
    """Return the SHA-256 of all frozen files."""
    found = hashlib.sha256()
    for world in worlds():
        for path in (*sorted((world / "documents").iterdir()), world / "questions.jsonl",
                     world / "answers.jsonl"):
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{path.relative_to(HERE).as_posix()} {len(text)}\n".encode() + text)
    return found.hexdigest()
