"""Prove that the facts agree among themselves, before any document is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from corpus.facts import Company, Fact, Status, ValueType
from corpus.rereading.values import key_of

FIRST, LAST = date.min, date.max
Topic = tuple[str, str]


def inconsistencies(company: Company) -> Iterator[str]:
    """Yield rivals, versions with a gap, values that cannot be told apart, filled gaps."""
    names = {entity.id: entity.name for entity in company.entities}
    topics: dict[Topic, list[Fact]] = {}
    for fact in company.facts:
        topics.setdefault((fact.subject, fact.attribute), []).append(fact)
    for (subject, attribute), facts in topics.items():
        label = f"{attribute} of {names[subject]} ({subject})"
        yield from _rivals(label, facts)
        yield from _gaps(label, facts)
        yield from _indistinguishable(label, facts)
    for absence in company.absences:
        if absence.subject_exists and (absence.subject, absence.attribute) in topics:
            yield (f"{absence.attribute} of {names[absence.subject]} ({absence.subject}) is "
                   f"declared absent, but {topics[absence.subject, absence.attribute][0].id} "
                   "states it")
    for document, count in Counter(document.id for document in company.documents).items():
        if count > 1:
            yield f"{document}: {count} documents have this id"


def _rivals(label: str, facts: list[Fact]) -> Iterator[str]:
    for one, other in combinations(facts, 2):
        if Status.DRAFT in (one.status, other.status) or one.scope != other.scope:
            continue
        if max(one.valid_from or FIRST, other.valid_from or FIRST) < min(
                one.valid_to or LAST, other.valid_to or LAST):
            yield f"{one.id} and {other.id} both claim {label} for the same scope and time"


def _gaps(label: str, facts: list[Fact]) -> Iterator[str]:
    for old in facts:
        if old.status is not Status.SUPERSEDED:
            continue
        heirs = [fact for fact in facts if fact.scope == old.scope and fact is not old
                 and fact.status is not Status.DRAFT]
        # Some companies give the last day of the old version, others the first of the new one.
        days = (old.valid_to, old.valid_to + timedelta(days=1)) if old.valid_to else ()
        if not any(heir.valid_from in days for heir in heirs):
            yield f"{old.id}: {label} ended on {old.valid_to}, and nothing follows from that day"


def _indistinguishable(label: str, facts: list[Fact]) -> Iterator[str]:
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        if fact.values[0].type is ValueType.YES_NO:  # two values cannot differ three times
            continue
        same = seen.setdefault(tuple(sorted(key_of(value) for value in fact.values)), fact)
        if same is not fact:
            yield (f"{same.id} and {fact.id}: {label} is indistinguishable between two scopes or "
                   f"versions: {' / '.join(value.text for value in fact.values)}")
