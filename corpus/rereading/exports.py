"""JSON exports: each scalar is a unit, read with its keys and with the objects around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from corpus.rereading.rows import SENTENCE_WORDS
from corpus.rereading.units import Unit, sentences

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
SPACED = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")


def exported(text: str, title: str) -> Iterator[Unit]:
    """Yield the scalars of a JSON text; raises `ValueError` where it is no JSON any more."""
    json.loads(text)
    tokens = list(TOKEN.finditer(text))
    yield from _Walk(text, tokens, title).value((), ())[1]


class _Walk:
    """Recursive descent over tokens: `json` itself does not tell where a value stands."""

    def __init__(self, text: str, tokens: list[re.Match[str]], title: str) -> None:
        self.text, self.tokens, self.title, self.at = text, tokens, title, 0

    def value(self, keys: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, list[Unit]]:
        """Read one value: its scalars as one text, and its units."""
        token = self.tokens[self.at]
        self.at += 1
        if token.group() == "{":
            return self._object(keys, around, token.start())
        if token.group() == "[":
            said, units = [], []
            while self.tokens[self.at].group() != "]":
                if self.tokens[self.at].group() == ",":
                    self.at += 1
                words, more = self.value(keys, around)
                said.append(words)
                units += more
            self.at += 1
            return " / ".join(said), units
        scalar = json.loads(token.group())
        words = {True: "yes", False: "no"}[scalar] if isinstance(scalar, bool) else \
            "" if scalar is None else str(scalar)
        return words, self._units(words, token.start(), token.end(), keys, around)

    def _object(self, keys: tuple[str, ...], around: tuple[str, ...], start: int
                ) -> tuple[str, list[Unit]]:
        """Read an object twice: its own scalars name what the values in it are about."""
        begin = self.at
        own: list[str] = []
        units: list[Unit] = []
        for known in (False, True):
            self.at, units = begin, []
            inner = (" ".join(own), *around) if known else around
            while self.tokens[self.at].group() != "}":
                if self.tokens[self.at].group() == ",":
                    self.at += 1
                key = str(json.loads(self.tokens[self.at].group()))
                self.at += 2
                nested = self.tokens[self.at].group() == "{"
                words, more = self.value((SPACED.sub(" ", key), *keys), inner)
                if not known and not nested:
                    own.append(words)
                units += more
            self.at += 1
        return " ".join(own), units

    def _units(self, words: str, start: int, end: int, keys: tuple[str, ...],
               around: tuple[str, ...]) -> list[Unit]:
        if not words:
            return []
        above = (*around, self.title)
        if len(words.split()) >= SENTENCE_WORDS:
            return [Unit(unit.text, start, end, above, "", unit.text)
                    for unit in sentences(words, 0, above)]
        return [Unit(words, start, end, above, " ".join(keys[:2]) or " ", words)]
