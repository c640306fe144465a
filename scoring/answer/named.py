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
from scoring.answer.placing import places
from scoring.answer.unmarked import complement, enumerated, explained, gold_names
from scoring.records import Question
from scoring.text import SPACE, bare, contains, fold
from scoring.values.name import proper_names
from scoring.values.reading import Reading

JOINED = re.compile(r"^(?:[ ,;/&|]|and|or|as well as|plus|either|both|alternatively|maybe|perhaps|"
                    r"possibly|also|then|it is|it's|is|another|is also|\.)+$")
RELATED = re.compile(r"\b(?:from|by|after|under|to|with|before|than|for|of|replac\w+|succeed\w*|"
                     r"follow\w*|deputy(?: is)?|behind|via|at|in) (?:the )?$")


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
    golds = {bare(name) for name in gold_names(question)}
    things = about.others(question, folded)
    if any(bare(name) in golds for _, _, name in things):
        things = []   # another thing of the subject's kind is what was asked for
    dropped: list[str] = []
    found = [(reading, True) for name in gold_names(question)
             for start, end in places(folded, name, known)
             for reading in (Reading(bare(name), folded[start:end], start, end),)]
    found = [(one, True) for one, _ in found if not any(
        other.start <= one.start and one.end <= other.end and other != one
        and (other.start, other.end) != (one.start, one.end) for other, _ in found)]
    listed = enumerated(question, folded)
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
        others = complement(question, text, folded)
    return Named(bool(right), tuple(others), tuple(dropped))


def _objection(question: Question, folded: str, start: int, end: int,
               things: Sequence[tuple[int, int, str]]) -> str | None:
    reason = stance.objection(folded, start, end, fold(question.text))
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
        if not explained(question, reading.text):
            found.append(Reading(reading.value, reading.text, at, at + len(name)))
        at += len(name)
    taken = {reading.value for reading in found}
    for distractor in question.distractors:
        name = SPACE.sub(" ", fold(distractor.value))
        place = folded.find(name) if contains(text, distractor.value) else -1
        if place >= 0 and bare(distractor.value) not in taken \
                and not explained(question, distractor.value):
            found.append(Reading(bare(distractor.value), distractor.value, place,
                                 place + len(name)))
    return sorted(found, key=lambda reading: (reading.start, reading.end))


def _is_declared(question: Question, reading: Reading) -> bool:
    return any(bare(d.value) == reading.value for d in question.distractors)


def _joined(folded: str, place: tuple[int, int], reading: Reading) -> bool:
    """Say whether two names stand in one enumeration, or one sentence each and nothing else."""
    first, last = sorted((place, (reading.start, reading.end)))
    between = folded[first[1]:last[0]].strip()
    return not between or JOINED.fullmatch(between) is not None
