"""Which of the named options an answer stands by."""

from __future__ import annotations

import re
from functools import lru_cache

from scoring import comparatives
from scoring.answer import stance
from scoring.answer.body import body
from scoring.records import Question
from scoring.text import bare, fold

LOSER = re.compile(r"(?:than|over|versus|vs|against|compared (?:to|with)|not|unlike|while|whereas|"
                   r"but|only|rather than|instead of|as opposed to|relative to|exceeds|beats|"
                   r"outlasts|"
                   r"surpasses|outweighs)(?: (?:that|those) (?:of|for|in|with|at))?(?: (?:the|for|"
                   r"of|in|with|at))*$")
OPENING = re.compile(r"[;,(]| - |: ")
NOT_BUT = re.compile(r"\bnot\b.*\bbut(?: the)? ?$")
def chosen(question: Question, answer: str) -> tuple[str, ...]:
    """Return the options (their first names) that the first telling sentence stands by."""
    parts = [part for part in stance.SENTENCE.split(fold(body(answer))) if part.strip()]
    sentences = [bare(part) for part in parts]
    for part, text in zip(parts, sentences, strict=True):
        places = _options(question, text)
        opening = bare(OPENING.split(part, 1)[0])
        first_named = _options(question, opening)
        if len(first_named) == 1 and len(opening.split()) <= 1 + len(first_named[0][1].split()):
            places = first_named  # "The A (2016); the B followed in 2021"
        if not places:
            continue
        standing = [(at, name) for at, name in places if not _loses(text[:at])]
        first = tuple(name for _, name in (standing if len(standing) == 1 else places))
        if len(first) > 1:
            first = _called(question, text, places) or first
        if len(first) == 1 and _opposite(question, text):
            first = tuple(option[0] for option in question.gold.options if option[0] != first[0])
        return _corrected(question, sentences[sentences.index(text) + 1:], first)
    return ()


def _called(question: Question, text: str, places: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return the one option that is called what was asked: "the A is lighter, the B heavier"."""
    asked = comparatives.WORDS & _beside_options(question, question.text)
    bounds = [at for at, _ in places[1:]] + [len(text)]
    found = tuple(name for (at, name), end in zip(places, bounds, strict=True)
                  if asked & set(text[at:end].split()))
    return found if len(found) == 1 else ()


def _beside_options(question: Question, text: str) -> set[str]:
    """Return the words of a text that belong to no option's name: "Lower Quay" compares nothing."""
    named = {word for option in question.gold.options for name in option
             for word in bare(name).split()}
    return set(bare(text).split()) - named


def _opposite(question: Question, text: str) -> bool:
    """Say whether a sentence compares the other way round than asked: "lighter", not "heavier"."""
    return comparatives.reversed_(_beside_options(question, question.text),
                                  _beside_options(question, text))


def _loses(before: str) -> bool:
    """Say whether the words before an option set it against the other: "than the", "not the"."""
    return LOSER.search(before.strip()) is not None and not NOT_BUT.search(before)


def _corrected(question: Question, rest: list[str], first: tuple[str, ...]) -> tuple[str, ...]:
    """Return the option of a later sentence that takes the first one back, else the first."""
    corrected = False
    for text in rest:
        corrected = corrected or bool(stance.CORRECTED.search(text))
        if corrected:
            standing = tuple(name for at, name in _options(question, text)
                             if not _loses(text[:at]))
            if len(standing) == 1:
                return standing
    return first


@lru_cache(maxsize=4_096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _options(question: Question, text: str) -> list[tuple[int, str]]:
    """Return (place, first name) of every option that `text` names, longest names first."""
    places: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    names = sorted(((bare(name), option[0]) for option in question.gold.options for name in option),
                   key=lambda pair: (-len(pair[0]), pair))
    for name, first in names:
        for match in _whole(name).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                places.append((match.start(), first))
    places.sort()
    kept: dict[str, tuple[int, str]] = {}
    for at, first in places:
        if first not in kept or _loses(text[:kept[first][0]]):
            kept[first] = (at, first)
    return sorted(kept.values())
