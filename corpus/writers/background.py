"""Background prose: what documents say besides the facts, in whole paragraphs written by hand.

Each file of `corpus/prose` is a topic, each table in it a theme with several passages that can
stand for one another; "leave.planning" is the theme `planning` of `leave.toml`. A passage states
no value of any fact. Its slots are names of this company's departments and tools (see
`corpus.world.house`) and what the caller adds. Over a whole company the passage used least so far
is taken, and no document has one twice before all were used.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

LIBRARY = Path(__file__).resolve().parents[1] / "prose"


@cache
def passages(theme: str) -> tuple[str, ...]:
    """Return all passages of a theme; KeyError where there is none."""
    topic, _, name = theme.partition(".")
    table = tomllib.loads((LIBRARY / f"{topic}.toml").read_text(encoding="utf-8"))
    return tuple(" ".join(passage.split()) for passage in table[name]["passages"])


class Shelf:
    """The passages of one company: remembers which were used how often."""

    def __init__(self, house: dict[str, str]) -> None:
        self.house = house
        self.used: Counter[tuple[str, int]] = Counter()

    def take(self, theme: str, random: Random, here: set[tuple[str, int]], **slots: str) -> str:
        """Return a passage of `theme`, filled in, and add it to `here`, those of the document."""
        count = len(passages(theme))
        fresh = [n for n in range(count) if (theme, n) not in here] or list(range(count))
        fewest = min(self.used[theme, n] for n in fresh)
        number = random.choice([n for n in fresh if self.used[theme, n] == fewest])
        self.used[theme, number] += 1
        here.add((theme, number))
        filled = passages(theme)[number].format(**self.house, **slots)
        return capitalised(filled)


def as_label(name: str) -> str:
    """Return the name of a department as headers and signatures have it: "Service desk"."""
    bare = name.removeprefix("the ")
    return bare[:1].upper() + bare[1:]


def capitalised(text: str) -> str:
    """Return `text` with a capital letter at the start of every sentence: slots may begin one."""
    parts = text.split(". ")
    return ". ".join(part[:1].upper() + part[1:] for part in parts)
