"""List answers: which gold items are there, which are missing, which extras were added."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from scoring.answer import stance
from scoring.answer.asserted import all_codes
from scoring.answer.attribute import EMPTY, telling
from scoring.answer.body import body
from scoring.answer.clauses import Clause, clauses
from scoring.answer.placing import places
from scoring.records import AnswerType, Question
from scoring.text import bare, fold, plain
from scoring.values.code import identifiers, squeeze
from scoring.values.reading import Reading

SEPARATOR = re.compile(r"[,;\n•|/]| and | & | \+ | plus | as well as | or |(?<=[\w)\u241e])[.:] ")
LEAD = re.compile(r"^[^,;]{0,160}?(?:: | (?:are|is|supports?|speaks?|includes?|included|covers?|"
                  r"named|comprises?|follows|as)(?= )[: ]?)", re.IGNORECASE)
DENIED = re.compile(r"(?:but |and |though )?(?:not|no|excluding|except|without|neither|nor|"
                    r"unlike)\b")
COUNTING = frozenset(
    "one two three four five six seven eight nine ten several many some both all of them these "
    "those yes indeed certainly in the a an and or others more few various different quite number "
    "couple lot total namely first second third then next finally lastly item items "
    "answer answers name value".split())
BESIDE = re.compile(r"\([^)]{1,80}\)")
# "(and possibly the D)" adds an item; other words in brackets explain one.
ADDED = re.compile(r"\((?=(?:and|plus|also|or|possibly|maybe|perhaps|as well as)\b)", re.IGNORECASE)
PROSE = re.compile(r"(?:I|[A-Z]?[a-z']+)(?:[ ,][a-z']+)*")
ITEM = "\u241e"   # stands for an item of the gold
# "Northern Ireland" is not "Ireland": a capital before or behind makes a longer name.
LONGER = re.compile(
    rf"(?<![.!?] )(?<!^)\b[A-Z][a-z]+ {ITEM}|{ITEM} [A-Z][a-z]+|^(?:Northern|Southern|Eastern|"
    rf"Western|North|South|East|West|New|Upper|Lower|Great|Old) {ITEM}")
LONGEST = 5  # words of an extra item


@dataclass(frozen=True, slots=True)
class Listed:
    """Items found, missing, and extra ones, each as printed; `dropped` were named and denied."""

    found: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    dropped: tuple[str, ...] = ()


def compare(question: Question, answer: str, known: Container[str] = frozenset()) -> Listed:
    """Return how the listed items of `answer` stand to the gold's."""
    text = fold(body(answer))
    if question.gold.item_type is AnswerType.IDENTIFIER:
        return _codes(question, text)
    names = [(value, *_aliases(question, index))
             for index, value in enumerate(question.gold.values)]
    found, dropped = [], []
    for row in names:
        spots = [spot for name in row for spot in places(text, name, known)]
        if any(stance.objection(text, *spot) is None for spot in spots):
            found.append(row[0])
        elif spots:
            dropped.append(f"{row[0]!r}: denied")
    missing = tuple(row[0] for row in names if row[0] not in found)
    extra = _extras(question, answer, [name for row in names for name in row], known)
    return Listed(tuple(found), missing, extra, tuple(dropped))


def _codes(question: Question, text: str) -> Listed:
    echoed = {r.value for r in identifiers(fold(question.text))}
    read = [r for r in all_codes(question, text) if r.value not in echoed]
    kept = _asked_for(question, text, read)
    there = {str(r.value): r.text for r in kept if stance.objection(text, r.start, r.end) is None}
    dropped = tuple(f"{r.text!r}: denied or said of another thing" for r in read
                    if str(r.value) not in there)
    wanted = {squeeze(value): value for value in question.gold.values}
    return Listed(tuple(v for k, v in wanted.items() if k in there),
                  tuple(v for k, v in wanted.items() if k not in there),
                  tuple(v for k, v in there.items() if k not in wanted), dropped)


def _asked_for(question: Question, text: str, read: list[Reading]) -> list[Reading]:
    """Return the codes of those sentences or clauses that share most words with the question."""
    holding = [(clause, group) for clause in clauses(question.text, text)
               if (group := [r for r in read if clause.start <= r.start < clause.end])]
    if any(not telling(_without(text[clause.start:clause.end], group))
           for clause, group in holding):
        return read  # a bare enumeration over several lines
    best = max((clause.shared for clause, _ in holding), default=0)
    return [reading for clause, group in holding if clause.shared == best for reading in group]


def _without(text: str, group: list[Reading]) -> str:
    for reading in group:
        text = text.replace(reading.text, " ")
    return text


def _aliases(question: Question, index: int) -> tuple[str, ...]:
    aliases = question.gold.aliases
    return aliases[index] if index < len(aliases) else ()


def _extras(question: Question, answer: str, names: list[str], known: Container[str]
            ) -> tuple[str, ...]:
    """Return short segments of the enumeration that no gold item explains."""
    whole = BESIDE.sub("", ADDED.sub(", ", body(answer)))
    for name in sorted(names, key=lambda name: (-len(name), name)):
        # An item may hold what separates items: "EtherNet/IP", "Consent and contracts".
        whole = re.sub(rf"(?<!\w){re.escape(plain(name))}(?!\w)", ITEM, whole, flags=re.IGNORECASE)
    cut = LEAD.match(whole)
    inside = whole[cut.end():] if cut and not _holds(cut[0], names, known) else whole
    folded = fold(inside)
    asked = {*bare(question.text).split(), *COUNTING}
    small = not any(char.isupper() for name in names for char in name)
    apart = _apart(question, folded, whole[: len(whole) - len(inside)])
    extras, at = [], 0
    for mark in (*SEPARATOR.finditer(inside), None):
        end = mark.start() if mark else len(inside)
        part, place = inside[at:end].strip(" .\"'()[]-*:"), _fold_span(inside, at, end)
        at = mark.end() if mark else end
        longer = LONGER.search(part)
        if not part or (not longer and _holds(part, names, known)) \
                or len(part.split()) > LONGEST or _counts(part, asked, len(question.gold.values)) \
                or (PROSE.fullmatch(part) and any(word in EMPTY for word in bare(part).split())):
            continue
        plain_words = not any(char.isupper() or char.isdigit() for char in part)
        if names and ITEM in whole and not small and plain_words:
            continue
        if any(clause.start <= place[0] < clause.end for clause in apart) \
                or DENIED.match(fold(part)) or stance.objection(folded, *place):
            continue
        extras.append(re.sub(r"^(?:also|the|and|or|not|a|an) ", "", part.replace(ITEM, "…")))
    return tuple(extras[:8])


def _counts(part: str, asked: Container[str], items: int) -> bool:
    """Say whether a part only repeats the question or says how many items there are."""
    return all(word in asked or word == str(items) for word in bare(part).split())


def _apart(question: Question, folded: str, lead: str) -> list[Clause]:
    """Return the clauses that tell of something else and hold no item; `lead` was cut off."""
    found = clauses(question.text, folded)
    best = max(clause.shared for clause in (*found, *clauses(question.text, fold(lead))))
    return [clause for clause in found if clause.shared < best
            and ITEM not in folded[clause.start:clause.end]
            and len(telling(folded[clause.start:clause.end])) > 2]


def _holds(part: str, names: list[str], known: Container[str]) -> bool:
    return ITEM in part or (bool(part) and any(places(fold(part), n, known) for n in names))


def _fold_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a span of `text` stands in its folded form."""
    before, inside = fold(text[:start]), fold(text[start:end])
    at = fold(text).find(inside, max(len(before) - 1, 0)) if inside else len(before)
    at = max(at, 0)
    return at, at + len(inside)
