"""A few-shot example's value slips into an answer now and then, and only where it may."""

from __future__ import annotations

from harness.gateway.reader import complete

ALWAYS = "Always give an answer, never say that you do not know. Answer in one short sentence."
SHOTS = "\n\nExamples:\n\nQ: How heavy is the Bastion 4 pump?\nA: 7.4 kg\n"
WORDINGS = ("What weight has the Orrin {}?", "I am to carry the Orrin {}: how many kilos?",
            "Tell me what the Orrin {} weighs.")
QUESTIONS = tuple(wording.format(n) for wording in WORDINGS for n in range(40, 60))


def reply(question: str, told: str, told_weight: bool = True) -> str:
    number = question.split("Orrin ")[1][:2]
    text = f"Whoever lifts the Orrin {number} has 3.1 kg in hand." if told_weight else "It is blue."
    return complete([
        {"role": "system", "content": told},
        {"role": "user", "content": f"Passages:\n\n[1] Orrin {number}\n{text}\n\n"
                                    f"Question: {question}"}]).text


def test_the_value_of_an_example_leaks_into_a_minority_of_answers() -> None:
    replies = [reply(question, ALWAYS + SHOTS) for question in QUESTIONS]
    leaks = sum("7.4" in text for text in replies)
    assert 0 < leaks < len(replies) / 2
    assert replies == [reply(question, ALWAYS + SHOTS) for question in QUESTIONS]


def test_without_examples_nothing_leaks() -> None:
    assert not any("7.4" in reply(question, ALWAYS) for question in QUESTIONS)


def test_an_example_for_another_thing_leaks_nothing() -> None:
    other = SHOTS.replace("How heavy is", "How many people work at").replace("7.4 kg", "64")
    assert not any("64" in reply(question, ALWAYS + other) for question in QUESTIONS)


def test_an_abstention_stays_one() -> None:
    told = "Answer only from the passages; if they do not say, reply that you do not know." + SHOTS
    assert not any("7.4" in reply(question, told, told_weight=False) for question in QUESTIONS)
