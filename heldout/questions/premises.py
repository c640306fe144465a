"""Questions that presuppose what documents contradict; the right short reply is to deny it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

from corpus.facts import Fact, Scope
from heldout.questions.denied import DENIED
from heldout.questions.evidence import alternatives, proof
from heldout.questions.facts import Facts, number
from heldout.questions.gold import subject
from heldout.questions.naming import called
from heldout.questions.qualifiers import place
from scoring.records import Answerability, AnswerType, Gold, Kind, Question

MOST = 14  # false premises about one attribute
Wrong = Callable[[Fact, Random], str]


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield false premises: a value that was never so, or the denial of one that is."""
    for (kind, attribute), wordings in DENIED.items():
        rows = [fact for fact in facts.current(kind, attribute)
                if len(facts.versions(fact)) == 1 or kind in ("policy", "plan")]
        for fact in random.sample(rows, min(MOST, len(rows))):
            entity = facts.entity[fact.subject]
            if attribute == "bluetooth" and fact.values[0].text == "yes":
                continue
            if not facts.only_one_called(entity, called(entity).bare):
                continue
            where = f" in {place(fact.scope.region)}" if fact.scope.region else ""
            if fact.scope not in (Scope(), Scope(region=fact.scope.region)):
                continue
            wrong = WRONG[attribute](fact, random) if attribute in WRONG else ""
            text = random.choice(wordings).format(
                s=called(entity).with_article, w=where, v=wrong)
            yield _question(facts, fact, text[0].upper() + text[1:])


def _question(facts: Facts, fact: Fact, text: str) -> Question:
    spans = proof(facts, fact)
    return Question(
        id=f"q-premise-{fact.id}",
        text=text,
        kind=Kind.FALSE_PREMISE,
        gold=Gold(AnswerType.NAME, side_values=_true_values(fact)),
        subject=subject(facts.entity[fact.subject]),
        answerability=Answerability.FALSE_PREMISE,
        evidence=spans,
        cluster=spans[0].document,
        alternatives=alternatives(facts, fact),
    )


def _true_values(fact: Fact) -> tuple[str, ...]:
    """Return the true value as a denial may state it; a date also by its year alone."""
    text = fact.values[0].text
    shown = (text, text.removesuffix(".00")) if text.endswith(".00") else (text,)
    return (*shown, text[:4]) if fact.values[0].type.value == "date" else shown


def _shorter(fact: Fact, random: Random) -> str:
    """Return about half of a duration: "9 months"."""
    amount, unit = fact.values[0].text.split()
    if unit == "year":
        amount, unit = str(int(amount) * 12), "month"
    wrong = max(1, int(Decimal(amount)) // 2 - random.randint(0, 1))
    return f"{wrong} {unit}{'' if wrong == 1 else 's'}"


def _other_year(fact: Fact, random: Random) -> str:
    """Return a year that is well before the true one."""
    return str(int(fact.values[0].text[:4]) - random.randint(3, 9))


def _many_more(fact: Fact, random: Random) -> str:
    """Return a count that is far too high."""
    return str(int(number(fact)) * 2 + random.randint(3, 9))


def _much_money(fact: Fact, random: Random) -> str:
    """Return an amount that is far too high, with its currency."""
    return f"{fact.values[0].unit} {int(number(fact)) * 2 + random.randint(1, 9) * 10000:,}"


def _later_version(fact: Fact, random: Random) -> str:
    """Return a version number that has not been reached."""
    return f"{int(fact.values[0].text.split('.')[0]) + random.randint(2, 3)}.0.0"


WRONG: dict[str, Wrong] = {
    "warranty": _shorter, "notice": _shorter, "opened": _other_year, "start": _other_year,
    "launched": _other_year, "affected": _many_more, "headcount": _many_more,
    "size": _many_more, "budget": _much_money, "version": _later_version,
}
