"""Questions that give a code and ask what it stands for: a product, a customer, an outage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from corpus.facts import Fact, Status
from heldout.questions.direct import worded
from heldout.questions.evidence import alternatives, proof
from heldout.questions.facts import Facts
from heldout.questions.gold import entity_gold
from heldout.questions.naming import Called, names
from scoring.records import (
    AnswerType,
    Distractor,
    DistractorKind,
    Evidence,
    Gold,
    Kind,
    Question,
    Subject,
)

ASKED: dict[tuple[str, str], tuple[str, ...]] = {
    ("product", "order_code"): (
        "Which product is ordered as {s}?", "What do I get if I order {s}?", "what is {s}",
        "A customer's order says {s}. Which product is that?",
        "To which instrument does the order code {s} belong?"),
    ("product", "seal_kit"): (
        "Which instrument is seal kit {s} for?", "For which product do I use {s}?",
        "I found a bag labelled {s} in the store. Which instrument do these seals fit?",
        "{s} fits which product"),
    ("product", "certificate"): (
        "Which product has the certificate {s}?", "For which instrument was {s} issued?",
        "The inspector asks what {s} is the certificate of. Which product is it?"),
    ("contract", "number"): (
        "With which customer do we have contract {s}?", "Whose contract is {s}?",
        "{s} which customer", "An e-mail mentions contract {s}. Which customer is that?",
        "Who is the customer under contract number {s}?"),
    ("supplier", "vendor_id"): (
        "Which supplier has the vendor number {s}?", "Who is supplier {s} in our books?",
        "An invoice shows vendor {s}. Which supplier is that?", "{s} which supplier"),
    ("incident", "ticket"): (
        "Which outage was tracked as {s}?", "What happened in {s}, which outage was it?",
        "A mail refers to {s}. Which outage is meant?", "{s} which outage"),
    ("incident", "cause"): (
        "Which outage was caused by {s}?", "Which outage goes back to {s}?",
        "When we had {s}, what went down as a result? Name the outage.",
        "{s} which outage", "For my lessons learned: in which outage was the cause {s}?"),
    ("part", "number"): (
        "Which part has the number {s}?", "What is {s}, which part?", "{s} what part",
        "The label says {s}. Which spare part is it?",
        "I have {s} on a packing slip. What part is that?"),
    ("site", "site_code"): (
        "Which site has the code {s}?", "What site is {s}?", "{s} which site",
        "A form says {s} as location. Which of our sites is that?"),
    ("team", "cost_centre"): (
        "Which team books on {s}?", "Whose cost centre is {s}?", "{s} which team",
        "There is a charge on cost centre {s}. Which team is that?"),
    ("fault", "instruction"): (
        "Which error code does work instruction {s} deal with?",
        "For which error do I follow {s}?", "{s} which error code",
        "I was told to follow {s}. Which error is that instruction about?"),
    ("fault", "part"): (
        "Which error code is cured by fitting {s}?", "For which error do I replace {s}?",
        "{s} replaced for which error", "When {s} has to be replaced, which error is shown?"),
}


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield one question for each code that stands for one thing only, in the facts' order."""
    for (kind, attribute), wordings in ASKED.items():
        rows = facts.by_attribute.get((kind, attribute), ())
        count = Counter(value.text for row in rows for value in row.values)
        for fact in rows:
            code = fact.values[0].text
            if fact.status is Status.CURRENT and count[code] == 1 and facts.told(fact) \
                    and len(facts.versions(fact)) == 1:
                text = worded(random, random.choice(wordings), Called(code, code), fact.scope, kind)
                yield _question(facts, fact, f"q-keyed-{fact.id}", text, Kind.SIMPLE
                                if attribute == "cause" else Kind.IDENTIFIER)
    yield from _fixed(facts, random)


def _question(facts: Facts, fact: Fact, name: str, text: str, kind: Kind) -> Question:
    entity = facts.entity[fact.subject]
    code = fact.values[0].text
    gold = entity_gold(entity)
    if entity.kind == "fault":
        gold = Gold(AnswerType.IDENTIFIER, gold.values)
    spans = proof(facts, fact)
    return Question(name, text, kind, gold, Subject(code), evidence=spans,
                    distractors=_neighbours(facts, fact), cluster=spans[0].document,
                    alternatives=alternatives(facts, fact))


def _neighbours(facts: Facts, fact: Fact) -> tuple[Distractor, ...]:
    """Return the subjects of the two codes on either side."""
    rows = facts.current(facts.kind(fact), fact.attribute)
    at = rows.index(fact)
    near = [row for row in rows[max(0, at - 2): at + 3] if row.subject != fact.subject]
    return tuple(dict.fromkeys(
        Distractor(names(facts.entity[row.subject])[0], DistractorKind.NEIGHBOUR_ID)
        for row in near))


def _fixed(facts: Facts, random: Random) -> Iterator[Question]:
    """Ask in which firmware version an issue was fixed."""
    wordings = ("In which firmware version was {s} fixed?", "{s} fixed in which version",
                "Which version of the firmware closed {s}?",
                "A customer is waiting for {s}. Which firmware contains the fix?",
                "From which firmware on is {s} solved?")
    for fact in facts.by_attribute.get(("release", "fixes"), ()):
        versions = [other for other in facts.by_subject.get((fact.subject, "version"), ())
                    if other.valid_from == fact.valid_from and other.status is fact.status]
        shared = _documents(facts, fact) & _documents(facts, versions[0]) if versions else set()
        if not shared:
            continue
        version = versions[0]
        code = random.choice(fact.values).text
        spans = _beside(facts, fact, version, min(shared))
        others = facts.by_subject[fact.subject, "version"]
        yield Question(
            f"q-keyed-{fact.id}", worded(random, random.choice(wordings), Called(code, code),
                                         fact.scope, "release"),
            Kind.IDENTIFIER, Gold(AnswerType.VERSION, (version.values[0].text,)), Subject(code),
            evidence=spans, cluster=spans[0].document,
            distractors=tuple(Distractor(other.values[0].text, DistractorKind.SUPERSEDED)
                              for other in others if other.id != version.id))


def _documents(facts: Facts, fact: Fact) -> set[str]:
    return {quote.document for quote in facts.quotes[fact.id]}


def _beside(facts: Facts, fact: Fact, version: Fact, document: str) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(
        Evidence(quote.document, quote.text) for each in (fact, version)
        for quote in facts.quotes[each.id] if quote.document == document))
