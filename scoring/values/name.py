"""Names: whole-word match of a name or an alias, accents, punctuation and articles aside.

One letter may differ in a word of six letters or more, and only where the differing word is
nowhere in the documents: then it can be no other thing's name.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from scoring.text import bare, plain
from scoring.values.reading import Reading

_CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’-]*"
PROPER = re.compile(rf"\b{_CAPITAL}(?: (?:(?:de|van|von|der|la|di|of|and) "
                    rf"){{0,2}}{_CAPITAL}){{1,4}}")
TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Madam)\.? ")
# Capitalised words that begin a sentence or a label, and name nobody.
OPENING = re.compile(r"^(?:The|This|That|These|It|Its|In|On|At|For|According|Based|Per|As|From|No|"
                     r"Yes|Not|However|Answer|Final|Please|Note|Unfortunately|Our|Your|My|A|An|If|"
                     r"When|While|Since|Under|With|Sure|Hi|Hello|Dear|Thanks|Contact|Ask|Before|"
                     r"After|Let|Here|"
                     r"There|Then|So|But|And|Also|We|I|You|Some|Opinions) ")
LONG = 6


def proper_names(text: str) -> list[Reading]:
    """Return runs of two or more capitalised words of an unfolded text; `value` is bare."""
    found = []
    for match in PROPER.finditer(plain(text)):
        called, start = match.group(), match.start()
        for strip in (OPENING, TITLES):
            cut = strip.match(called)
            if cut:
                called, start = called[cut.end():], start + cut.end()
        if (" " in called or cut) and not called.endswith(" I"):
            found.append(Reading(bare(called), called, start, match.end()))
    return found


def mentions(text: str, name: str, known: Container[str]) -> list[tuple[int, int]]:
    """Return where `name` stands, in words of `bare` text; one slip of a letter is allowed.

    `known` are the words of all documents: a word that stands there is never a slip.
    """
    words, wanted = bare(text).split(), bare(name).split()
    if not wanted:
        return []
    return [(at, at + len(wanted)) for at in range(len(words) - len(wanted) + 1)
            if all(_same(mine, theirs, known)
                   for mine, theirs in zip(words[at:at + len(wanted)], wanted, strict=True))]


def _same(mine: str, theirs: str, known: Container[str]) -> bool:
    if mine == theirs or (mine == f"{theirs}s" and len(theirs) > 2):
        return True
    return len(theirs) >= LONG and len(mine) >= LONG - 1 and abs(len(mine) - len(theirs)) < 2 \
        and theirs.isalpha() and mine.isalpha() and mine not in known and _one_edit(mine, theirs)


@lru_cache(maxsize=4_096)
def _one_edit(one: str, two: str) -> bool:
    """Say whether one letter added, lost, changed or swapped turns `one` into `two`."""
    if len(one) == len(two):
        places = [n for n in range(len(one)) if one[n] != two[n]]
        return len(places) == 1 or (len(places) == 2 and places[1] == places[0] + 1 \
            and one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]])
    short, long = sorted((one, two), key=len)
    return any(long[:n] + long[n + 1:] == short for n in range(len(long)))
