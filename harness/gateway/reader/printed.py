"""Names of a question as the passages print them: "the relay 3" is their Relay 3.

People type names in lower case, or begin a sentence with one that is a dictionary word too. Both
are told by the passages: what they print with capitals, and never without, is a name. A word that
neither the passages nor any dictionary has is a name as well, so that what is unknown stays so.
Part of `question`, which takes the question and the names found here. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

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
PART = re.compile(r"[^\W_]+")
PLAN = re.compile(r"\b[A-Z][a-z]{2,20} plan\b")
LOWER = re.compile(r"(?<![\w.'’-])[a-zà-ÿ][a-zà-ÿ'’-]{3,30}")
SPELT = re.compile(r"(?<![\w-])[a-z]{1,4}-\d{2,6}(?![\w-])")
TYPED_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|"
                         r"october|november|december)(?= 20\d\d)")
PERIOD = re.compile(rf"{MONTH}|{UNIT}|\d+", re.IGNORECASE)
MOST = 6      # words of a name
PREFIX = re.compile(r"^(?:un|non|re|pre|over|mis|co)(?=\w{4})")
SHORT = 5     # letters that a word of no dictionary must have to be taken for a name
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
READ = 200_000  # characters of the passages that are read


Key = tuple[str, ...]  # the words of a name, lower-case


@dataclass(frozen=True, slots=True)
class _Print:
    """What a passage prints: `plain` are its words without capitals, `plan` whether it has a plan.

    `heads` maps the first word of what has capitals to (words, sort of thing that stands behind
    them, as printed, its own sort of thing), each words and sort once.
    """

    text: str
    plain: frozenset[str]
    plan: bool
    heads: dict[str, tuple[tuple[Key, str, str, str], ...]]


def restored(question: str, passages: tuple[Passage, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the question with its names as they are printed, and these names."""
    question = SPELT.sub(lambda code: code.group().upper(), question[:2_000])
    question = TYPED_MONTH.sub(lambda month: month.group().capitalize(), question)
    if not passages:
        return question, ()
    prints = _prints(passages)
    plain = frozenset[str]().union(*(each.plain for each in prints))
    planned = any(each.plan for each in prints)
    words = list(TYPED.finditer(question))
    there = _printed(prints, plain, question, words)
    heads = {key[0] for key in there}
    parts: list[str] = []
    found: list[str] = []
    at = n = 0
    while n < len(words):
        start = words[n].start()
        word = words[n].group()
        name, size = _longest(question, words[n:n + MOST], there) \
            if _head(word) in heads else ("", 0)
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


def _longest(question: str, words: list[re.Match[str]], there: dict[Key, str]
             ) -> tuple[str, int]:
    """Return the longest printed name that begins with the first word, and of how many words."""
    for size in range(len(words), 0, -1):
        key = _key(question[words[0].start(): words[size - 1].end()])
        if key in there:
            return there[key], size
    return "", 0


def _key(text: str) -> Key:
    return tuple(PART.findall(text.lower().removesuffix("'s").removesuffix("’s")))


def _head(word: str) -> str:
    """Return the first word of the key of whatever begins with `word`."""
    found = PART.match(word.lower())
    return found.group() if found else ""


def _runs(question: str, words: list[re.Match[str]], heads: frozenset[str]) -> frozenset[Key]:
    """Return the runs of up to MOST words of the question that begin with one of `heads`."""
    return frozenset(_key(question[first.start(): last.end()]) for n, first in enumerate(words)
                     if _head(first.group()) in heads for last in words[n: n + MOST])


def _printed(prints: tuple[_Print, ...], plain: frozenset[str], question: str,
             words: list[re.Match[str]]) -> dict[Key, str]:
    """Return the names in the passages that are runs of the question: words → as printed."""
    asked = {_head(word.group()) for word in words}
    runs = _runs(question, words, frozenset(
        head for head in asked if any(head in each.heads for each in prints)))
    found: dict[Key, str] = {}
    seen: set[tuple[Key, str]] = set()
    for each in prints:
        for head in sorted(asked & each.heads.keys()):
            for key, sort, part, own in each.heads[head]:
                if key in runs and (key, sort) not in seen:
                    seen.add((key, sort))
                    if _is_name(part, own, plain) and part.lower() not in _cues() \
                            and (" " not in part
                                 or all(part.lower() not in other.text for other in prints)):
                        found[key] = part
    return found


def _prints(passages: tuple[Passage, ...]) -> tuple[_Print, ...]:
    """Return what the passages print, up to READ characters in all."""
    left, found = READ, []
    for passage in passages:
        text = f"{passage.title}\n{passage.text}"[:max(left, 0)]
        left -= len(text) + 1
        found.append(_print(text))
    return tuple(found)


@lru_cache(maxsize=1_024)  # the same passages are sent with question after question
def _print(text: str) -> _Print:
    """Return what a passage prints."""
    heads: dict[str, dict[tuple[Key, str], tuple[str, str]]] = {}
    for match in CAPITALS.finditer(text):
        sort = match["sort"] or ""
        name = match.group().removesuffix(f" {sort}").removesuffix("'s").removesuffix("’s")
        while name and name.partition(" ")[0].lower() in OPENERS:
            name = name.partition(" ")[2]
        head, _, rest = name.partition(" ")
        for part in (name, head if rest and not known(head.lower()) else ""):
            key = _key(part)
            if key:
                heads.setdefault(key[0], {}).setdefault(
                    (key, sort), (part, sort if part == name else ""))
    return _Print(text, frozenset(map(intern, LOWER.findall(text))), PLAN.search(text) is not None,
                  {head: tuple((*both, *each) for both, each in found.items())
                   for head, found in heads.items()})


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
    if known(word) or known(PREFIX.sub("", word)) or is_slip(word) or _everyday(word, plain):
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
