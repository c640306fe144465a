"""Words that compare, and which of them point the same way: "less time" is not "longer"."""

from __future__ import annotations

import re
from collections.abc import Set

OPPOSITES = (("heavier", "lighter"), ("longer", "shorter"), ("higher", "lower"), ("more", "less "
                                                                                  "fewer"),
             ("bigger larger greater", "smaller"), ("cheaper", "dearer costlier pricier"),
             ("earlier sooner first before", "later after last"), ("older", "newer younger"),
             ("faster quicker", "slower longer"), ("better", "worse"), ("wider", "narrower"),
             ("stricter tighter", "looser laxer"), ("hotter warmer", "colder cooler"),
             ("closer nearer", "farther further"), ("most", "least fewest"),
             ("highest", "lowest"), ("longest", "shortest"), ("largest biggest", "smallest"))
# Said of one and the same attribute these point up and down: "costs more" is "dearer".
UP = frozenset("heavier longer higher more bigger larger greater dearer costlier pricier wider "
               "exceed exceeds exceeded".split())
DOWN = frozenset("lighter shorter lower less fewer smaller cheaper narrower".split())
EQUAL = re.compile(r"\b(?:the same|equal(?:ly)?|identical|as \w+ as|no difference|tied?)\b")
WORDS = frozenset(word for pair in OPPOSITES for side in pair for word in side.split()) | UP | DOWN


def kin(asked: Set[str]) -> set[str]:
    """Return the words that compare as `asked` do, either way round."""
    pairs = [{*one.split(), *two.split()} for one, two in OPPOSITES]
    return {word for pair in pairs if pair & asked for word in pair}


def reversed_(asked: Set[str], said: Set[str]) -> bool:
    """Say whether what is said compares the other way round than what is asked."""
    for pair in (*((set(one.split()), set(two.split())) for one, two in OPPOSITES), (UP, DOWN)):
        for one, two in (pair, pair[::-1]):
            if asked & one and said & two and not said & one and not asked & two:
                return True
    return False
