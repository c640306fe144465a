"""List answers: which gold items are there, which are missing, which extras were added."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from scoring.answer import stance
from scoring.answer.body import body
from scoring.answer.named import places
from scoring.records import AnswerType, Question
from scoring.text import contains, fold, plain
from scoring.values.code import identifiers, squeeze

SEPARATOR = re.compile(r"[,;\n•|/]| and | & | \+ | plus | as well as | or |(?<=[\w)])[.:] ")
LEAD = re.compile(r"^[^,;]{0,160}?(?:: | (?:are|is|supports?|speaks?|includes?|included|covers?|"
                  r"named|"
                  r"comprises?|follows|as)(?= )[: ]?)", re.IGNORECASE)
DENIED = re.compile(r"(?:but |and |though )?(?:not|no|excluding|except|without|neither|nor|"
                    r"unlike)\b")
BESIDE = re.compile(r"\([^)]{1,80}\)")
ITEM = "\u241e"   # stands for an item of the gold
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
    read = [r for r in identifiers(text) if r.value not in echoed]
    there = {str(r.value): r.text for r in read if stance.objection(text, r.start, r.end) is None}
    dropped = tuple(f"{r.text!r}: denied" for r in read if str(r.value) not in there)
    wanted = {squeeze(value): value for value in question.gold.values}
    return Listed(tuple(v for k, v in wanted.items() if k in there),
                  tuple(v for k, v in wanted.items() if k not in there),
                  tuple(v for k, v in there.items() if k not in wanted), dropped)


def _aliases(question: Question, index: int) -> tuple[str, ...]:
    aliases = question.gold.aliases
    return aliases[index] if index < len(aliases) else ()


def _extras(question: Question, answer: str, names: list[str], known: Container[str]
            ) -> tuple[str, ...]:
    """Return short segments of the enumeration that no gold item explains."""
    whole = BESIDE.sub("", body(answer))
    for name in sorted(names, key=lambda name: (-len(name), name)):
        # An item may hold what separates items: "EtherNet/IP", "Consent and contracts".
        whole = re.sub(rf"(?<!\w){re.escape(plain(name))}(?!\w)", ITEM, whole, flags=re.IGNORECASE)
    cut = LEAD.match(whole)
    inside = whole[cut.end():] if cut and not _holds(cut[0], names, known) else whole
    segments, at = [], 0
    for mark in (*SEPARATOR.finditer(inside), None):
        end = mark.start() if mark else len(inside)
        segments.append((at, end, inside[at:end].strip(" .\"'()[]-*:")))
        at = mark.end() if mark else end
    holding = [_holds(part, names, known) for _, _, part in segments]
    extras = []
    for (start, end, part), holds in zip(segments, holding, strict=True):
        if not part or holds or len(part.split()) > LONGEST or contains(question.text, part):
            continue
        if any(holding) and not any(c.isupper() or c.isdigit() for c in part):
            continue
        place = _fold_span(inside, start, end)
        if DENIED.match(fold(part)) or stance.objection(fold(inside), *place):
            continue
        extras.append(re.sub(r"^(?:also|the|and|or|not|a|an) ", "", part))
    return tuple(extras[:8])


def _holds(part: str, names: list[str], known: Container[str]) -> bool:
    return ITEM in part or (bool(part) and any(places(fold(part), n, known) for n in names))


def _fold_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a span of `text` stands in its folded form."""
    before, inside = fold(text[:start]), fold(text[start:end])
    at = fold(text).find(inside, max(len(before) - 1, 0)) if inside else len(before)
    at = max(at, 0)
    return at, at + len(inside)
