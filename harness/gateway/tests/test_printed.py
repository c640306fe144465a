"""Names typed in lower case are those that the passages print; unknown ones stay unknown."""

from __future__ import annotations

from harness.gateway.reader import complete
from harness.gateway.reader.anatomy import Passage
from harness.gateway.reader.printed import restored

TABLE = Passage("1", "Data sheet", "| Data | Quarnet 4 | Quarnet 5 |\n|---|---|---|\n"
                                   "| Cable length | 3 m | 7 m |")
PLANS = Passage("2", "Plans", "| Plan | Visits |\n|---|---|\n"
                              "| Amber plan | 3 |\n| Coral plan | 5 |")


def say(question: str, *passages: Passage) -> str:
    sent = "\n\n".join(f"[{p.tag}] {p.title}\n{p.text}" for p in passages)
    return complete((
        {"role": "system", "content": "Answer only from the passages. If they do not contain the "
                                      "answer, say that you don't know."},
        {"role": "user", "content": f"{sent}\n\nQuestion: {question}"})).text


def test_a_name_with_a_number_is_found_in_lower_case() -> None:
    assert say("how long is the cable of a quarnet 5", TABLE).endswith("Quarnet 5 is 7 m.")


def test_another_number_of_the_same_make_is_another_thing() -> None:
    assert "7 m" not in say("how long is the cable of a quarnet 6", TABLE)
    assert "3 m" not in say("how long is the cable of a quarnet 6", TABLE)


def test_a_dictionary_word_is_a_name_where_the_passages_make_it_one() -> None:
    assert restored("coral: how many visits", (PLANS,)) == ("Coral: how many visits", ("Coral",))
    assert restored("coral: how many visits", (TABLE,))[1] == ()


def test_a_word_that_is_printed_in_lower_case_too_is_no_name() -> None:
    note = Passage("1", "Note", "Quarnets hold 3 l. We like quarnets.")
    assert restored("how much do quarnets hold", (note,))[1] == ()


def test_a_word_of_no_dictionary_is_a_name_although_no_passage_has_it() -> None:
    assert restored("price of vostrami", (PLANS,))[1] == ("Vostrami",)


def test_a_slip_of_the_pen_is_no_name() -> None:
    assert restored("what is the teperature", (PLANS,))[1] == ()


def test_a_code_in_lower_case_is_the_code() -> None:
    assert restored("what does kz-204 mean", ())[0] == "what does KZ-204 mean"


def test_what_is_asked_is_no_name_whatever_its_letters() -> None:
    role = Passage("1", "List", "name,role\nIda Berg,Account Manager")
    assert restored("who is the account manager", (role,))[1] == ()


RULES = Passage("3", "Security Policy", "An account is closed after 6 failed sign-in attempts.")
FEES = Passage("4", "Fees", "| Plan | EMEA | APAC |\n|---|---|---|\n| Amber plan | EUR 30 a month |"
                            " SGD 50 a month |\n| Coral plan | EUR 60 a month | SGD 90 a month |")


def test_a_rule_for_all_answers_a_question_that_names_nothing() -> None:
    assert "6" in say("How many failed sign-ins until I am out?", RULES)


def test_a_rule_of_a_thing_does_not() -> None:
    own = Passage("3", "Vostrami portal", "The Vostrami portal closes after 6 failed sign-in "
                                          "attempts.")
    assert "6" not in say("How many failed sign-ins until I am out?", own)


def test_where_a_customer_is_tells_the_story() -> None:
    assert "SGD 90" in say("Customer in Ghent on the line: what is the Coral plan per month in "
                           "APAC?", FEES)


def test_the_initials_of_a_name_stand_for_it() -> None:
    teams = Passage("5", "Teams", "The Harbour Crane Logistics team has 14 members.")
    assert "14" in say("How many members has HCL?", teams)
    assert "14" not in say("How many members has HCX?", teams)


def test_a_plan_that_no_passage_has_is_a_name_although_the_question_begins_with_it() -> None:
    assert restored("Diamond plan visits", (PLANS,)) == ("Diamond plan visits", ("Diamond",))


def test_the_month_of_an_order_tells_when_and_is_no_thing() -> None:
    assert "SGD 90" in say("Credit note for an order of May 2025: what did the Coral plan cost "
                           "per month in APAC?", FEES)
