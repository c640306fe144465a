"""Questions that one fact answers today: simple, identifier, table, version, scoped and list."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.facts import Entity, Fact, Scope, Status, ValueType
from heldout.questions.distractors import distractors
from heldout.questions.evidence import TABLES, alternatives, explanation, proof
from heldout.questions.facts import Facts
from heldout.questions.gold import gold, subject
from heldout.questions.naming import Called, called, coded
from heldout.questions.qualifiers import Qualifier, where
from heldout.questions.voice import LONGEST, fill, speak
from heldout.questions.wordings import WORDINGS
from scoring.records import Kind, Question

# How often a fact is asked a second and a third time, in other words.
AGAIN, THRICE = 0.5, 0.2
SECOND_DIRECTORY = 0.15
# People put a cause into words of their own, so that it is no short answer; see `keyed`.
FREE_TEXT = (("incident", "cause"), *((kind, "short_name") for kind in (
    "policy", "team", "programme", "system")))  # nobody asks for letters that they know


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield one to three questions for each fact that holds today, in the facts' order."""
    for fact in facts.company.facts:
        entity = facts.entity[fact.subject]
        if fact.status is not Status.CURRENT or not facts.told(fact):
            continue
        if not facts.only_one_called(entity, called(entity).bare) \
                or (entity.kind, fact.attribute) in FREE_TEXT:
            continue
        for turn, text in enumerate(_texts(facts, fact, entity, random)):
            yield single(facts, fact, f"q-{fact.id}{'-' + 'abc'[turn] if turn else ''}", text,
                         kind_of(facts, fact))
        code = coded(entity)
        if code is not None and facts.only_one_called(entity, code.bare):
            template = random.choice(WORDINGS[entity.kind, fact.attribute])
            text = worded(random, template, code, fact.scope, entity.kind)
            if code.bare in text:
                yield single(facts, fact, f"q-{fact.id}-alias", text, kind_of(facts, fact))


def _texts(facts: Facts, fact: Fact, entity: Entity, random: Random) -> list[str]:
    again, count = random.random(), 1
    if entity.kind == "person":
        count += again < SECOND_DIRECTORY
    else:
        count += (again < AGAIN) + (again < THRICE)
    templates = random.sample(WORDINGS[entity.kind, fact.attribute], count)
    return [worded(random, template, called(entity), fact.scope, entity.kind)
            for template in templates]


def worded(random: Random, template: str, name: Called, scope: Scope, kind: str) -> str:
    """Return a template about `name` within `scope`, spoken as somebody would."""
    terse = not template.endswith(("?", "."))
    about = where(scope, kind, random, terse, ". " not in template, template)
    return around(about, speak(random, template, name, about.inside, kind),
                  fill(template, name, about.inside))


def around(about: Qualifier, text: str, plain: str) -> str:
    """Return `text` between the sentences of a qualifier, or `plain` where that is too long."""
    if about.before or about.after:
        whole = f"{about.before}{plain}{about.after}"
        if about.before.endswith(": "):
            whole = f"{about.before}{plain[0].lower()}{plain[1:]}"
        return whole
    return text if len(text.split()) <= LONGEST else plain


def single(facts: Facts, fact: Fact, name: str, text: str, kind: Kind) -> Question:
    """Return the question that `fact` alone answers."""
    spans = proof(facts, fact)
    told = alternatives(facts, fact)
    entry = explanation(facts, fact.subject) if name.endswith("-alias") else ()
    if entry and not set(entry) & set(spans):
        # Who does not know the code needs the glossary; who put the name in its place does not.
        told = (spans, *told)
        spans = (*spans, *entry)
    return Question(
        id=name,
        text=text,
        kind=kind,
        gold=gold(facts, fact),
        subject=subject(facts.entity[fact.subject]),
        evidence=spans,
        distractors=distractors(facts, fact),
        cluster=spans[0].document,
        alternatives=told,
    )


def kind_of(facts: Facts, fact: Fact) -> Kind:
    """Return what a question for `fact` asks of a pipeline, when it holds today."""
    if fact.is_list:
        return Kind.LIST
    if fact.scope != Scope():
        return Kind.SCOPED
    if len(facts.versions(fact)) > 1:
        return Kind.VERSION  # what holds is to be told from what held
    if facts.kind(fact) == "fault" or fact.values[0].type is ValueType.IDENTIFIER:
        return Kind.IDENTIFIER
    return Kind.TABLE if facts.places(fact) <= set(TABLES) else Kind.SIMPLE
