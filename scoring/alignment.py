"""Find which stretches of which documents stand in a prompt: runs of tokens, small gaps allowed.

A run begins with eight equal tokens (or is a document's own short line, whole) and goes on over a
gap of at most three tokens on either side where four equal ones follow. What stands in the gap was
not sent. Of runs that begin at the same place the longest counts, so that two documents which
share a sentence are told apart by what stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GRAM = 8       # tokens in the seed of a run
SHORTEST = 4   # documents' own short lines (a CSV row) are matched whole from this length on
GAP = 3        # tokens that may be missing or added
RESUME = 4     # equal tokens after a gap
STRIDE = 16    # tokens compared at once

Run = tuple[int, list[tuple[int, int]]]   # tokens of the prompt used, and (start, end) ranges
GAPS = sorted(((a, b) for a in range(GAP + 1) for b in range(GAP + 1) if a or b),
              key=lambda gap: (gap[0] + gap[1], gap))


@dataclass(slots=True)
class Index:
    """Seeds of all documents: each eight tokens, each short line, with their places."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    grams: dict[tuple[str, ...], list[tuple[str, int]]] = field(default_factory=dict)
    lines: dict[tuple[str, ...], list[tuple[str, int]]] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set)   # the first tokens of all short lines

    def add(self, name: str, text: tuple[str, ...], lines: Sequence[tuple[int, int]]) -> None:
        """Add a document's tokens; `lines` are the ranges of its own lines."""
        self.texts[name] = text
        for start, end in lines:
            if SHORTEST <= end - start < GRAM:
                self.lines.setdefault(text[start:end], []).append((name, start))
                self.openings.add(text[start])
        for at in range(len(text) - GRAM + 1):
            self.grams.setdefault(text[at:at + GRAM], []).append((name, at))

    def align(self, prompt: Sequence[str], seen: dict[str, set[int]]) -> list[tuple[int, int]]:
        """Add to `seen` which tokens of which documents stand in `prompt`.

        Returns the ranges of the prompt's tokens that were recognised.
        """
        words = tuple(prompt)
        covered, at, last = [], 0, len(words)
        while at < last:
            used, found = self._longest(words, at)
            for name, ranges in found:
                places = seen.setdefault(name, set())
                for start, end in ranges:
                    places.update(range(start, end))
            if used:
                covered.append((at, at + used))
            at += max(1, used)
        return covered

    def _longest(self, prompt: tuple[str, ...], at: int
                 ) -> tuple[int, list[tuple[str, list[tuple[int, int]]]]]:
        seeds = self.grams.get(prompt[at:at + GRAM])
        if seeds is None:
            if prompt[at] not in self.openings:
                return 0, []
            for size in range(GRAM - 1, SHORTEST - 1, -1):
                places = self.lines.get(prompt[at:at + size])
                if places:
                    return size, [(name, [(start, start + size)]) for name, start in places]
            return 0, []
        if len(seeds) == 1:
            name, start = seeds[0]
            used, ranges = _run(prompt, at, self.texts[name], start)
            return used, [(name, ranges)]
        best, used, found = 0, 0, []
        for name, start in seeds:
            length, ranges = _run(prompt, at, self.texts[name], start)
            matched = sum(end - begin for begin, end in ranges)
            if matched > best:
                best, used, found = matched, length, [(name, ranges)]
            elif matched == best:
                found.append((name, ranges))
        return used, found

    def places(self, name: str, wanted: Sequence[str]) -> list[int]:
        """Return where the tokens `wanted` stand in a document."""
        text, words = self.texts.get(name, ()), tuple(wanted)
        size = len(words)
        if size >= GRAM:
            starts = [at for where, at in self.grams.get(words[:GRAM], ()) if where == name]
        else:
            starts = [at for at, word in enumerate(text) if words and word == words[0]]
        return [at for at in starts if text[at:at + size] == words]


def _same(one: Sequence[str], first: int, two: Sequence[str], second: int) -> int:
    """Return how many tokens are equal from these places on."""
    most = min(len(one) - first, len(two) - second)
    length = 0
    while length < most:
        step = min(STRIDE, most - length)
        if one[first + length:first + length + step] == two[second + length:second + length + step]:
            length += step
            continue
        while one[first + length] == two[second + length]:
            length += 1
        break
    return length


def _run(prompt: Sequence[str], at: int, text: Sequence[str], start: int) -> Run:
    """Return the run that begins at token `at` of the prompt and `start` of the document."""
    here, there = at, start
    ranges: list[tuple[int, int]] = []
    while True:
        length = _same(prompt, here, text, there)
        ranges.append((there, there + length))
        here, there = here + length, there + length
        gap = _gap(prompt, here, text, there)
        if gap is None:
            return here - at, ranges
        here, there = here + gap[0], there + gap[1]


def _gap(prompt: Sequence[str], here: int, text: Sequence[str], there: int
         ) -> tuple[int, int] | None:
    """Return the smallest gap (tokens of prompt, of text) after which both go on alike."""
    words, printed = prompt[here:here + GAP + RESUME], text[there:there + GAP + RESUME]
    if frozenset(words[:GAP + 1]).isdisjoint(printed[:GAP + 1]):
        return None
    for a, b in GAPS:
        if a + RESUME <= len(words) and b + RESUME <= len(printed) and words[a] == printed[b] \
                and words[a:a + RESUME] == printed[b:b + RESUME]:
            return a, b
    return None
