"""From a fact to the gold answer and the subject as the scorer knows them."""

from __future__ import annotations

import re

from corpus.facts import Entity, Fact, ValueType
from heldout.questions.facts import Facts
from heldout.questions.naming import names, ref
from scoring.records import AnswerType, Gold, Subject


def gold(facts: Facts, fact: Fact) -> Gold:
    """Return the gold answer that states `fact`."""
    first = fact.values[0]
    kind = AnswerType(first.type.value)
    values = tuple(value.text for value in fact.values)
    aliases = tuple(other_names(facts, value.entity, value.text) for value in fact.values)
    aliases = aliases if any(aliases) else ()
    if fact.is_list:
        return Gold(AnswerType.LIST, values, aliases, item_type=kind)
    return Gold(kind, values, aliases, unit=first.unit, comparator=first.bound)


def other_names(facts: Facts, entity: str | None, text: str) -> tuple[str, ...]:
    """Return the other names of an entity that a value names, or other wordings of hours."""
    if (entity is None and " to " in text) or text == "around the clock":
        return _hours(text)
    if entity is None or entity not in facts.entity:
        return ()
    return tuple(name for name in names(facts.entity[entity]) if name != text)


def entity_gold(entity: Entity) -> Gold:
    """Return the gold answer that names an entity, as people call it."""
    own = (*names(entity), *_shortened(entity))
    return Gold(AnswerType.NAME, own[:1], (own[1:],) if own[1:] else ())


def _shortened(entity: Entity) -> tuple[str, ...]:
    """Return how an answer may call an entity whose full name is long."""
    if entity.kind == "part":
        return (entity.name.removeprefix(f"{ref(entity, 'family')} "),)
    if entity.kind == "team":
        return (entity.name.removesuffix(" team"),)
    if entity.kind == "incident":
        what, _, month = entity.name.rpartition(" of ")
        return (f"{what} in {month}", f"{month} {what}")
    return ()


def _hours(text: str) -> tuple[str, ...]:
    """Return other right wordings of opening hours."""
    if text == "around the clock":
        return ("24/7", "24 hours a day", "at any time", "day and night")
    match = re.fullmatch(r"(weekdays|Monday to \w+) (.+)", text)
    if match is None:
        return ()
    days, hours = match.groups()
    dashed = hours.replace(" to ", "-")
    other = ("Monday to Friday", "working days") if days == "weekdays" else (days,)
    return tuple(dict.fromkeys(
        form.format(d=d, h=h) for d in (days, *other) for h in (hours, dashed)
        for form in ("{d} {h}", "{d} from {h}", "{h} on {d}", "{h} {d}")))


def subject(entity: Entity) -> Subject:
    """Return the entity as the scorer knows it."""
    return Subject(entity.name, tuple(name for name in names(entity) if name != entity.name))


def answer_type(value: ValueType) -> AnswerType:
    """Return the answer type of a value type: they share their names."""
    return AnswerType(value.value)
