"""The public practice set: 60 questions about subjects that no hidden question ever names.

A share of all subjects is set apart before anything is selected. What names one of them may be
practised; the hidden pool is everything that names none. The mix is easier than the hidden one:
no versions, no scopes, nothing computed, nothing unanswerable.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence

from heldout.errors import HeldoutError
from scoring.records import Kind, Question

QUOTAS: dict[Kind, int] = {Kind.SIMPLE: 32, Kind.IDENTIFIER: 12, Kind.TABLE: 10, Kind.LIST: 6}
SHARE = 6  # one subject in six is set apart


def split(pool: Sequence[Question], seed: int) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return (practice questions, hidden pool); raises `HeldoutError` where a quota is not met."""
    ordered = sorted(pool, key=lambda question: question.id)
    apart = _set_apart(ordered, seed)
    hidden = tuple(q for q in ordered if not _named(q, apart))
    taken = {question.id for question in hidden}
    shuffled = [q for q in ordered if q.id not in taken]
    random.Random(f"{seed}:practice order").shuffle(shuffled)
    chosen: list[Question] = []
    for kind, quota in QUOTAS.items():
        facts = {evidence for q in chosen for evidence in q.evidence}
        fitting = [q for q in shuffled if q.kind is kind and not facts.intersection(q.evidence)]
        if len(fitting) < quota:
            raise HeldoutError(
                f"the practice set lacks questions of the kind {kind}",
                f"{len(fitting)} of {quota} are about subjects that were set apart",
                "use another seed, or set more subjects apart")
        chosen.extend(fitting[:quota])
    random.Random(f"{seed}:practice mix").shuffle(chosen)
    return tuple(chosen), hidden


def _set_apart(pool: Sequence[Question], seed: int) -> frozenset[str]:
    """Choose the subjects: never policies, plans or sites, which too much else hangs on."""
    general = re.compile(r"(?:Policy|plan|site)$")
    names = sorted({q.subject.name for q in pool if q.kind in QUOTAS
                    and not general.search(q.subject.name)})
    random.Random(f"{seed}:practice subjects").shuffle(names)
    return frozenset(names[: len(names) // SHARE])


def _named(question: Question, names: frozenset[str]) -> set[str]:
    """Return which of `names` the question is about or spells out."""
    text = question.text
    found = {name for name in names
             if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    # A contract is asked for by its customer, an error by its code.
    short = {name for name in names if name.rsplit(" ", 1)[0] in text and name.endswith("contract")}
    return found | short | ({question.subject.name} & names)


def lines(questions: Sequence[Question]) -> str:
    """Return the set as candidates get it: question and answer, nothing else, one a line."""
    return "".join(
        json.dumps({"question": q.text, "answer": answer(q)}, ensure_ascii=False) + "\n"
        for q in questions)


def answer(question: Question) -> str:
    """Return the gold in words."""
    gold = question.gold
    text = ", ".join(gold.values)
    if gold.unit and gold.type != "money":
        return f"{text} {gold.unit}"
    if gold.type == "money":
        return f"{gold.unit} {text.removesuffix('.00')}"
    if gold.type == "percentage":
        return f"{text} %"
    if gold.type == "duration":
        number, unit = text.split()
        return f"{number} {unit}{'' if number == '1' else 's'}"
    return text
