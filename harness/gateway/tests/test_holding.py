"""What holds at the time asked about, for the things asked about: each claim on a few passages."""

from __future__ import annotations

import pytest

from harness.gateway.reader import complete

TOLD = ("Use only these passages. If they do not contain the answer, say that you don't know. Be "
        "brief. If several versions of a document are shown, use the one in force unless the "
        "question asks about another date.")
MAIL = """Re: Summer closure (effective from 2026-02-11)
Kind regards
Ann Lee

-------- Max Roe, Wed, 26 Feb 2025 --------
>> Dear Ann,
>>
>> The minimum order at Acme Wire is 900 pieces.
>> Kind regards"""
REGISTER = """Register of systems (effective from 2026-09-14)
| System | System administrator | Backup interval |
|---|---|---|
| Order portal | Ann Lee-Roe | 4 hours |
| Label server | Max Quell | 9 hours |"""


def said(question: str, *passages: str) -> str:
    """Return the reply to a question about passages."""
    body = "\n\n".join(f"[{n}] {text}" for n, text in enumerate(passages, start=1))
    return complete(({"role": "system", "content": TOLD}, {
        "role": "user", "content": f"Passages:\n\n{body}\n\nQuestion: {question}"})).text


@pytest.mark.parametrize(("question", "right"), [
    ("What is the minimum order at Acme Wire?", ""),
    ("What was the minimum order at Acme Wire in June 2026?", ""),
    ("What was the minimum order at Acme Wire in June 2025?", "900"),
    ("What was the minimum order at Acme Wire last year?", "900"),
])
def test_what_an_old_mail_said_holds_until_the_mail_that_quotes_it(question: str, right: str
                                                                   ) -> None:
    assert (right in said(question, MAIL)) if right else "don't know" in said(question, MAIL)


def test_a_register_shows_the_months_before_its_date_and_no_earlier_years() -> None:
    assert "4 hours" in said("What was the backup interval of the Order portal in August 2026?",
                             REGISTER)
    assert "don't know" in said("What was the backup interval of the Order portal in May 2024?",
                                REGISTER)


def test_things_are_sifted_by_a_bar_and_not_set_against_its_figure() -> None:
    table = ("Talos types (effective from 2026-01-05)\n| Type | Cable length | Warranty |\n"
             "|---|---|---|\n| Talos 10 | 3 m | 2 years |\n| Talos 20 | 10 m | 3 years |\n"
             "| Talos 30 | 20 m | 1 year |")
    assert said("Which Talos variants have more than 8 m of cable?", table) \
        == "Talos 20, Talos 30"


def test_a_region_named_in_another_sentence_stays_what_the_question_is_about() -> None:
    price = "Prices\nFor USD 649.00 a month a customer has the Alto plan in the Americas."
    assert "don't know" in said("I am quoting the Alto plan in EMEA. What is the monthly rate?",
                                price)


@pytest.mark.parametrize("question", [
    "E-17 which spare part", "What spare part do I need for E-17?"])
def test_a_code_announced_as_of_another_kind_does_not_answer(question: str) -> None:
    other = "E-17: what to do\nWhen error E-17 shows, print work instruction WI-40 and close E-18."
    right = "E-17: what to do\nFor error E-17 order the spare part SP-90."
    assert "don't know" in said(question, other)
    assert "SP-90" in said(question, right)
    assert "WI-40" in said("Which work instruction goes with E-17?", other)
