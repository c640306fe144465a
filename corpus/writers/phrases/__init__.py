"""Sentences for facts: at least six phrasings an attribute. `{s}` is the subject, `{v}` the value.

The words are the documents' own; questions are worded elsewhere and differently.
"""

from __future__ import annotations

from corpus.writers.phrases import company, goods, trade

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    **goods.PHRASES, **company.PHRASES, **trade.PHRASES}
