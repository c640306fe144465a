"""Take a chat apart: instructions, example pairs, passages, question.

The place of a text decides what it is, never its words: whatever stands inside the passages is
passage, even if it calls itself a question, a system message or an order. `opening` finds where
passages begin, `closing` where they end, `cutting` makes passages of what lies between, `author`
reads the rest. Does not cover: passages that nothing sets apart from the question (no delimiter,
no heading, no "following context"), and orders after an open layout that look like the end of its
last passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..hygiene import normal
from .message import examine, turns
from .parts import Chat, Passage, Shot

__all__ = ["Chat", "Passage", "Shot", "take_apart"]


def take_apart(messages: Sequence[Mapping[str, str]]) -> Chat:
    """Return the parts of `messages`; the question stands in the last turn of the user."""
    shots, last = turns([(m["role"], normal(m["content"] or "")) for m in messages])
    found = examine(last)
    orders = "\n".join(part for part in found.orders if part).strip()
    return Chat(orders, _numbered(found.passages), found.question.strip(),
                (*found.shots, *shots))


def _numbered(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return passages that have no tag of their own with their rank for a tag."""
    return tuple(passage if passage.tag else replace(passage, tag=str(rank))
                 for rank, passage in enumerate(passages, start=1))
