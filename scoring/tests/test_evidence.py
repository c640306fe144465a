"""Alignment of prompts with documents: gaps, tables in another dress, and what was not sent."""

from __future__ import annotations

from scoring.evidence import PROMPTS, Library
from scoring.records import Call, Message

TEXT = ("# Travel rules\n\nFor the night, the travel rules know one hotel cap of EUR 220 in all "
        "cities of the region, and the Finance Desk pays it back within ten days.\n")
OLD = TEXT.replace("220", "180").replace("Travel rules", "Travel rules (superseded)")
DOCUMENTS = {
    "rules.md": TEXT, "old.md": OLD,
    "fees.csv": "region,plan,monthly fee\nEMEA,Core plan,136 EUR\nAPAC,Core plan,140 EUR\n",
    "table.md": "# Limits\n\n| Limit | Pump 20 | Pump 40 |\n| --- | --- | --- |\n"
                "| Pressure | 6 bar | 9 bar |\n| Weight | 3 kg | 7 kg |\n",
}
LIBRARY = Library(DOCUMENTS)


def sent(text: str, role: str = "user") -> object:
    return LIBRARY.sent([Call("q", 0, "m", (Message(role, text),), "", 1, 1, 0.0, 0.0, 0.0, 0.0,
                              0.0)])


def share(text: str, document: str, quote: str) -> float:
    return sent(text).share(document, quote)  # type: ignore[attr-defined]


SENTENCE = TEXT.split("\n")[2]


def test_a_run_goes_on_over_a_small_gap_but_what_is_missing_was_not_sent() -> None:
    assert share(SENTENCE, "rules.md", SENTENCE) == 1.0
    marked = SENTENCE.replace("of the region", "of the [1] region")
    assert share(marked, "rules.md", SENTENCE) == 1.0
    cut = SENTENCE.replace("EUR 220 ", "")
    assert 0.8 < share(cut, "rules.md", SENTENCE) < 0.95
    assert share(SENTENCE[:40], "rules.md", SENTENCE) < 0.5
    begun = SENTENCE.partition(" in all")[0]
    assert share(f"{begun} all of it in May", "rules.md", SENTENCE) \
        == share(begun, "rules.md", SENTENCE)


def test_of_two_versions_only_the_one_that_was_sent_counts() -> None:
    assert share(SENTENCE, "rules.md", SENTENCE) == 1.0
    assert share(SENTENCE, "old.md", OLD.split("\n")[2]) < 0.95
    assert share(OLD, "old.md", OLD.split("\n")[2]) == 1.0


def test_a_row_with_its_head_written_between_is_the_same_row() -> None:
    row = "region: EMEA, plan: Core plan, monthly fee: 136 EUR"
    assert share(row, "fees.csv", "EMEA,Core plan,136 EUR") == 1.0
    assert share(row, "fees.csv", "region,plan,monthly fee") == 1.0
    assert share(row, "fees.csv", "APAC,Core plan,140 EUR") < 0.95
    told = "Limit = Weight; Pump 20 = 3 kg; Pump 40 = 7 kg"
    assert share(told, "table.md", "| Weight | 3 kg | 7 kg |") == 1.0
    assert share(told, "table.md", "| Pressure | 6 bar | 9 bar |") == 0.0


def test_words_of_a_row_among_many_others_are_no_row() -> None:
    prose = ("EMEA was glad that the Core plan costs less than last year, when 136 EUR were paid "
             "for each of its sensors")
    assert share(prose, "fees.csv", "EMEA,Core plan,136 EUR") == 0.0
    assert share("EMEA " * 500, "fees.csv", "EMEA,Core plan,136 EUR") == 0.0


def test_what_the_system_prompt_says_is_no_evidence() -> None:
    for role in ("system", "developer"):
        found = sent(SENTENCE, role)
        assert found.share("rules.md", SENTENCE) == 0.0  # type: ignore[attr-defined]


def test_quotes_that_no_document_holds_were_not_sent() -> None:
    assert share(SENTENCE, "gone.md", SENTENCE) == 0.0
    assert share(SENTENCE, "rules.md", "not a word of it") == 0.0
    assert share(SENTENCE, "rules.md", "") == 0.0


def test_units_that_were_mostly_sent_are_told_with_their_place() -> None:
    found = sent(TEXT)
    texts = found.about(("Travel rules",))  # type: ignore[attr-defined]
    assert any("hotel cap" in text for text in texts)
    assert found.about(("Pump 20",)) == []  # type: ignore[attr-defined]


def test_what_was_sent_is_the_same_whatever_was_asked_before() -> None:
    library = Library({"rules.md": TEXT})
    prompts = [f"{number}: {SENTENCE}" for number in range(2 * PROMPTS)]
    calls = [Call("q", 0, "m", (Message("user", text),), "", 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)
             for text in prompts]
    first = [library.sent([call]) for call in calls]
    assert [library.sent([call]) for call in reversed(calls)] == first[::-1]


def test_single_words_are_no_rows() -> None:
    library = Library({"a.csv": "name,unit\nHART,x\nPump,\n"})
    call = Call("q", 0, "m", (Message("user", "name unit HART of the x and more words here"),), "",
                1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert library.sent([call]).share("a.csv", "HART,x") == 1.0
