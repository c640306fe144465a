"""Which parts of which documents were put before the model, as the gateway saw it.

A prompt is aligned to the documents greedily by its longest matching runs of tokens, so that two
documents which share a sentence are told apart by what stands around it. System prompts are never
evidence. HTML is flattened and tables are read row by row before alignment; see `layout`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.layout import Unit, flatten, units
from scoring.records import Call, Evidence, Question
from scoring.text import bare, contains, tokens

GRAM = 8           # tokens in the seed of a match
SHORTEST = 4       # documents' own short lines (a CSV row) are matched whole from this length on
SENT_SHARE = 0.95  # a span counts as sent from this share of its tokens


@dataclass(frozen=True, slots=True)
class Page:
    """One document, tokenised: its units with the token range of each."""

    id: str
    title: str
    tokens: tuple[str, ...]
    units: tuple[tuple[Unit, int, int], ...]


class Library:
    """All documents of a variant, indexed for alignment."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self.pages: dict[str, Page] = {}
        self._grams: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._lines: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self.words: set[str] = set()
        for name in sorted(documents):
            self._add(name, documents[name])

    def _add(self, name: str, text: str) -> None:
        read = units(name, text)
        words: list[str] = []
        placed = []
        for unit in read:
            found = tokens(unit.text)
            placed.append((unit, len(words), len(words) + len(found)))
            if SHORTEST <= len(found) < GRAM:
                self._lines.setdefault(tuple(found), []).append((name, len(words)))
            words.extend(found)
        title = read[0].title if read else ""
        self.words.update(bare(text).split())
        self.pages[name] = Page(name, title, tuple(words), tuple(placed))
        for at in range(len(words) - GRAM + 1):
            self._grams.setdefault(tuple(words[at:at + GRAM]), []).append((name, at))

    def sent(self, calls: Iterable[Call]) -> Sent:
        """Return what of the library stood in the prompts of `calls`."""
        seen: dict[str, set[int]] = {}
        for call in calls:
            for message in call.messages:
                if message.role not in ("system", "developer"):
                    self._align(tokens(flatten(message.content)), seen)
        return Sent(self, {name: frozenset(places) for name, places in sorted(seen.items())})

    def _align(self, prompt: list[str], seen: dict[str, set[int]]) -> None:
        at = 0
        while at < len(prompt):
            runs = self._runs(prompt, at)
            longest = max((length for _, _, length in runs), default=0)
            for name, start, length in runs:
                if length == longest:
                    seen.setdefault(name, set()).update(range(start, start + length))
            at += max(1, longest)

    def _runs(self, prompt: list[str], at: int) -> list[tuple[str, int, int]]:
        """Return (document, place, length) of every match that begins at token `at`."""
        found = []
        for name, start in self._grams.get(tuple(prompt[at:at + GRAM]), ()):
            words = self.pages[name].tokens
            length = GRAM
            while (at + length < len(prompt) and start + length < len(words)
                   and prompt[at + length] == words[start + length]):
                length += 1
            found.append((name, start, length))
        if not found:
            for size in range(GRAM - 1, SHORTEST - 1, -1):
                places = self._lines.get(tuple(prompt[at:at + size]), ())
                if places:
                    return [(name, start, size) for name, start in places]
        return found


@dataclass(frozen=True, slots=True)
class Sent:
    """The token places of each document that the model saw."""

    library: Library
    places: Mapping[str, frozenset[int]]

    def share(self, document: str, quote: str) -> float:
        """Return the share of the quote's tokens that was sent, 0 where it is not found."""
        page = self.library.pages.get(document)
        wanted = tokens(flatten(quote, document))
        if page is None or not wanted:
            return 0.0
        seen = self.places.get(document, frozenset())
        best = 0.0
        for start in range(len(page.tokens) - len(wanted) + 1):
            if list(page.tokens[start:start + len(wanted)]) == wanted:
                hits = sum(place in seen for place in range(start, start + len(wanted)))
                best = max(best, hits / len(wanted))
        return best

    def spans_sent(self, question: Question) -> float | None:
        """Return the share of evidence spans sent whole, of the set that was sent best."""
        if not question.evidence:
            return None
        return max(self._whole(spans) for spans in (question.evidence, *question.alternatives))

    def _whole(self, spans: tuple[Evidence, ...]) -> float:
        sent = sum(self.share(span.document, span.quote) >= SENT_SHARE for span in spans)
        return sent / len(spans)

    def units(self) -> Iterable[tuple[Page, Unit]]:
        """Yield every unit of which most tokens were sent, in document order."""
        for name, seen in self.places.items():
            page = self.library.pages[name]
            for unit, start, end in page.units:
                if end > start and 2 * sum(p in seen for p in range(start, end)) > end - start:
                    yield page, unit

    def about(self, names: tuple[str, ...]) -> list[str]:
        """Return the texts of sent units that are about one of `names`.

        A unit is about a thing that it names, or whose name stands in its heading or title.
        """
        found = []
        for page, unit in self.units():
            place = f"{unit.text}\n{unit.heading}\n{page.title}"
            if any(contains(place, name) for name in names):
                found.append(unit.text)
        return found
