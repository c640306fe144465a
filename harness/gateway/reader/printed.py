"""Names of a question as the passages print them: "the relay 3" is their Relay 3.

People type names in lower case, or begin a sentence with one that is a dictionary word too. Both
are told by the passages: what they print with capitals, and never without, is a name. A word that
neither the passages nor any dictionary has is a name as well, so that what is unknown stays so.
Part of `question`, which takes the question and the names found here. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from .anatomy import Passage
from .geography import REGIONS
from .lexicon import concepts
from .naming import OPENERS, is_slip
from .recognise import phrasebook
from .thesaurus import known
from .values import MONTH, UNIT
from .words import EMPTY, stem

CAPITALS = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ][\w'’-]{1,30}(?: (?:of |and |& |for |de |van )?[A-ZÀ-Þ][\w'’-]{1,30}){0,5}"
    r"(?:[ -]\d{1,5}\b)?(?: (?P<sort>plan|site|team|programme)s?\b)?")
TYPED = re.compile(r"[^\W_][\w'’-]*")
PLAN = re.compile(r"\b[A-Z][a-z]{2,20} plan\b")
LOWER = re.compile(r"(?<![\w.'’-])[a-zà-ÿ][a-zà-ÿ'’-]{3,30}")
SPELT = re.compile(r"(?<![\w-])[a-z]{1,4}-\d{2,6}(?![\w-])")
TYPED_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|"
                         r"october|november|december)(?= 20\d\d)")
PERIOD = re.compile(rf"{MONTH}|{UNIT}|\d+", re.IGNORECASE)
MOST = 6      # words of a name
SHORT = 5     # letters that a word of no dictionary must have to be taken for a name
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
READ = 200_000  # characters of the passages that are read


def restored(question: str, passages: tuple[Passage, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the question with its names as they are printed, and these names."""
    question = SPELT.sub(lambda code: code.group().upper(), question[:2_000])
    question = TYPED_MONTH.sub(lambda month: month.group().capitalize(), question)
    if not passages:
        return question, ()
    text = "\n".join(f"{p.title}\n{p.text}" for p in passages)[:READ]
    plain = frozenset(LOWER.findall(text))
    planned = PLAN.search(text) is not None
    words = list(TYPED.finditer(question))
    there = _printed(text, plain, _runs(question, words))
    parts: list[str] = []
    found: list[str] = []
    at = n = 0
    while n < len(words):
        start = words[n].start()
        name, size = _longest(question, words[n:n + MOST], there)
        word = words[n].group()
        if not name and (_strange(word, plain) or (
                planned and question.startswith(" plan", words[n].end())
                and not _everyday(word.lower(), plain))):
            name, size = word.capitalize(), 1
        if name:
            end = words[n + size - 1].end()
            parts += [question[at:start], name]
            at = end
            found.append(name)
        n += max(size, 1)
    parts.append(question[at:])
    return "".join(parts), tuple(dict.fromkeys(found))


def _longest(question: str, words: list[re.Match[str]], there: dict[tuple[str, ...], str]
             ) -> tuple[str, int]:
    """Return the longest printed name that begins with the first word, and of how many words."""
    for size in range(len(words), 0, -1):
        key = _key(question[words[0].start(): words[size - 1].end()])
        if key in there:
            return there[key], size
    return "", 0


def _key(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.lower().removesuffix("'s").removesuffix("’s")))


def _runs(question: str, words: list[re.Match[str]]) -> frozenset[tuple[str, ...]]:
    """Return all runs of up to MOST words of the question."""
    return frozenset(_key(question[first.start(): last.end()]) for n, first in enumerate(words)
                     for last in words[n: n + MOST])


def _printed(text: str, plain: frozenset[str], runs: frozenset[tuple[str, ...]]
             ) -> dict[tuple[str, ...], str]:
    """Return the names in the passages that are `runs` of the question: words → as printed."""
    found: dict[tuple[str, ...], str] = {}
    seen: set[tuple[tuple[str, ...], str]] = set()
    for match in CAPITALS.finditer(text):
        sort = match["sort"] or ""
        name = match.group().removesuffix(f" {sort}").removesuffix("'s").removesuffix("’s")
        while name and name.partition(" ")[0].lower() in OPENERS:
            name = name.partition(" ")[2]
        head, _, rest = name.partition(" ")
        for part in (name, head if rest and not known(head.lower()) else ""):
            key = _key(part)
            if key in runs and (key, sort) not in seen:
                seen.add((key, sort))
                if _is_name(part, sort if part == name else "", plain) \
                        and part.lower() not in _cues() \
                        and (" " not in part or part.lower() not in text):
                    found[key] = part
    return found


def _is_name(name: str, sort: str, plain: frozenset[str]) -> bool:
    """Say whether capitals make a name of it, and not only the beginning of a sentence."""
    words = name.lower().split()
    if PERIOD.fullmatch(words[0]) or PERIOD.fullmatch(name):
        return False
    if len(words) > 1:
        return True
    if name in REGIONS:
        return True
    if words[0] in plain or words[0] in OPENERS | EMPTY:
        return False
    return sort == "plan" or (len(name) > 3 and not known(words[0]))


@cache
def _cues() -> frozenset[str]:
    """Return the cues of the concepts: they say what is asked, whatever their letters."""
    return frozenset(cue for concept in concepts() for cue in (*concept.ask, *concept.say))


@cache
def _usual() -> frozenset[str]:
    """Return the stems that people use in questions of all kinds."""
    cues = " ".join(cue for concept in concepts() for cue in (*concept.ask, *concept.say))
    return frozenset((*(stem(word) for word in re.findall(r"[a-z]+", cues.lower())),
                      *(word for place in phrasebook().places for word in place.split())))


def _strange(word: str, plain: frozenset[str]) -> bool:
    """Say whether no dictionary and no passage has this word in lower case, nor one like it."""
    if len(word) < SHORT or not word.isascii() or not word.isalpha() or not word.islower():
        return False
    if known(word) or is_slip(word) or _everyday(word, plain):
        return False
    return not any(known(other) or other in plain for other in _near(word))


def _everyday(word: str, plain: frozenset[str]) -> bool:
    """Say whether a word is used in questions of all kinds, or in lower case by the passages."""
    return word in plain or word in OPENERS | EMPTY or stem(word) in _usual() \
        or PERIOD.fullmatch(word) is not None


def _near(word: str) -> Iterable[str]:
    """Yield what the word may be a slip of: a letter too many, too few, wrong or swapped."""
    for n in range(len(word)):
        yield word[:n] + word[n + 1:]
        for letter in ALPHABET:
            yield word[:n] + letter + word[n + 1:]
            yield word[:n] + letter + word[n:]
    for n, (one, other) in enumerate(pairwise(word)):
        yield word[:n] + other + one + word[n + 2:]
    for n in range(3, len(word) - 2):
        if known(word[:n]) and known(word[n:]):  # two words in one: "phonecall"
            yield word[:n]
