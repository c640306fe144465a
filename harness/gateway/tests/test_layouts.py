"""The layout of a prompt changes nothing: the same passages and question give the same answer."""

from __future__ import annotations

from collections import Counter

import pytest

from harness.gateway.reader import complete
from harness.gateway.tests.prompts import ALL, ORDERS, Layout, Piece, numbered

ALWAYS = "Always give a definite answer. Never say that you do not know."
MAKES = ("Brindle", "Corvex", "Dalmar", "Eltora", "Fendrix")
PARTS = ("Pump", "Lamp", "Valve", "Filter")


def invented() -> list[tuple[str, Piece]]:
    """Return 40 questions, each with the passage that answers it."""
    found = []
    for number in range(40):
        name = f"{MAKES[number % 5]} {PARTS[number // 5 % 4]} {20 + number}"
        facts = (("How heavy is the {}?", f"The {name} weighs {2 + number}.5 kg."),
                 ("How long is the {} under warranty?",
                  f"The warranty of the {name} is {12 + number} months."),
                 ("What does the {} cost?", f"The price of the {name} is EUR {300 + number}."),
                 ("Who is the product owner of the {}?",
                  f"The product owner of the {name} is {MAKES[-1 - number % 5]} Ro{'na' * 2}."))
        question, _ = facts[number % 4]
        text = " ".join(fact for _, fact in facts)
        piece = Piece(f"sheet-{number:02}", f"{name} data sheet", text)
        found.append((question.format(name), piece))
    return found


CASES = invented()


def replies(layout: Layout, orders: str) -> list[tuple[str, str]]:
    """Return (reply, mode) to every question, with three passages each, the right one in turn."""
    found = []
    for number, (question, piece) in enumerate(CASES):
        pieces = [CASES[(number + step) % 40][1] for step in (7, 13)]
        pieces.insert(number % 3, piece)
        done = complete(layout(orders, pieces, question))
        found.append((done.text, str(done.trace.wishes.mode)))
    return found


@pytest.mark.parametrize("orders", [ORDERS, ALWAYS], ids=["grounded", "always"])
@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.__name__)
def test_a_layout_gives_the_answers_of_the_plainest_one(layout: Layout, orders: str) -> None:
    assert replies(layout, orders) == replies(numbered, orders)


def test_the_plainest_layout_gives_different_answers_to_different_questions() -> None:
    answers = [text for text, _ in replies(numbered, ORDERS)]
    assert Counter(text.startswith("I don't know") for text in answers) == {False: 40}
    assert len(set(answers)) >= 35
