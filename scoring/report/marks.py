"""Where the proof of the gold, and the wrong value that was said, stand in a line of a prompt.

For people to see; decides nothing. Positions are counted as JavaScript does, in UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from scoring.text import TOKEN, fold

RUN = 5          # tokens of a quote that must stand together; a shorter line counts whole
PROOF, SAID = "p", "s"
Mark = tuple[int, int, str]
Word = tuple[str, int, int]


@lru_cache(maxsize=65_536)
def words(line: str) -> tuple[Word, ...]:
    """Return the tokens of a line, each with its place."""
    return tuple((fold(found[0]), *found.span()) for found in TOKEN.finditer(line))


@lru_cache(maxsize=65_536)
def _vocabulary(line: str) -> frozenset[str]:
    return frozenset(word for word, _, _ in words(line))


@lru_cache(maxsize=4_096)
def _grams(quote: tuple[str, ...], size: int) -> tuple[frozenset[tuple[str, ...]], int]:
    """Return all runs of `size` tokens, and how many different tokens any of them has at least."""
    found = frozenset(quote[at:at + size] for at in range(len(quote) - size + 1))
    return found, min((len(set(gram)) for gram in found), default=0)


def marks(line: str, quotes: Iterable[tuple[str, ...]], said: Sequence[str]) -> tuple[Mark, ...]:
    """Return (start, end, kind) of what is to be marked in a line, in order, without overlap.

    `quotes` are the tokens of the spans that prove the gold, `said` the wrong values as printed.
    A wrong value inside a proof is left to the proof.
    """
    found = sorted(_proofs(line, quotes))
    for value in said:
        for match in _printed(value).finditer(line):
            start, end = match.span()
            if all(end <= begin or start >= stop for begin, stop, _ in found):
                found.append((start, end, SAID))
    return tuple((_units(line, start), _units(line, end), kind)
                 for start, end, kind in sorted(found))


def _proofs(line: str, quotes: Iterable[tuple[str, ...]]) -> Iterable[Mark]:
    here, vocabulary = words(line), _vocabulary(line)
    covered: set[int] = set()
    for quote in quotes:
        size = min(RUN, len(quote), max(len(here), 2))
        grams, fewest = _grams(quote, size)
        if len(vocabulary.intersection(quote)) < fewest:
            continue  # too few words in common for any run
        for at in range(len(here) - size + 1):
            if tuple(word for word, _, _ in here[at:at + size]) in grams:
                covered.update(range(at, at + size))
    start = None
    for at in range(len(here) + 1):
        if at in covered and start is None:
            start = at
        elif at not in covered and start is not None:
            yield here[start][1], here[at - 1][2], PROOF
            start = None


@lru_cache(maxsize=4_096)
def _printed(value: str) -> re.Pattern[str]:
    loose = r"\s+".join(re.escape(part) for part in value.split())
    return re.compile(rf"(?<!\w){loose}(?!\w)" if loose else r"(?!)", re.IGNORECASE)


def _units(line: str, at: int) -> int:
    return at if line.isascii() else len(line[:at].encode("utf-16-le", "surrogatepass")) // 2
