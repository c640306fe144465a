"""What an answer asserts where a name is asked: mentions of the right one, and of others.

Another name is a rival where it is a declared distractor, or stands in the same enumeration as
the right one ("Jane Roe or John Doe"); a name that only explains ("who reports to John Doe") is
none. Without the right name every proper name that the question does not explain is asserted;
without any, the words after the verb are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from scoring.answer import about, stance
from scoring.answer.attribute import for_what_was_asked
from scoring.answer.body import body
from scoring.records import Question
from scoring.text import SPACE, bare, contains, fold
from scoring.values.name import mentions, proper_names
from scoring.values.reading import Reading

JOINED = re.compile(r"^(?:[ ,;/&|]|and|or|as well as|plus|either|both|alternatively|maybe|perhaps|"
                    r"possibly|also|then|it is|it's|is|another|is also|\.)+$")
RELATED = re.compile(r"\b(?:from|by|after|under|to|with|before|than|for|of|replac\w+|succeed\w*|"
                     r"follow\w*|deputy(?: is)?|behind|via|at|in) (?:the )?$")
SAID = re.compile(r"(?:^|.*?(?:\b(?:is|are|was|were|called|named|as|be|it's|that's|known as)\b|:))"
                  r" ?(?:the |a |an |our |your )*(?P<what>[^.;!?]{1,80})")
EMPTY = frozenset(
    "it this that there here someone somebody they he she not stated known given unknown none "
    "nobody "
    "responsible the answer yes no certainly sure ok okay maybe perhaps please see ask depends of "
    "course person team manager colleague somewhere na nil null n a".split())
FULL = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]*(?: (?:de |van |von |der |la |di "
                  r")?[^\W\d_a-zà-ÿ][\w.'’-]*)+")
MOST = 12     # words of an enumeration of names in small letters
LONGEST = 7  # words of an answer that is nothing but a name, capitals or not


@dataclass(frozen=True, slots=True)
class Named:
    """Whether the right name is asserted, the other names asserted, and what was dropped."""

    right: bool
    others: tuple[Reading, ...]
    dropped: tuple[str, ...] = ()


def named(question: Question, answer: str, known: Container[str]) -> Named:
    """Return what `answer` names; `known` are the words of all documents."""
    text = body(answer)
    folded = fold(text)
    things = about.others(question, folded)
    dropped: list[str] = []
    found = [(reading, True) for name in _gold_names(question)
             for start, end in places(folded, name, known)
             for reading in (Reading(bare(name), folded[start:end], start, end),)]
    listed = _listed(question, folded)
    for rival in (*_rivals(question, text, folded), *listed):
        if not any(rival.start < r.end and r.start < rival.end for r, _ in found):
            found.append((rival, False))
    found = sorted({(r.start, r.end): (r, mine) for r, mine in reversed(found)}.values(),
                   key=lambda pair: (pair[0].start, pair[0].end))
    standing = []
    for place, (reading, mine) in enumerate(found):
        reason = _objection(question, folded, reading.start, reading.end, things)
        if reason is None and place + 1 < len(found) and stance.withdrawn(
                folded, reading.end, found[place + 1][0].start):
            reason = "the answer corrects it"
        if reason:
            dropped.append(f"{reading.text!r}: {reason}")
        else:
            standing.append((reading, mine))
    asked = for_what_was_asked(question.text, folded, [reading for reading, _ in standing], True)
    dropped += [f"{reading.text!r}: said of another thing"
                for (reading, _), kept in zip(standing, asked, strict=True) if not kept]
    standing = [pair for pair, kept in zip(standing, asked, strict=True) if kept]
    right = [(reading.start, reading.end) for reading, mine in standing if mine]
    others = []
    for reading in (reading for reading, mine in standing if not mine):
        if not right or (_is_declared(question, reading)
                         and not RELATED.search(folded[:reading.start])) \
                or reading in listed or any(_joined(folded, place, reading) for place in right):
            others.append(reading)
        else:
            dropped.append(f"{reading.text!r}: only explains")
    if not right and not others and not dropped:
        others = _complement(question, text, folded)
    return Named(bool(right), tuple(others), tuple(dropped))


def _gold_names(question: Question) -> tuple[str, ...]:
    aliases = question.gold.aliases[0] if question.gold.aliases else ()
    turned = tuple(f"{name.rpartition(' ')[2]}, {name.rpartition(' ')[0]}"
                   for name in question.gold.values if FULL.fullmatch(name))
    return (*question.gold.values, *aliases, *turned)


def places(folded: str, name: str, known: Container[str]) -> list[tuple[int, int]]:
    """Return where `name` stands in folded text, in characters."""
    spans = [match.span() for match in re.finditer(r"[^\W_]+", folded)]
    spans = [span for span in spans if folded[slice(*span)] not in ("the", "a", "an")]
    plain = bare(folded).split()
    if len(spans) != len(plain):
        return [(0, len(folded))] if mentions(folded, name, known) else []
    return [(spans[at][0], spans[to - 1][1]) for at, to in mentions(folded, name, known)]


def _objection(question: Question, folded: str, start: int, end: int,
               things: Sequence[tuple[int, int, str]]) -> str | None:
    reason = stance.objection(folded, start, end)
    if reason:
        return reason
    thing = about.another(question, folded, start, end, things)
    return f"said of {thing}" if thing else None


def _rivals(question: Question, text: str, folded: str) -> list[Reading]:
    """Return other names of the answer, placed in the folded text."""
    found, at = [], 0
    for reading in proper_names(text):
        name = fold(reading.text)
        at = max(folded.find(name, at), 0)
        if not _explained(question, reading.text):
            found.append(Reading(reading.value, reading.text, at, at + len(name)))
        at += len(name)
    taken = {reading.value for reading in found}
    for distractor in question.distractors:
        name = SPACE.sub(" ", fold(distractor.value))
        place = folded.find(name) if contains(text, distractor.value) else -1
        if place >= 0 and bare(distractor.value) not in taken \
                and not _explained(question, distractor.value):
            found.append(Reading(bare(distractor.value), distractor.value, place,
                                 place + len(name)))
    return sorted(found, key=lambda reading: (reading.start, reading.end))


def _listed(question: Question, folded: str) -> list[Reading]:
    """Return the parts of a bare enumeration where the right name is in small letters."""
    gold = question.gold.values[0] if question.gold.values else "X"
    if gold != gold.lower() or len(folded.split()) > MOST or "(" in folded:
        return []
    marks = [*re.finditer(r", | and | or | ?/ |; ", folded)]
    if not marks:
        return []
    starts, ends = [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(folded)]
    return [Reading(bare(folded[a:b]), folded[a:b].strip(" ."), a, b)
            for a, b in zip(starts, ends, strict=True)
            if 0 < len(folded[a:b].split()) < 4 and not _explained(question, folded[a:b])]


def _explained(question: Question, name: str) -> bool:
    """Say whether a name is only the subject's, the question's or the gold's."""
    names = (question.subject.name, *question.subject.aliases, *_gold_names(question))
    return contains(question.text, name) or any(
        contains(other, name) or contains(name, other) for other in names)


def _is_declared(question: Question, reading: Reading) -> bool:
    return any(bare(d.value) == reading.value for d in question.distractors)


def _joined(folded: str, place: tuple[int, int], reading: Reading) -> bool:
    """Say whether two names stand in one enumeration, or one sentence each and nothing else."""
    first, last = sorted((place, (reading.start, reading.end)))
    between = folded[first[1]:last[0]].strip()
    return not between or JOINED.fullmatch(between) is not None


def _complement(question: Question, text: str, folded: str) -> list[Reading]:
    """Return the words that an answer without full names gives as the name, if it gives any.

    Where the right one is a full name in capitals, one capitalised word is needed.
    """
    match = SAID.match(folded) if len(folded.split()) > LONGEST else None
    what = match["what"] if match else folded if len(folded.split()) <= LONGEST else ""
    short = None if match else SAID.match(what)
    what = (short["what"] if short and short["what"] else what).strip(" .!")
    words = [word for word in bare(what).split() if word not in EMPTY]
    asked = set(bare(question.text).split())
    if not words or len(words) > LONGEST or all(word in asked for word in words):
        return []
    gold = question.gold.values[0] if question.gold.values else ""
    if not gold or FULL.fullmatch(gold):
        capitals = {fold(word) for word in re.findall(r"[^\W\d_a-zà-ÿ][\w'-]+", text)}
        if len(words) > 3 or not any(word in capitals for word in words):
            return []
    at = max(folded.find(what), 0)
    return [Reading(bare(what), what, at, at + len(what))]
