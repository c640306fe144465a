"""The ways in which a manual slips in a fact: running text, notes, footnotes, lists, a table."""

from __future__ import annotations

from collections.abc import Callable

from corpus.facts import Entity, Status
from corpus.world.goods import Line
from corpus.writers.desk import Sheet
from corpus.writers.goods import tables


class Notes:
    """One manual's view of its family; collects footnotes for the end of the document."""

    def __init__(self, sheet: Sheet, line: Line, variants: tuple[Entity, ...]) -> None:
        self.sheet, self.line, self.variants = sheet, line, variants
        self.footnotes: list[str] = []
        self.depth = sheet.random.choice((1, 1, 1, 1, 1, 2))

    def passage(self, theme: str) -> str:
        """Return a paragraph of the library, about this family."""
        return self.sheet.passage(theme, family=self.line.family)

    def own(self, theme: str) -> str:
        """Return a paragraph on how instruments of this principle are handled."""
        return self.passage(f"manual-{self.line.principle.name}.{theme}")

    def several(self, source: Callable[[str], str], theme: str) -> list[str]:
        """Return one to three paragraphs of a theme: some manuals are terse, some thorough."""
        lines: list[str] = []
        for _ in range(self.depth):
            lines += ["", source(theme)]
        return lines[1:]

    def sentences(self, name: str, variants: tuple[Entity, ...], place: str) -> list[str]:
        """Return one sentence for each variant and edition that has the attribute."""
        made = []
        for variant in variants:
            for fact in self.sheet.desk.facts(variant.id, name, status=Status.CURRENT):
                edition = fact.scope.edition
                subject = f"{variant.name} ({edition})" if edition else variant.name
                made.append(self.sheet.say(fact, subject, place=place))
        return made

    def quoted(self, name: str, variants: tuple[Entity, ...]) -> list[str]:
        """Return a note set off from the text, one sentence a line."""
        said = self.sentences(name, variants, "list")
        word = self.sheet.pick("Note", "Mind", "Important")
        return [f"> **{word}:**", *(f"> {text}" for text in said)] if said else []

    def footnote(self, name: str, variants: tuple[Entity, ...]) -> str:
        """Return the marks of footnotes, one for each sentence, and keep their text."""
        marks = ""
        for text in self.sentences(name, variants, "footnote"):
            number = len(self.footnotes) + 1
            self.footnotes.append(f"[^{number}]: {text}")
            marks += f"[^{number}]"
        return marks

    def bullets(self, name: str) -> list[str]:
        """Return a list with one sentence a variant."""
        return [f"- {text}" for text in self.sentences(name, self.variants, "list")]

    def spread(self, name: str, theme: str) -> list[str]:
        """Return the attribute of all variants: in a table, in a note, or deep in paragraphs."""
        shape = self.sheet.random.randrange(4)
        if shape == 0:
            return tables.pipes(self.sheet, self.variants, (name,))
        if shape == 1:
            first, rest = self.variants[:1], self.variants[1:]
            said = self.sentences(name, first, "deep")
            return [f"{self.own(theme)} {' '.join(said)}", "", *self.quoted(name, rest)]
        half = len(self.variants) // 2
        lines = []
        for part in (self.variants[:half], self.variants[half:]):
            said = self.sentences(name, part, "deep")
            lines += [f"{self.passage(f'manual.{name}')} {' '.join(said)}", ""]
        return lines[:-1]
