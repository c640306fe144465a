"""Questions whose answer stands nowhere and follows from two figures: sums and differences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from random import Random

from corpus.facts import Fact
from heldout.questions.evidence import alternatives, proof
from heldout.questions.facts import Facts, number
from heldout.questions.naming import called, names, ref
from heldout.questions.qualifiers import where
from scoring.records import AnswerType, Gold, Kind, Question, Subject

SUMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("site", "headcount"): (
        "How many people work at {a} and {b} together?",
        "Taken together, how many people are there at {a} and {b}?",
        "{A} and {b} combined: how many employees?",
        "I need presents for everybody at {a} and {b}. How many people is that in total?",
        "What is the total number of employees at {a} and {b}?"),
    ("site", "rigs"): (
        "How many calibration rigs do {a} and {b} have between them?",
        "If we count {a} and {b} together, how many calibration rigs are there?",
        "What is the total of calibration rigs at {a} and {b}?"),
    ("team", "size"): (
        "How many people are in {a} and {b} together?",
        "I am booking a room for {a} and {b}. For how many people in total?"),
    ("product", "kit_price"): (
        "What do a seal kit for {a} and one for {b} cost together{w}?",
        "A customer takes one seal kit for {a} and one for {b}{w}. What is the total?"),
    ("part", "part_price"): (
        "What do {a} and {b} cost together?",
        "I am quoting {a} and {b}, one of each. What is the total?"),
    ("programme", "budget"): (
        "How much money do {a} and {b} have together?",
        "What is the combined budget of {a} and {b}?"),
    ("incident", "affected"): (
        "How many customers did {a} and {b} hit in total, counting both?",),
}
GAPS: dict[tuple[str, str], tuple[str, ...]] = {
    ("plan", "price"): (
        "What is the difference per month between {a} and {b}{w}?",
        "How much more or less does {a} cost a month than {b}{w}?",
        "A customer changes from {a} to {b}{w}. By how much does the monthly price change?",
        "By how much do the monthly prices of {a} and {b} differ{w}?"),
    ("product", "weight"): ("By how much do {a} and {b} differ in weight?",
                            "What is the difference in weight between {a} and {b}?"),
    ("product", "warranty"): ("By how many months do the warranties of {a} and {b} differ?",
                              "What is the difference in warranty between {a} and {b}?"),
    ("product", "calibration"): (
        "By how many months do the calibration intervals of {a} and {b} differ?",),
    ("product", "torque"): ("By how much do the mounting torques of {a} and {b} differ?",),
    ("site", "headcount"): ("By how many people do {a} and {b} differ?",
                            "What is the difference in headcount between {a} and {b}?"),
    ("site", "area"): ("What is the difference in floor space between {a} and {b}?",),
    ("contract", "cap"): ("By how much do our liability caps for {a} and {b} differ?",),
    ("contract", "notice"): ("What is the difference in notice between {a} and {b}?",),
    ("contract", "payment"): ("By how many days do the payment terms of {a} and {b} differ?",),
    ("supplier", "lead_time"): ("What is the difference in delivery time between {a} and {b}?",
                                "How far apart are {a} and {b} in delivery time?"),
    ("supplier", "moq"): ("By how many pieces do the minimum orders at {a} and {b} differ?",),
    ("service", "fee"): ("What is the difference in price between {a} and {b}{w}?",),
    ("part", "part_price"): ("What is the difference in price between {a} and {b}?",),
    ("programme", "budget"): ("By how much do the budgets of {a} and {b} differ?",),
    ("system", "users"): ("By how many users do {a} and {b} differ?",),
}
MOST = 26  # questions of one attribute and one operation


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield sums, then differences, of pairs of one kind; then yearly totals and changes."""
    for name, table in (("sum", SUMS), ("diff", GAPS)):
        for key, wordings in table.items():
            pairs = _pairs(facts, facts.current(*key))
            for left, right in random.sample(pairs, min(MOST, len(pairs))):
                result = number(left) + number(right) if name == "sum" else abs(
                    number(left) - number(right))
                if result:
                    yield _question(facts, left, right, result, name, random.choice(wordings),
                                    random)


def _pairs(facts: Facts, rows: list[Fact]) -> list[tuple[Fact, Fact]]:
    found = []
    for left, right in combinations(rows, 2):
        one, other = facts.entity[left.subject], facts.entity[right.subject]
        units = [_unit(fact) for fact in (left, right)]
        if one.id != other.id and left.scope == right.scope and units[0] == units[1] \
                and ref(one, "family") == ref(other, "family"):
            found.append((left, right))
    return found


def _unit(fact: Fact) -> str | None:
    parts = fact.values[0].text.split()
    return parts[1] if len(parts) > 1 else fact.values[0].unit


def _question(facts: Facts, left: Fact, right: Fact, result: Decimal, name: str, wording: str,
              random: Random) -> Question:
    one, other = facts.entity[left.subject], facts.entity[right.subject]
    a, b = called(one).with_article, called(other).with_article
    about = where(left.scope, one.kind, random, apart=False).inside
    spans = proof(facts, left, right)
    return Question(
        id=f"q-{name}-{left.id}-{right.id}",
        text=wording.format(a=a, b=b, A=a[0].upper() + a[1:], w=about),
        kind=Kind.COMPUTED,
        gold=result_gold(left, result, (left, right)),
        subject=Subject(one.name, tuple(dict.fromkeys((*names(one), *names(other))))),
        evidence=spans,
        cluster=spans[0].document,
        alternatives=alternatives(facts, left, right),
    )


def result_gold(like: Fact, result: Decimal, operands: tuple[Fact, ...]) -> Gold:
    """Return the gold for a result of the same type as `like`; the operands may be stated too."""
    value = like.values[0]
    kind = AnswerType(value.type.value)
    text = f"{result:.2f}" if kind is AnswerType.MONEY else f"{result.normalize():f}"
    if kind is AnswerType.DURATION:
        text = f"{text} {_unit(like)}"
    # An operand that equals the result would be taken for a mere operand.
    sides = tuple(dict.fromkeys(_side(fact) for fact in operands
                                if number(fact) != result or _unit(fact) != _unit(like)))
    return Gold(kind, (text,), unit=value.unit, side_values=sides)


def _side(fact: Fact) -> str:
    """Return an operand as the scorer reads it: a measured value needs its unit."""
    value = fact.values[0]
    return f"{value.text} {value.unit}" if value.type.value == "quantity" else value.text
