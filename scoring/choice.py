"""Which of the named options an answer stands by."""

from __future__ import annotations

import re
from functools import lru_cache

from scoring import comparatives
from scoring.answer import stance
from scoring.answer.body import body
from scoring.answer.echo import without_question
from scoring.answer.placing import places
from scoring.records import Question
from scoring.text import bare, fold

LOSER = re.compile(r"(?:than|over|versus|vs|against|compared (?:to|with)|not|unlike|while|whereas|"
                   r"but|only|rather than|instead of|as opposed to|relative to|exceeds|beats|"
                   r"outlasts|"
                   r"surpasses|outweighs)(?: (?:that|those) (?:of|for|in|with|at))?(?: (?:the|for|"
                   r"of|in|with|at))*$")
OPENING = re.compile(r"[;,(]| - |: ")
NOT_BUT = re.compile(r"\bnot\b.*\bbut(?: the)? ?$")
# Beside options these words choose none: "Option 1: the A. Option 2: the B."
FILLER = frozenset("maybe perhaps possibly or and option options first second 1 2 alternatively "
                   "also "
                   "both either alternative then version answer b is it".split())
# "Comparing the A with the B, the A is heavier": the options are named before one is chosen.
BOTH_NAMED = re.compile(r"^(?:comparing|comparison of|between|of|among|out of|if you compare|when "
                        r"comparing|"
                        r"looking at|given|considering)\b[^,:;]*[,:;] ")
CONCLUDES = re.compile(r"[,;] (?:and )?(?:so|therefore|thus|hence|which means)\b,? ")
YES = re.compile(r"(?:yes|correct|indeed|exactly|right)\b")
NEGATED = re.compile(rf"\b(?:not(?! only| just)|never|hardly|\w+n't) (?:\w+ "
                     rf"){{0,4}}?(?:{'|'.join(sorted(comparatives.WORDS))})"
                     r"\b")


def chosen(question: Question, answer: str) -> tuple[str, ...]:
    """Return the options (their first names) that the first telling sentence stands by."""
    folded = without_question(question.text, fold(body(answer)))
    sentences = _sentences(folded)
    for number, (start, end) in enumerate(sentences):
        lead = BOTH_NAMED.match(folded[start:end])
        if lead and len(_options(question, bare(lead.group()))) > 1 \
                and _options(question, bare(folded[start + lead.end():end])):
            start += lead.end()
        close = CONCLUDES.search(folded, start, end)
        if close and len(_standing(question, folded, close.end(), end)) == 1:
            start = close.end()   # "the A takes 4 weeks, the B 7, so the B"
        part = folded[start:end]
        text, places = bare(part), _standing(question, folded, start, end)
        places = _opening(question, part, places) or places
        if not places:
            continue
        standing = [(at, name) for at, name in places if not _loses(text[:at])]
        first = tuple(name for _, name in (standing if len(standing) == 1 else places))
        if len(first) > 1:
            first = _called(question, text, places) or first
        elif NEGATED.search(_unnamed(question, part)) or comparatives.EQUAL.search(part):
            return tuple(option[0] for option in question.gold.options)   # "is not heavier"
        if len(first) == 1 and _opposite(question, text):
            first = tuple(option[0] for option in question.gold.options if option[0] != first[0])
        return _corrected(question, folded, sentences[number + 1:], first)
    return ()


def _sentences(folded: str) -> list[tuple[int, int]]:
    """Return where the sentences stand that tell something; one that asks does if a yes follows."""
    ends = [match.start() for match in stance.SENTENCE.finditer(folded)]
    starts = [0, *(match.end() for match in stance.SENTENCE.finditer(folded))]
    return [(start, end) for start, end in zip(starts, [*ends, len(folded)], strict=True)
            if not folded[start:end].rstrip(" \"')").endswith("?")
            or YES.match(folded[end:].lstrip(" \"')"))]


def _standing(question: Question, folded: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return (place, first name) of the options of a sentence that it stands by."""
    found = sorted((at, to, option[0]) for option in question.gold.options for name in option
                   for at, to in places(folded[start:end], name, ()))
    found = [one for one in found if not any(   # the "Gold" of "Gold plan" is no mention
        at <= one[0] and one[1] <= to and (at, to) != one[:2] for at, to, _ in found)]
    asked, kept = fold(question.text), set()
    for number, (at, to, name) in enumerate(found):
        following = next((other[0] for other in found[number + 1:] if other[2] != name), None)
        if stance.objection(folded, start + at, start + to, asked) is None and (
                following is None or not stance.withdrawn(folded, start + to, start + following)):
            kept.add(name)
    return [(at, name) for at, name in _options(question, bare(folded[start:end])) if name in kept]


def _opening(question: Question, part: str, standing: list[tuple[int, str]]
             ) -> list[tuple[int, str]]:
    """Return the option that opens a sentence: "The A (2016); the B followed in 2021"."""
    mark = OPENING.search(part)
    head = bare(part[: mark.start()] if mark else part)
    named, rest = _options(question, head), part[mark.end():] if mark else ""
    if len(named) == 1 and len(head.split()) <= 1 + len(named[0][1].split()) \
            and named[0][1] in {name for _, name in standing} \
            and not (len(standing) > 1 and not _beside_options(question, rest) - FILLER):
        return named
    return []


def _called(question: Question, text: str, places: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return the one option that is called what was asked: "the A is lighter, the B heavier"."""
    asked = comparatives.WORDS & _beside_options(question, question.text)
    bounds = [at for at, _ in places[1:]] + [len(text)]
    found = tuple(name for (at, name), end in zip(places, bounds, strict=True)
                  if asked & set(text[at:end].split()))
    return found if len(found) == 1 else ()


def _beside_options(question: Question, text: str) -> set[str]:
    """Return the words of a text that belong to no option's name: "Lower Quay" compares nothing."""
    named = {word for option in question.gold.options for name in option
             for word in bare(name).split()}
    return set(bare(text).split()) - named


def _unnamed(question: Question, part: str) -> str:
    """Return a sentence without the options' names: "not Lower Quay" compares nothing."""
    for name in sorted({fold(name) for option in question.gold.options for name in option},
                       key=lambda name: (-len(name), name)):
        part = part.replace(name, "it")
    return part


def _opposite(question: Question, text: str) -> bool:
    """Say whether a sentence compares the other way round than asked: "lighter", not "heavier"."""
    return comparatives.reversed_(_beside_options(question, question.text),
                                  _beside_options(question, text))


def _loses(before: str) -> bool:
    """Say whether the words before an option set it against the other: "than the", "not the"."""
    return LOSER.search(before.strip()) is not None and not NOT_BUT.search(before)


def _corrected(question: Question, folded: str, rest: list[tuple[int, int]],
               first: tuple[str, ...]) -> tuple[str, ...]:
    """Return the option of a later sentence that takes the first one back, else the first.

    A later sentence that is nothing but another option stands beside the first.
    """
    corrected = False
    for start, end in rest:
        text = bare(folded[start:end])
        corrected = corrected or bool(stance.CORRECTED.search(text))
        standing = tuple(name for at, name in _standing(question, folded, start, end)
                         if not _loses(text[:at]))
        if corrected and len(standing) == 1:
            return standing
        if standing and not _beside_options(question, text) - FILLER:
            first = tuple(dict.fromkeys((*first, *standing)))
    return first


@lru_cache(maxsize=4_096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _options(question: Question, text: str) -> list[tuple[int, str]]:
    """Return (place, first name) of every option that `text` names, longest names first."""
    places: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    names = sorted(((bare(name), option[0]) for option in question.gold.options for name in option),
                   key=lambda pair: (-len(pair[0]), pair))
    for name, first in names:
        for match in _whole(name).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                places.append((match.start(), first))
    places.sort()
    kept: dict[str, tuple[int, str]] = {}
    for at, first in places:
        if first not in kept or _loses(text[:kept[first][0]]):
            kept[first] = (at, first)
    return sorted(kept.values())
