"""Puts a page together: which fact stands where, and what is said around it."""

from __future__ import annotations

from corpus.facts import Fact, Status
from corpus.writers.policies.blocks import Block, Section
from corpus.writers.policies.headings import (
    ABOUT,
    CASES,
    CONTACT,
    GLANCE,
    POINTS,
    PRACTICE,
)
from corpus.writers.policies.history import was
from corpus.writers.policies.wording import Wording

# Passages that begin with these words speak of the rule and must follow it.
RELATIVE = ("It ", "The sum ", "The allowance ", "The contribution ", "The result ", "The period ",
            "The clock ", "The classification ", "Times ", "Acknowledging ", "The counter ")


class Composer(Wording):
    """Composes the sections of one edition's page into `page`."""

    def compose(self) -> None:
        """Fill the page: purpose, rules in some order, the rest between them, contact."""
        facts = list(self.edition.facts)
        self.random.shuffle(facts)
        head = [self._about()] if self.random.random() < 0.85 else []
        body: list[Section] = []
        extras = ["practice", "cases"]
        brief = self.random.random() < 0.6
        if self.random.random() < 0.4:
            body.append(self._deep(facts.pop(), extras))
        if facts and self.random.random() < 0.6:
            taken, facts = facts[:self.random.choice((1, 1, 2))], facts[1:]
            facts = [fact for fact in facts if fact not in taken]
            body.append(self._points(taken))
        body += [self._rule(fact) for fact in facts]
        body += [self._extra(extra) for extra in extras
                 if self.random.random() < (0.05 if brief else 0.35)]
        self.random.shuffle(body)
        if self.random.random() < 0.35:
            (head if self.random.random() < 0.6 else body).append(self._glance())
        self.page.sections = [*head, *body, self._contact()]

    def _about(self) -> Section:
        blocks = [Block("p", [self._themed("about")])]
        if self.random.random() < 0.15:
            blocks.append(Block("p", [self._shared("scope")]))
        return Section(self._named(*ABOUT), blocks)

    def _rule(self, fact: Fact) -> Section:
        text = self._themed(fact.attribute)
        draw = self.random.random()
        if draw < 0.13:
            # The subject stands in the title alone.
            sentence = self.sheet.say(fact, "this policy", place="heading-subject")
            blocks = [Block("p", [f"{sentence} {text}"])]
            return Section(self._ruled(fact, often=0), blocks)
        if 0.13 <= draw and text.startswith(RELATIVE):
            draw = 0.4
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
        return Section(self._ruled(fact), blocks)

    def _deep(self, fact: Fact, extras: list[str]) -> Section:
        """Return a long section that begins about something else and comes to the fact late."""
        first = extras.pop(self.random.randrange(len(extras)))
        heading = self._named(*(PRACTICE if first == "practice" else CASES))
        texts = [self._themed(first), self._shared("records"), self._shared("exceptions")]
        if self.random.random() < 0.3:
            texts.append(self._shared("scope"))
        text, sentence = self._themed(fact.attribute), self.say(fact, "deep")
        last = f"{sentence} {text}" if text.startswith(RELATIVE) else f"{text} {sentence}"
        return Section(heading, [Block("p", [text]) for text in (*texts, last)])

    def _points(self, facts: list[Fact]) -> Section:
        items = [self._themed("points") for _ in range(self.random.randint(3, 4))]
        for fact in facts:
            items.insert(self.random.randrange(len(items) + 1), self.say(fact, "list"))
        return Section(self._named(*POINTS), [Block("ul", items)])

    def _extra(self, theme: str) -> Section:
        blocks = [Block("p", [self._themed(theme)])]
        if self.random.random() < 0.1:
            blocks.append(Block("p", [self._shared(
                "records" if theme == "practice" else "exceptions")]))
        return Section(self._named(*(PRACTICE if theme == "practice" else CASES)), blocks)

    def _glance(self) -> Section:
        facts = list(self.edition.facts)[: self.random.randint(2, 4)]
        return Section(self._named(*GLANCE), [Block("table", facts=facts)])

    def _remark(self) -> Block:
        return Block("quote", [self._shared("remarks")])

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
