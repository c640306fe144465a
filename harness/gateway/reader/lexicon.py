"""Concepts: what a question is about, and how a text speaks of it. Data: `lexicon.toml`.

Holds wordings only; no name and no value of any company's world (a test compares). Start at
`asked_for`, which gives a question its concept; `saying` finds the concept in a text. Does not
cover: words that stand in no cue (see `thesaurus`), nor a name that contains a cue, which counts
like any other word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("lexicon.toml")
MARKS = re.compile(r"(?:[^\w'%]|_)+")
APOSTROPHE = re.compile("['’]")
SPACE = re.compile(" ")
HEAD = 3                # a space and two letters, by which a part of a cue is looked up
# Words that stand in questions about anything, so that they say little about which.
LITTLE = frozenset(
    "a an the of for to in on at by is are was were be been do does did how what which who "
    "whom whose when where why much many long often i my me we us our you it its they can "
    "may must should will has have had get gets from and or if that this there with into after "
    "before until as up out no not 's 't 're 'll 'm day days week weeks month months year years "
    "hour hours minute minutes".split())
# Kinds of thing. A cue just before one is part of a name ("the firmware team"), not what is asked.
KINDS = frozenset("team group department programme program project policy database portal archive "
                  "vault gateway catalogue catalog scheduler controller relay system board "
                  "module".split())
FOLLOWS = re.compile(r"[^ ]* ([^ ]+) ([^ ]*)")
AGREES, DIFFERS = 10, 8  # gained or lost as the hinted type is the concept's or could not be
TOGETHER = 2            # gained for each further word that stands next to the first
AKIN = (frozenset({"number", "quantity", "percentage"}), frozenset({"name", "list", "yes-no"}),
        frozenset({"identifier", "version", "number", "name"}), frozenset({"date", "duration"}),
        frozenset({"number", "duration"}), frozenset({"number", "money"}))
LONGEST = 9             # letters of one word that count at most
SHORT = 2               # letters of a word that may be the beginning of a cue only
READ = 4_000            # characters of a question that are read at most


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that can be asked for. `ask` and `say` are cues; `say[0]` is its noun."""

    id: str
    type: str
    ask: tuple[str, ...]
    say: tuple[str, ...]
    units: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)  # the cues are many, and concepts are keys of much that is remembered


@dataclass(frozen=True, slots=True)
class Cue:
    """An asking cue: groups, of each of which one part must stand in the question.

    `concept` is the concept's place in the file.
    """

    concept: int
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that stands in a question: the part found for each group, and how much they weigh."""

    parts: tuple[str, ...]
    weight: int


@cache
def concepts() -> tuple[Concept, ...]:
    """Return all concepts in file order."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["concept"]
    return tuple(Concept(row["id"], row["type"], tuple(row["ask"]), tuple(row["say"]),
                         tuple(row.get("units", ()))) for row in rows)


def plain(text: str) -> str:
    """Return lower-case `text` with one space for every run of marks, and one at either end."""
    return f" {MARKS.sub(' ', APOSTROPHE.sub(chr(32) + chr(39), text)).strip()} "


def _part(cue: str) -> str:
    """Return a cue's part as it is looked for: from a word's start, to its end where it says so."""
    body = plain(cue.removesuffix("."))
    return body if cue.endswith(".") else body.removesuffix(" ")


@lru_cache(maxsize=16_384)
def _weight(part: str) -> int:
    """Return the letters that count: few of a small word, more where words stand together."""
    words = part.split()
    telling = [word for word in words if word not in LITTLE]
    letters = sum(min(len(word), LONGEST) for word in telling) + len(words) - len(telling)
    return letters + TOGETHER * (len(words) - 1) if telling else letters


@cache
def cues() -> tuple[Cue, ...]:
    """Return all asking cues in file order."""
    return tuple(Cue(place, tuple(tuple(_part(part.strip()) for part in group.split("|"))
                                  for group in text.split("+")))
                 for place, concept in enumerate(concepts()) for text in concept.ask)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the cues of one word, and the short words that begin a longer one ("Ex")."""
    parts = [part.split() for cue in cues() if len(cue.groups) == 1 for part in cue.groups[0]]
    return (frozenset(part[0] for part in parts if len(part) == 1),
            frozenset(part[0] for part in parts if len(part) > 1 and len(part[0]) <= SHORT))


def is_cue(name: str) -> bool:
    """Say whether a word with a capital letter is a cue, and so no name: Bluetooth, IP, Ex."""
    word = name.lower()
    return word.isalpha() and (word in _words()[0] or word in _words()[1])


@cache
def _index() -> dict[str, dict[str, tuple[tuple[int, int], ...]]]:
    """Return for each two letters with which a part begins its parts: (cue, group) of each."""
    index: dict[str, dict[str, tuple[tuple[int, int], ...]]] = {}
    for place, cue in enumerate(cues()):
        for number, group in enumerate(cue.groups):
            for part in group:
                at = index.setdefault(part[:HEAD], {})
                at[part] = (*at.get(part, ()), (place, number))
    return index


@lru_cache(maxsize=256)
def found(question: str) -> Mapping[int, tuple[Hit, ...]]:
    """Return the cues that stand in the lower-case question, by place of the concept in the file.

    Words are looked up by their beginnings, so time is linear in the question's length.
    """
    text, parts = plain(question[:READ]), dict[str, tuple[tuple[int, int], ...]]()
    for match in SPACE.finditer(text):
        start = match.start()
        for part, users in _index().get(text[start:start + HEAD], {}).items():
            if part not in parts and text.startswith(part, start) \
                    and not _names(text, part, start):
                parts[part] = users
    groups: dict[int, dict[int, str]] = {}
    for part in sorted(parts, key=lambda part: (_weight(part), part)):  # the weightiest stays
        for place, number in parts[part]:
            groups.setdefault(place, {})[number] = part
    by_concept: dict[int, list[Hit]] = {}
    for place, filled in sorted(groups.items()):
        cue = cues()[place]
        if len(filled) == len(cue.groups):
            hit = Hit(tuple(filled[number] for number in range(len(filled))),
                      sum(map(_weight, filled.values())))
            by_concept.setdefault(cue.concept, []).append(hit)
    return MappingProxyType({place: tuple(hits) for place, hits in by_concept.items()})


def _names(text: str, part: str, start: int) -> bool:
    """Say whether the part that begins here is the beginning of a name: "firmware" of a team."""
    after = FOLLOWS.match(text, start + len(part.rstrip()))
    if after is None or after[1] in LITTLE or not KINDS.isdisjoint(part.split()):
        return False
    return after[1] in KINDS or after[2] in KINDS


@lru_cache(maxsize=1_024)
def asked_for(question: str, hint: str = "any") -> Concept | None:
    """Return the concept that the lower-case question speaks of, if any.

    The weightiest cue counts in full and the next one that shares no word with it by half. A
    concept of the hinted type gains, one of a type that could not answer loses; ties go by
    file order.
    """
    best, most = None, 0
    for place, asking in sorted(found(question).items()):
        concept = concepts()[place]
        marks = _score(asking)
        if hint != "any" and concept.type != "any":
            if concept.type == hint:
                marks += AGREES
            elif not any({concept.type, hint} <= akin for akin in AKIN):
                marks = max(marks - DIFFERS, 1)
        if marks > most:
            best, most = concept, marks
    return best


def best_of_type(question: str, kind: str) -> Concept | None:
    """Return the concept of a value type that the lower-case question speaks of most, if any."""
    marks = [(-_score(asking), place) for place, asking in found(question).items()
             if concepts()[place].type == kind]
    return concepts()[min(marks)[1]] if marks else None


def _score(asking: tuple[Hit, ...]) -> int:
    """Return twice the best cue's weight plus that of the best one that stands apart from it."""
    first, *others = sorted(asking, key=lambda hit: (-hit.weight, hit.parts))
    return 2 * first.weight + next((hit.weight for hit in others if not _share(hit, first)), 0)


def _share(one: Hit, other: Hit) -> bool:
    """Say whether two cues share a word that means something, or one is a part of the other."""
    words = {word for part in one.parts for word in part.split()}
    others = {word for part in other.parts for word in part.split()}
    return bool((words & others) - LITTLE) or any(
        a.strip() in b for a in one.parts for b in other.parts)


@lru_cache(maxsize=512)
def saying(concept: Concept) -> re.Pattern[str]:
    """Return what in a lower-case text speaks of the concept, from the start of a word."""
    return re.compile("(?<![a-z])(?:" + "|".join(map(_said, concept.say)) + ")")


def _said(cue: str) -> str:
    """Return a cue as a pattern in which words may be joined by a space, a hyphen or a low line."""
    words = re.split(r"[ _-]", cue.lower().removesuffix("."))
    return "[ _-]".join(map(re.escape, words)) + ("(?![a-z])" if cue.endswith(".") else "")
