"""A page before it has a format: sections of blocks, rendered by `markdown` or `intranet`."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.facts import Fact


@dataclass(slots=True)
class Block:
    """A paragraph ("p"), bullet list ("ul"), remark ("quote") or table of facts ("table").

    A table's rows are noted as quotes by the renderer, for only it knows how a row looks.
    """

    kind: str
    items: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    blocks: list[Block]


@dataclass(slots=True)
class Page:
    """A whole page. `footnotes` are told at its end, in the order of their marks."""

    title: str
    banner: str
    meta: dict[str, str]
    colophon: str
    sections: list[Section]
    footnotes: list[str] = field(default_factory=list)
