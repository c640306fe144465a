"""What is left out of the pool: questions that give their answer away, twins, and mere quantity.

The limits keep the pool a mixture: four hundred extensions would otherwise drown everything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from heldout.questions.facts import Facts
from scoring.records import AnswerType, Question

MOST = 20         # questions of one kind about one attribute, by one builder
DIRECTORY = 0.08  # largest share of questions that ask for a person's extension or job
COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve")
CHOSEN = (AnswerType.CHOICE, AnswerType.YES_NO)
FACT = re.compile(r"fact-\d+")
WORDING = re.compile(r"-[bc](?=-|$)")


def sieve(pool: Sequence[Question], facts: Facts) -> list[Question]:
    """Return the questions worth keeping, in a random order."""
    shuffled = list(pool)
    Random(f"{facts.company.seed}:sieve").shuffle(shuffled)
    # First wordings first, so that another wording of one fact never displaces another fact.
    shuffled.sort(key=lambda question: bool(WORDING.search(question.id)))
    rest, directory = [], []
    counts: Counter[tuple[str, ...]] = Counter()
    for question in _fair(shuffled):
        group = _group(question, facts)
        counts[group] += 1
        if "person" in group:
            directory.append(question)
        elif len(group) == 1 or counts[group] <= MOST:
            rest.append(question)
    most = int(DIRECTORY * len(rest) / (1 - DIRECTORY))
    return [*rest, *directory[:most]]


def _group(question: Question, facts: Facts) -> tuple[str, ...]:
    """Return kind, builder, and entity kind and attribute of the first fact, if the id names it."""
    match = FACT.search(question.id)
    if match is None or question.kind.value == "two-hop":
        return (question.kind.value,)
    fact = facts.by_id[match.group()]
    builder = question.id.split("-")[1] + question.id.endswith("-alias") * "-alias"
    return question.kind.value, builder, facts.kind(fact), fact.attribute


def _fair(pool: Sequence[Question]) -> Iterator[Question]:
    said: set[str] = set()
    for question in pool:
        text = question.text.casefold().rstrip("?. ")
        if text not in said and not states_answer(question):
            said.add(text)
            yield question


def states_answer(question: Question) -> bool:
    """Say whether the gold stands in the question, in figures or words; options of a choice must.

    Scoring takes what the question already said for an echo, so "one" in it would hide a 1.
    """
    if question.gold.type in CHOSEN:
        return False
    text = question.text.casefold()
    if question.gold.type is AnswerType.NUMBER and any(
            value in map(str, range(len(COUNTS))) and re.search(rf"\b{COUNTS[int(value)]}\b", text)
            for value in question.gold.values):
        return True
    return any(
        value.casefold() in text
        and re.search(rf"(?<![\w.]){re.escape(value.casefold())}(?![\w]|\.\d)", text)
        for value in question.gold.values)
