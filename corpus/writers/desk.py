"""The desk at which documents are written: it numbers nothing and remembers where facts stand.

A `Sheet` is one document in the making. `say` turns a fact into a sentence by one of the phrasings
of its attribute and notes the sentence as the fact's quote; `note` records a quote written by hand.
"""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Document, Fact, Quote, Stated, Status
from corpus.world import World
from corpus.writers.background import Shelf
from corpus.writers.hand import Hand
from corpus.writers.house_style import show
from corpus.writers.phrases import PHRASES

# What the glossary alone tells: left out where all facts of a subject are asked for.
GLOSSARY_ONLY = ("short_name",)


class Desk:
    """Collects finished documents and quotes of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.documents: list[Document] = []
        self.quotes: list[Quote] = []
        self.shelf = Shelf(world.house)
        self.by_subject: dict[str, list[Fact]] = {}
        self.name_of = {entity.id: entity.name for entity in world.ledger.entities}
        self.kind_of = {entity.id: entity.kind for entity in world.ledger.entities}
        for fact in world.ledger.facts:
            self.by_subject.setdefault(fact.subject, []).append(fact)

    def facts(self, subject: str, *names: str, status: Status | None = None,
              region: str | None = None) -> list[Fact]:
        """Return the facts about `subject` in the order of `names`, or all of them."""
        found = [
            fact for fact in self.by_subject.get(subject, [])
            if (status is None or fact.status is status)
            and (region is None or fact.scope.region in (region, None))
        ]
        if names:
            return [fact for name in names for fact in found if fact.attribute == name]
        return [fact for fact in found if fact.attribute not in GLOSSARY_ONLY]

    def sheet(self, path: str) -> Sheet:
        """Start a document with a random stream of its own."""
        return Sheet(self, path, self.world.ledger.stream(f"document {path}"))


class Sheet:
    """One document in the making: lines, and the quotes that stand in them."""

    def __init__(self, desk: Desk, path: str, random: Random) -> None:
        self.desk, self.path, self.random = desk, path, random
        self.lines: list[str] = []
        self.house = desk.world.house
        self.hand = Hand.of(desk.world.ledger.stream(f"hand {path}"))
        self.taken: set[tuple[str, int]] = set()
        self.used: dict[tuple[str, str], int] = {}

    def write(self, *lines: str) -> None:
        """Append lines as they are."""
        self.lines.extend(lines)

    def pick(self, *options: str) -> str:
        """Return one of the wordings."""
        return self.random.choice(options)

    def passage(self, *themes: str, **slots: str) -> str:
        """Return one background passage of each theme, as one paragraph."""
        return " ".join(self.desk.shelf.take(theme, self.random, self.taken, **slots)
                        for theme in themes)

    def note(self, fact: Fact, text: str, place: str = "prose",
             stated: Stated = Stated.ASSERTED) -> None:
        """Record that `text`, which stands in this document, proves `fact`."""
        self.desk.quotes.append(Quote(fact.id, self.path, text, place, stated))

    def cell(self, fact: Fact, legal: bool = False) -> str:
        """Return a fact's value as the tables of this document print it."""
        return show(fact, self.hand, legal, table=True)

    def say(self, fact: Fact, subject: str | None = None, legal: bool = False,
            place: str = "prose", stated: Stated = Stated.ASSERTED) -> str:
        """Return a sentence that states `fact`, and note it as a quote."""
        kind = self.desk.kind_of[fact.subject]
        phrasings = PHRASES[kind, fact.attribute]
        turn = self.used.setdefault((kind, fact.attribute), self.random.randrange(len(phrasings)))
        value = show(fact, self.hand, legal)
        while value[0].isdigit() and phrasings[turn % len(phrasings)].startswith("{v}"):
            turn += 1                 # no sentence begins with a figure
        self.used[kind, fact.attribute] = turn + 1
        sentence = phrasings[turn % len(phrasings)].format(
            s=subject or self.desk.name_of[fact.subject], v=value)
        sentence = sentence[0].upper() + sentence[1:]
        self.note(fact, sentence, place, stated)
        return sentence

    def finish(self, kind: str, title: str, status: Status = Status.CURRENT,
               owner: str | None = None, effective: date | None = None,
               region: str | None = None) -> None:
        """Hand the document in."""
        text = "\n".join(self.lines).strip() + "\n"
        self.desk.documents.append(Document(self.path, kind, self.path.rsplit(".", 1)[1], title,
                                            text, status, owner, effective, region))


def slug(text: str) -> str:
    """Return `text` as a file name: lower case, words joined by hyphens."""
    kept = "".join(letter if letter.isalnum() and letter.isascii() else " "
                   for letter in text.lower())
    return "-".join(kept.split())
