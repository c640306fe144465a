"""Cut documents into passages of about 150 words, as a sound pipeline would send them.

HTML becomes lines of text, table rows keep their header, every passage begins with the document's
title and standing. Knows which passages hold a span of evidence.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from heldout.library import Document, documents
from scoring.records import Evidence

WORDS = 150
TAG = re.compile(r"<[^<>]{0,300}>")
BLOCK = re.compile(r"</?(?:p|div|h[1-6]|li|tr|ul|ol|table|nav|footer|header|section|title|dl|dt|dd|"
                   r"caption|thead|tbody|main|aside|br)\b[^<>]{0,300}>", re.IGNORECASE)
TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document: `head` is title and standing, `body` the text itself."""

    document: str
    number: int
    head: str
    body: str

    @property
    def text(self) -> str:
        """Return the passage as it is sent."""
        return f"{self.head}\n{self.body}"


class Shelf:
    """All passages of one company, searchable by words and by span."""

    def __init__(self, seed: int) -> None:
        self.passages: list[Passage] = []
        for document in documents(seed):
            self.passages += cut(document)
        self.words = [Counter(_words(passage.text)) for passage in self.passages]
        self.plain = [f" {' '.join(_words(passage.body))} " for passage in self.passages]
        self.of: dict[str, list[int]] = {}
        for index, passage in enumerate(self.passages):
            self.of.setdefault(passage.document, []).append(index)
        self.spread = Counter(word for words in self.words for word in words)

    def holding(self, spans: Sequence[Evidence]) -> list[int]:
        """Return the passages that together hold all spans, in order of the spans."""
        found: list[int] = []
        for span in spans:
            key = f" {' '.join(_words(TAG.sub(' ', html.unescape(span.quote))))} "
            hits = [index for index in self.of.get(span.document, []) if key in self.plain[index]]
            chosen = next((index for index in hits if index in found), hits[0] if hits else None)
            if chosen is None:
                raise LookupError(f"{span.document}: no passage holds {span.quote!r}")
            if chosen not in found:
                found.append(chosen)
        return found

    def search(self, text: str, but: Sequence[int], count: int) -> list[int]:
        """Return the passages that share the rarest words with `text`, the best first."""
        asked = [(word, 1_000_000 // self.spread[word]) for word in dict.fromkeys(_words(text))
                 if word in self.spread]
        scored = []
        for index, words in enumerate(self.words):
            if index not in but:
                mark = sum(weight for word, weight in asked if word in words)
                scored.append((-mark, index))
        return [index for _, index in sorted(scored)[:count]]


def _words(text: str) -> list[str]:
    return TOKEN.findall(text.lower())


def cut(document: Document) -> list[Passage]:
    """Return the passages of one document in reading order."""
    head = document.title
    if document.standing:
        head = f"{head} ({document.standing})"
    made: list[Passage] = []
    headings: list[tuple[int, str]] = []
    lines: list[str] = []
    table = ""

    def close() -> None:
        body = "\n".join(lines).strip()
        if body:
            above = " / ".join(text for _, text in headings[-2:])
            made.append(Passage(document.id, len(made), head if not above else f"{head}\n# {above}",
                                body))
        lines.clear()

    for line in _lines(document):
        mark = re.match(r"(#{1,6}) +(.*)", line)
        if mark:
            if sum(len(text.split()) for text in lines) > WORDS // 3:
                close()
            level = len(mark.group(1))
            if not lines:
                headings = [(n, text) for n, text in headings if n < level]
                headings.append((level, mark.group(2)))
                table = ""
                continue
        is_row = line.count("|") >= 2 or (document.format == "csv" and bool(line))
        if is_row and not table:
            table = line
        elif line and not is_row:
            table = ""
        lines.append(line)
        long = sum(len(text.split()) for text in lines) >= WORDS
        many = is_row and len(lines) >= 14
        if (long and not line) or many or (long and is_row) or \
                sum(len(text.split()) for text in lines) >= 2 * WORDS:
            close()
            if is_row and table:
                lines.append(table)
    close()
    return made


def _lines(document: Document) -> list[str]:
    if document.format != "html":
        return [line.rstrip() for line in document.text.split("\n")]
    text = re.sub(r"\s*\n\s*", " ", document.text)
    text = re.sub(r"<h([1-6])[^<>]{0,200}>(.*?)</h\1>",
                  lambda m: f"\n{'#' * int(m[1])} {m[2]}\n", text, flags=re.IGNORECASE)
    text = re.sub(r"<tr\b[^<>]{0,200}>", "\n| ", text, flags=re.IGNORECASE)
    text = re.sub(r"</t[hd]>", " | ", text, flags=re.IGNORECASE)
    text = BLOCK.sub("\n", text)
    text = html.unescape(TAG.sub(" ", text))
    return [" ".join(line.split()) for line in text.split("\n")]
