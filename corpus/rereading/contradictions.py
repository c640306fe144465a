"""Find values that no fact stands behind.

Wherever a unit is about a thing (it names it, or a heading does, or the document tells of no other
of its kind) and has a telltale of one of its attributes, each value of that attribute's type in it
must be accounted for: by a fact of that very attribute which the document declares and which holds
now, or by another fact whose quote covers the unit. In a table cell whose labels leave one thing
and one attribute, only the former counts. Silence is proven the same way: a declared gap has no
facts, so any value is one too many.

What is not found: a contradiction that names neither thing nor attribute, such as a column headed
in words that are no telltale (its rows are proven by their quotes alone), or a value written as
nobody here writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.facts import Company, Entity, Fact, Status, ValueType
from corpus.rereading.documents import Read
from corpus.rereading.names import Names
from corpus.rereading.units import Unit
from corpus.rereading.values import Key, Reading
from corpus.rereading.vocabulary import Look, Vocabulary, keys

# A name may be repeated where nobody meant to tell a fact; a figure may not.
UNDECLARED = (ValueType.NAME, ValueType.YES_NO)


class Contradictions:
    """Reads documents of one company against its facts."""

    def __init__(self, company: Company) -> None:
        self.names = Names(company.entities)
        self.vocabulary = Vocabulary(company, self.names)
        self.entities = {entity.id: entity for entity in company.entities}
        self.facts: dict[tuple[str, str], list[Fact]] = {}
        for fact in company.facts:
            self.facts.setdefault((fact.subject, fact.attribute), []).append(fact)
        self.gaps = {(absence.subject, absence.attribute) for absence in company.absences}
        self.scopes = [(field, dict.fromkeys(
            value for fact in company.facts if (value := getattr(fact.scope, field))))
            for field in ("region", "plan", "edition")]

    def within(self, read: Read) -> Iterator[str]:
        """Yield a problem for each value in the document that nothing accounts for."""
        declared = {fact.id for fact in read.facts}
        only = self._only(read)
        for unit in read.units:
            for words in (unit.words, unit.corner):
                looks = self.vocabulary.told(self.names.masked(words).lower(), unit.is_cell)
                pairs = [(entity, look) for look in looks
                         for entity in self._subjects(unit, look.row.kind, only)]
                if pairs:
                    yield from self._judge(read, unit, pairs, declared)
                    break

    def _only(self, read: Read) -> dict[str, list[Entity]]:
        """Return the one thing of a kind that the index of the document speaks of, by kind."""
        found: dict[str, dict[str, Entity]] = {}
        for fact in read.facts:
            entity = self.entities[fact.subject]
            found.setdefault(entity.kind, {})[entity.id] = entity
        return {kind: list(things.values()) for kind, things in found.items() if len(things) == 1}

    def _subjects(self, unit: Unit, kind: str, only: dict[str, list[Entity]]) -> list[Entity]:
        """Return the entities of a kind that the unit is about: named here, above, or nowhere."""
        for text in (unit.names, *unit.above):
            found = {m.entity.id: m.entity for m in self.names.within(text)
                     if m.entity.kind == kind}
            if found:
                return list(found.values())
        return only.get(kind, [])

    def _judge(self, read: Read, unit: Unit, pairs: list[tuple[Entity, Look]],
               declared: set[str]) -> Iterator[str]:
        typed = self.vocabulary.read(unit, unit.text)
        readings = [(entity, look, reading) for entity, look in pairs
                    for reading in self.vocabulary.values(look, unit, typed)]
        if not readings:
            return
        allowed = {key for entity, look in pairs for fact in self._open(read, unit, entity, look)
                   if fact.id in declared or look.row.type in UNDECLARED for key in keys(fact)}
        strict = unit.is_cell and len(pairs) == 1
        covering = list(read.quoted_within(unit))
        if strict:
            entity, look = pairs[0]
            covering = [fact for fact in covering
                        if (fact.subject, fact.attribute) == (entity.id, look.row.id)
                        and self._in_scope(fact, f"{unit.label} {unit.names}")]
        allowed |= {key for fact in covering for key in keys(fact)}
        told: set[Key] = set()
        for entity, look, reading in readings:
            if reading.key not in allowed and reading.key not in told:
                told.add(reading.key)
                yield self._problem(read, unit, entity, look, reading)

    def _open(self, read: Read, unit: Unit, entity: Entity, look: Look) -> Iterable[Fact]:
        """Return the facts which the document may repeat anywhere without a quote."""
        document = read.document
        for fact in self.facts.get((entity.id, look.row.id), ()):
            fits = document.status is not Status.CURRENT or fact.status is Status.CURRENT
            region = fact.scope.region
            here = document.region is None or region in (None, document.region)
            if fits and here and self._in_scope(fact, f"{unit.label} {unit.names}"):
                yield fact

    def _in_scope(self, fact: Fact, text: str) -> bool:
        """Say whether the scopes that a text names leave room for the fact."""
        for field, known in self.scopes:
            own = getattr(fact.scope, field)
            named = [value for value in known
                     if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)] if own else []
            if named and own not in named:
                return False
        return True

    def _problem(self, read: Read, unit: Unit, entity: Entity, look: Look, reading: Reading
                 ) -> str:
        row = look.row
        known = self.facts.get((entity.id, row.id), [])
        if (entity.id, row.id) in self.gaps:
            why = "which is declared absent"
        elif not known:
            why = "of which there is no fact"
        else:
            why = "where the facts have " + ", ".join(f"{fact.id} {_printed(fact)}"
                                                      for fact in known[:6])
        line = read.document.text.count("\n", 0, unit.start) + 1
        return (f"{read.document.id}:{line}: says {reading.text!r} as {row.id} ({row.noun}) of "
                f"{entity.name} ({entity.id}), {why}: {unit.words.strip()[:160]!r}")


def _printed(fact: Fact) -> str:
    return " / ".join(value.text + (f" {value.unit}" if value.unit else "")
                      for value in fact.values)
