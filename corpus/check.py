"""Prove the documents against the facts: every quote verbatim, every fact stated somewhere.

Returns problems as sentences that name document, fact and what was found; an empty tuple is the
proof. Does not read meaning: a contradiction in words that quote no fact is not found here.
"""

from __future__ import annotations

from collections import Counter

from corpus.facts import Company


def check(company: Company) -> tuple[str, ...]:
    """Return every problem, in the order of the quotes, then of the facts."""
    texts = {document.id: document.text for document in company.documents}
    problems = []
    for quote in company.quotes:
        if quote.text not in texts.get(quote.document, ""):
            problems.append(f"{quote.document}: {quote.fact} is not stated as the index says; "
                            f"expected {quote.text!r}")
    stated = {quote.fact for quote in company.quotes}
    for fact in company.facts:
        if fact.id not in stated:
            problems.append(f"{fact.id} ({fact.attribute} of {fact.subject}) stands nowhere")
    for name, count in Counter(document.id for document in company.documents).items():
        if count > 1:
            problems.append(f"{name}: {count} documents have this id")
    for absence in company.absences:
        if absence.subject_exists:
            continue
        for name, text in texts.items():
            if absence.subject.lower() in text.lower():
                problems.append(f"{name}: names {absence.subject}, declared absent")
    return tuple(problems)
