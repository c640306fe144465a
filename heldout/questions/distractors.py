"""Wrong values that stand in the documents: other versions, scopes, neighbours, columns."""

from __future__ import annotations

from corpus.facts import Entity, Fact, Status
from heldout.questions.evidence import TABLES
from heldout.questions.facts import Facts, size
from heldout.questions.naming import ref
from scoring.records import Distractor, DistractorKind

NEAR = 2  # how many entities on either side are neighbours, where there are no families


def distractors(facts: Facts, fact: Fact) -> tuple[Distractor, ...]:
    """Return the wrong values that a pipeline may pick up for `fact`, each with its origin."""
    found: dict[str, DistractorKind] = {}
    subject = facts.entity[fact.subject]
    for entity in (subject, *neighbours(facts, subject)):
        for other in facts.by_subject.get((entity.id, fact.attribute), ()):
            kind = _why_wrong(facts, fact, other)
            if other.id != fact.id and kind is not None:
                _add(found, fact, other, kind)
    for other in _same_row(facts, fact):
        same = (other.subject, other.attribute) == (fact.subject, fact.attribute)
        _add(found, fact, other, DistractorKind.WRONG_COLUMN, override=not same)
    return tuple(Distractor(value, kind) for value, kind in found.items())


def _add(found: dict[str, DistractorKind], fact: Fact, other: Fact, kind: DistractorKind,
         override: bool = False) -> None:
    right = {value.text for value in fact.values}
    for value in other.values:
        if value.text in right or (not fact.is_list and _equal(fact, other)):
            continue
        if override or value.text not in found:
            found[value.text] = kind


def _equal(fact: Fact, other: Fact) -> bool:
    try:
        return size(fact) == size(other) and fact.values[0].unit == other.values[0].unit
    except (ArithmeticError, KeyError, ValueError):
        return False


def _same_row(facts: Facts, fact: Fact) -> list[Fact]:
    """Return facts of the same type in the fact's table row; a header row tells nothing."""
    found = []
    for quote in facts.quotes[fact.id]:
        sharing = [facts.by_id[i] for i in facts.row[quote.document, quote.text]]
        one_line = len({f.subject for f in sharing}) == 1 or len({
            f.attribute for f in sharing}) == 1
        if quote.place in TABLES and one_line:
            found += [f for f in sharing if f.id != fact.id and _alike(facts, fact, f)]
    return found


def _alike(facts: Facts, fact: Fact, other: Fact) -> bool:
    """Say whether another cell of the row could pass for the answer: a person for a person."""
    left, right = fact.values[0], other.values[0]
    if left.entity and right.entity:
        return facts.entity[left.entity].kind == facts.entity[right.entity].kind
    named = left.type.value == "name" and fact.attribute != other.attribute
    return left.type is right.type and left.unit == right.unit and not named


def neighbours(facts: Facts, subject: Entity) -> list[Entity]:
    """Return siblings of the family, or those made just before and after; never the subject."""
    family = ref(subject, "family")
    kin = facts.families[subject.kind, family]
    if family is None:
        at = kin.index(subject)
        kin = kin[max(0, at - NEAR): at + NEAR + 1]
    return [entity for entity in kin if entity.id != subject.id]


def _why_wrong(facts: Facts, fact: Fact, other: Fact) -> DistractorKind | None:
    if other.subject == fact.subject:
        if other.scope != fact.scope:
            return DistractorKind.OTHER_SCOPE
        if other.status is Status.DRAFT:
            return DistractorKind.DRAFT
        # Told nowhere in its own right: then only a mail that quotes it can have misled.
        return DistractorKind.SUPERSEDED if facts.told(other) else DistractorKind.QUOTED
    if other.status is not Status.CURRENT or other.scope != fact.scope:
        return None
    return DistractorKind.NEIGHBOUR_ID
