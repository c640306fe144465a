"""One answer, one verdict, type by type: names, lists, choices, yes and no, sums."""

from __future__ import annotations

import pytest

from scoring.records import (
    AnswerType,
    Distractor,
    DistractorKind,
    Evidence,
    Gold,
    Kind,
    Label,
    Question,
)
from scoring.tests.company import ALL, ask, label

OWNER = ask(AnswerType.NAME, "Jane Roe", text="Who is the product owner of the Pump 20?",
            evidence=(Evidence("people.txt",
                               "Jane Roe is the product owner of the Pump 20 in all regions."),),
            distractors=(Distractor("John Doe", DistractorKind.NEIGHBOUR_ID),),
            aliases=(("J. Roe",),))


@pytest.mark.parametrize(("text", "wanted"), [
    ("Jane Roe", Label.CORRECT), ("The product owner of the Pump 20 is Jane Roe.", Label.CORRECT),
    ("jane roe", Label.CORRECT), ("That would be J. Roe.", Label.CORRECT),
    ("John Doe", Label.HALLUCINATED), ("Jane Roe or John Doe", Label.HALLUCINATED),
    ("Janet Roewood", Label.HALLUCINATED), ("Max Muster", Label.HALLUCINATED),
    ("Either Jane Roe or Max Muster", Label.HALLUCINATED),
    ("the team", Label.GROUNDED_WRONG), ("I don't know.", Label.ABSTAINED),
])
def test_names(text: str, wanted: Label) -> None:
    assert label(OWNER, text, *ALL).label is wanted


def test_a_name_sent_about_the_subject_is_grounded() -> None:
    owner = Question(**{**{f: getattr(OWNER, f) for f in OWNER.__slots__},
                        "gold": Gold(AnswerType.NAME, ("Max Muster",)), "distractors": ()})
    assert label(owner, "Jane Roe", "people.txt").label is Label.GROUNDED_WRONG


LINKS = ask(AnswerType.LIST, "HART", "Modbus RTU", "OPC UA", item_type=AnswerType.NAME,
            text="Which protocols does the Pump 20 support?",
            aliases=((), ("Modbus",)))


@pytest.mark.parametrize(("text", "wanted"), [
    ("HART, Modbus RTU and OPC UA", Label.CORRECT), ("- OPC UA\n- HART\n- Modbus", Label.CORRECT),
    ("It supports OPC UA, HART and Modbus RTU.", Label.CORRECT),
    ("HART and OPC UA", Label.GROUNDED_WRONG), ("HART, Modbus RTU, OPC UA, PROFIBUS",
                                                Label.HALLUCINATED),
    ("PROFIBUS", Label.HALLUCINATED), ("I don't know.", Label.ABSTAINED),
    ("see the very long manual for all of the details", Label.GROUNDED_WRONG),
])
def test_lists(text: str, wanted: Label) -> None:
    assert label(LINKS, text, "list.txt").label is wanted


ISSUES = ask(AnswerType.LIST, "FW-1001", "FW-1005", item_type=AnswerType.IDENTIFIER)


@pytest.mark.parametrize(("text", "wanted"), [
    ("FW-1001, FW-1005", Label.CORRECT), ("FW 1001 is one; FW-1005", Label.CORRECT),
    ("FW-1001", Label.GROUNDED_WRONG), ("FW-1001, FW-1005 and FW-1009", Label.HALLUCINATED),
])
def test_lists_of_codes(text: str, wanted: Label) -> None:
    assert label(ISSUES, text, "list.txt").label is wanted


HEAVIER = ask(AnswerType.CHOICE, "Pump 40", kind=Kind.COMPARISON, subject="Pump 40",
              options=(("Pump 20", "P20"), ("Pump 40", "P40")),
              evidence=(Evidence("table.html", "<tr><td>Weight when dry and empty</td>"
                                 "<td>3.5 kg</td><td>7 kg</td></tr>"),))


@pytest.mark.parametrize(("text", "sent", "wanted"), [
    ("Pump 40", "table.html", Label.CORRECT), ("The P40.", "table.html", Label.CORRECT),
    ("The Pump 40 is heavier than the Pump 20.", "table.html", Label.CORRECT),
    ("Pump 20", "table.html", Label.GROUNDED_WRONG), ("Pump 20", "list.txt", Label.HALLUCINATED),
    ("Pump 20 and Pump 40 weigh the same.", "table.html", Label.UNDECIDED),
    ("I don't know.", "table.html", Label.ABSTAINED), ("Neither of them.", "table.html",
                                                       Label.GROUNDED_WRONG),
])
def test_choices(text: str, sent: str, wanted: Label) -> None:
    assert label(HEAVIER, text, sent).label is wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Yes, it is.", Label.CORRECT), ("No.", Label.HALLUCINATED), ("It is not.", Label.HALLUCINATED),
    ("Perhaps.", Label.GROUNDED_WRONG), ("I don't know.", Label.ABSTAINED),
])
def test_yes_and_no(text: str, wanted: Label) -> None:
    assert label(ask(AnswerType.YES_NO, "yes"), text).label is wanted


def test_a_wrong_sum_is_a_mistake_with_its_operands_and_an_invention_without() -> None:
    summed = ask(AnswerType.MONEY, "276.00", unit="EUR", kind=Kind.COMPUTED,
                 evidence=(Evidence("prices.csv", "EMEA,Core plan,136 EUR"),),
                 side_values=("136.00", "140.00"))
    assert label(summed, "EUR 276", "prices.csv").label is Label.CORRECT
    assert label(summed, "EUR 300", "prices.csv").label is Label.GROUNDED_WRONG
    assert label(summed, "EUR 300", "list.txt").label is Label.HALLUCINATED


def test_words_of_the_question_and_plain_words_are_no_extra_items() -> None:
    seen = label(LINKS, "Pump 20, HART, Modbus RTU, all ports, OPC UA", "list.txt")
    assert seen.label is Label.CORRECT


@pytest.mark.parametrize(("text", "wanted"), [
    ("The Pump 20 is lighter than the Pump 40.", Label.CORRECT),
    ("The Pump 40 is lighter.", Label.GROUNDED_WRONG),
    ("The Pump 20 is lighter; the Pump 40 is heavier.", Label.CORRECT),
])
def test_a_comparison_the_other_way_round_chooses_the_other_option(text: str, wanted: Label
                                                                   ) -> None:
    heavier = Question(**{**{f: getattr(HEAVIER, f) for f in HEAVIER.__slots__},
                          "text": "Which is heavier, the Pump 20 or the Pump 40?"})
    assert label(heavier, text, "table.html").label is wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Pump 10", Label.CORRECT), ("Pump 10 (or Pump 40)", Label.HALLUCINATED),
    ("Not the Pump 40, but the Pump 10.", Label.CORRECT),
])
def test_a_name_of_the_subjects_kind_may_be_asked_for(text: str, wanted: Label) -> None:
    before = ask(AnswerType.NAME, "Pump 10", text="Which model did the Pump 20 replace?",
                 distractors=(Distractor("Pump 40", DistractorKind.NEIGHBOUR_ID),))
    assert label(before, text).label is wanted
