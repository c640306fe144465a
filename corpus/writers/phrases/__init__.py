"""Sentences for facts: at least six phrasings an attribute. `{s}` is the subject, `{v}` the value.

The words are the documents' own; questions are worded elsewhere and differently. Each phrasing
has one of the attribute's telltales in it (see `corpus.world.catalogue`). Attributes that stand
in tables only have none.
"""

from __future__ import annotations

from corpus.writers.phrases import goods, operations, people, policies, service, trade

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    **policies.PHRASES, **people.PHRASES, **goods.PHRASES, **service.PHRASES, **trade.PHRASES,
    **operations.PHRASES}
