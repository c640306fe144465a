"""Which concepts a question may be about, with how much trust: cues first, then likeness.

Where no cue decides, the question is compared with the phrasebook: some thousand questions that
people wrote for each concept, names masked. Half of a concept's mark is likeness to its likest
phrase: Dice's coefficient over words and pairs of words, each weighted by how few phrases have it.
The other half is how telling the question's words are of the concept: the logarithm of how much
oftener its phrases have the word than those of all others (naive Bayes). Integers only. Does not
look at any passage.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, compress, pairwise
from pathlib import Path

from .lexicon import AKIN, Concept, asked_for, concepts, found
from .words import EMPTY, WORD, stem

FILE = Path(__file__).with_name("phrasebook.txt")
SURE = 1000     # what a cue is worth
CUE, FIRST = 160, 120      # what cues add at most, and the best of them once more
LEAST, WEAK = 220, 420     # a mark below says nothing; below the other it is no full trust
AGREES, DIFFERS = 80, 120  # gained or lost as the type asked for is the concept's or cannot be
KEPT, SHARE = 6, 50        # guesses that are kept, with at least this percentage of the best mark
BITS = 320                 # sixteenths of a bit that a ratio is shifted by, so that it has some
TELLING = 20               # weight of what words tell, against likeness
BEFORE = 40                # percentage that counts of what was said before the question
SCARCE = 60                # what a question weighs at least: one or two words tell little


@dataclass(frozen=True, slots=True)
class Guess:
    """A concept and the trust in it, in thousandths."""

    concept: Concept
    trust: int


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """`places` maps a word or a pair to the phrases with it; `owner` a phrase to its concept.

    `tells` maps a word or a pair to pairs in a row: concept, sixteenths of a bit that it speaks
    for it.
    """

    places: dict[str, tuple[int, ...]]
    tells: dict[str, tuple[int, ...]]
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
    owner = tuple(owner for owner, _ in texts)
    return Phrasebook({word: tuple(found) for word, found in places.items()},
                      _telling(places, owner), worth,
                      tuple(sum(worth[word] for word in bag) for bag in bags), owner)


def _telling(places: dict[str, list[int]], owner: tuple[int, ...]
             ) -> dict[str, tuple[int, ...]]:
    """Return word → concept, how much oftener its phrases have it than others, and so on."""
    size = Counter(owner)
    found = {}
    for word, spots in places.items():
        count = Counter(owner[spot] for spot in spots)
        marks = [(concept, _bits(many * len(owner), (len(spots) - many + 1) * size[concept]))
                 for concept, many in sorted(count.items())]
        found[word] = tuple(chain.from_iterable(pair for pair in marks if pair[1] > 0))
    return found


def _bits(above: int, below: int) -> int:
    """Return 16 times the binary logarithm of above / below, rounded down."""
    return (((above << 20) // below) ** 16).bit_length() - 1 - BITS


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in sorted(EMPTY))


def _share(feature: str) -> int:
    """Return the weight of a kind of feature: words that mean something count most."""
    words = feature.split(" ")
    telling = sum(word not in _empty() for word in words)
    return (8, 40)[telling] if len(words) == 1 else (6, 10, 20)[telling]


def _load(feature: str) -> int:
    """Return how much a feature counts for what the words tell."""
    words = feature.split(" ")
    telling = sum(word not in _empty() for word in words)
    return (8, 10)[telling] if len(words) == 1 else (4, 6, 7)[telling]


@lru_cache(maxsize=4_096)
def guesses(question: str, hint: str, story: str = "") -> tuple[Guess, ...]:
    """Return up to six concepts for a lower-case question with its names taken out.

    A concept's mark is its likeness plus what its cues are worth; trust is relative to the best.
    `story` is what was said before and counts a fraction.
    """
    marks = _marks(question)
    for place, mark in (_marks(story) if story else {}).items():
        marks[place] = marks.get(place, 0) + mark * BEFORE // 100
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


def _marks(text: str) -> dict[int, int]:
    """Return concept → mean of likeness and of what the words tell."""
    asked = features(text)
    marks = _likeness(asked)
    for place, told in _told(asked).items():
        marks[place] = marks.get(place, 0) + told
    return {place: mark // 2 for place, mark in marks.items()}


def _told(asked: tuple[str, ...]) -> dict[int, int]:
    """Return concept → what the words tell for it, over all words of the question."""
    book, whole = phrasebook(), 0
    told: dict[int, int] = {}
    for word in asked:
        load = _load(word)
        whole += load
        row = iter(book.tells.get(word, ()))
        for concept, bits in zip(row, row, strict=True):
            told[concept] = told.get(concept, 0) + bits * load
    return {concept: mark * TELLING // max(whole, SCARCE) for concept, mark in told.items()}


def _likeness(asked: tuple[str, ...]) -> dict[int, int]:
    """Return concept → likeness of its likest phrase, plus a fourth of the next one's."""
    book = phrasebook()
    own = sum(book.worth.get(word, 10 * _share(word)) for word in asked)
    owner, mass = book.owner, book.mass
    shared = [0] * len(owner)
    for word in asked:
        worth = book.worth.get(word, 0)
        for place in book.places.get(word, ()):
            shared[place] += worth
    first = [-1] * len(concepts())
    second = first.copy()
    for place in compress(range(len(owner)), shared):
        likeness, concept = 2000 * shared[place] // (own + mass[place]), owner[place]
        if likeness > second[concept]:
            if likeness > first[concept]:
                first[concept], second[concept] = likeness, first[concept]
            else:
                second[concept] = likeness
    return {concept: best + max(second[concept], 0) // 4
            for concept, best in enumerate(first) if best >= 0}
