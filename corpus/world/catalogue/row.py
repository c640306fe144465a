"""What one attribute is: its value type, what documents call it, and how to recognise it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import ValueType


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of one entity kind.

    `noun` is the phrase documents lean on, in table heads and overviews. `synonyms` are other
    words people use for the same thing. `telltales` are lower-case phrases of which at least one
    stands in every phrasing: the checker recognises a statement by them. `unit` as in
    `facts.Value`; None where there is none or each fact brings its own.
    """

    id: str
    kind: str
    type: ValueType
    noun: str
    synonyms: tuple[str, ...]
    telltales: tuple[str, ...]
    unit: str | None = None
    is_list: bool = False
