"""Which concepts a question may be about, with how much trust: cues first, then likeness.

Where no cue decides, the question is compared with the phrasebook: some thousand questions that
people wrote for each concept, names masked. Likeness is Dice's coefficient over words and pairs of
words, each weighted by how few phrases have it; integers only. Does not look at any passage.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from .lexicon import AKIN, Concept, asked_for, concepts, found
from .words import EMPTY, WORD, stem

FILE = Path(__file__).with_name("phrasebook.txt")
SURE = 1000     # what a cue is worth
CUE, FIRST = 160, 120      # what cues add at most, and the best of them once more
LEAST, WEAK = 220, 420     # a mark below says nothing; below the other it is no full trust
AGREES, DIFFERS = 80, 120  # gained or lost as the type asked for is the concept's or cannot be
KEPT, SHARE = 6, 50        # guesses that are kept, with at least this percentage of the best mark


@dataclass(frozen=True, slots=True)
class Guess:
    """A concept and the trust in it, in thousandths."""

    concept: Concept
    trust: int


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """`places` maps a word or a pair to the phrases with it; `owner` a phrase to its concept."""

    places: dict[str, tuple[int, ...]]
    worth: dict[str, int]
    mass: tuple[int, ...]
    owner: tuple[int, ...]


def features(text: str) -> tuple[str, ...]:
    """Return the stems of all words and of all neighbouring pairs, each once."""
    words = [stem(word) for word in WORD.findall(text.lower().replace("'", "")) if word != "x"]
    return tuple(dict.fromkeys((*words, *(f"{a} {b}" for a, b in pairwise(words)))))


@cache
def phrasebook() -> Phrasebook:
    """Read the phrases and weigh their words; cues count as phrases as well."""
    number = {concept.id: place for place, concept in enumerate(concepts())}
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line]
    texts = [(number[name], phrase) for name, phrase in rows if name in number]
    texts += [(place, cue.replace("+", " ").rstrip(".")) for place, concept in enumerate(concepts())
              for cue in (*concept.ask, concept.say[0])]
    bags = [features(phrase) for _, phrase in texts]
    spread = Counter(word for bag in bags for word in bag)
    # Bits instead of logarithms: libraries disagree in last digits.
    worth = {word: (len(bags) * 16 // count).bit_length() * _share(word)
             for word, count in spread.items()}
    places: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            places.setdefault(word, []).append(place)
    return Phrasebook({word: tuple(found) for word, found in places.items()}, worth,
                      tuple(sum(worth[word] for word in bag) for bag in bags),
                      tuple(owner for owner, _ in texts))


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in sorted(EMPTY))


def _share(feature: str) -> int:
    """Return the weight of a kind of feature: words that mean something count most."""
    words = feature.split(" ")
    telling = sum(word not in _empty() for word in words)
    return (8, 40)[telling] if len(words) == 1 else (6, 10, 20)[telling]


@lru_cache(maxsize=1_024)
def guesses(question: str, hint: str) -> tuple[Guess, ...]:
    """Return up to six concepts for a lower-case question with its names taken out.

    A concept's mark is its likeness plus what its cues are worth; trust is relative to the best.
    """
    marks = _likeness(question)
    cued = asked_for(question, hint)
    for place, cues in sorted(found(question).items()):
        marks[place] = marks.get(place, 0) + min(CUE, 6 * max(cue.weight for cue in cues))
    ranked = []
    for place, mark in marks.items():
        concept = concepts()[place]
        if concept is cued:
            mark += FIRST
        if hint != "any" and concept.type != "any":
            if concept.type == hint:
                mark += AGREES
            elif not any({concept.type, hint} <= akin for akin in AKIN):
                mark -= DIFFERS
        ranked.append((-mark, place))
    ranked.sort()
    best = -ranked[0][0] if ranked else 0
    if best < LEAST:
        return ()
    full = max(best, WEAK)
    return tuple(Guess(concepts()[place], SURE * -negative // full)
                 for negative, place in ranked[:KEPT] if -negative * 100 >= best * SHARE)


def _likeness(question: str) -> dict[int, int]:
    """Return concept → likeness of its likest phrase, plus a fourth of the next one's."""
    book = phrasebook()
    asked = features(question)
    own = sum(book.worth.get(word, 10 * _share(word)) for word in asked)
    shared: dict[int, int] = {}
    for word in asked:
        for place in book.places.get(word, ()):
            shared[place] = shared.get(place, 0) + book.worth[word]
    best: dict[int, list[int]] = {}
    for place, both in shared.items():
        likeness = 2000 * both // (own + book.mass[place])
        best.setdefault(book.owner[place], []).append(likeness)
    marks = {}
    for owner, values in sorted(best.items()):
        values.sort(reverse=True)
        marks[owner] = values[0] + (values[1] if len(values) > 1 else 0) // 4
    return marks
