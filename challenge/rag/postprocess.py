"""Shorten the model's reply to what is shown."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"(?<=[.!?])\s+")
COUNTING = re.compile(r"^how (?:many|much)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def concise(question: str, reply: str) -> str:
    """Return the first sentence of a reply, the bare number where a number is asked for."""
    first = SENTENCE.split(reply.strip())[0]
    number = NUMBER.search(first)
    if COUNTING.match(question) and number:
        return number.group()
    return first
