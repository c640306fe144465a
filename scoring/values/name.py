"""Names: whole-word match of a name or an alias, accents, punctuation and articles aside."""

from __future__ import annotations

import re

from scoring.text import bare, contains, plain
from scoring.values.number import Reading

PROPER = re.compile(r"\b[^\W\d_a-zà-ÿ][\w'’-]*(?: (?:(?:de|van|von|der|la|di|of) ){0,2}"
                    r"[^\W\d_a-zà-ÿ][\w'’-]*){1,4}")


def proper_names(answer: str) -> list[Reading]:
    """Return runs of two or more capitalised words of an unfolded answer; `value` is bare."""
    text = plain(answer)
    return [Reading(bare(m.group()), m.group(), *m.span()) for m in PROPER.finditer(text)]


def states(answer: str, names: tuple[str, ...]) -> bool:
    """Say whether any of `names` stands in the answer as whole words."""
    return any(contains(answer, name) for name in names)
