"""Which parts of which documents were put before the model, as the gateway saw it.

A prompt is aligned to the documents by runs of tokens (`alignment`) and by table rows in another
dress (`rows`). System prompts are never evidence. HTML is flattened and tables are read row by row
before alignment; see `layout`.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from scoring.alignment import SHORTEST, Index
from scoring.layout import Unit, flatten, table_rows, units
from scoring.records import Call, Evidence, Question
from scoring.rows import Row, Rows
from scoring.text import bare, tokens

CELL = re.compile(r";(?=\S)|,(?=\S)(?!\d{3}(?!\d))")   # between the cells of a CSV row
PROMPTS = 64   # prompts remembered: an answer and the model's own reply are judged by the same one
SENT_SHARE = 0.95  # a span counts as sent from this share of its tokens


@lru_cache(maxsize=32_768)
def _tokens(line: str) -> tuple[str, ...]:
    """Return the tokens of a line; the same chunks are sent again and again."""
    return tuple(tokens(line))


@dataclass(frozen=True, slots=True)
class Placed:
    """One unit in its document: what it says, the range of its tokens, and what it is about.

    `printed` has the cells of a CSV row apart; `about` holds the words of unit, heading and title,
    between blanks.
    """

    text: str
    printed: str
    start: int
    end: int
    about: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document with its units in order."""

    id: str
    units: tuple[Placed, ...]


def _printed(name: str, unit: Unit) -> str:
    return CELL.sub(" | ", unit.text) if name.endswith(".csv") else unit.text


def _about(unit: Unit) -> str:
    place = f"{unit.text}\n{unit.heading}\n{unit.title}"
    return f" {bare(place)} "


class Library:
    """All documents of a variant, indexed for alignment; `words` are all their words."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self.pages: dict[str, Page] = {}
        self.words: set[str] = set()
        self.index, self.rows = Index(), Rows()
        self._spans: dict[tuple[str, str], tuple[int, list[int]]] = {}
        self._prompts: OrderedDict[str, dict[str, frozenset[int]]] = OrderedDict()
        for name in sorted(documents):
            self._add(name, documents[name])

    def _add(self, name: str, text: str) -> None:
        read = units(name, text)
        found = [tuple(tokens(unit.text)) for unit in read]
        ends = list(accumulate(map(len, found)))
        placed = tuple(Placed(unit.text, _printed(name, unit), end - len(part), end,
                              _about(unit))
                       for unit, part, end in zip(read, found, ends, strict=True))
        self.pages[name] = Page(name, placed)
        self.words.update(bare(text).split())
        self.index.add(name, tuple(word for part in found for word in part),
                       [(unit.start, unit.end) for unit in placed])
        self.rows.add(Row(name, found[row], ends[row] - len(found[row]), found[head],
                          ends[head] - len(found[head]))
                      for head, row in table_rows(name, read))

    def sent(self, calls: Iterable[Call]) -> Sent:
        """Return what of the library stood in the prompts of `calls`."""
        prompts = dict.fromkeys(message.content for call in calls for message in call.messages
                                if message.role not in ("system", "developer"))
        parts = [self._seen(prompt) for prompt in prompts]
        if len(parts) == 1:
            return Sent(self, parts[0])
        names = sorted({name for part in parts for name in part})
        return Sent(self, {name: frozenset().union(*(part.get(name, ()) for part in parts))
                           for name in names})

    def _seen(self, prompt: str) -> dict[str, frozenset[int]]:
        """Return the places that a prompt holds; the last prompts are remembered."""
        found = self._prompts.get(prompt)
        if found is None:
            seen: dict[str, set[int]] = {}
            self._align(flatten(prompt), seen)
            found = {name: frozenset(places) for name, places in sorted(seen.items())}
            self._prompts[prompt] = found
            if len(self._prompts) > PROMPTS:
                self._prompts.popitem(last=False)
        return found

    def _align(self, text: str, seen: dict[str, set[int]]) -> None:
        """Align a prompt whole, then each of its lines that no run covers."""
        lines = [_tokens(line) for line in text.split("\n")]
        covered = self.index.align(tuple(chain.from_iterable(lines)), seen)
        at, spans = 0, iter([*covered, (1 << 60, 1 << 60)])
        start, end = next(spans)
        for line in filter(None, lines):
            while end <= at:
                start, end = next(spans)
            here, at = at, at + len(line)
            if (here < start or end < at) and len(line) >= SHORTEST:
                self.rows.align(line, seen)

    def span(self, document: str, quote: str) -> tuple[int, list[int]]:
        """Return how many tokens a quote has and where it begins in its document; remembered."""
        key = (document, quote)
        if key not in self._spans:
            wanted = tokens(flatten(quote, document))
            self._spans[key] = len(wanted), self.index.places(document, wanted)
        return self._spans[key]


@dataclass(frozen=True, slots=True)
class Sent:
    """The token places of each document that the model saw."""

    library: Library
    places: Mapping[str, frozenset[int]]

    def share(self, document: str, quote: str) -> float:
        """Return the share of the quote's tokens that was sent, 0 where it is not found."""
        size, starts = self.library.span(document, quote)
        seen = self.places.get(document, frozenset())
        return max((len(seen.intersection(range(start, start + size))) / size
                    for start in starts), default=0.0)

    def spans_sent(self, question: Question) -> float | None:
        """Return the share of evidence spans sent whole, of the set that was sent best."""
        if not question.evidence:
            return None
        return max(self._whole(spans) for spans in (question.evidence, *question.alternatives))

    def _whole(self, spans: tuple[Evidence, ...]) -> float:
        sent = sum(self.share(span.document, span.quote) >= SENT_SHARE for span in spans)
        return sent / len(spans)

    def units(self) -> Iterable[Placed]:
        """Yield every unit of which most tokens were sent, in document order."""
        for name, seen in self.places.items():
            for unit in self.library.pages[name].units:
                size = unit.end - unit.start
                if size and 2 * len(seen.intersection(range(unit.start, unit.end))) > size:
                    yield unit

    def about(self, names: tuple[str, ...]) -> list[str]:
        """Return the texts of sent units that are about one of `names`.

        A unit is about a thing that it names, or whose name stands in its heading or title.
        """
        wanted = [f" {words} " for words in map(bare, names) if words]
        return [unit.printed for unit in self.units()
                if any(name in unit.about for name in wanted)]
