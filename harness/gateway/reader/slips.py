"""Words of a question put right where one letter was left out or two were swapped.

Part of `question`. Only words that no dictionary has are touched, and only to become a small word
or a word of the concepts' cues; names and codes are left as printed. Time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon import concepts
from .naming import OPENERS
from .thesaurus import known
from .words import EMPTY

TYPED = re.compile(r"(?<![\w'’@./-])(?:[A-Z](?=[a-z])|[a-z])[a-z]{2,14}(?![\w'’@/-]|\.\w)")
PLAIN = re.compile(r"[a-z]{4,15}")
SHORT = 4  # letters that a word must have to be taken for a cue's


def _spoilt(word: str) -> tuple[str, ...]:
    """Return the word with two letters swapped, or with one left out."""
    swapped = [word[:n] + word[n + 1] + word[n] + word[n + 2:] for n in range(len(word) - 1)]
    left_out = [word[:n] + word[n + 1:] for n in range(1, len(word))]
    return tuple(dict.fromkeys((*swapped, *left_out)))


@cache
def _small() -> dict[str, str]:
    """Return spoilt small word → word."""
    words = sorted(word for word in OPENERS | EMPTY if PLAIN.fullmatch(word))
    return {spoilt: word for word in reversed(words) for spoilt in _spoilt(word)}


@cache
def _cues() -> dict[str, str]:
    """Return spoilt word of a cue → word."""
    words = sorted({word for concept in concepts() for cue in concept.ask
                    for word in PLAIN.findall(cue) if known(word)})
    return {spoilt: word for word in reversed(words) for spoilt in _spoilt(word)
            if len(spoilt) >= SHORT}


@cache
def _fine() -> frozenset[str]:
    return frozenset(OPENERS | EMPTY) | {word for concept in concepts() for cue in concept.ask
                                         for word in re.findall(r"[a-z]+", cue)}


def mended(text: str) -> str:
    """Return `text` with its slips of the pen put right."""
    return TYPED.sub(_right, text)


def _right(match: re.Match[str]) -> str:
    typed = match.group()
    word = typed.lower()
    if word in _fine() or known(word):
        return typed
    small = _small().get(word)
    if small is None and typed[0].isupper():
        return typed  # a capital letter may begin a name
    right = small or _cues().get(word, word)
    return right.capitalize() if typed[0].isupper() else right
