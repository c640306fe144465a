"""Prove the documents against the facts: every quote verbatim, every fact stated, nothing else.

Returns problems as sentences that name document, fact and what was found; an empty tuple is the
proof. What it cannot find: a contradiction in words that name neither entity nor attribute.
"""

from __future__ import annotations

from corpus.facts import Company
from corpus.rereading import absences, documents_named_twice, rivals, undeclared


def check(company: Company) -> tuple[str, ...]:
    """Return every problem: quotes first, then facts, then what a second reading finds."""
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
    return (*problems, *documents_named_twice(company.documents), *rivals(company),
            *undeclared(company), *absences(company))
