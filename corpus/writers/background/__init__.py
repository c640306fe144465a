"""Background prose: what documents say besides the facts. No sentence here states a value.

`Prose` hands out sentences of a topic in a seeded order without repeating one before all were
used, its slots filled with words that are no values of any fact.
"""

from __future__ import annotations

import re
from random import Random

from corpus.writers.background import manual, office
from corpus.writers.background.words import SLOTS

TOPICS: dict[str, tuple[str, ...]] = {
    "installing": manual.INSTALLING, "running": manual.RUNNING, "cleaning": manual.CLEANING,
    "repairing": manual.REPAIRING, "safety": manual.SAFETY, "policy": office.POLICY,
    "contract": office.CONTRACT, "minutes": office.MINUTES, "mail": office.MAIL,
    "review": office.REVIEW,
}
SLOT = re.compile(r"\{(\w+)\}")


class Prose:
    """Background sentences for one document."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._left: dict[str, list[str]] = {}

    def sentence(self, topic: str) -> str:
        """Return the next sentence of a topic, its slots filled."""
        left = self._left.setdefault(topic, [])
        if not left:
            left.extend(TOPICS[topic])
            self.random.shuffle(left)
        pattern = left.pop()
        filled = SLOT.sub(lambda match: self.random.choice(SLOTS[match.group(1)]), pattern)
        return filled[0].upper() + filled[1:]

    def paragraph(self, topic: str, sentences: int) -> str:
        """Return that many sentences as one paragraph."""
        return " ".join(self.sentence(topic) for _ in range(sentences))
