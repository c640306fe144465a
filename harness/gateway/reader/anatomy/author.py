"""Read what a prompt's author wrote around the passages: instructions, examples, the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .labels import (
    ANSWER,
    ASKING,
    SECTION,
    STEPS_CUE,
    cue,
    example,
    heading,
    label,
    lead_in,
    starting,
    to_model,
)
from .marks import RULE
from .parts import Shot

TAG_LINE = re.compile(r"^[ \t]{0,8}</?[a-z][\w-]{0,30}(?:[ \t][^<>\n]{0,200})?>[ \t]*$",
                      re.IGNORECASE)
TAGS = re.compile(r"</?(?:instructions?|rules|task|question|query|user_?question|user_?query|"
                  r"the_question|system|guidelines)>", re.IGNORECASE)
ONE_LINE = re.compile(
    r"^(?:[\w .,()#*-]{0,40}[:–—-] ?|for example,? |e\.g\. )?[*_]{0,2}(?:q|question|input|user)"
    r"[*_]{0,2}: ?(?P<q>\S.{0,300}?)[ \t]*(?:[|/]|->|→|=>)?[ \t]*[*_]{0,2}"
    r"\b(?:a|answer|output|assistant)[*_]{0,2}: ?(?P<a>\S.{0,300})$", re.IGNORECASE)
INPUT = re.compile(r"^[ \t]{0,3}[-*]?[ \t]?(?:example )?input[ \t]?\d{0,2}:[ \t]*(?P<rest>.*)$",
                   re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])[ \n]+(?=\S)")
MERE_LEAD = re.compile(r"^\W{0,4}(?:here (?:are|is)|these (?:are|were)|the following|below)\b"
                       r"(?!.{0,120}\b(?:only|solely|strictly|answer|exclusively)\b)",
                       re.IGNORECASE)
MERE = re.compile(r"^\W{0,4}context information is below\W{0,3}$", re.IGNORECASE)
ORDER_LINE = re.compile(
    r"^\W{0,4}(?:please |only |just |always |never ){0,2}(?:answer|use|reply|respond|say|cite|"
    r"do not|"
    r"don't|never|always|keep|be|give|return|think|write|prefer|ignore|mind|you (?:are|must|should|"
    r"may|can|will)|your|act|speak|note|remember|avoid|no|if you)\b", re.IGNORECASE)
SEPARATE = 12  # lines that may stand between an example's question and its answer


@dataclass(frozen=True, slots=True)
class Author:
    """What the author's text holds. `sure` says that the question was labelled or is a question."""

    instructions: str
    question: str
    shots: tuple[Shot, ...]
    sure: bool


def read_author(lines: Sequence[str], ask: bool, alone: bool = False) -> Author:
    """Return the parts of text that holds no passages.

    With `ask` a question is looked for. With `alone` it must be there: what does not talk to the
    model about answering is the question then, even without a question mark.
    """
    return _read("\n".join(lines), ask, alone)


@lru_cache(maxsize=16)
def _read(text: str, ask: bool, alone: bool) -> Author:
    found, shots = _shots(text)
    rest = list(found)
    question, sure = "", False
    if ask:
        question, rest = _labelled(rest)
        sure = bool(question)
        if not question:
            question, rest, sure = _unlabelled(rest, alone)
    return Author(_tidy(rest), question, shots, sure)


def answered(lines: Sequence[str], place: int, last: int | None = None
             ) -> tuple[str, int, int] | None:
    """Return (answer, its line, the line after it) if the label at `place` has its answer.

    Lines from `last` on do not count.
    """
    size = len(lines) if last is None else last
    for index in range(place + 1, min(place + SEPARATE, size)):
        if label(lines[index]) is not None:
            return None
        found = ANSWER.match(lines[index])
        if found is None:
            continue
        said = [(found["rest"] or "").strip(" *_")]
        end = index + 1
        if not said[0]:
            while end < size and not lines[end].strip():
                end += 1
            if end >= size or STEPS_CUE.match(lines[end]) or end > index + 2:
                return None
        while end < size and lines[end].strip() and label(lines[end]) is None \
                and not example(lines[end]) and not RULE.match(lines[end]):
            said.append(lines[end].strip())
            end += 1
        text = " ".join(part for part in said if part)
        return (text, index, end) if text else None
    return None


@lru_cache(maxsize=16)
def _shots(text: str) -> tuple[tuple[str, ...], tuple[Shot, ...]]:
    """Return (the other lines, example pairs)."""
    lines = text.split("\n") if text else []
    kept: list[str] = []
    found: list[Shot] = []
    place, inside, base = 0, False, 0
    while place < len(lines):
        line = lines[place]
        if example(line):
            inside, place, base = True, place + 1, len(kept)
            continue
        single = ONE_LINE.match(line)
        if single:
            found.append(Shot(single["q"].strip(), single["a"].strip(" *_\"")))
            place += 1
            continue
        asked = label(line)
        given = INPUT.match(line) if inside else None
        if asked is None and given:
            asked = given["rest"]
        pair = answered(lines, place) if asked is not None else None
        if pair is not None and asked is not None:
            text, index, end = pair
            words = [asked, *(part.strip() for part in lines[place + 1: index])]
            found.append(Shot(" ".join(part for part in words if part), text))
            place = end
            if inside:  # what the example was about is no instruction
                del kept[base:]
            continue
        kept.append(line)
        place += 1
    return tuple(kept), tuple(found)


def _labelled(lines: list[str]) -> tuple[str, list[str]]:
    """Return (question, other lines); of several labels the last counts."""
    for place in range(len(lines) - 1, -1, -1):
        rest = label(lines[place])
        if rest is None:
            continue
        start, end = place, place + 1
        words = [rest] if rest else []
        if not rest:
            while end < len(lines) and not lines[end].strip():
                end += 1
        while end < len(lines) and lines[end].strip() and not cue(lines[end]):
            line = lines[end].strip()
            if TAG_LINE.match(line) or RULE.match(line) or STEPS_CUE.match(line):
                break
            if heading(line) or lead_in(line) or SECTION.match(line):
                break
            if words and words[-1].endswith("?") and to_model(line):
                break
            words.append(line)
            end += 1
        text = TAGS.sub("", " ".join(words)).strip()
        if text.strip("\"'` "):
            return text.strip("`").strip(), [*lines[:start], *lines[end:]]
    return "", lines


def _unlabelled(lines: list[str], alone: bool) -> tuple[str, list[str], bool]:
    """Return (question, other lines, whether it surely is one)."""
    blocks = _blocks(lines)
    for start, end in reversed(blocks):
        text = " ".join(line.strip() for line in lines[start:end])
        told, asked = _parted(text)
        if asked:
            return asked, [*lines[:start], *([told] if told else []), *lines[end:]], True
    for start, end in reversed(blocks):
        text = " ".join(line.strip() for line in lines[start:end])
        if ASKING.match(text) and not to_model(text):
            return text, [*lines[:start], *lines[end:]], True
    if alone:
        others = [(s, e) for s, e in blocks if not to_model("\n".join(lines[s:e]))]
        if others:
            start, end = others[-1]
            text = " ".join(line.strip() for line in lines[start:end])
            return text, [*lines[:start], *lines[end:]], False
        if len(blocks) == 1:
            return " ".join(line.strip() for line in lines if line.strip()), [], False
    return "", lines, False


def _parted(text: str) -> tuple[str, str]:
    """Return (instruction sentences, question) of a paragraph; no question, no parting."""
    sentences = [part for part in SENTENCE.split(text) if part.strip()]
    last = max((n for n, part in enumerate(sentences) if part.rstrip("\"'”)* ").endswith("?")
                and not _to_model_only(part)), default=-1)
    if last < 0:
        return text, ""
    told = [part for n, part in enumerate(sentences) if n != last and to_model(part)]
    asked = [part for n, part in enumerate(sentences) if n == last or not to_model(part)]
    return " ".join(told), " ".join(asked).strip()


def _to_model_only(sentence: str) -> bool:
    """Say whether a question mark ends a request to the model: "Can you use the passages?"."""
    return re.search(r"\b(?:passages|context|documents|excerpts|sources|question below|"
                     r"following question)\b", sentence, re.IGNORECASE) is not None \
        and re.match(r"^\W{0,3}(?:can|could|would|will) you\b", sentence, re.IGNORECASE) is not None


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return (start, end) of the paragraphs, without headings, cues and tags."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, line in enumerate([*lines, ""]):
        blank = _parts(line)
        if not blank and start is None:
            start = place
        if blank and start is not None:
            found.append((start, place))
            start = None
    return found


@lru_cache(maxsize=4_096)
def _parts(line: str) -> bool:
    """Say whether a line stands between paragraphs and in none."""
    return not line.strip() or bool(
        RULE.match(line) or TAG_LINE.match(line) or heading(line) or cue(line)
        or STEPS_CUE.match(line) or _bare_section(line))


def _bare_section(line: str) -> bool:
    section = SECTION.match(line)
    return section is not None and not (section["rest"] or "").strip()


def _tidy(lines: Sequence[str]) -> str:
    """Return instructions without headings, tags and cues; an aside in a cue is kept."""
    kept = [said for line in lines if (said := _tidied(line)) is not None]
    return re.sub(r"\n{2,}", "\n", "\n".join(kept)).strip()


@lru_cache(maxsize=4_096)
def _tidied(line: str) -> str | None:
    answer = ANSWER.match(line) if cue(line) else None
    if answer:
        return (answer["aside"] or "").strip("()")
    section = SECTION.match(line)
    if section:
        return (section["rest"] or "").strip()
    if RULE.match(line) or TAG_LINE.match(line) or heading(line) or example(line) \
            or starting(line) or MERE.match(line) or (lead_in(line) and MERE_LEAD.match(line)):
        return None
    return TAGS.sub("", line).strip()
