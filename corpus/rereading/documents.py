"""One document ready for a second reading: its units, and which facts are quoted where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.facts import Company, Document, Fact, Quote
from corpus.rereading.exports import exported
from corpus.rereading.tables import html, markdown, separated
from corpus.rereading.texts import mail, plain_text
from corpus.rereading.units import Unit

READERS: dict[str, Callable[[str, str], Iterator[Unit]]] = {
    "md": markdown, "html": html, "csv": separated, "json": exported, "txt": plain_text,
    "eml": mail}


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote where it stands; one that occurs twice is placed twice."""

    quote: Quote
    fact: Fact
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its units and placed quotes; `missing` are quotes that stand nowhere."""

    document: Document
    units: tuple[Unit, ...]
    placed: tuple[Placed, ...]
    missing: tuple[tuple[Quote, Fact], ...]
    fault: str | None = None

    @property
    def facts(self) -> list[Fact]:
        """Return the facts that the index places in this document, also those not found there."""
        found = {placed.fact.id: placed.fact for placed in self.placed}
        return list((found | {fact.id: fact for _, fact in self.missing}).values())

    def quoted_within(self, unit: Unit) -> Iterator[Fact]:
        """Yield the facts of which a quote stands in the unit, or around it."""
        for placed in self.placed:
            if placed.start < unit.end and unit.start < placed.end:
                yield placed.fact


def read_all(company: Company) -> list[Read]:
    """Return every document of the company, read."""
    facts = {fact.id: fact for fact in company.facts}
    quotes: dict[str, list[Quote]] = {}
    for quote in company.quotes:
        quotes.setdefault(quote.document, []).append(quote)
    return [read(document, [(quote, facts[quote.fact]) for quote in quotes.get(document.id, ())])
            for document in company.documents]


def read(document: Document, quotes: Iterable[tuple[Quote, Fact]] = ()) -> Read:
    """Return one document, read, with those of the quotes that stand in it placed."""
    placed: list[Placed] = []
    missing: list[tuple[Quote, Fact]] = []
    for quote, fact in quotes:
        start = document.text.find(quote.text)
        if start < 0:
            missing.append((quote, fact))
        while start >= 0:
            placed.append(Placed(quote, fact, start, start + len(quote.text)))
            start = document.text.find(quote.text, start + 1)
    reader = READERS[document.format]
    try:
        units, fault = tuple(reader(document.text, document.title)), None
    except ValueError as error:
        units, fault = (), str(error)
    return Read(document, units, tuple(placed), tuple(missing), fault)
