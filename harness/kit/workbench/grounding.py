"""Which values of an answer stand in nothing that was sent to the model: a cheap alarm.

A value is a word with a digit in it, or one with a capital letter that does not begin the answer.
It misses what is wrong with the right words, and blames a right value in other words: watch how
the rate moves, not the rate.
"""

from __future__ import annotations

import math
import re

WORD = re.compile(r"\w+(?:[.,:'’/-]\w+)*")
PARTS = re.compile(r"[:'’/-]")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")


def values(answer: str) -> list[str]:
    """Return the values that an answer states."""
    words = WORD.findall(GROUPED.sub("", answer))
    return [word for number, word in enumerate(words)
            if re.search(r"\d", word) or (number and word[0].isupper())]


def unfound(answer: str, passages: str, question: str) -> list[str]:
    """Return the values that stand neither in the passages nor in the question."""
    known = words_of(passages) | words_of(question)
    return [value for value in values(answer) if not ({value.casefold()} | parts(value)) & known]


def words_of(text: str) -> set[str]:
    """Return the words of a text, hyphenated ones also in their parts."""
    words = WORD.findall(GROUPED.sub("", text))
    return {word.casefold() for word in words} | {part for word in words for part in parts(word)}


def parts(word: str) -> set[str]:
    """Return the parts of a compound that say something alone: "Pump-20's" is "pump" and "20"."""
    split = PARTS.split(word.casefold())
    return {part for part in split if len(part) > 1} if len(split) > 1 else set()


def fisher(now: tuple[int, int], before: tuple[int, int]) -> float:
    """Return the one-sided p of Fisher's exact test: that the share `now` is not the higher.

    Each is (how many, of how many).
    """
    (a, n), (c, m) = now, before
    most = min(n, a + c)
    ways = math.comb(n + m, a + c)
    return sum(math.comb(n, k) * math.comb(m, a + c - k) for k in range(a, most + 1)) / ways
