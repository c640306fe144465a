"""Of several values, those that an answer gives for what was asked, by the words beside each.

"The cable is 3 m long and the probe tube is 250 mm long": asked for the tube, the cable's length is
no second answer. A value is set aside where its part of the sentence shares fewer words with the
question than another's and has words of its own; a bare list of values sets none aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoring.text import bare
from scoring.values.reading import Reading

PART = re.compile(r"[,;()]|[.!?] | - | / | and (?!a half)| while | whereas | but | with | then | "
                  r"plus | "
                  r"although | though | after which | having | which | in addition | compared "
                  r"(?:to|with) | "
                  r"versus | vs\.? | as well as ")
VERSION = re.compile(r"\b\d+\.\d+(?:\.\d+)*\b")
BESIDE = re.compile(r"^ ?\(([^()]{1,60})\)")
NEW = re.compile(r"[,;](?! (?:or|and)\b)")
EMPTY = frozenset(
    "is are was were be been being has have had do does did can could may might must shall should "
    "will would of in on at to for from by with as per than that this these those there here it "
    "its "
    "they them their he she his her we our you your i my me one ones some any all both each every "
    "and or but not no only just also about around approximately roughly exactly precisely up so "
    "if then when while what which who whom whose how many much long far often where why answer "
    "answers "
    "value figure amount total number equals equal gives given according source document passage "
    "passages think believe maybe perhaps possibly probably likely sure certain know seems appears "
    "documents sources sheet actually currently now today still yes well ok thus therefore hence "
    "namely ie eg typically "
    "more less fewer usually normally either neither alternatively instead again stated says "
    "said states mentioned suggest suggests indicate indicates "
    "month months year years day days week weeks hour hours minute minutes seconds eur usd "
    "gbp percent per cent bar c v kg mm m".split())


def for_what_was_asked(question: str, text: str, readings: Sequence[Reading],
                       named: bool = False) -> list[bool]:
    """Return for each reading of folded `text` whether it may be an answer to what was asked.

    Where readings are names (`named`), one name tells what another is of, so all of a part counts.
    """
    if len(readings) < 2:
        return [True] * len(readings)
    asked = telling(question)
    parts = [_clause(text, reading) if named else _part(text, readings, place)
             for place, reading in enumerate(readings)]
    shared = [len(part & asked) for part in parts]
    own = [len(part - asked) for part in parts]
    best = max(shared)
    leading = min(count for count, hits in zip(own, shared, strict=True) if hits == best)
    kept = [(hits == best and not (count and not leading and best)) or not count
            for hits, count in zip(shared, own, strict=True)]
    if not best and not own[0] and all(count > 1 for count in own[1:]):
        kept = [True, *[False] * (len(readings) - 1)]  # "45 seconds, although it stops after ..."
    if not best and own[0] == 1 and not telling(text[: readings[0].start]) \
            and all(_new_clause(text, readings, place) for place in range(1, len(readings))):
        kept = [True, *[False] * (len(readings) - 1)]  # "72 h of reserve, recharging takes 9 h"
    return kept if any(kept) else [True] * len(readings)


def _new_clause(text: str, readings: Sequence[Reading], place: int) -> bool:
    """Say whether the words before a reading, behind a comma, tell of something new."""
    between = text[readings[place - 1].end:readings[place].start]
    mark = NEW.search(between)
    return mark is not None and len(telling(between[mark.end():])) > 1


def own_words(question: str, text: str, readings: Sequence[Reading], place: int) -> bool:
    """Say whether a reading has telling words beside it that the question has not."""
    return bool(_part(text, readings, place) - telling(question))


def _clause(text: str, reading: Reading) -> frozenset[str]:
    """Return the telling words of the part of the sentence around a reading."""
    before, after = text[: reading.start], text[reading.end:]
    cuts, cut = list(PART.finditer(before)), PART.search(after)
    return telling(f"{before[cuts[-1].end():] if cuts else before} "
                   f"{after[: cut.start()] if cut else after}")


def _part(text: str, readings: Sequence[Reading], place: int) -> frozenset[str]:
    """Return the telling words of a reading's part of the sentence, other readings left out."""
    reading = readings[place]
    left = readings[place - 1].end if place else 0
    right = readings[place + 1].start if place + 1 < len(readings) else len(text)
    before = text[left:reading.start]
    cuts = list(PART.finditer(before))
    head = before[cuts[-1].end():] if cuts else before
    opened = bool(cuts) and cuts[-1].group() == "("
    if opened and not telling(head):  # "the glaze firing (11 hours)"
        inner = list(PART.finditer(before[: cuts[-1].start()]))
        head = before[inner[-1].end() if inner else 0: cuts[-1].start()]
    after = text[reading.end:right]
    beside = BESIDE.match(after)  # "1,180,000 (2023)"
    if beside:
        return telling(f"{head} {beside[1]}")
    cut = PART.search(after)
    tail = after[: cut.start()] if cut else after
    if place + 1 < len(readings) and not cut and not cuts and telling(head):
        tail = ""  # words between two values with no mark between them belong to the second
    return telling(f"{head} {tail}")


def telling(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say what it is about."""
    words = [stem(word) for word in bare(text).split()
             if word not in EMPTY and (not word.isdigit() or len(word) == 4)]
    return frozenset((*words, *VERSION.findall(text)))


def stem(word: str) -> str:
    """Return a word without its ending, as far as words are compared."""
    for end in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: len(word) - len(end)].rstrip("e")
    return word.rstrip("e")
