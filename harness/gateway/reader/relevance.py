"""How much a unit speaks of what is asked, in thousandths: concept cues and likeness of words.

A term of the question counts in full where the unit has the word itself, less where it has a
synonym or a derived word, and 60 % of that where only the headings have it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import Concept, saying
from .naming import names
from .question import Asked
from .recognise import SURE
from .spoken import spoken
from .thesaurus import known, neighbours
from .units import Unit
from .values import MONTH
from .words import bag, stem, stems

ABOVE = 60   # percent of a hit that stands in a heading or title only
MEASURES = 760   # a figure in the concept's own unit, without a word that says what it is
# They say what sort of value is asked for, not of what.
SORTS = bag("time amount number figure value length size rate period duration")
# They tell who asks and why, not of what.
TELLERS = bag("case question dispute audit auditor customer client colleague friend boss manager "
              "person people guy lady man woman team office company firm today week month year "
              "case claim answer mail phone call new old here there well ok okay hello")
MONTH_WORD = re.compile(MONTH)
# In the path of a key, what only holds the keys below it: "data calibration".
HOLDER = re.compile(r"^(?:data|details?|values?|specs?|attributes?|properties|terms|info) (?=\w)")
LIKE = 620   # below this likeness a word is no hit by itself
NAMING = re.compile(r"\bname|\bwho\b|\bperson|\bemployee|\bstaff|\bcolleague", re.IGNORECASE)
PROPER = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,}")   # a word of a name, no currency
# Two words that may be one thing's name.
COMPOUND = re.compile(r"\b(?:the|our|of) ([a-z]{3,20}) ([a-z]{3,20})\b")
PRICE = re.compile(r"\b(?:prices?|priced|fees?|costs?(?! cent)|charged?|charges|rate|dearer|"
                   r"cheaper|pay)\b")


@lru_cache(maxsize=4_096)
def like(term: str) -> dict[str, int]:
    """Return stem → likeness of the words that may stand for `term`."""
    return {term: 1000, **{other: mark for other, mark in neighbours(term)}}


@lru_cache(maxsize=65_536)
def hit(term: str, words: frozenset[str]) -> int:
    """Return the best likeness of `term` to one of `words`."""
    if term in words:
        return 1000
    return max((mark for other, mark in like(term).items() if other in words), default=0)


def relevance(asked: Asked, unit: Unit) -> int:
    """Return how much the unit speaks of what is asked: the best of the likely concepts."""
    return relevance_of(asked, concepts_of(asked), unit)


def relevance_of(asked: Asked, concepts: tuple[tuple[Concept, int], ...], unit: Unit) -> int:
    """Return `relevance`, given the concepts of the question and the trust in them."""
    head = f"{unit.heading} {unit.title}"
    here, above = bag(unit.text), bag(head)
    cover, marks = 0, len(asked.terms)
    if marks:
        cover = sum(max(hit(term, here), hit(term, above) * ABOVE // 100)
                    for term in asked.terms) // marks
    if not asked.likely and asked.concept is None:
        return cover if marks else 500
    text = unit.text.lower()
    said_here, said_above = spoken(text), spoken(head.lower())
    best = 0
    if _of_price(asked.text):
        best = 850 if PRICE.search(text) else 700 if PRICE.search(head.lower()) else 0
    for concept, trust in concepts:
        said = 1000 if concept.id in said_here else \
            900 if unit.column and (_heads(concept, unit.column)
                                    or _beside(concept, unit)) else \
            700 if concept.id in said_above else MEASURES if _measures(concept, unit) else 0
        best = max(best, said * trust // 1000)
    if not best:
        return cover * 60 // 100
    return max(best * 70 // 100 + cover * 30 // 100, cover)


@lru_cache(maxsize=256)
def _of_price(question: str) -> bool:
    return PRICE.search(question.lower()) is not None


@lru_cache(maxsize=512)
def _unit_of(concept: Concept) -> re.Pattern[str]:
    spelled = "|".join(re.escape(unit) for unit in sorted(concept.units, key=len, reverse=True))
    return re.compile(rf"\d\s?(?:{spelled})(?![\w/])")


def _measures(concept: Concept, unit: Unit) -> bool:
    """Say whether a sentence gives a figure in the concept's unit: degrees tell of temperature."""
    return unit.column is None and bool(concept.units) and bool(_unit_of(concept).search(unit.text))


@lru_cache(maxsize=2_048)
def _nouns(concept: Concept) -> frozenset[str]:
    return bag(" ".join(concept.say)) - bag("number code date time of the a for per in to and name")


@lru_cache(maxsize=8_192)
def _heads(concept: Concept, column: str) -> bool:
    """Say whether a short column head is made of the concept's own words: "title", "members"."""
    words = bag(HOLDER.sub("", column.replace("_", " ")))
    return 0 < len(words) < 3 and words <= _nouns(concept)


def _beside(concept: Concept, unit: Unit) -> bool:
    """Say whether a cell with a name stands in a row whose other cell is the post asked for."""
    return concept.type == "name" and unit.column is not None \
        and NAMING.search(unit.column) is not None and _posted(concept, unit.row)


@lru_cache(maxsize=8_192)
def _posted(concept: Concept, row: str) -> bool:
    """Say whether a cell of the row begins with the concept."""
    return any(saying(concept).match(cell.lower()) for cell in row.split(" | "))


def subject_words(asked: Asked) -> tuple[str, ...]:
    """Return the terms that no cue of the likely concept has: they say of what it is asked."""
    if asked.concept is None:
        return ()
    cues = bag(" ".join((*asked.concept.ask, *asked.concept.say))) | SORTS
    found = tuple(term for term in asked.terms if term not in cues)
    if found or asked.core == asked.text or asked.operation or asked.options:
        return found
    return tuple(dict.fromkeys(term for term in stems(MONTH_WORD.sub(" ", asked.text))
                               if term not in cues | TELLERS and not term.isdigit()))


@lru_cache(maxsize=64)
def holds_for_all(asked: Asked, unit: Unit) -> bool:
    """Say whether a unit says what is asked, and says it of no thing in particular.

    In a table the row must be named by what is asked: other rows stand for things.
    """
    concept = asked.concept
    if concept is None:
        return False
    own = unit.text if unit.column is None else unit.text.rpartition("; ")[0]
    if concept.id not in spoken(own.lower()) or _elsewhere(asked, unit):
        return False
    return not any(_particular(name) for name in names(
        f"{unit.text} / {unit.title.partition(' | ')[0]}"))


@lru_cache(maxsize=4_096)
def _particular(name: str) -> bool:
    """Say whether a name is a code, or has a word that no dictionary has."""
    return bool(re.search(r"[A-Za-z]-?\d", name)) or any(
        not known(word.lower()) for word in PROPER.findall(name))


def _elsewhere(asked: Asked, unit: Unit) -> bool:
    """Say whether the question names a thing by two words ("the mail gateway"), the unit not."""
    words = bag(f"{unit.text} {unit.heading} {unit.title}")
    rest = subject_words(asked)
    return any(stem(one) in rest and stem(other) in rest and not {stem(one), stem(other)} & words
               for one, other in COMPOUND.findall(asked.text.lower()))


def concepts_of(asked: Asked) -> tuple[tuple[Concept, int], ...]:
    """Return the concepts with trust; a concept set by hand is sure."""
    if asked.concept is not None and all(g.concept is not asked.concept for g in asked.likely):
        return ((asked.concept, SURE),)
    return tuple((guess.concept, guess.trust) for guess in asked.likely)
