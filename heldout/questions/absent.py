"""Questions that no document answers: about things that do not exist, and about gaps."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.facts import Absence, Scope
from corpus.world.catalogue import ATTRIBUTES, BY_KEY
from heldout.questions.direct import worded
from heldout.questions.facts import Facts
from heldout.questions.gold import answer_type, subject
from heldout.questions.naming import Called, called, named
from heldout.questions.wordings import WORDINGS
from scoring.records import Answerability, Gold, Kind, Question, Subject

# How the kind of something that does not exist shows in its name.
ENDINGS = (("plan", " plan"), ("site", " site"), ("contract", " contract"), ("policy", " Policy"),
           ("policy", " rules"), ("programme", " Programme"), ("team", " team"),
           ("release", " firmware"), ("service", " service"))
OTHERS = 2  # attributes of an unknown thing that are asked for beside the declared one
GAPS = 0.5  # questions about gaps of known things, for each about an unknown thing
UNDER = ("Under the {p}, ", "According to our {p}, ", "In the {p}: ")
# The figures of a thing that one would ask for first.
USUAL: dict[str, tuple[str, ...]] = {
    "product": ("order_code", "warranty", "accuracy", "seal_kit", "torque", "supply"),
    "fault": ("part", "wait", "limit"),
    "contract": ("notice", "payment", "cap", "manager"),
    "supplier": ("lead_time", "moq", "vendor_id", "discount"),
    "site": ("head", "headcount", "opened"),
    "person": ("extension",),
    "programme": ("budget", "sponsor", "kickoff"),
    "system": ("admin", "rto", "backup"),
    "team": ("lead", "cost_centre"),
    "part": ("number", "part_price"),
    "plan": ("visits", "response", "uptime"),
    "incident": ("ticket", "outage", "lead"),
    "service": (), "policy": (), "release": ("version",),
}


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield questions about unknown things, more than one for each, then half as many gaps."""
    asked: set[tuple[str, str]] = set()
    absences = list(enumerate(facts.company.absences, start=1))
    unknown = [question for turn, absence in absences if not absence.subject_exists
               for question in _unknown(facts, absence, turn, asked, random)]
    gaps = [question for turn, absence in absences if absence.subject_exists
            for question in _gap(facts, absence, turn, random)]
    yield from unknown
    yield from random.sample(gaps, min(len(gaps), int(GAPS * len(unknown))))


def _gap(facts: Facts, absence: Absence, turn: int, random: Random) -> Iterator[Question]:
    entity = facts.entity[absence.subject]
    wordings = WORDINGS.get((entity.kind, absence.attribute), ())
    if not wordings or not facts.only_one_called(entity, called(entity).bare):
        return
    yield _question(f"q-gap-{turn:03}", entity.kind, absence.attribute,
                    _spoken(random, random.choice(wordings), called(entity), entity.kind),
                    subject(entity))


def _unknown(facts: Facts, absence: Absence, turn: int, asked: set[tuple[str, str]],
             random: Random) -> Iterator[Question]:
    kind = kind_of_name(facts, absence)
    name = absence.subject.removesuffix(" contract").removesuffix(" firmware")
    name = name.removeprefix("error ") if kind == "fault" else name
    about = Subject(absence.subject, (name,) if name != absence.subject else ())
    others = [usual for usual in USUAL.get(kind, ()) if usual != absence.attribute]
    attributes = [absence.attribute, *random.sample(others, min(OTHERS, len(others)))]
    for number, attribute in enumerate(attributes):
        wordings = WORDINGS.get((kind, attribute), ())
        if not wordings or (absence.subject, attribute) in asked:
            continue
        asked.add((absence.subject, attribute))
        template = random.choice(wordings)
        text = _spoken(random, template, named(kind, name), kind)
        if kind == "policy":
            text = f"{random.choice(UNDER).format(p=absence.subject)}{text[0].lower()}{text[1:]}"
        yield _question(f"q-absent-{turn:03}-{number}", kind, attribute, text, about)


def _spoken(random: Random, template: str, name: Called, kind: str) -> str:
    return worded(random, template, name, Scope(), kind)


def kind_of_name(facts: Facts, absence: Absence) -> str:
    """Return the entity kind of something that does not exist, by its name and attribute."""
    name = absence.subject
    if name.startswith("error "):
        return "fault"
    for kind, ending in ENDINGS:
        if name.endswith(ending) and (kind, absence.attribute) in BY_KEY:
            return kind
    if " outage" in name:
        return "incident"
    kinds = list(dict.fromkeys(row.kind for row in ATTRIBUTES if row.id == absence.attribute))
    if len(kinds) == 1:
        return kinds[0]
    families = [family for entity in facts.of_kind("product")
                for role, family in entity.refs if role == "family"]
    if any(name.startswith(f"{family} ") for family in families) and "product" in kinds:
        return "product"
    preferred = [kind for kind in ("supplier", "product", "person", "system", "contract", "site")
                 if kind in kinds]
    return (preferred or kinds)[0]


def _question(name: str, kind: str, attribute: str, text: str, about: Subject) -> Question:
    row = BY_KEY[kind, attribute]
    return Question(
        id=name, text=text, kind=Kind.UNANSWERABLE,
        gold=Gold(answer_type(row.type), unit=row.unit), subject=about,
        answerability=Answerability.UNANSWERABLE)
