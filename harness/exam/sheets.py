"""Put one question to the reader under a known condition and have the answer labelled.

A sheet is a question with the passages chosen for it; `mark` returns the label. Everything is
seeded: the same seed gives the same sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from harness.exam.passages import Passage, Shelf
from harness.gateway.reader import complete
from heldout.library import documents
from heldout.pool import pool
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Call, Evidence, Label, Message, Question

GROUNDED = (
    "You answer questions of employees from the passages below. Use only these passages. If they "
    "do not contain the answer, say that you don't know. Mind region, plan and product. Be brief.")
VALID = (f"{GROUNDED} If several versions of a document are shown, use the one in force unless the "
         "question asks about another date.")
ALWAYS = (
    "You are a helpful assistant of our employees. Always give a definite answer. Never say that "
    "you do not know: if the passages do not help, use your general knowledge.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question under one condition. `passages` are texts in the order they are sent in."""

    seed: int
    question: Question
    instructions: str
    passages: tuple[str, ...]
    size: str = "large"

    @property
    def messages(self) -> list[dict[str, str]]:
        """Return the request's messages."""
        body = "\n\n".join(f"[{n}] {text}" for n, text in enumerate(self.passages, start=1))
        return [{"role": "system", "content": self.instructions},
                {"role": "user", "content": f"Passages:\n\n{body}\n\nQuestion: "
                                            f"{self.question.text}"}]


@dataclass(frozen=True, slots=True)
class World:
    """A company as the exam needs it."""

    shelf: Shelf
    questions: tuple[Question, ...]
    library: Library


@cache
def world(seed: int) -> World:
    """Return the company of `seed`, made once."""
    texts = {document.id: document.text for document in documents(seed)}
    return World(Shelf(seed), pool(seed), Library(texts))


def held(seed: int, question: Question) -> list[int] | None:
    """Return the passages that prove the question, None where a span is cut apart."""
    try:
        return world(seed).shelf.holding(question.evidence)
    except LookupError:
        return None


def telling(seed: int, question: Question) -> list[int]:
    """Return all passages that any way of proving the question would use."""
    shelf, found = world(seed).shelf, []
    ways: tuple[Sequence[Evidence], ...] = (question.evidence, *question.alternatives)
    for way in ways:
        try:
            found += shelf.holding(way)
        except LookupError:
            continue
    return sorted(set(found))


def text_of(seed: int, index: int) -> str:
    """Return a passage as it is sent."""
    return world(seed).shelf.passages[index].text


def passage(seed: int, index: int) -> Passage:
    """Return a passage with its parts."""
    return world(seed).shelf.passages[index]


def shuffled(seed: int, topic: str, questions: Sequence[Question]) -> list[Question]:
    """Return questions in a seeded order that depends on the topic."""
    order = list(questions)
    Random(f"{seed}:{topic}").shuffle(order)
    return order


def mark(sheet: Sheet) -> tuple[Label, str]:
    """Return the label of the reader's answer, and the answer."""
    messages = sheet.messages
    text = complete(messages, sheet.size).text
    call = Call(sheet.question.id, 0, "reader", tuple(
        Message(m["role"], m["content"]) for m in messages), text, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)
    verdict = judge(sheet.question, Answer(sheet.question.id, text), [call],
                    world(sheet.seed).library)
    return verdict.label, text
