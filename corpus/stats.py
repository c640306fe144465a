"""Counts of a company: documents, words, kinds, formats, sentence skeletons, phrasings, facts.

Tokens are words and marks of what a loader would read, markup left out: a rough stand-in for any
model's tokenizer that needs none. Does not count questions: their pool is built in `heldout`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from statistics import median

from corpus.facts import Company, Document
from corpus.skeletons import skeletons
from corpus.writers.phrases import PHRASES

TOKEN = re.compile(r"\w+|[^\w\s|#*_>=+`~-]")
TAG = re.compile(r"<[^<>]{0,300}>")
WORD = re.compile(r"\w+")


def tokens(document: Document) -> int:
    """Return the number of words and marks in a document, tags and rules left out."""
    text = TAG.sub(" ", document.text) if document.format == "html" else document.text
    return len(TOKEN.findall(text))


def words(document: Document) -> int:
    """Return the number of words in a document: runs of letters and figures."""
    return len(WORD.findall(document.text))


def report(company: Company) -> str:
    """Return the counts as lines of text."""
    documents = company.documents
    if not documents:
        return f"{company.name} (seed {company.seed}): no documents"
    kinds = {entity.id: entity.kind for entity in company.entities}
    shortest, longest = min(documents, key=words), max(documents, key=words)
    facts = company.facts
    return "\n".join([
        f"{company.name} (seed {company.seed}), today {company.today.isoformat()}",
        f"documents   {len(documents)}",
        f"tokens      {sum(map(tokens, documents)):,} words and marks without markup "
        f"({sum(map(words, documents)):,} words)",
        f"shortest    {words(shortest)} words: {shortest.id}",
        f"longest     {words(longest)} words: {longest.id}",
        f"kinds       {_counts(Counter(document.kind for document in documents))}",
        f"formats     {_counts(Counter(document.format for document in documents))}",
        f"statuses    {_counts(Counter(document.status.value for document in documents))}",
        *_diversity(company),
        f"entities    {len(company.entities)}: "
        f"{_counts(Counter(entity.kind for entity in company.entities))}",
        f"facts       {len(facts)}: {_counts(Counter(kinds[fact.subject] for fact in facts))}",
        f"  of them   {_counts(Counter(fact.status.value for fact in facts))}",
        f"absences    {len(company.absences)}, of them about unknown things "
        f"{sum(not absence.subject_exists for absence in company.absences)}",
        f"quotes      {len(company.quotes)}: "
        f"{_counts(Counter(quote.place for quote in company.quotes))}",
        f"told twice  {sum(count > 1 for count in _documents_by_fact(company).values())} facts "
        "stand in more than one document",
    ])


def _diversity(company: Company) -> list[str]:
    shapes = skeletons(company)
    total = sum(shapes.values())
    phrasings = [len(set(sentences)) for sentences in PHRASES.values()] or [0]
    lines = [f"sentences   {total:,} of {len(shapes):,} skeletons"]
    if shapes:
        common, times = shapes.most_common(1)[0]
        lines.append(f"  commonest {times} times, {100 * times / total:.2f} %: {common[:70]}")
    return [*lines, f"phrasings   {sum(phrasings)} for {len(PHRASES)} attributes, at least "
                    f"{min(phrasings)}, median {median(phrasings):g}"]


def _documents_by_fact(company: Company) -> Counter[str]:
    return Counter(fact for fact, _ in dict.fromkeys(
        (quote.fact, quote.document) for quote in company.quotes))


def _counts(counter: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counter.items()))
