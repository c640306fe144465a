"""Prove that every fact stands where the index says, and that its quote gives its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape

from corpus.facts import Company, Entity, Fact, Quote, Value, ValueType
from corpus.rereading.documents import Read
from corpus.rereading.values import LENGTHS, Key, ValueReader, bare_keys, key_of, plain
from corpus.world.catalogue import attribute

V = ValueType
FIGURE = re.compile(r"(?<![\w.,-])-?\d[\d,]*(?:\.\d+)?(?![\w]|[.,]\d)")
TABULAR = ("table", "csv", "json", "list")


class Quotes:
    """Checks the fact index of one company."""

    def __init__(self, company: Company) -> None:
        self.entities = {entity.id: entity for entity in company.entities}
        self.reader = ValueReader(
            value.unit or "" for fact in company.facts for value in fact.values
            if value.type is V.QUANTITY)

    def within(self, read: Read) -> Iterator[str]:
        """Yield a problem for each quote that does not stand, or does not give the value."""
        if read.fault:
            yield f"{read.document.id}: cannot be read as {read.document.format}: {read.fault}"
        for quote, fact in read.missing:
            yield (f"{read.document.id}: {self.label(fact)} is not stated as the index says: "
                   f"expected {quote.text!r}, found {_nearest(quote, read.document.text)!r}")
        by_fact: dict[str, list[Quote]] = {}
        facts: dict[str, Fact] = {}
        for placed in read.placed:
            facts[placed.fact.id] = placed.fact
            by_fact.setdefault(placed.fact.id, []).append(placed.quote)
        for name, quotes in by_fact.items():
            yield from self._values(read, facts[name], quotes)

    def label(self, fact: Fact) -> str:
        """Return a fact as a person reads it: id, attribute, subject."""
        entity = self.entities[fact.subject]
        return f"{fact.id} ({attribute(entity.kind, fact.attribute).noun} of {entity.name})"

    def _values(self, read: Read, fact: Fact, quotes: list[Quote]) -> Iterator[str]:
        texts = list(dict.fromkeys(quote.text for quote in quotes))
        for value in fact.values:
            named = self.entities.get(value.entity or "")
            if not any(self._gives(text, value, named) for text in texts) and not (
                    any(quote.place in TABULAR for quote in quotes) and _bare(texts, value)):
                yield (f"{read.document.id}: {self.label(fact)} is {_text(value)}, but the quote "
                       f"does not say so: {' … '.join(texts)[:200]!r}")

    def _gives(self, text: str, value: Value, named: Entity | None) -> bool:
        """Say whether a text gives the value in one of the styles of the house."""
        readable = " ".join(re.sub(r"<[^<>]{0,300}>", " ", unescape(text)).split())
        if value.type in (V.NAME, V.IDENTIFIER, V.VERSION):
            forms = (named.name, *named.aliases) if named else (value.text,)
            return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", readable, re.I)
                       for form in forms)
        if value.type is V.YES_NO:
            said = {"yes": r"yes|true|✓", "no": r"no|false|none|–|-"}[value.text]
            return bool(re.search(rf"(?<!\w)(?:{said})(?!\w)", readable, re.I))
        if value.type is V.NUMBER and ("number", plain(value.text)) in _figures(readable):
            return True
        return any(reading.key == key_of(value)
                   for reading in self.reader.read(readable).get(value.type, ()))


def _bare(texts: list[str], value: Value) -> bool:
    """Say whether a row has the figure, and row, key or column head the unit."""
    together = " ".join(texts)
    figures = _figures(together) + _figures(together.replace(",", " "))  # a comma may part cells
    if value.type is V.DURATION:
        return any(key in figures for key in bare_keys(value)) and any(
            unit in together.lower() for unit in LENGTHS)
    unit = "%" if value.type is V.PERCENTAGE else value.unit or ""
    return unit in together and any(key in figures for key in bare_keys(value))


def _figures(text: str) -> list[Key]:
    return [("number", plain(match.group())) for match in FIGURE.finditer(text)]


def _text(value: Value) -> str:
    return value.text + (f" {value.unit}" if value.unit else "")


def _nearest(quote: Quote, text: str) -> str:
    """Return the line of a document that resembles a quote most, cut to its length."""
    wanted = quote.text.split()
    best, score = "", 0.0
    for line in text.split("\n"):
        for part in (line.strip(), *re.split(r"(?<=[.!?])\s+", line.strip())):
            likeness = SequenceMatcher(None, wanted, part.split(), autojunk=False).ratio()
            if likeness > score:
                best, score = part, likeness
    return best[:240] if score > 0.3 else "nothing like it"
