"""Words of a text as they are compared: lower case, reduced to a stem, without the empty ones.

Stems are Snowball's English ones (Porter 2); irregular forms come from WordNet's lists. Pure
functions; results are remembered, which changes no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import cast

import snowballstemmer

WORD = re.compile(r"[a-zà-ÿ0-9][a-zà-ÿ0-9'-]*")
PART = re.compile(r"[^\W_]+")
EMPTY = frozenset(
    "a an the of for to in on at by is are was were be been being do does did how what which who "
    "whom whose when where why much many long often i we you it its our my your his her their "
    "them they he she me us with from and or have has had having get gets got must should may "
    "might can could will would shall that this these those there here under please list about "
    "per as not no if so than then any some all each every also just only very too hi hello hey "
    "quick one ones quickly asking ask asks find found myself tell told know give gives given "
    "want wants wanted need needs needed use used using apply applies applied say says said "
    "thing things up out into over after before during until since let lets make makes made go "
    "goes going come comes came take takes took anyone somebody someone else still now today "
    "currently moment exactly actually right really question looking look seem seems anybody "
    "allow allowed permit permitted highest lowest longest shortest biggest largest smallest "
    "maximum minimum max min present presently applies apply valid force rule rules back looking "
    "checking old case files something dispute said counted counting exactly short fine sorry "
    "bother customer asks expect renewing writing everybody anyone somebody's right "
    "thanks thank regards urgent urgently colleague wonder wondering happen happens does's "
    "what's who's how's when's where's i'm we're you're it's don't doesn't can't isn't".split())
ONE_AT_A_TIME = Lock()
HERE = Path(__file__).resolve().parent / "thesaurus"


@cache
def irregular() -> dict[str, str]:
    """Return irregular form → lemma."""
    lines = (HERE / "irregular.txt").read_text(encoding="ascii").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _snowball() -> Callable[[str], str]:
    stemmer = snowballstemmer.stemmer("english")
    return cast(Callable[[str], str], stemmer.stemWord)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a lower-case word, so that "calibrated" meets "calibration"."""
    word = irregular().get(word, word).removesuffix("'s").replace("-", "")
    if any(letter.isdigit() for letter in word):
        return word
    with ONE_AT_A_TIME:  # the stemmer keeps the word it works on: two threads would mix theirs
        return _snowball()(word)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of `text` that mean something, in order."""
    return tuple(stem(word) for word in WORD.findall(text.lower()) if word not in EMPTY)


@lru_cache(maxsize=16_384)
def bag(text: str) -> frozenset[str]:
    """Return the stems of every word of `text`, empty ones too; parts of hyphenated words count."""
    found = set()
    for word in WORD.findall(text.lower()):
        found.add(stem(word))
        if "-" in word:
            found.update(stem(part) for part in word.split("-") if len(part) > 2)
    return frozenset(found)


@lru_cache(maxsize=8_192)
def folded(text: str) -> str:
    """Return `text` lower-case, with every mark between words as one space."""
    return f" {' '.join(PART.findall(text.lower()))} "
