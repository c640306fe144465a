"""What is left out of the pool: questions that give their answer away, twins, too much directory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from scoring.records import AnswerType, Question

DIRECTORY = 0.08  # largest share of questions that only the staff directory answers
CHOSEN = (AnswerType.CHOICE, AnswerType.YES_NO)


def sieve(pool: Sequence[Question], seed: int) -> list[Question]:
    """Return the questions worth keeping, in their order."""
    kept = list(_fair(pool))
    directory = [q for q in kept if _directory(q)]
    most = int(DIRECTORY * (len(kept) - len(directory)) / (1 - DIRECTORY))
    Random(f"{seed}:directory share").shuffle(directory)
    dropped = {question.id for question in directory[most:]}
    return [question for question in kept if question.id not in dropped]


def _fair(pool: Sequence[Question]) -> Iterator[Question]:
    golds: dict[str, tuple[str, ...]] = {}
    for question in pool:
        said = question.text.casefold().rstrip("?. ")
        if said in golds or states_answer(question):
            continue  # asked already, or given away
        golds[said] = question.gold.values
        yield question


def states_answer(question: Question) -> bool:
    """Say whether the gold stands in the question; the options of a choice must."""
    if question.gold.type in CHOSEN:
        return False
    return any(
        re.search(rf"(?<![\w.]){re.escape(value)}(?![\w]|\.\d)", question.text, re.IGNORECASE)
        for value in question.gold.values)


def _directory(question: Question) -> bool:
    """Say whether it asks for an extension or a job title of somebody who is named."""
    return question.kind.value != "two-hop" and question.subject.name in question.text \
        and question.gold.type in (AnswerType.NUMBER, AnswerType.NAME) \
        and question.id.startswith("q-fact") and "directory" in question.cluster
