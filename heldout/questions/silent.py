"""Questions whose right answer is that nobody knows, or that the premise is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from corpus.world.catalogue import BY_KEY
from heldout.questions.gold import Facts, answer_type, subject
from heldout.questions.wordings import ask
from scoring.records import Answerability, AnswerType, Gold, Kind, Question, Subject


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield unanswerable questions from declared absences, then false premises."""
    yield from _absent(facts, random)
    yield from _premises(facts, random)


def _absent(facts: Facts, random: Random) -> Iterator[Question]:
    for turn, absence in enumerate(facts.company.absences, start=1):
        if absence.subject_exists:
            entity = facts.entity[absence.subject]
            kind, name, about = entity.kind, entity.aliases[0], subject(entity)
        else:
            kind = "fault" if absence.subject.startswith("error ") else "product"
            name, about = absence.subject, Subject(absence.subject)
        row = BY_KEY.get((kind, absence.attribute)) or BY_KEY["supplier", absence.attribute]
        yield Question(
            id=f"q-absent-{turn:03}",
            text=ask(random, kind, absence.attribute, name),
            kind=Kind.UNANSWERABLE,
            gold=Gold(answer_type(row.type), unit=row.unit),
            subject=about,
            answerability=Answerability.UNANSWERABLE,
        )


def _premises(facts: Facts, random: Random) -> Iterator[Question]:
    """Presuppose a cut to a figure that the documents contradict, and ask who decided it."""
    for fact in facts.by_attribute["product", "warranty"]:
        entity = facts.entity[fact.subject]
        months = int(Decimal(fact.values[0].text.split()[0]))
        proof = facts.proof(fact)
        yield Question(
            id=f"q-premise-{fact.id}",
            text=random.choice((
                f"Who decided to cut the warranty of the {entity.name} to {months - 7} months?",
                f"The {entity.name} only has {months - 7} months of warranty. Who approved that?",
                f"Who signed off the {months - 7}-month warranty of the {entity.name}?",
                f"Who approved only {months - 7} months of warranty for the {entity.name}?",
                f"Which of us decided that the {entity.name} gets {months - 7} months of "
                "warranty, and who signed off?",
                f"{entity.name}: who decided on the {months - 7}-month warranty?",
                f"I read that the warranty of the {entity.name} is {months - 7} months. Who "
                "approved that?",
                f"Who decided that {months - 7} months of warranty are enough for the "
                f"{entity.name}?")),
            kind=Kind.FALSE_PREMISE,
            gold=Gold(AnswerType.NAME, side_values=(f"{months} month",)),
            subject=subject(entity),
            answerability=Answerability.FALSE_PREMISE,
            evidence=proof,
            cluster=proof[0].document,
        )
