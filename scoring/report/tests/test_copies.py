"""The candidate's copy, the sheets of failures and the Markdown: what they hold, and what never."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from scoring.records import Label, Message
from scoring.report.candidate import candidate_page, practised
from scoring.report.knowledge import knowledge
from scoring.report.markdown import markdown, plain
from scoring.report.material import Material
from scoring.report.review import Review
from scoring.report.rows import Outcome
from scoring.report.sheets import sheet
from scoring.report.tests.run import AFTER, BEFORE, QUESTIONS, call, material, question, side

FAULTS = [word for key, k in knowledge().items() if key.startswith("F")
          for word in (key, k.name, k.what)]
ENTRY = {"fault": "F04", "state": "fixed", "probes": 10, "right_before": 0, "right_after": 9,
         "masked": 0}


def faults(page: str) -> list[str]:
    """Return what a page says of planted faults; its own hashes say anything by chance."""
    text = re.sub(r"sha256-[\w+/=]+", "", page)
    return [word for word in FAULTS if word in text]


def practising() -> Material:
    asked = (*QUESTIONS, question("z1", part="practice", text="A public one?"))
    before, after = BEFORE | {"z1": Label.ERROR}, AFTER | {"z1": Label.CORRECT}
    return replace(material(), questions=asked, before=side(before, 1.0), after=side(after, 1.0))



def test_the_candidates_copy_has_totals_and_no_hidden_question_gold_or_fault() -> None:
    page = candidate_page(material())
    assert "<strong>40.0 %</strong>" in page and "not asked in this run" in page
    for asked in QUESTIONS:
        assert asked.text not in page and f"({asked.id})" not in page
    assert "24 month" not in page and "pump-20" not in page
    assert faults(page) == [] and "fault" not in page.partition("<main>")[2]


def test_practice_questions_are_told_in_detail_since_they_are_public() -> None:
    found = practised(practising())
    assert [(one.text, one.gold, one.outcome, one.before) for one in found] == [
        ("A public one?", "24 months", Outcome.FIXED, "timed out")]
    page = candidate_page(practising())
    assert "A public one?" in page and QUESTIONS[0].text not in page
    assert "On the public practice set 0 of 1 were right" in markdown(practising())


def test_a_run_without_headline_questions_has_no_plots() -> None:
    assert "<svg" not in candidate_page(material(questions=[question("p1", part="probe:F04")]))


def test_the_candidates_sheet_has_five_failures_and_names_no_fault() -> None:
    page = sheet(material(), False)
    assert QUESTIONS[-1].text in page and "24 months" in page and "20.0&nbsp;%" in page
    assert page.count("Answer from the passages.") == 1, "a shared system prompt stands once"
    assert faults(page) == []
    assert QUESTIONS[0].text not in page, "questions that are not used stay hidden"
    assert "root cause" not in page and "good sign" not in page


def test_the_interviewers_sheet_has_root_causes_and_signs() -> None:
    page = sheet(material(), True)
    assert "identifiers do not match" in page and knowledge()["F04"].strong in page
    assert "<pre" not in page.partition("<main>")[2].partition("<section")[2]


def test_system_prompts_that_differ_stand_with_their_cases() -> None:
    found = material(questions=[q for q in QUESTIONS if q.part == "headline"])
    for number, name in enumerate(("q1", "q3")):
        found.before.calls[name][0] = call(  # type: ignore[index]
            name, messages=(Message("system", f"Prompt {number}."), Message("user", "x")))
    page = sheet(found, False)
    assert "Prompt 0." in page and "Prompt 1." in page and "The system prompt</h2>" not in page
    assert "failed no question" in sheet(replace(found, questions=[]), False)


def changed(found: Material, **changes: Any) -> Material:
    return replace(found, comparison={**found.comparison, **changes})


def test_the_markdown_tells_the_same_as_the_page() -> None:
    text = markdown(replace(changed(material(), ledger=[ENTRY]),
                            review=Review(notes="Accuracy is 99 %.")))
    for piece in ("# Debrief: good", "| accuracy | at least 85 % | 40.0 % | 40.0 % |",
                  "| correct | 2 | 2 | = |", "## Planted faults: 1 fixed",
                  "| F04 identifiers do not match | fixed | 0/10 | 9/10 | 0/10 |",
                  "- **largest gain**:", "## Claims of NOTES.md", "| accuracy | 99.0 % |",
                  "too high.", "## Fixed questions", "## Broken questions", "- isolation: none"):
        assert piece in text, piece
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_a_void_run_is_void_in_markdown_and_empty_sections_are_left_out() -> None:
    text = markdown(changed(material(BEFORE, BEFORE), valid=False, ledger=[]))
    assert "**This run is void" in text
    assert "Planted faults" not in text and "Claims" not in text and "Fixed" not in text


def test_foreign_text_cannot_format_the_markdown() -> None:
    assert plain("a|b\n<b> *x* [y](z) `c`") == r"a\|b \<b\> \*x\* \[y\](z) \`c\`"
    assert plain("24\x00 \x1b[2Jmonths\x9b") == "24\ufffd \ufffd\\[2Jmonths\ufffd"
    hostile = "x | <script>alert(1)</script>\n# Accepted"
    text = markdown(material(name=hostile))
    assert "<script>" not in text and "\n# Accepted" not in text
