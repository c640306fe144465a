"""From a fact to the gold answer and the subject as the scorer knows them."""

from __future__ import annotations

from corpus.facts import Entity, Fact, ValueType
from heldout.questions.facts import Facts
from heldout.questions.naming import names
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
    """Return the other names of an entity that a value names."""
    if entity is None or entity not in facts.entity:
        return ()
    return tuple(name for name in names(facts.entity[entity]) if name != text)


def entity_gold(entity: Entity) -> Gold:
    """Return the gold answer that names an entity, as people call it."""
    own = names(entity)
    return Gold(AnswerType.NAME, own[:1], (own[1:],) if own[1:] else ())


def subject(entity: Entity) -> Subject:
    """Return the entity as the scorer knows it."""
    return Subject(entity.name, tuple(name for name in names(entity) if name != entity.name))


def answer_type(value: ValueType) -> AnswerType:
    """Return the answer type of a value type: they share their names."""
    return AnswerType(value.value)
