"""Questions about versions: what holds now, held in a month or before a change, stands in a draft.

The past is asked for with the nouns of an attribute, since most wordings speak of the present.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.facts import Entity, Fact, Status
from heldout.questions import past
from heldout.questions.direct import single
from heldout.questions.facts import Facts
from heldout.questions.moments import day_name, month_name, months_within
from heldout.questions.naming import Called, called, coded
from heldout.questions.qualifiers import where
from heldout.questions.voice import fill
from heldout.questions.wordings import NOUNS, WORDINGS
from scoring.records import Kind, Question

CODED = 0.5  # share of subjects with a code name that are asked for by it
OF = {"contract": " with {s}", "supplier": " at {s}", "release": " for the {s} series",
      "fault": " for {s}", "service": " for {s}", "policy": ""}


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield questions for every version of what has more than one, in the facts' order."""
    for fact in facts.company.facts:
        entity = facts.entity[fact.subject]
        rivals = facts.versions(fact)
        if len(rivals) < 2 or not facts.told(fact):
            continue
        name = called(entity)
        if not facts.only_one_called(entity, name.bare):
            continue
        code = coded(entity)
        byname = code if code and random.random() < CODED else name
        mark = "-alias" if byname is code else ""
        texts = (_keyed(facts, fact, entity, random) if fact.is_list or fact.attribute == "released"
                 else _now(facts, fact, entity, byname, random) if fact.status is Status.CURRENT
                 else _then(facts, fact, rivals, entity, byname, random))
        for turn, text in enumerate(texts):
            yield single(facts, fact, f"q-dated-{fact.id}{('', '-b', '-c')[turn]}{mark}", text,
                         Kind.LIST if fact.is_list else Kind.VERSION)


def _now(facts: Facts, fact: Fact, entity: Entity, name: Called, random: Random) -> Iterator[str]:
    """Ask for the present value and say so; now and then for a month in which it already held."""
    full = [w for w in WORDINGS[entity.kind, fact.attribute]
            if w.endswith("?") and ". " not in w and w.count("?") == 1]
    about = where(fact.scope, entity.kind, random, apart=False)
    plain = fill(random.choice(full), name, about.inside)
    yield past.framed(random, plain)
    yield from _in_month(facts, fact, entity, name, random)


def _then(facts: Facts, fact: Fact, rivals: list[Fact], entity: Entity, name: Called,
          random: Random) -> Iterator[str]:
    """Ask for what held once, or for what a draft says."""
    if fact.status is Status.DRAFT:
        if sum(other.status is Status.DRAFT for other in rivals) == 1:
            yield past.finished(random.choice(past.PLANNED), _noun(fact, entity, name, random))
        return
    yield from _in_month(facts, fact, entity, name, random)
    if sum(other.status is Status.SUPERSEDED for other in rivals) == 1 and fact.valid_to:
        frames = _previous(facts, fact, entity.kind)
        yield past.finished(random.choice(frames), _noun(fact, entity, name, random),
                            d=day_name(fact.valid_to))


def _in_month(facts: Facts, fact: Fact, entity: Entity, name: Called, random: Random
              ) -> Iterator[str]:
    months = months_within(fact.valid_from, fact.valid_to, facts.company.today)
    if months:
        frames = past.WHO_IN_MONTH if fact.values[0].entity else past.IN_MONTH
        yield past.finished(random.choice(frames), _noun(fact, entity, name, random),
                            m=month_name(random.choice(months)))


def _previous(facts: Facts, fact: Fact, kind: str) -> tuple[str, ...]:
    """Return frames for the one version that the present one replaced."""
    if fact.values[0].entity is not None:
        return past.WHO_BEFORE
    if kind in ("supplier", "product", "plan") and fact.valid_from \
            and fact.valid_from.year == facts.company.today.year - 1:
        return past.LAST_YEAR
    return {"contract": past.AMENDED, "programme": past.FIRST}.get(kind, past.BEFORE)


def _keyed(facts: Facts, fact: Fact, entity: Entity, random: Random) -> Iterator[str]:
    """Ask what an old firmware fixed, or when it came out, by its version number."""
    for version in facts.by_subject.get((fact.subject, "version"), ()):
        same = version.valid_from == fact.valid_from and version.status is fact.status
        if same and fact.status is Status.SUPERSEDED:
            frames = past.OLD_FIXES if fact.is_list else past.OLD_RELEASE
            yield fill(random.choice(frames).replace("{v}", version.values[0].text),
                       called(entity))


def _noun(fact: Fact, entity: Entity, name: Called, random: Random) -> str:
    """Return the attribute with its subject and scope: "monthly price of the Gold plan in EMEA"."""
    noun = random.choice(NOUNS[entity.kind, fact.attribute])
    return f"{noun}{of_subject(entity, name)}{_where(fact, entity, random)}"


def _where(fact: Fact, entity: Entity, random: Random) -> str:
    return where(fact.scope, entity.kind, random, apart=False).inside


def of_subject(entity: Entity, name: Called | None = None) -> str:
    """Return what ties an attribute's noun to its subject: " of the Gold plan"."""
    name = name or called(entity)
    return OF.get(entity.kind, " of {s}").format(s=name.with_article)
