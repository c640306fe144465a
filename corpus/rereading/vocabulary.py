"""What a value of one attribute looks like in this company, names and identifiers included.

A code is recognised by its shape (the letters of a known one, and any digits), the name of a thing
by the list of such things, any other name by the list of all values of the attribute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.facts import Company, Fact, ValueType
from corpus.rereading.names import Names
from corpus.rereading.units import Unit
from corpus.rereading.values import (
    FIGURE,
    WORD,
    Key,
    Reading,
    ValueReader,
    bare_keys,
    key_of,
    plain,
)
from corpus.world.catalogue import ATTRIBUTES, Attribute

V = ValueType
BARE = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
MEASURED = (V.MONEY, V.DURATION, V.QUANTITY, V.PERCENTAGE)


@dataclass(frozen=True, slots=True)
class Look:
    """How to recognise values of one attribute."""

    row: Attribute
    units: tuple[str, ...]
    kinds: tuple[str, ...]              # kinds of the entities that its values name
    pattern: re.Pattern[str] | None     # of identifiers, or of names that are no entities
    counted: re.Pattern[str] | None     # of what a number counts, where that is days or hours


class Vocabulary:
    """Reads the values that a unit could be giving to an attribute."""

    def __init__(self, company: Company, names: Names) -> None:
        self.names = names
        kind_of = {entity.id: entity.kind for entity in company.entities}
        facts: dict[tuple[str, str], list[Fact]] = {}
        for fact in company.facts:
            facts.setdefault((kind_of[fact.subject], fact.attribute), []).append(fact)
        self.looks = [_look(row, facts.get((row.kind, row.id), []), kind_of)
                      for row in ATTRIBUTES]
        self.by_telltale: dict[str, list[Look]] = {}
        self.by_noun: dict[str, list[Look]] = {}
        for look in self.looks:
            self.by_noun.setdefault(look.row.noun.lower(), []).append(look)
            for telltale in look.row.telltales:
                self.by_telltale.setdefault(telltale, []).append(look)
        self.reader = ValueReader(unit for look in self.looks for unit in look.units)

    def told(self, words: str, in_table: bool) -> list[Look]:
        """Return the attributes that lower-case words tell of; in a table the noun is enough."""
        found = [look for telltale in [t for t in self.by_telltale if t in words]
                 for look in self.by_telltale[telltale]]
        if in_table:
            found += [look for noun in [n for n in self.by_noun if n in words]
                      for look in self.by_noun[noun]]
        return list({(look.row.kind, look.row.id): look for look in found}.values())

    def read(self, unit: Unit, text: str) -> dict[ValueType, list[Reading]]:
        """Return the typed values in `text`, without names and identifiers."""
        found = self.reader.read(text, [(m.start, m.end) for m in self.names.within(text)])
        if unit.is_cell and BARE.fullmatch(text):
            found[V.NUMBER] = [Reading(("number", plain(text)), text, 0, len(text))]
        return found

    def values(self, look: Look, unit: Unit, typed: dict[ValueType, list[Reading]]
               ) -> list[Reading]:
        """Return what in the unit has the look of a value of the attribute."""
        kind = look.row.type
        if kind is V.QUANTITY:
            found = [r for r in typed.get(kind, []) if r.key[1] in look.units]
        elif kind is V.NAME and look.kinds:
            found = [Reading(("name", m.entity.name.casefold()), m.entity.name, m.start, m.end)
                     for m in self.names.within(unit.text) if m.entity.kind in look.kinds]
        elif kind in (V.NAME, V.IDENTIFIER):
            found = [Reading((kind.value, m.group().casefold()), m.group(), *m.span())
                     for m in look.pattern.finditer(unit.text)] if look.pattern else []
        else:
            found = typed.get(kind, [])
        if kind is V.NUMBER and look.counted:  # "remote days per month": 7 days are the number 7
            found = found + [Reading(("number", plain(m["n"])), m.group(), *m.span())
                             for m in look.counted.finditer(unit.text)]
        if unit.is_cell and kind in MEASURED and BARE.fullmatch(unit.text):
            found = typed[V.NUMBER]
        return found


def keys(fact: Fact) -> list[Key]:
    """Return the keys of all values of a fact, each with and without its unit."""
    return [key for value in fact.values for key in (key_of(value), *bare_keys(value))]


def _look(row: Attribute, facts: list[Fact], kind_of: dict[str, str]) -> Look:
    values = [value for fact in facts for value in fact.values]
    units = tuple(dict.fromkeys(unit for unit in (row.unit, *(v.unit for v in values)) if unit))
    kinds = tuple(dict.fromkeys(kind_of[v.entity] for v in values if v.entity))
    shapes: list[str] = []
    if row.type is V.IDENTIFIER:
        shapes = [_shape(value.text) for value in values]
    elif row.type is V.NAME:
        shapes = [re.escape(value.text) for value in values if not value.entity]
    longest = sorted(dict.fromkeys(shapes), key=lambda shape: (-len(shape), shape))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(longest) + r")(?![\w]|-\w)",
                         0 if row.type is V.IDENTIFIER else re.I) if longest else None
    counts = re.search(r"\b(day|hour|week|month|year)s\b", row.noun)
    counted = re.compile(rf"(?<![\w.,-])(?P<n>{FIGURE}|{WORD})[ -]{counts[1]}s?\b", re.I) \
        if counts and row.type is V.NUMBER else None
    return Look(row, units if row.type is V.QUANTITY else (), kinds, pattern, counted)


def _shape(code: str) -> str:
    return "".join(r"\d" if letter.isdigit() else re.escape(letter) for letter in code)

