"""Which of several values holds at the time that a question asks about."""

from __future__ import annotations

import pytest

from harness.gateway.reader import complete

VALID = ("Answer only from the passages; if they do not contain the answer, say that you don't "
         "know. Prefer the version that is in force.")
TWO = ("[1] Alps: Travel Policy (effective from 2023-01-01; status: superseded)\n"
       "# Hotels\nThe hotel cap in the Travel Policy (Alps) is EUR 90 a night.\n\n"
       "[2] Alps: Travel Policy (effective from 2025-03-01)\n"
       "# Hotels\nThe hotel cap in the Travel Policy (Alps) is EUR 120 a night.\n\n"
       "[3] Alps: Travel Policy, proposal (effective from 2027-01-01; status: draft)\n"
       "# Hotels\nThe hotel cap in the Travel Policy (Alps) is EUR 150 a night.")
AMENDED = ("[1] Agreement with Orlo Foods (effective from 2022-05-01)\n"
           "The notice period for the Agreement with Orlo Foods is three months.\n\n"
           "[2] Amendment to the agreement with Orlo Foods (effective from 2024-06-01)\n"
           "Up to now, a notice period of three months has applied to Orlo Foods.\n"
           "As of 1 June 2024, the notice period for Orlo Foods is seven months.")
LIST = ("[1] Seal prices\nitem;region;currency;price;valid_from;status\n"
        "Pump 20;Alps;EUR;52.00;2026-02-01;current\n"
        "Pump 20;Alps;EUR;48.00;2025-02-01;superseded")
MAIL = ("[1] Re: Terms, Orlo Foods\nOn Fri, 13 Feb 2026 at 12:10, Ada wrote:\n"
        "> The lead time of Orlo Foods is nine weeks.\n"
        "On Mon, 17 Mar 2025 at 07:57, Ada wrote:\n"
        "> The lead time of Orlo Foods is four weeks.")


def read(passages: str, question: str, instructions: str = VALID) -> str:
    return complete([{"role": "system", "content": instructions},
                     {"role": "user", "content": f"Passages:\n\n{passages}\n\n"
                      f"Question: {question}"}]).text


@pytest.mark.parametrize(("passages", "question", "said"), [
    (TWO, "What was the hotel cap in the Alps in autumn 2024?", "EUR 90"),
    (TWO, "My claim dates from the end of 2024, Alps. How high was the hotel cap?", "EUR 90"),
    ("[1] Notice: Travel Policy for the Alps (effective from 2025-03-01)\nUntil 1 March 2025, the "
     "hotel cap was EUR 80.\nThe hotel cap is EUR 95.", "Hotel cap in summer 2024?", "EUR 80"),
    ("[1] Mail outages\nAda Bodo led the response in the mail outage of May 2021.\nBo Carr led "
     "the response in the mail outage of June 2022.",
     "Who led the response when the mail broke down in June 2022?", "Bo Carr"),
    (TWO, "What is the hotel cap in the Alps?", "EUR 120"),
    (TWO, "Before 1 March 2025, what was the hotel cap in the Alps?", "EUR 90"),
    (TWO, "What was the hotel cap in the Alps in May 2026?", "EUR 120"),
    (TWO, "What was the hotel cap in the Alps last year?", "EUR 90"),
    (TWO, "Which hotel cap does the draft foresee for the Alps?", "EUR 150"),
    (AMENDED, "What is the notice period with Orlo Foods?", "seven months"),
    (AMENDED, "What was the notice period with Orlo Foods in June 2024?", "seven months"),
    (AMENDED, "What was the notice period with Orlo Foods in March 2024?", "three months"),
    (AMENDED, "What was the original notice period with Orlo Foods?", "three months"),
    (LIST, "What was the price of the Pump 20 in the Alps in April 2025?", "48.00"),
    (LIST, "What is the price of the Pump 20 in the Alps?", "52.00"),
    (MAIL, "What is the lead time of Orlo Foods?", "nine weeks"),
])
def test_the_time_asked_about_decides(passages: str, question: str, said: str) -> None:
    assert said in read(passages, question)


def test_a_scope_in_brackets_is_no_abbreviation() -> None:
    passage = "[1] Travel\nThe Travel Policy (Alps) is new. The Travel Policy (Coast) pays EUR 3."
    assert complete([{"role": "user", "content": f"{passage}\n\nQuestion: What does the Travel "
                      "Policy pay in the Alps?"}]).trace.asked.names == ("Travel Policy", "Alps")
    assert "know" in read(passage, "What is paid in the Alps per kilometre?")


def test_a_post_in_the_row_tells_whom_the_name_leads() -> None:
    table = ("[1] Directory\nnumber,name,job_title,department\n"
             "17,Ada Moreno,Team Lead,Dispatch team\n18,Ola Brandt,Buyer,Dispatch team")
    assert "Ada Moreno" in read(table, "Who is the boss in the Dispatch team?")


def test_the_day_of_a_date_is_no_figure_that_the_question_claims() -> None:
    table = ("[1] Teams\n| Team | Lead | Team size |\n| --- | --- | --- |\n"
             "| Dispatch team | Ada Moreno | 43 |")
    for day in ("31 December 2025", "December 31, 2025", "2025-12-31"):
        reply = read(table, f"Who was the lead of the Dispatch team before {day}?")
        assert "not correct" not in reply and "Ada Moreno" in reply


def test_an_amendment_that_was_not_sent_is_not_answered_from_the_contract() -> None:
    contract = ("[1] Agreement with Orlo Foods (effective from 2022-05-01)\n"
                "The notice period for the Agreement with Orlo Foods is three months.")
    asked = "What is the notice period of Orlo Foods after the amendment?"
    assert "don't know" in read(contract, asked)
    assert "seven months" in read(AMENDED, asked)


def test_what_another_firm_grants_is_no_answer_for_the_one_asked_about() -> None:
    page = ("[1] Discounts\nWe met Vulda Labels in May. It rained.\n"
            "A volume discount of 8.5% is given by {0}.")
    asked = "What volume discount does Vulda Labels give?"
    assert "don't know" in read(page.format("Drovan Membranes"), asked)
    assert "8.5" in read(page.format("Vulda Labels"), asked)
