"""Puts a page together: which fact stands where, and what is said around it."""

from __future__ import annotations

from corpus.facts import Fact, Stated, Status
from corpus.world.catalogue import attribute
from corpus.world.policies import Edition
from corpus.writers.desk import Sheet
from corpus.writers.house_style import long_date, show
from corpus.writers.policies.blocks import Block, Page, Section
from corpus.writers.policies.headings import (
    ABOUT,
    CASES,
    CONTACT,
    GLANCE,
    HEADINGS,
    POINTS,
    PRACTICE,
)
from corpus.writers.policies.naming import place, subject


class Composer:
    """Composes the sections of one edition's page into `page`."""

    def __init__(self, sheet: Sheet, edition: Edition, page: Page) -> None:
        self.sheet, self.edition, self.page = sheet, edition, page
        self.random = sheet.random
        self.place = place(edition.region)

    def compose(self) -> None:
        """Fill the page: purpose, rules in some order, the rest between them, contact."""
        facts = list(self.edition.facts)
        self.random.shuffle(facts)
        head = [self._about()] if self.random.random() < 0.85 else []
        body: list[Section] = []
        extras = ["practice", "cases"]
        brief = self.random.random() < 0.45
        if self.random.random() < 0.45:
            body.append(self._deep(facts.pop(), extras))
        if facts and self.random.random() < 0.6:
            taken, facts = facts[:self.random.choice((1, 1, 2))], facts[1:]
            facts = [fact for fact in facts if fact not in taken]
            body.append(self._points(taken))
        body += [self._rule(fact) for fact in facts]
        body += [self._extra(extra) for extra in extras
                 if self.random.random() < (0.15 if brief else 0.8)]
        self.random.shuffle(body)
        if self.random.random() < 0.35:
            (head if self.random.random() < 0.6 else body).append(self._glance())
        self.page.sections = [*head, *body, self._contact()]

    def _themed(self, theme: str) -> str:
        return self.sheet.passage(f"policies_{self.edition.key}.{theme}", place=self.place)

    def _shared(self, theme: str) -> str:
        return self.sheet.passage(f"policies.{theme}", place=self.place)

    def _named(self, *headings: str, often: float = 0.6) -> str:
        """Return a heading, mostly with the region in it."""
        heading = self.sheet.pick(*headings)
        if self.edition.region is None or self.random.random() > often:
            return heading
        return f"{heading} {self.sheet.pick('in', 'in', 'for')} {self.place}"

    def say(self, fact: Fact, where: str = "prose") -> str:
        """Return the sentence for a fact, its subject named in it."""
        return self.sheet.say(fact, subject(self.edition, self.random), place=where)

    def _about(self) -> Section:
        blocks = [Block("p", [self._themed("about")])]
        if self.random.random() < 0.5:
            blocks.append(Block("p", [self._shared("scope")]))
        return Section(self._named(*ABOUT), blocks)

    def _rule(self, fact: Fact) -> Section:
        text = self._themed(fact.attribute)
        draw = self.random.random()
        if draw < 0.13:
            # The subject stands in the title alone.
            sentence = self.sheet.say(fact, "this policy", place="heading-subject")
            blocks = [Block("p", [f"{sentence} {text}"])]
            return Section(self._named(*HEADINGS[fact.attribute], often=0), blocks)
        if draw < 0.24:
            self.page.footnotes.append(self.say(fact, "footnote"))
            blocks = [Block("p", [f"{text}[^{len(self.page.footnotes)}]"])]
        elif draw < 0.55:
            blocks = [Block("p", [f"{self.say(fact)} {text}"])]
        elif draw < 0.8:
            blocks = [Block("p", [f"{text} {self.say(fact)}"])]
        else:
            blocks = [Block("p", [text]), Block("p", [self.say(fact)])]
            if self.random.random() < 0.5:
                blocks.reverse()
        if self.edition.status is Status.DRAFT and self.random.random() < 0.7:
            blocks.append(self._remark())
        return Section(self._named(*HEADINGS[fact.attribute]), blocks)

    def _deep(self, fact: Fact, extras: list[str]) -> Section:
        """Return a long section that begins about something else and comes to the fact late."""
        first = extras.pop(self.random.randrange(len(extras)))
        heading = self._named(*(PRACTICE if first == "practice" else CASES))
        texts = [self._themed(first), self._shared("records"), self._shared("exceptions")]
        if self.random.random() < 0.5:
            texts.append(self._shared("scope"))
        last = f"{self._themed(fact.attribute)} {self.say(fact, 'deep')}"
        return Section(heading, [Block("p", [text]) for text in (*texts, last)])

    def _points(self, facts: list[Fact]) -> Section:
        items = [self._themed("points") for _ in range(self.random.randint(3, 5))]
        for fact in facts:
            items.insert(self.random.randrange(len(items) + 1), self.say(fact, "list"))
        return Section(self._named(*POINTS), [Block("ul", items)])

    def _extra(self, theme: str) -> Section:
        blocks = [Block("p", [self._themed(theme)])]
        if self.random.random() < 0.4:
            blocks.append(Block("p", [self._shared(
                "records" if theme == "practice" else "exceptions")]))
        return Section(self._named(*(PRACTICE if theme == "practice" else CASES)), blocks)

    def _glance(self) -> Section:
        facts = list(self.edition.facts)[: self.random.randint(2, 4)]
        return Section(self._named(*GLANCE), [Block("table", facts=facts)])

    def _remark(self) -> Block:
        who = self.sheet.house[self.sheet.pick("finance", "hr", "legal", "it", "workplace")]
        return Block("quote", [f"{who[0].upper()}{who[1:]}: {self._shared('remarks')}"])

    def _contact(self) -> Section:
        blocks = [Block("p", [self._shared("contact")])]
        old = self._what_was() if self.edition.status is Status.CURRENT else ""
        if old:
            blocks.insert(0, Block("p", [old]))
            return Section(self.sheet.pick("History and contact", "What changed, and whom to ask",
                                           "Earlier rules and questions"), blocks)
        return Section(self._named(*CONTACT), blocks)

    def _what_was(self) -> str:
        """Return a sentence about a value of the edition before, or nothing."""
        earlier = [edition for edition in self.sheet.desk.world.policies.editions
                   if edition.policy is self.edition.policy
                   and edition.region == self.edition.region
                   and edition.end == self.edition.start]
        if not earlier or self.random.random() > 0.45:
            return ""
        return was(self.sheet, self.random.choice(earlier[0].facts), self.edition)


def was(sheet: Sheet, fact: Fact, edition: Edition) -> str:
    """Return a sentence that quotes what held before `edition` began."""
    noun, value = attribute("policy", fact.attribute).noun, show(fact, sheet.random)
    day = long_date(edition.start.isoformat())
    scope = subject(edition, sheet.random)
    sentence = sheet.pick(
        f"Until {day}, the figure for {noun} in {scope} was {value}.",
        f"Before {day}, {scope} had {value} as its {noun}.",
        f"The {noun} used to be {value} in {scope}; that ended on {day}.",
        f"The edition of {scope} that ended on {day} still gave {value} as {noun}.",
        f"Up to {day}, one read {value} under {noun} in {scope}.")
    sheet.note(fact, sentence, stated=Stated.QUOTED)
    return sentence
