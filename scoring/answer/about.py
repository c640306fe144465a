"""Whether a value is said of another thing than the one asked about.

Another thing is one that is called like the subject but for its number, code or first words
("Pump 40" beside "Pump 20", "Sapphire plan" beside "Core plan"), and that the question does not
name. Does not know what things there are: the shape of the names decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scoring.answer.stance import sentence
from scoring.records import Question
from scoring.text import bare, fold

DIGITS = re.compile(r"\d+")
HEADS = ("team", "site", "office", "plan", "policy", "contract", "agreement", "firmware", "group",
         "service", "region", "edition", "programme", "system", "department", "model")
FOR = re.compile(r"^ ?(?:\([^)]{0,40}\) ?)?(?:belongs? |goes |is )?(?:for|of|on|in|at|with|under|"
                 r"by|to)(?: the| our| an?)? ?$")


@lru_cache(maxsize=4_096)
def _shape(name: str) -> re.Pattern[str] | None:
    """Return a pattern of names like `name`, None where its shape says too little."""
    folded = fold(name)
    if DIGITS.search(folded) and not folded.replace(".", "").isdigit():
        parts = [re.escape(part) for part in DIGITS.split(folded)]
        return re.compile(r"(?<![\w-])" + r"\d{1,6}".join(parts).replace(r"\-", "[ -]?")
                          + r"(?![\w]|-\d)")
    words = folded.split()
    if len(words) > 1 and words[-1] in HEADS:
        return re.compile(rf"(?<!\w)(?:[\w&-]+ ){{1,{min(len(words) - 1, 3)}}}{words[-1]}(?!\w)")
    return None


def others(question: Question, text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, name) of other things of the subject's kind in folded `text`."""
    names = (question.subject.name, *question.subject.aliases)
    known = {bare(name) for name in names}
    asked = fold(question.text)
    found = []
    for shape in dict.fromkeys(filter(None, map(_shape, names))):
        for match in shape.finditer(text):
            called = match.group()
            stem = bare(called)
            if stem in known or called in asked or any(
                    _within(name, stem) or _within(stem, name) for name in known) \
                    or _plain_words(called, shape):
                continue
            found.append((*match.span(), called))
    return sorted(set(found))


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


def _plain_words(called: str, shape: re.Pattern[str]) -> bool:
    """Say whether the words before a general head are no name: "the same plan", "your team"."""
    if r"\d" in shape.pattern:
        return False
    return any(word in PLAIN for word in called.split()[:-1])


PLAIN = frozenset(
    "the a an this that these those your our their its my his her same other another every each "
    "any no which what responsible current new old whole entire is are was of for in on at to by "
    "with and or from under per as has have had who it be been service support maintenance "
    "framework supply annual relevant applicable given corresponding respective".split())


def another(question: Question, text: str, start: int, end: int,
            found: Sequence[tuple[int, int, str]]) -> str | None:
    """Return the other thing of which the value at `start` to `end` is said, None if of none."""
    first, last = sentence(text, start, end)
    here = [(at, to, name) for at, to, name in found if first <= at and to <= last
            and not (at < end and start < to)]
    if not here:
        return None
    behind = [name for at, _, name in here if at >= end and FOR.match(text[end:at])]
    if behind:
        return behind[0]
    subject = [at for name in (question.subject.name, *question.subject.aliases)
               for at in _places(text, fold(name), first, last)]
    before = max((at for at in subject if at < start), default=-1)
    rivals = [(at, name) for at, _, name in here if at < start and at > before]
    if not rivals:
        if not subject and len(here) == 1 and here[0][0] >= end \
                and not re.search(r"[,;:(]| but | unlike | than ", text[end:here[0][0]]):
            return here[0][2]  # "John Doe owns the Pump 40"
        return None
    if any(end <= at and FOR.match(text[end:at]) for at in subject):
        return None
    return rivals[-1][1]


def _places(text: str, name: str, first: int, last: int) -> list[int]:
    return [match.start() for match in _whole(name).finditer(text[:last])
            if match.start() >= first]


@lru_cache(maxsize=4_096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}(?![^\W_])")
