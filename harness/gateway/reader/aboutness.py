"""Whether a unit is about the things that the question names, in thousandths.

A name counts 1000 in the unit itself, 950 in its headings or title, 750 elsewhere in the passage.
A unit that names a rival instead (the same word with another number, another code of the same
make) is about the rival. Part of the score in `evidence`; knows nothing of what is asked of the
thing (`relevance` does).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .aliases import others
from .anatomy import Passage
from .asking import STORY
from .geography import REGION, REGIONS, general, region_around, words_for
from .naming import CODE
from .thesaurus import known
from .units import Unit
from .values import MONTH
from .words import bag, folded

EVENT = re.compile(rf"[\w-]+ of (?={MONTH} 20\d\d$)")
TOLD = re.compile(r"(?:,|:| [-–—]) ")
# What the asker holds in his hands: its month tells when, and it is not what is asked about.
DATED = re.compile(rf"(?:[\w-]+ )*(?:order|invoice|bill|ticket|quotation|offer|receipt|delivery) "
                   rf"of {MONTH} 20\d\d$")
# Whose place is no scope of a rule.
SOMEBODY = r"(?:customer|client|caller|colleague|guest|visitor|man|woman|guy|lady|user|friend)s?"
PERSON = r"([A-ZÀ-Þ][\w'’-]+) ([A-ZÀ-Þ][\w'’-]+)"
# A firm ("by Acme Mills") or a place ("the Oslo site").
OTHERS = re.compile(r"\b(?:by|from|with|for|to|at|of|under) "
                    r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,3})"
                    r"|\b(?:[Tt]he |[Ii]n |[Aa]t )([A-ZÀ-Þ][\w'’-]+) "
                    r"(?:site|office|plant|laboratory|plan)\b")
ELSEWHERE = 400
HERE, ABOVE, BODY, PART, LINKED = 1000, 950, 750, 500, 900
DIGIT = re.compile(r"\d")
THINGS = re.compile(r"[A-ZÀ-Þ][\w-]+ (?:\d|[A-ZÀ-Þ])|[A-Z]+-?\d")
# What may follow a name to say of what sort the thing is.
SORTS = r"(plan|site|team|programme|program|project|edition)"


@dataclass(frozen=True, slots=True)
class Field:
    """The passages as a whole: their texts, and other names that they give to a name.

    `rows` are the names with the passages in whose tables they have a row of their own; `sorts`
    are the names with the sort of thing that the question says they are.
    """

    bodies: tuple[str, ...]
    words: frozenset[str]
    makes: frozenset[str]
    also: tuple[tuple[str, tuple[str, ...]], ...]
    rows: frozenset[tuple[str, int]] = frozenset()
    sorts: tuple[tuple[str, str], ...] = ()

    def other_names(self, name: str) -> tuple[str, ...]:
        """Return what else the passages call `name`."""
        return next((found for key, found in self.also if key == name), ())


def survey(names: tuple[str, ...], passages: tuple[Passage, ...], units: tuple[Unit, ...],
           words: frozenset[str] = frozenset(), text: str = "") -> Field:
    """Look over the passages once for a question's names."""
    bodies = tuple(folded(f"{p.title}\n{p.text}") for p in passages)
    tails = {(name, unit.label.partition("; ")[0]) for name in names for unit in units
             if unit.column is not None and folded(unit.label).startswith(folded(name))}
    makes = frozenset(name for name in names if sum(other == name for other, _ in tails) > 1)
    also = tuple((name, (*others(name, units, bodies), *_regions(names, name, bodies)))
                 for name in names)
    rows = frozenset((name, unit.passage) for name in names for unit in units
                     if unit.column is not None and folded(unit.label) == folded(name))
    sorts = tuple((name, sort) for name in names if (sort := _sort(name, text)))
    return Field(bodies, words, makes, also, rows, sorts)


def _regions(names: tuple[str, ...], name: str, bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Return other words of the passages for a region, or for the one around the only place."""
    words = words_for(name) or (region_around(name) if len(names) == 1 else ())
    return tuple(word for word in words if any(folded(word) in body for body in bodies))


def settled(names: tuple[str, ...], asking: str, field: Field) -> tuple[str, ...]:
    """Return the names that a unit must be about: without those that only tell the story.

    A name that no passage has is let go where another name is left, and it is a general word (a
    country, a feast) or stands outside the sentence that asks. A place where somebody is goes in
    any case, and every place that no passage has where a region is named too.
    """
    names = tuple(part for name in names for part in (
        (name,) if " and " not in name or any(folded(name) in body for body in field.bodies)
        else name.split(" and ")))
    there = [name for name in names
             if any(folded(name) in body for body in field.bodies) or field.other_names(name)]
    if not there:
        return names
    region = any(_regional(name) for name in there)
    homes = [name for name in names if _home(name, asking)
             or (region and name not in there and _place(name, asking))]
    if any(name not in homes for name in there):
        names = tuple(name for name in names if name not in homes)
    return tuple(name for name in names if name in there or _regional(name) or not (
        (known(name.lower()) and not _sort(name, asking))
        or general(name) or name not in asking or DATED.match(name)
        or _told_before(name, asking) or re.fullmatch(r"[A-Z]{1,3}", name)))


def _regional(name: str) -> bool:
    return name in REGIONS or bool(words_for(name))


def _place(name: str, text: str) -> bool:
    """Say whether a name stands where a place does: "in Ohio"."""
    return name in text and DIGIT.search(name) is None and bool(_placed(name).search(text))


@lru_cache(maxsize=1_024)
def _placed(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:in|to|from|near|around|at) {re.escape(name)}\b(?! {SORTS})")


def _home(name: str, text: str) -> bool:
    """Say whether a name only says where somebody is: "a customer in Ohio"."""
    if not _place(name, text):
        return False
    if re.search(rf"\b{SOMEBODY} (?:in|from|near|at) {re.escape(name)}\b", text, re.IGNORECASE):
        return True
    person = re.search(rf"\b{PERSON} (?:in|from|at) {re.escape(name)}\b", text)
    return person is not None and not any(known(word.lower()) for word in person.groups())


def _told_before(name: str, asking: str) -> bool:
    """Say whether a name without figures only stands in what somebody tells of himself first."""
    parts = TOLD.split(asking)
    before = " ".join(parts[:-1])
    return name in before and name not in parts[-1] and not re.search(r"\d", name) \
        and bool(STORY.search(before))


def _sort(name: str, text: str) -> str:
    """Return the sort of thing that a text says a name is: "plan" of "the Silver plan"."""
    found = _sorted(name).search(text) if name in text else None
    return found[1] if found else ""


@lru_cache(maxsize=1_024)
def _sorted(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)} {SORTS}\b")


def about(name: str, unit: Unit, field: Field) -> int:
    """Return how far the unit is about `name`."""
    if _of_a_rival(name, unit, field):
        return 100
    direct = _about(name, unit, field)
    others = [_about(other, unit, field) * LINKED // 1000 for other in field.other_names(name)]
    return max(direct, *others) if others else direct


def _of_a_rival(name: str, unit: Unit, field: Field) -> bool:
    """Say whether the unit is about another region or another thing of the same sort.

    The nearest place that names one decides: the unit itself, its heading, its title.
    """
    sort = next((sort for key, sort in field.sorts if key == name), "")
    also = field.other_names(name)
    if _regional(name) or (also and also[0] in REGIONS):
        pattern = REGION
    elif sort:
        pattern = _of_sort(sort)
    else:
        return False
    keys = tuple(folded(word) for word in (name, *(also if pattern is REGION else ())))
    for text in (f"{unit.text} {unit.row}", unit.heading.rpartition(" / ")[2], unit.heading,
                 unit.title):
        if any(key in folded(text) for key in keys):
            return False
        if pattern.search(text):
            return True
    return False


@lru_cache(maxsize=64)
def _of_sort(sort: str) -> re.Pattern[str]:
    return re.compile(rf"[A-ZÀ-Þ][\w'’-]+ {sort}\b")


def _about(name: str, unit: Unit, field: Field) -> int:
    """Return how far the unit is about `name` under just this name."""
    key, text = folded(name), folded(unit.text)
    if key in text or (unit.row and key in folded(unit.row)):
        return 150 if name in field.makes and _of_another(key, unit, field) else HERE
    rival = _rival(name, unit.text)
    if rival:
        return 0 if CODE.fullmatch(name) else 100
    above = folded(f"{unit.heading} / {unit.title}")
    if key in above:
        return ABOVE if not _rival(name, f"{unit.heading}") else 100
    if key in folded(unit.lead):
        return ABOVE - 50
    if CODE.fullmatch(name) or _rival(name, f"{unit.heading} {unit.title}"):
        return 0
    if unit.column is not None and (_names_things(unit) or (name, unit.passage) in field.rows):
        return 150
    words = bag(EVENT.sub("", name))  # an outage may be called a disturbance, but not another month
    whole = bag(f"{unit.text} {unit.heading} {unit.title}")
    if len(words) > 1 and words <= whole and not any(
            w.isdigit() and not re.fullmatch(r"20\d\d", w) for w in words):
        return 900
    if key in field.bodies[unit.passage]:
        return BODY if not _of_something_else(unit, field) else ELSEWHERE
    first = name.split()[0]
    if " " in name and len(first) > 3 and folded(first) in above + text \
            and not re.search(r"\d", name):
        return PART
    return 0


def _of_another(key: str, unit: Unit, field: Field) -> bool:
    """Say whether a row stands for a part of `name` that the question does not speak of."""
    if unit.column is None or not field.words:
        return False
    own = folded(unit.label.partition("; ")[0])
    more = re.search(rf"{re.escape(key.rstrip())} ([a-z]{{3,}}(?: [a-z]{{3,}}){{0,2}}) $", own)
    return bool(more) and not bag(more.group(1)) <= field.words if more else False


def _of_something_else(unit: Unit, field: Field) -> bool:
    """Say whether a sentence names a firm or a place that the question does not: it is theirs."""
    if unit.column is not None:
        return False
    for firm, place in OTHERS.findall(unit.text):
        words = (firm or place).split()
        if not known(words[0].lower()) and not bag(words[0]) <= field.words and (
                place or known(words[-1].lower())):
            return True
    return False


def _names_things(unit: Unit) -> bool:
    """Say whether a table cell stands under or beside proper names, so that it is theirs alone."""
    return THINGS.search(f"{unit.column} / {unit.label}") is not None


@lru_cache(maxsize=1_024)
def _rivals(name: str) -> re.Pattern[str] | None:
    """Return what would be another thing of the same make: another number or code."""
    if CODE.fullmatch(name):
        shape = re.sub(r"\d+", r"\\d+", re.escape(name))
        return re.compile(rf"(?<![\w-]){shape}(?![\w-])")
    match = re.fullmatch(rf"(.{{2,60}}) of {MONTH} 20\d\d", name)
    if match:
        return re.compile(rf"\b{re.escape(match[1])} of {MONTH} 20\d\d", re.IGNORECASE)
    match = re.fullmatch(r"[A-ZÀ-Þ].{2,60} (Programme|Program|Project|Initiative|Campaign)", name)
    if match:
        return re.compile(rf"(?!(?:The|This|That|Our|Each|No|Every) )[A-ZÀ-Þ][\w&'’-]+"
                          rf"(?: [\w&'’-]+){{0,4}}? {match[1]}\b")
    match = re.fullmatch(r"(.*?[^\W\d_])[ -]?(\d{1,5})", name)
    if match:
        return re.compile(rf"{re.escape(match[1])}[ -]?\d{{1,5}}\b", re.IGNORECASE)
    return None


def _rival(name: str, text: str) -> bool:
    """Say whether `text` names another thing of the same make, and not `name`."""
    pattern = _rivals(name)
    return bool(pattern and pattern.search(text)) and folded(name) not in folded(text)


def aboutness(names: tuple[str, ...], unit: Unit, field: Field, rest: tuple[str, ...] = ()) -> int:
    """Return .7 min + .3 mean over the names of the question.

    Without names the words count that say of what something is asked: `rest`, as stems.
    """
    if not names:
        return _subject(unit, field, rest)
    marks = [about(name, unit, field) for name in names]
    return (700 * min(marks) + 300 * sum(marks) // len(marks)) // 1000


def _subject(unit: Unit, field: Field, rest: tuple[str, ...]) -> int:
    """Return the share of the subject's words that unit, row or headings have, in thousandths."""
    if not rest:
        return 1000
    words = bag(f"{unit.text} {unit.row} {unit.heading} {unit.title} {unit.lead}")
    return 400 + 600 * sum(word in words for word in rest) // len(rest)


__all__ = ["HERE", "Field", "about", "aboutness", "folded", "settled", "survey"]
