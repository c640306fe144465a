"""The conditions of the model card: which passages a question comes with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from random import Random

from harness.exam.sheets import (
    ALWAYS,
    GROUNDED,
    VALID,
    Sheet,
    held,
    passage,
    shuffled,
    telling,
    text_of,
    world,
)
from scoring.records import Answerability, AnswerType, DistractorKind, Kind, Question

DATES = re.compile(r"\d{4}-\d\d-\d\d|\b\d{1,2} \w{3,9} 20\d\d|superseded|draft|archive|historic|"
                   r"not in force|valid|effective|expired|replaced", re.IGNORECASE)


def proven(seed: int, topic: str,
           kinds: tuple[Kind, ...] = ()) -> Iterator[tuple[Question, list[int]]]:
    """Yield answerable questions with the passages that prove them, in a seeded order."""
    for question in shuffled(seed, topic, world(seed).questions):
        if question.answerability is Answerability.ANSWERABLE \
                and (not kinds or question.kind in kinds):
            found = held(seed, question)
            if found:
                yield question, found


def gold_only(seed: int, count: int, kinds: tuple[Kind, ...] = ()) -> Iterator[Sheet]:
    """Yield questions with the passages that prove them and nothing else."""
    for question, found in islice(proven(seed, "gold", kinds), count):
        yield Sheet(seed, question, VALID, tuple(text_of(seed, n) for n in found))


def with_distractors(seed: int, count: int) -> Iterator[Sheet]:
    """Yield questions with their passages among the four that a search finds closest."""
    for question, found in islice(proven(seed, "distractors"), count):
        near = world(seed).shelf.search(question.text, telling(seed, question), 4)
        order = [*found, *near]
        Random(f"{seed}:{question.id}").shuffle(order)
        yield Sheet(seed, question, VALID, tuple(text_of(seed, n) for n in order))


def without_gold(seed: int, count: int, always: bool) -> Iterator[Sheet]:
    """Yield questions with the five closest passages that do not prove them."""
    for question, _ in islice(proven(seed, "absent"), count):
        near = world(seed).shelf.search(question.text, telling(seed, question), 5)
        yield Sheet(seed, question, ALWAYS if always else VALID,
                    tuple(text_of(seed, n) for n in near))


def unanswerable(seed: int, count: int, always: bool) -> Iterator[Sheet]:
    """Yield questions about things that no document names, with the five closest passages."""
    names = {q.subject.name for q in world(seed).questions if q.evidence}
    chosen = (q for q in shuffled(seed, "unknown", world(seed).questions)
              if q.answerability is Answerability.UNANSWERABLE and q.subject.name not in names)
    for question in islice(chosen, count):
        near = world(seed).shelf.search(question.text, [], 5)
        yield Sheet(seed, question, ALWAYS if always else VALID,
                    tuple(text_of(seed, n) for n in near))


def conflict(seed: int, count: int, told: bool, dated: bool) -> Iterator[Sheet]:
    """Yield questions for what holds now, the superseded passage first, the current one second."""
    old = {(q.subject.name, q.gold.type, q.gold.values, q.gold.unit): q
           for q in world(seed).questions if q.kind is Kind.VERSION}
    made = 0
    for question, found in proven(seed, "conflict"):
        stale = next((old[key] for d in question.distractors if d.kind is DistractorKind.SUPERSEDED
                      and (key := (question.subject.name, question.gold.type, (d.value,),
                                   question.gold.unit)) in old), None)
        before = held(seed, stale) if stale else None
        if before is None or len(found) > 1 or len(before) > 1 or before == found \
                or re.search(r"20\d\d|last year|draft|before", question.text):
            continue
        pair = [passage(seed, before[0]), passage(seed, found[0])]
        if any(DATES.search(part.body) for part in pair):
            continue  # the text itself would tell which holds
        if "superseded" not in pair[0].head or pair[0].document == pair[1].document:
            continue
        texts = tuple(part.text if dated else
                      f"{re.sub(r' [(][^()]*[)]', '', part.head)}\n{part.body}" for part in pair)
        if not dated and any(DATES.search(text) for text in texts):
            continue
        yield Sheet(seed, question, VALID if told else GROUNDED, texts)
        made += 1
        if made == count:
            return


SHAPES = {AnswerType.DATE: r"\d{4}-\d\d-\d\d|\d{1,2} \w{3,9} \d{4}", AnswerType.NUMBER: r"[\d.,]+",
          AnswerType.PERCENTAGE: r"[±\d., ]+%", AnswerType.YES_NO: r"yes|no"}


def _alike(row: str, question: Question) -> int:
    """Return how many cells of a row have the shape, or the unit, of the right one."""
    cells = [cell.strip() for cell in re.split(
        r"</td>|\||;|,(?! )", re.sub(r"<t[dr][^<>]*>|</tr>", "", row))]
    gold = question.gold
    if gold.type in SHAPES:
        return sum(re.fullmatch(SHAPES[gold.type], cell) is not None for cell in cells)
    unit = gold.values[0].split()[1] if gold.type is AnswerType.DURATION else gold.unit
    if not unit:
        return 0
    kinds = [re.sub(r"[\d.,\s-]+", "", cell).rstrip("s")
             for cell in cells if re.search(r"\d", cell)]
    return sum(kind == unit for kind in kinds)


def table_row(seed: int, count: int, header: bool) -> Iterator[Sheet]:
    """Yield questions with one table row under its title, with or without the table's head."""
    made = 0
    for question, _ in proven(seed, "rows", (Kind.TABLE, Kind.SCOPED)):
        quotes = [span.quote for span in question.evidence]
        if len(quotes) != 2 or len({span.document for span in question.evidence}) != 1:
            continue
        row, head = sorted(quotes, key=lambda text: not any(ch.isdigit() for ch in text[:400]))
        if row.startswith("{") or _alike(row, question) < 3:
            continue
        title = world(seed).shelf.passages[world(seed).shelf.of[question.evidence[0].document][0]]
        first = title.head.split("\n")[0]
        body = f"{head}\n{row}" if header else row
        yield Sheet(seed, question, ALWAYS, (f"{first}\n{body}",))
        made += 1
        if made == count:
            return


def placed(seed: int, count: int, place: int, size: str) -> Iterator[Sheet]:
    """Yield questions with their passage at `place` (from 1) among twenty."""
    made = 0
    for question, found in proven(seed, "placed"):
        if len(found) != 1:
            continue
        near = world(seed).shelf.search(question.text, telling(seed, question), 60)[40:59]
        order = [*near[: place - 1], found[0], *near[place - 1:]]
        yield Sheet(seed, question, VALID, tuple(text_of(seed, n) for n in order), size)
        made += 1
        if made == count:
            return
