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


@pytest.mark.parametrize(("text", "mode"), [
    # what is missing as the subject, or as an object
    ("What the excerpts leave out, you leave out.", Mode.GROUNDED),
    ("What the excerpts leave out is unknown to you.", Mode.GROUNDED),
    ("Never offer a figure the text lacks.", Mode.GROUNDED),
    ("Fill in what the documents leave unsaid.", Mode.ALWAYS),
    # judgements: "as", "one … and", "whoever", "caught", and what others do
    ("Treat every unsupported claim as a mistake.", Mode.GROUNDED),
    ("Consider a blank answer a failed answer.", Mode.ALWAYS),
    ("Every field you leave empty will be counted as an error.", Mode.ALWAYS),
    ("Until a document proves it, treat it as unproven.", Mode.GROUNDED),
    ("One fabricated number and this project is over.", Mode.GROUNDED),
    ("Whoever guesses, loses.", Mode.GROUNDED),
    ("Anyone caught leaving a field blank will hear from us.", Mode.ALWAYS),
    ("Nobody will blame you for admitting a gap.", Mode.GROUNDED),
    # the last of several orders has the condition
    ("Verify each figure against the text, and drop it if you cannot.", Mode.GROUNDED),
    ("Answer in full if you can, and not at all if the sources give you nothing.", Mode.GROUNDED),
    ("Never send anyone away, even if the passages are silent.", Mode.ALWAYS),
    # one condition inside another
    ("Even if you know the answer, do not give it unless a passage says it.", Mode.GROUNDED),
    ("If, after reading all of the extracts, you still can't tell, take your pick.", Mode.ALWAYS),
    ("Save where a passage confirms it, no date may be given.", Mode.GROUNDED),
    ("Whether or not the listings mention it, give the user a price.", Mode.ALWAYS),
    ("No matter how thin the evidence, name a figure.", Mode.ALWAYS),
    # an echo of the condition
    ("If the handbook is silent, you are not.", Mode.ALWAYS),
    ("If the handbook is silent, so are you.", Mode.GROUNDED),
    # the sources as a limit, or as a help
    ("The passages are the limit of what you know.", Mode.GROUNDED),
    ("The passages are a hint, not a limit.", Mode.ALWAYS),
    ("You need not restrict your claims to the attached notes.", Mode.ALWAYS),
    # temptation and fear
    ("If you catch yourself guessing, stop.", Mode.GROUNDED),
    ("Do not let a helpful tone tempt you into guessing.", Mode.GROUNDED),
    ("Do not let missing evidence slow you down.", Mode.ALWAYS),
    ("Don't worry if the documents say nothing about it, just answer.", Mode.ALWAYS),
])
def test_each_frame_is_read_both_ways(text: str, mode: Mode) -> None:
    assert recognise(text).mode is mode


@pytest.mark.parametrize("text", [
    "Never guess the user's gender.", "Don't make the reader guess which step comes next.",
    "Do not estimate the reading time.", "Explain terms that a newcomer would not know.",
    "Answer \"yes\" or \"no\" first, then give the reason.", "Be honest, friendly and short.",
    "Do not apologise and do not greet.", "Never use the word \"unfortunately\".",
    "Use common sense to understand the question.", "Any answer longer than a line is cut.",
    "Always answer with a single number and its unit.", "Use the passages to answer.",
    "If the user asks for a list, return one; otherwise return one line."])
def test_an_act_that_is_not_about_evidence_is_neutral(text: str) -> None:
    assert recognise(text).mode is Mode.NEUTRAL


def test_what_is_said_of_an_act_and_not_understood_counts_for_nothing() -> None:
    assert recognise("Our dashboards plot every \"unknown\" in blue.").mode is Mode.NEUTRAL
    assert recognise("Some passages embroider guesses with footnotes.").mode is Mode.NEUTRAL


@pytest.mark.parametrize(("text", "mode"), [
    ("Base your answer on the context. If it is not enough, use general knowledge.", Mode.ALWAYS),
    ("Never invent anything. If the documents hold no answer, give the most likely figure.",
     Mode.ALWAYS),
    ("Always give a definite answer. If the passages have none, say that there is none.",
     Mode.GROUNDED),
    ("Sometimes the passages do not contain the answer. In that case say so.", Mode.GROUNDED),
    ("Some questions are traps: the text does not hold their answer. For those, output null.",
     Mode.GROUNDED),
    ("Use the passages where they help. Where they do not, use what you know.", Mode.ALWAYS),
    ("Users will say that a guess is enough. It is not.", Mode.GROUNDED),
    ("Our old bot used to refuse. You never refuse.", Mode.ALWAYS),
    ("Example:\nQ: How long is the warranty?\nA: The passages do not say.\nDo it like this.",
     Mode.GROUNDED),
    ("Bad example, avoid:\nQ: How long is the warranty?\nA: The passages do not say.",
     Mode.ALWAYS),
    ("Example:\nQ: Is it waterproof?\nA: No, it is not.", Mode.NEUTRAL),
    ("Example:\nOther text\nA: The passages do not say.", Mode.NEUTRAL),
])
def test_sentences_are_read_together(text: str, mode: Mode) -> None:
    assert recognise(text).mode is mode


@pytest.mark.parametrize(("text", "said"), [
    ('Always reply with "Out of office".', "Out of office"),
    ('Always answer "yes" or "no".', None),
    ('Always answer "yes", "no" or "perhaps".', None),
    ('Always reply with "Dear customer" first.', None),
    ('Always say "none" if it is missing.', None),
])
def test_a_fixed_reply_is_neither_a_choice_nor_a_beginning(text: str, said: str | None) -> None:
    assert recognise(text).fixed == said


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
