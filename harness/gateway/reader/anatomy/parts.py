"""The parts of a request, as the rest of the reader sees them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One retrieved text. `tag` is what a citation would name: its number or id, or its rank.

    `title` also holds what was said of the passage's standing: source, dates, region, score.
    """

    tag: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Shot:
    """An example of a question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Chat:
    """The parts of a request. `question` is empty where nothing was asked."""

    instructions: str
    passages: tuple[Passage, ...]
    question: str
    shots: tuple[Shot, ...] = ()
