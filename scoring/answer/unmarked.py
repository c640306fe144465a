"""Names that an answer gives without marking them: in small letters, in a row, after a verb.

Also which names are the right ones, and which only repeat what was asked.
"""

from __future__ import annotations

import re

from scoring.records import Question
from scoring.text import bare, contains, fold
from scoring.values.reading import Reading

SAID = re.compile(r"(?:^|.*?(?:\b(?:is|are|was|were|called|named|as|be|it's|that's|known as)\b|:))"
                  r" ?(?:the |a |an |our |your )*(?P<what>[^.;!?]{1,80})")
EMPTY = frozenset(
    "it this that there here someone somebody they he she not stated known given unknown none "
    "nobody responsible the answer yes no certainly sure ok okay maybe perhaps please see ask "
    "depends of course person team manager colleague somewhere na nil null n a".split())
FULL = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]*(?: (?:de |van |von |der |la |di )?"
                  r"[^\W\d_a-zà-ÿ][\w.'’-]*)+")
HEDGES = frozenset(("i believe", "i think", "i guess", "i suppose", "i assume", "probably", "yes",
                    "yep", "sure", "full stop", "no", "wait", "no wait"))
MOST = 12     # words of an enumeration of names in small letters
LONGEST = 7  # words of an answer that is nothing but a name, capitals or not


def gold_names(question: Question) -> tuple[str, ...]:
    """Return all right names: the gold, its aliases, and "Roe, Jane" for "Jane Roe"."""
    aliases = question.gold.aliases[0] if question.gold.aliases else ()
    turned = tuple(f"{name.rpartition(' ')[2]}, {name.rpartition(' ')[0]}"
                   for name in question.gold.values if FULL.fullmatch(name))
    return (*question.gold.values, *aliases, *turned)


def explained(question: Question, name: str) -> bool:
    """Say whether a name is only the subject's, the question's or the gold's."""
    names = (question.subject.name, *question.subject.aliases, *gold_names(question))
    return contains(question.text, name) or any(
        contains(other, name) or contains(name, other) for other in names)


def enumerated(question: Question, folded: str) -> list[Reading]:
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
            if 0 < len(folded[a:b].split()) < 4 and bare(folded[a:b]) not in HEDGES
            and not explained(question, folded[a:b])]


def complement(question: Question, text: str, folded: str) -> list[Reading]:
    """Return the words that an answer without full names gives as the name, if it gives any.

    Where the right one is a full name in capitals, one capitalised word is needed.
    """
    match = SAID.match(folded) if len(folded.split()) > LONGEST else None
    what = match["what"] if match else folded if len(folded.split()) <= LONGEST else ""
    short = None if match else SAID.match(what)
    what = (short["what"] if short and short["what"] else what).strip(" .!")
    words = [word for word in bare(what).split() if word not in EMPTY]
    asked = set(bare(" ".join((question.text, question.subject.name,
                               *question.subject.aliases))).split())
    if not words or len(words) > LONGEST or all(word in asked for word in words):
        return []
    gold = question.gold.values[0] if question.gold.values else ""
    if not gold or FULL.fullmatch(gold):
        capitals = {fold(word) for word in re.findall(r"[^\W\d_a-zà-ÿ][\w'-]+", text)}
        if len(words) > 3 or not any(word in capitals for word in words):
            return []
    at = max(folded.find(what), 0)
    return [Reading(bare(what), what, at, at + len(what))]
