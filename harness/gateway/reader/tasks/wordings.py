"""Other words for a question: swaps that keep its grammar, concept wordings, general synonyms.

The swaps are openers and everyday nouns and verbs, in both directions; a dictionary alone does not
know which sense is meant, so its synonyms are used last and only where a noun must stand.
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import Concept
from ..question import Asked
from ..thesaurus import known, line_of
from ..words import EMPTY

OPENERS: tuple[tuple[str, str], ...] = (
    (r"^Who is ", "What is the name of "), (r"^How long is ", "For what period is "),
    (r"^How many ", "What number of "), (r"^When ", "On what date "), (r"^Where ", "In which "
        "place "),
    (r"^What does (.{2,60}) cost\b", r"How much is \1"),
    (r"^How much does (.{2,60}) cost\b", r"What is the price of \1"),
    (r"^How heavy is ", "What is the weight of "), (r"^How much is ", "What is the price of "),
    (r"^What is ", "Which is "), (r"^What are ", "Which are "), (r"^Which ", "What "))
PAIRS = """
    the_price/the_cost amount/sum site/location phone/telephone maximum/highest minimum/lowest
    customer/client supplier/vendor starts/begins start/begin ends/finishes needs/requires
    need/require agreement/contract laboratory/lab replaced/exchanged holiday/vacation
    allowed/permitted in_charge_of/responsible_for looks_after/is_responsible_for manages/runs
    document/paper issued/released employees/staff deadline/due_date period/duration weight/mass
    warranty/guarantee repair/fix broken/defective meeting/session colleague/coworker quickly/fast
    often/frequently error/fault shown/displayed instrument/device order_code/ordering_code
    spare_part/replacement_part yearly/annual currently/at_present
    together/in_total team/group version/release
""".split()
NOUN = re.compile(r"\b(?:the|an?|of|our|which|what) (?P<noun>[a-z]{4,})\b(?! [A-Z])")


@cache
def swaps() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return (pattern, replacement) of all everyday pairs, both ways."""
    found = []
    for pair in PAIRS:
        left, right = (side.replace("_", " ") for side in pair.split("/"))
        for here, there in ((left, right), (right, left)):
            found.append((re.compile(rf"(?<![\w-]){here}(?![\w-])"), there))
    return tuple(found)


def swapped(question: str) -> list[str]:
    """Return the question with its opener or one everyday word put otherwise."""
    found = []
    for opener, instead in OPENERS:
        text = re.sub(opener, instead, question, count=1)
        found += [text] if text != question else []
    for pattern, instead in swaps():
        text = pattern.sub(instead, question, count=1)
        found += [text] if text != question else []
    return found


def wordings(concept: Concept) -> tuple[str, ...]:
    """Return full wordings of a concept: cues that are words, not beginnings of words."""
    cues = (cue for cue in (*concept.say, *concept.ask) if all(known(word) for word in cue.split())
            and cue.split()[-1] not in ("for", "to", "of", "the", "in", "be"))
    return tuple(dict.fromkeys(cues))


def synonyms(word: str) -> tuple[str, ...]:
    """Return words that are synonyms of `word` and have it as a synonym; at most two."""
    near = [part.partition(":")[0] for part in line_of(word).split() if part.endswith(":1")]
    both = [other for other in near
            if re.search(rf"(?<![\w-]){re.escape(word)}:1\b", line_of(other))]
    return tuple(both[:2]) if len(near) <= 3 else ()


def replaced(question: str, asked: Asked) -> list[str]:
    """Return the question with a noun put otherwise, by the lexicon or the thesaurus."""
    found, lowered = [], question.lower()
    said = asked.concept.say if asked.concept else ()
    cues = tuple(cue for cue in wordings(asked.concept) if cue in said) if asked.concept else ()
    for here in cues:
        at = re.search(rf"\b(?:(?<=the )|(?<=of )|(?<=our ))\b{re.escape(here)}\b", lowered)
        for other in cues if at else ():
            apart = other not in here and here not in other
            if at and apart and len(other.split()) == len(here.split()):
                found.append(question[: at.start()] + other + question[at.end():])
    for match in NOUN.finditer(question):
        if match["noun"] not in EMPTY:
            start, end = match.span("noun")
            found += [question[:start] + other + question[end:]
                      for other in synonyms(match["noun"])]
    return found
