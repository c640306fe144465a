"""Which spans prove a fact, and which other spans would do as well."""

from __future__ import annotations

from itertools import islice, product
from random import Random

from corpus.facts import Fact, Quote, Status
from heldout.questions.facts import Facts
from scoring.records import Evidence

MOST = 12  # alternatives of one question: tellings of several facts multiply
TABLES = ("table", "csv", "json")
EXPLAINED = "wiki/glossary.md"
Spans = tuple[Evidence, ...]


def tellings(facts: Facts, fact: Fact) -> list[Spans]:
    """Return the ways in which `fact` is told: a sentence is one, a row with its header is one.

    Their order is drawn once for each fact, so that not every question has the same first document.
    """
    rows: dict[str, list[Quote]] = {}
    ways: list[Spans] = []
    for quote in facts.quotes[fact.id]:
        if quote.place in TABLES:
            rows.setdefault(quote.document, []).append(quote)
        else:
            ways.append((Evidence(quote.document, quote.text),))
    ways += [tuple(dict.fromkeys(Evidence(quote.document, quote.text) for quote in quotes))
             for quotes in rows.values()]
    ways = list(dict.fromkeys(ways))
    Random(f"{facts.company.seed}:tellings {fact.id}").shuffle(ways)
    # What holds today is proved by documents in force first: an old list may say so by chance.
    if fact.status is Status.CURRENT:
        ways.sort(key=lambda spans: any(facts.withdrawn(span.document) for span in spans))
    return ways


def proof(facts: Facts, *needed: Fact) -> Spans:
    """Return the spans that prove all of `needed` together, each in its first telling."""
    return next(iter(ways(facts, *needed)), ())


def alternatives(facts: Facts, *needed: Fact) -> tuple[Spans, ...]:
    """Return other ways to prove all of `needed`: one telling of each, in any mixture."""
    return tuple(ways(facts, *needed)[1:])


def ways(facts: Facts, *needed: Fact) -> list[Spans]:
    """Return up to `MOST` + 1 ways to prove all of `needed`, the proof first."""
    mixtures = product(*(tellings(facts, fact) for fact in needed))
    joined = (tuple(dict.fromkeys(span for part in mixture for span in part))
              for mixture in islice(mixtures, 4 * MOST))
    return list(dict.fromkeys(joined))[: MOST + 1]


def together(facts: Facts, needed: list[Fact]) -> Spans:
    """Return spans of one document that prove all of `needed`, or nothing if none tells them all.

    A count needs every member of its group, and a reader must be able to see that these are all.
    """
    by_document: dict[str, dict[str, Spans]] = {}
    for fact in needed:
        for spans in tellings(facts, fact):
            by_document.setdefault(spans[0].document, {}).setdefault(fact.id, spans)
    for told in by_document.values():
        if len(told) == len(needed):
            return tuple(dict.fromkeys(
                span for fact in needed for span in told[fact.id]))
    return ()


def explanation(facts: Facts, subject: str) -> tuple[Evidence, ...]:
    """Return the entry of the glossary that explains the subject's code."""
    for attribute in ("short_name", "site_code"):
        fact = facts.of(subject, attribute)
        if fact is not None:
            return tuple(Evidence(quote.document, quote.text) for quote in facts.quotes[fact.id]
                         if quote.document == EXPLAINED)
    return ()
