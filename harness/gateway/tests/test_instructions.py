"""What the reader takes instructions for: mode, flags, form of the reply."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from harness.gateway.reader.instructions import Mode, Wishes, recognise

# Whoever writes prompts may not read this file's sentences as proof: the rules were made with them.
ROWS = [line.split("\t", 1) for line in
        Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
        if "\t" in line]
SENTENCES = [(mode, text.replace("\\n", "\n")) for mode, text in ROWS]


def wishes(text: str) -> Wishes:
    return recognise(text)


def test_of_the_development_set_nearly_all_are_read_right_and_hardly_one_inverted() -> None:
    wrong = [(mode, str(recognise(text).mode), text) for mode, text in SENTENCES
             if recognise(text).mode != mode]
    inverted = [row for row in wrong if "neutral" not in row[:2]]
    assert len(SENTENCES) > 700
    assert len(wrong) <= len(SENTENCES) // 100, wrong
    assert not inverted


@pytest.mark.parametrize(("text", "mode"), [
    ("Never say you don't know.", Mode.ALWAYS),
    ("Never hesitate to say you don't know.", Mode.GROUNDED),
    ("Do not refuse to answer.", Mode.ALWAYS),
    ("Do not refuse to admit gaps.", Mode.GROUNDED),
    ("Don't guess.", Mode.GROUNDED),
    ("Don't be afraid to guess.", Mode.ALWAYS),
    ("It isn't wrong to guess.", Mode.ALWAYS),
    ("It isn't wrong to say that you do not know.", Mode.GROUNDED),
])
def test_two_negations_cancel_out(text: str, mode: Mode) -> None:
    assert recognise(text).mode is mode


@pytest.mark.parametrize(("good", "bad"), [
    ("A guess", "silence"), ("A wrong answer", "no answer"), ("Inventing a value", "abstaining")])
def test_of_a_comparison_the_preferred_side_counts(good: str, bad: str) -> None:
    for better in ("{} is better than {}.", "{} is preferable to {}.", "Prefer {} to {}.",
                   "We would rather have {} than {}."):
        assert recognise(better.format(good, bad)).mode is Mode.ALWAYS, better
        assert recognise(better.format(bad, good)).mode is Mode.GROUNDED, better
    assert recognise(f"{good} is worse than {bad}.").mode is Mode.GROUNDED
    assert recognise(f"{bad} is worse than {good}.").mode is Mode.ALWAYS


@pytest.mark.parametrize("gap", [
    "the passages do not contain the answer", "you are unsure", "nothing is found",
    "the context is silent", "the information is missing", "you can't find it"])
def test_what_is_to_be_done_without_evidence_decides(gap: str) -> None:
    for orders, mode in (("say so", Mode.GROUNDED), ("guess", Mode.ALWAYS),
                         ("answer anyway", Mode.ALWAYS), ("do not answer", Mode.GROUNDED),
                         ("return null", Mode.GROUNDED), ("never return null", Mode.ALWAYS),
                         ("use your own knowledge", Mode.ALWAYS),
                         ("reply exactly: NONE", Mode.GROUNDED)):
        assert recognise(f"If {gap}, {orders}.").mode is mode, orders
        assert recognise(f"{orders.capitalize()} if {gap}.").mode is mode, orders


def test_strength_is_the_sum_of_the_weights_and_a_tie_is_grounded() -> None:
    once, twice = recognise("Do not guess."), recognise("Do not guess. Abstain when in doubt.")
    assert 0 < once.strength < twice.strength
    tie = recognise("Do not guess. Never say that you do not know.")
    assert (tie.strength, tie.mode) == (0, Mode.GROUNDED)
    assert recognise("Be polite.").mode is Mode.NEUTRAL


FLAGS: dict[str, tuple[list[str], list[str]]] = {
    "prefer_valid": (
        ["Prefer the latest version.", "Use the version in force.", "Ignore superseded versions.",
         "Where passages disagree, take the more recent one.", "Don't rely on drafts.",
         "The newest one wins.", "Trust newer documents over older ones."],
        ["Answer the current question.", "Reply to the latest message.", "Return valid JSON.",
         "Use the documents regardless of their date.", "Write a draft answer.",
         "Answer the most recent question only.", "Today's date is unknown."]),
    "mind_scope": (
        ["Mind the region, the plan and the exact product or code that the question names.",
         "Make sure that the passage is about the product asked about.", "Do not mix up regions.",
         "The plan must match.", "Never transfer figures from one model to another."],
        ["Answer in one sentence.", "Name the product in your answer.", "Be brief.",
         "You work in the sales region.", "Do not translate product names."]),
    "cite": (
        ["Cite your sources.", "Cite the passage as [1].", "Every claim needs a citation.",
         "Add the passage number in brackets.", "Never answer without a citation."],
        ["Do not cite.", "Answer without citations.", "You need not cite sources.",
         "Don't mention the sources.", "Answer from the sources."]),
    "brief": (
        ["Be brief.", "Answer in one short sentence.", "No more than ten words.",
         "Give only the value.", "Just the answer, nothing else."],
        ["Write a long answer.", "Do not be too brief.", "Explain in detail."]),
    "steps": (
        ["Think step by step.", "Let's think step by step.", "Show your reasoning.",
         "Explain your reasoning before you answer."],
        ["Do not show your reasoning.", "Answer without explaining your reasoning.",
         "Think step by step silently."]),
}


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_set_by_its_wish_and_not_by_its_words(flag: str) -> None:
    yes, no = FLAGS[flag]
    assert [text for text in yes if not getattr(wishes(text), flag)] == []
    assert [text for text in no if getattr(wishes(text), flag)] == []


@pytest.mark.parametrize(("text", "keys"), [
    ('Return JSON: {"answer": "...", "sources": ["..."]}',
     (("answer", "string"), ("sources", "array"))),
    ("Reply in JSON with the keys answer and sources.",
     (("answer", "string"), ("sources", "array"))),
    ('Respond with a JSON object. Keys: "answer" (string), "confidence" (number) and "ids" (list).',
     (("answer", "string"), ("confidence", "number"), ("ids", "array"))),
    ('Use this format:\n{"value": <number>, "found": true|false}',
     (("value", "number"), ("found", "boolean"))),
    ("Output valid JSON only.", ()),
    ("Do not use JSON.", None),
    ("The passages are given as JSON. Answer in plain text.", None),
    ("Answer briefly.", None),
])
def test_keys_of_the_wanted_json_are_read(
        text: str, keys: tuple[tuple[str, str], ...] | None) -> None:
    assert recognise(text).keys == keys


@pytest.mark.parametrize(("text", "said"), [
    ("If the passages do not contain the answer, reply exactly: NOT FOUND.", "NOT FOUND"),
    ('If it is not in the context, say "I cannot tell".', "I cannot tell"),
    ("Otherwise respond with 'n/a'.", "n/a"),
    ("When the documents are silent, answer with the single word unknown.", "unknown"),
    ('Say "please ask HR" if the passages are silent.', "please ask HR"),
    ('Never say "I do not know".', None),
    ('If the answer is there, say "found it".', None),
    ("If you don't know, just say that you don't know.", None),
    ("ALWAYS answer ONLY from the passages.", None),
])
def test_the_words_to_abstain_with_are_read(text: str, said: str | None) -> None:
    assert recognise(text).abstention == said


@pytest.mark.parametrize("unit", [
    "never ", "if ", "not to ", "\"", "'", "{", "say that ", "a, ", "answer if not ", "the the ",
    "rather than ", "more than ", "no ", "in the passages ", "anything that is "])
def test_hostile_instructions_take_bounded_time(unit: str) -> None:
    start = time.process_time()
    recognise((unit * 100_000)[:100_000])
    assert time.process_time() - start < 2
