"""General relations between words: synonyms, derived words, hypernyms, from WordNet 3.0.

`words.txt` is derived by `derive.py` and kept as sorted lines. Its licence
is in `LICENSE.wordnet`. No names, no values: dictionary words only.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache, lru_cache

from ..words import HERE, irregular, stem

LIKENESS = {"1": 850, "2": 780, "3": 520}  # synonym, derived or similar, hypernym; thousandths


@cache
def _lines() -> tuple[bytes, array[int]]:
    """Return the file and where its lines begin: less memory than a string for each line."""
    whole = (HERE / "words.txt").read_bytes()
    return whole, array("I", (0, *(match.end() for match in re.finditer(b"\n", whole))))


def line_of(lemma: str) -> str:
    """Return what stands behind `lemma`, or nothing. A tab sorts before every letter."""
    key = lemma.encode("ascii", "replace") + b"\t"
    whole, starts = _lines()
    size = len(key)
    at = bisect_left(starts, key, key=lambda start: whole[start:start + size])
    if at < len(starts) and whole.startswith(key, starts[at]):
        end = whole.find(b"\n", starts[at])
        return whole[starts[at] + size: end if end >= 0 else None].decode("ascii")
    return ""


@lru_cache(maxsize=8_192)
def neighbours(word: str) -> tuple[tuple[str, int], ...]:
    """Return (stem, likeness in thousandths) of the words related to `word`, the likest first."""
    found: dict[str, int] = {}
    for lemma in _lemmas(word):
        for part in line_of(lemma).split():
            other, _, grade = part.partition(":")
            key = stem(other)
            if key != stem(word):
                found[key] = max(found.get(key, 0), LIKENESS[grade])
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _lemmas(word: str) -> tuple[str, ...]:
    """Return dictionary forms that `word` may come from."""
    forms = [word]
    for end, put in (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e"),
                     ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e")):
        if word.endswith(end) and len(word) - len(end) >= 3:
            forms.append(word[: -len(end)] + put)
            doubled = len(word) > 5 and word[-len(end) - 1] == word[-len(end) - 2]
            if end in ("ing", "ed") and doubled:
                forms.append(word[: -len(end) - 1])
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=4_096)
def known(word: str) -> bool:
    """Say whether `word` or a dictionary form of it is a general word."""
    return word in irregular() or any(line_of(lemma) for lemma in _lemmas(word))
