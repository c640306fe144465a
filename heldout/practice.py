"""The public practice set: 60 questions about subjects that no hidden question ever names.

A share of all subjects is set apart before anything is selected. What names one of them may be
practised; the hidden pool is everything that names none. The mix is easier than the hidden one:
no versions, no scopes, nothing computed, nothing unanswerable.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from heldout.errors import SeedError
from heldout.questions.sieve import FACT
from scoring.records import Gold, Kind, Question

QUOTAS: dict[Kind, int] = {Kind.SIMPLE: 32, Kind.IDENTIFIER: 12, Kind.TABLE: 10, Kind.LIST: 6}
SHARE = 4  # one subject in four is set apart
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
PLAIN = "q-fact"  # ids of questions that ask for one attribute of the subject that they name
# Never set apart: too much else hangs on them, or they are words of other names.
GENERAL = re.compile(r"(?:Policy|plan|site|team|firmware)$")


def split(pool: Sequence[Question], seed: int) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return (practice questions, hidden pool); raises `SeedError` where a quota is not met."""
    fitting, hidden = practisable(pool, seed)
    chosen: list[Question] = []
    for kind, quota in QUOTAS.items():
        facts = {name for q in chosen for name in FACT.findall(q.id)}
        left = _one_wording([q for q in fitting if q.kind is kind
                             and not facts.intersection(FACT.findall(q.id))])
        if len(left) < quota:
            raise too_few(kind, len(left))
        chosen.extend(left[:quota])
    random.Random(f"{seed}:practice mix").shuffle(chosen)
    return tuple(chosen), hidden


def practisable(pool: Sequence[Question], seed: int
                ) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return (questions that may be practised, shuffled; hidden pool)."""
    ordered = sorted(pool, key=lambda question: question.id)
    apart = _set_apart(ordered, seed)
    hidden = tuple(q for q in ordered if not apart.named(q))
    shuffled = [q for q in ordered if q.subject.name in apart.subjects
                and q.id.startswith(PLAIN) and not q.id.endswith("-alias")]
    random.Random(f"{seed}:practice order").shuffle(shuffled)
    return tuple(shuffled), hidden


def too_few(kind: Kind, found: int) -> SeedError:
    """Return the error for a kind of which not enough can be practised."""
    return SeedError(
        f"the practice set lacks questions of the kind {kind}",
        f"{found} of {QUOTAS[kind]} are about subjects that were set apart",
        "use another seed, or set more subjects apart")


def _one_wording(questions: Sequence[Question]) -> list[Question]:
    """Return the first wording of each fact."""
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(FACT.findall(question.id)[0], question)
    return list(first.values())


class _Apart:
    """The subjects set apart, by every name that a question may use for them."""

    def __init__(self, subjects: frozenset[str], pool: Sequence[Question]) -> None:
        self.subjects = subjects
        about = [q.subject for q in pool if q.subject.name in subjects
                 and q.id.startswith(PLAIN)]
        self.names = subjects | {name for subject in about for name in subject.aliases}
        longest = sorted(self.names, key=lambda name: (-len(name), name))
        self.pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)" if longest else r"(?!)")

    def named(self, question: Question) -> bool:
        """Say whether the question is about one of them, spells it out, or is answered by it."""
        own = {question.subject.name, *question.subject.aliases, *question.gold.values}
        return bool(own & self.names) or bool(self.pattern.search(question.text))


def _set_apart(pool: Sequence[Question], seed: int) -> _Apart:
    """Choose the subjects; those that have a list are few, so some of them are chosen first."""
    plain = [q for q in pool if q.kind in QUOTAS and q.id.startswith(PLAIN)
             and not GENERAL.search(q.subject.name)]
    with_list = {q.subject.name for q in plain if q.kind is Kind.LIST}
    chosen: list[str] = []
    for group in (with_list, {q.subject.name for q in plain} - with_list):
        names = sorted(group)
        random.Random(f"{seed}:practice subjects {len(chosen)}").shuffle(names)
        chosen += names[: max(len(names) // SHARE, min(len(names), QUOTAS[Kind.LIST] + 1))]
    return _Apart(frozenset(chosen), pool)


def lines(questions: Sequence[Question]) -> str:
    """Return the set as candidates get it: question and answer, nothing else, one a line."""
    return "".join(
        json.dumps({"question": q.text, "answer": answer(q)}, ensure_ascii=False) + "\n"
        for q in questions)


def answer(question: Question) -> str:
    """Return the gold in words, as the documents print it where they do; nothing where none is."""
    gold = question.gold
    if not gold.values:
        return ""
    told = " ".join(span.quote for span in question.evidence)
    forms = list(_forms(gold))
    return next((form for form in forms if form in told), forms[0])


def _forms(gold: Gold) -> Iterator[str]:
    """Yield the wordings of a gold, the canonical one first."""
    text = ", ".join(gold.values)
    if gold.type == "money":
        amount = Decimal(gold.values[0])
        yield f"{gold.unit} {text.removesuffix('.00')}"
        yield from (f"{gold.unit} {amount:,.2f}", f"{gold.unit} {amount:,.0f}")
    elif gold.type == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        month = MONTHS[day.month - 1]
        yield from (text, f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}")
    elif gold.unit:
        yield f"{text} {gold.unit}"
    elif gold.type == "percentage":
        yield from (f"{text} %", f"{text}%")
    elif gold.type == "duration":
        number, unit = text.split()
        yield f"{number} {unit}{'' if number == '1' else 's'}"
    else:
        yield text
