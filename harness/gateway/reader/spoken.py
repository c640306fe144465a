"""Which concepts a text speaks of, whatever is asked: read once for all questions.

Finds what `lexicon.saying` finds for each concept, for all concepts in one pass: only where a
word begins are the cues looked up, by their first three characters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lexicon import concepts

HEAD, LEAST = 3, 2  # characters by which a cue is looked up, and those of the shortest one
PARTS = re.compile("[:;] ")
JOINTS = str.maketrans("_-", "  ")  # what may stand between the words of a cue, besides a space


@cache
def _cues() -> dict[str, tuple[tuple[str, bool, frozenset[str]], ...]]:
    """Return first characters → (cue, whether a word ends with it, the concepts' ids)."""
    users: dict[tuple[str, bool], set[str]] = {}
    for concept in concepts():
        for cue in concept.say:
            body = cue.lower().removesuffix(".").translate(JOINTS)
            users.setdefault((body, cue.endswith(".")), set()).add(concept.id)
    found: dict[str, tuple[tuple[str, bool, frozenset[str]], ...]] = {}
    for (body, closed), ids in sorted(users.items()):
        found[body[:HEAD]] = (*found.get(body[:HEAD], ()), (body, closed, frozenset(ids)))
    return found


@cache
def _start() -> re.Pattern[str]:
    """Return the start of a word with which a cue may begin."""
    first = "".join(sorted({head[0] for head in _cues()}))
    return re.compile(f"(?<![a-z])[{re.escape(first)}]")


@lru_cache(maxsize=16_384)
def spoken(text: str) -> frozenset[str]:
    """Return the ids of the concepts that the lower-case text speaks of.

    No cue reaches over a colon or semicolon, so the parts between them are read one by one: those
    of a table's rows come again and again.
    """
    return frozenset[str]().union(*map(_spoken, PARTS.split(text)))


@lru_cache(maxsize=16_384)
def _spoken(text: str) -> frozenset[str]:
    text, found, table = text.translate(JOINTS), set[str](), _cues()
    for match in _start().finditer(text):
        at = match.start()
        for body, closed, ids in (*table.get(text[at:at + HEAD], ()),
                                  *table.get(text[at:at + LEAST], ())):
            if text.startswith(body, at):
                after = text[at + len(body):at + len(body) + 1]
                if not (closed and "a" <= after <= "z"):
                    found |= ids
    return frozenset(found)
