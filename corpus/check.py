"""Prove the documents against the facts: every quote verbatim, every fact stated, nothing else.

Returns problems as sentences that name document, fact and what was found; an empty tuple is the
proof. What is looked for, and what cannot be found: see `corpus.rereading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.facts import Company
from corpus.rereading.consistency import inconsistencies
from corpus.rereading.contradictions import Contradictions
from corpus.rereading.documents import Read, read_all
from corpus.rereading.quotes import Quotes


def check(company: Company) -> tuple[str, ...]:
    """Return every problem: facts among themselves, then each document, then what is untold."""
    problems = list(inconsistencies(company))
    quotes, contradictions = Quotes(company), Contradictions(company)
    reads = read_all(company)
    unknown = tuple(dict.fromkeys(a.subject for a in company.absences if not a.subject_exists))
    for read in reads:
        if read.document.text.strip():
            problems += quotes.within(read)
            problems += contradictions.within(read)
            problems += _unknown(read, unknown)
        else:
            told = dict.fromkeys(quotes.label(fact) for _, fact in read.missing)
            problems.append(f"{read.document.id}: the document is missing or empty; it states "
                            f"{len(told)} facts: {', '.join(list(told)[:5])}")
    problems += _untold(company, reads, quotes)
    return tuple(problems)


def _unknown(read: Read, names: tuple[str, ...]) -> Iterator[str]:
    """Yield a problem for each thing that nobody knows, and a document names after all."""
    lowered = read.document.text.lower()
    for name in names:
        for match in re.finditer(re.escape(name.lower()), lowered):
            around = lowered[match.start() - 1:match.start()] + lowered[match.end():match.end() + 1]
            if not re.search(r"\w", around):
                yield f"{read.document.id}: names {name}, declared absent"
                break


def _untold(company: Company, reads: list[Read], quotes: Quotes) -> Iterator[str]:
    """Yield a problem for each fact that no document states, and each quote of no document."""
    stated = {placed.fact.id for read in reads for placed in read.placed}
    for fact in company.facts:
        if fact.id not in stated:
            yield f"{quotes.label(fact)} stands nowhere"
    documents = {read.document.id for read in reads}
    for quote in company.quotes:
        if quote.document not in documents:
            yield f"{quote.document}: quoted for {quote.fact}, but there is no such document"
