"""How people ask for each attribute: full wordings for what holds now, nouns for what held once.

Written apart from the documents' phrasings: a question seldom uses the document's own words. A
wording without "?" at its end is a terse search query.
"""

from __future__ import annotations

from heldout.questions.wordings import (
    goods,
    operations,
    people,
    policies_money,
    policies_systems,
    policies_time,
    service,
    trade,
)

_TOPICS = (policies_time, policies_money, policies_systems, people, goods, service, trade,
           operations)
WORDINGS: dict[tuple[str, str], tuple[str, ...]] = {
    key: wordings for topic in _TOPICS for key, wordings in topic.WORDINGS.items()}
NOUNS: dict[tuple[str, str], tuple[str, ...]] = {
    key: nouns for topic in _TOPICS for key, nouns in topic.NOUNS.items()}

__all__ = ["NOUNS", "WORDINGS"]
