"""Which things a text names: all entities of a company by name and alias, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.facts import Entity

WORD = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity at a place of a text."""

    entity: Entity
    start: int
    end: int


class Names:
    """Finds whole names. Names of several words are found in any case, others as written."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        bearers: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                bearers.setdefault(name, []).append(entity)
        self.by_word: dict[str, list[tuple[str, str, list[Entity]]]] = {}
        for name in sorted(bearers, key=lambda name: (-len(name), name)):
            first = WORD.search(name)
            if first and first.start() == 0:
                self.by_word.setdefault(first.group().lower(), []).append(
                    (name, name.lower(), bearers[name]))
        self._seen: dict[str, list[Mention]] = {}

    def within(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order; none lies within another."""
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def masked(self, text: str) -> str:
        """Return `text` without its names: "Standby Duty Policy" says nothing about standby."""
        places = dict.fromkeys((mention.start, mention.end) for mention in self.within(text))
        for start, end in reversed(places):
            text = text[:start] + "\0" + text[end:]
        return text

    def _find(self, text: str) -> list[Mention]:
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter whose small form is longer: places would shift
            lowered = text
        found: list[Mention] = []
        last = 0
        for word in WORD.finditer(lowered):
            if word.start() < last:
                continue
            for name, small, entities in self.by_word.get(word.group(), ()):
                end = word.start() + len(name)
                if not lowered.startswith(small, word.start()) or _goes_on(lowered, end):
                    continue
                if " " not in name and not text.startswith(name, word.start()):
                    continue
                found += [Mention(entity, word.start(), end) for entity in entities]
                last = end
                break
        return found


def _goes_on(text: str, end: int) -> bool:
    after = text[end:end + 2]
    return bool(after[:1].isalnum() or after[:1] == "_"
                or (after[:1] == "-" and after[1:2].isdigit()))
