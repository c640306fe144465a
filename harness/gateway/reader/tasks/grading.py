"""Grade the relevance of a passage, or of each; keep the parts that bear on a question."""

from __future__ import annotations

import re
from dataclasses import replace

from ..anatomy import Passage
from .form import dumps, keys, wants_json
from .material import Material, titled
from .scoring import score
from .verdict import shown, verdict

PARTS = 400  # on passages of a company: 76 % of the right ones above, 7 % of others
LENIENT = re.compile(r"\b(?:stringent|lenient|keywords?\(?s?\)?|related to|erroneous|even (?:if|"
                     r"when) (?:it does|"
                     r"only)|partial)\b", re.IGNORECASE)
STRICT = re.compile(r"\b(?:strict|sufficient|enough|directly answers?|fully answers?|contains? "
                    r"the answer|"
                    r"can (?:be )?answer)\b", re.IGNORECASE)


def grade(given: Material, size: str) -> str | None:
    """Return the grade of one passage, or of every one where each is to be graded."""
    passages = given.passages or ((Passage("1", *titled(given.text)),) if given.text else ())
    if not given.question or not passages:
        return None
    told = given.told
    marks = [scale(item.mark, told) for item in score(given.question, passages, size)]
    each = re.search(r"\b(?:each|every|all)\b[^.\n]{0,40}\b(?:document|passage|chunk|context|"
                     r"excerpt|result)",
                     told, re.IGNORECASE)
    if each and len(passages) > 1:
        values = [shown(told, mark) for mark in marks]
        tags = [passage.tag for passage in passages]
        if wants_json(told):
            names = keys(told)
            plain = [int(v) if v.isdigit() else v for v in values]
            if len(names) >= 2:
                return dumps([{names[0]: int(t) if t.isdigit() else t, names[1]: v}
                              for t, v in zip(tags, plain, strict=True)])
            return dumps(plain)
        return "\n".join(f"[{tag}] {value}" for tag, value in zip(tags, values, strict=True))
    mark = max(marks)
    reason = ("The passage speaks of what is asked." if mark >= 500
              else "The passage does not speak of what is asked.")
    return verdict(told, mark, reason)


def scale(mark: int, told: str) -> int:
    """Return a mark so that 500 parts relevant from not, as the prompt's strictness sees it."""
    if STRICT.search(told) and not LENIENT.search(told):
        mark = mark * 80 // 100
    elif LENIENT.search(told):
        mark = min(1000, mark * 5 // 4)
    if mark < PARTS:
        return mark * 500 // PARTS
    return 500 + (mark - PARTS) * 500 // (1000 - PARTS)


def compress(given: Material, size: str) -> str | None:
    """Return the sentences of the passages that bear on the question, as they stand."""
    passages = given.passages or ((Passage("1", *titled(given.text)),) if given.text else ())
    if not given.question or not passages:
        return None
    kept: list[str] = []
    for passage in passages:
        pieces = [
            piece for piece in re.split(r"(?<=[.!?])[ \n]+|\n+", passage.text) if piece.strip()
        ]
        title = passage.title if passage.title != passage.text else ""
        parts = tuple(replace(passage, title=title, text=piece) for piece in pieces)
        kept += [
            pieces[item.index] for item in score(given.question, parts, size) if item.mark >= 450
        ]
    if kept:
        return "\n".join(kept)
    none = re.search(r"\b(?:return|reply|respond|output|say|write)"
                     r"\b[^.\n]{0,12}?[\"'`“]?(?P<text>[A-Z][A-Z_ ]{3,30}"
                     r"[A-Z])\b|\b(?:return|reply|respond|output|say|write)(?: the phrase| with| "
                     r"exactly)? "
                     r"[\"'`“](?P<quoted>[^\"'`”\n]{2,60})[\"'`”]", given.told)
    return (none["text"] or none["quoted"]) if none else "NO_OUTPUT"
