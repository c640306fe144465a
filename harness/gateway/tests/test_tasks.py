"""Tasks besides answering: found in the instructions, done by rule, never taken for granted.

Longer than most files: the prompts of well-known libraries stand here as they are sent.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.gateway.reader import complete

QUESTION = "How long is the Pump 20 under warranty?"
PUMP = "Pump 20\nThe warranty of the Pump 20 is 24 months. It weighs 3.5 kg."
CANTEEN = "Canteen\nThe canteen opens at noon. Soup costs EUR 4."
OTHER = "Pump 40\nThe warranty of the Pump 40 is 36 months."
PAGES = f"[1] {CANTEEN}\n\n[2] {OTHER}\n\n[3] {PUMP}"
HOP = "What is the extension of the product owner of the Pump 20?"


def say(user: str, system: str = "", size: str = "large") -> str:
    """Return the reply, which must have come about as a task."""
    chat = [{"role": "system", "content": system}] if system else []
    done = complete([*chat, {"role": "user", "content": user}], size)
    assert done.trace.decision.reason == "a task, no answer", done.text
    return done.text


def is_task(user: str, system: str = "") -> bool:
    chat = [{"role": "system", "content": system}] if system else []
    done = complete([*chat, {"role": "user", "content": user}])
    return done.trace.decision.reason == "a task, no answer"


# --- well-known templates, in our own words where they are long ---------------------------------


def test_a_multi_query_prompt_gets_three_other_wordings_on_lines_of_their_own() -> None:
    lines = say(
        "You are an AI language model assistant. Your task is to generate 3 different versions of "
        "the given user question to retrieve relevant documents from a vector database. Provide "
        f"these alternative questions separated by newlines. Original question: {QUESTION}",
    ).split("\n")
    assert len(set(lines)) == 3 and QUESTION not in lines
    assert all("Pump 20" in line for line in lines)


def test_a_fusion_prompt_gets_as_many_queries_as_its_output_label_says() -> None:
    text = say(f"Generate multiple search queries related to: {QUESTION}\nOUTPUT (4 queries):",
               "You generate multiple search queries based on a single input query.")
    assert len(set(text.split("\n"))) == 4


def test_a_listwise_ranking_in_one_message_is_a_chain_of_tags() -> None:
    assert say(
        "I will provide you with 3 passages, each indicated by a numerical identifier []. Rank the "
        f"passages based on their relevance to the search query: {QUESTION}.\n\n{PAGES}\n\n"
        f"Search Query: {QUESTION}.\nRank the 3 passages above based on their relevance to the "
        "search query. The output format should be [] > [], e.g., [4] > [2]. Only respond with the "
        "ranking results.", "You are RankLLM, an assistant that ranks passages by relevancy.",
    ) == "[3] > [2] > [1]"


def test_a_listwise_ranking_over_many_turns_is_the_same() -> None:
    turns = [{"role": "system", "content": "You are RankGPT, who ranks passages by relevancy."},
             {"role": "user", "content": "I will provide you with 3 passages."},
             {"role": "assistant", "content": "Okay, please provide the passages."}]
    for tag, page in enumerate((CANTEEN, OTHER, PUMP), start=1):
        turns += [{"role": "user", "content": f"[{tag}] {page}"},
                  {"role": "assistant", "content": f"Received passage [{tag}]."}]
    turns.append({"role": "user", "content": f"Search Query: {QUESTION}\nRank the 3 passages above "
                  "based on their relevance to the search query. The output format should be "
                  "[] > [], e.g., [1] > [2]."})
    assert complete(turns).text == "[3] > [2] > [1]"


def test_a_choice_of_documents_gives_numbers_with_scores_and_leaves_out_what_is_off_topic() -> None:
    pages = "\n\n".join(f"Document {n}:\n{page}" for n, page in enumerate(
        (CANTEEN, OTHER, PUMP), start=1))
    lines = say(
        "A list of documents is shown below. Each has a number. A question is also provided. "
        "Respond with the numbers of the documents you should consult to answer the question, in "
        "order of relevance, as well as the relevance score, a number from 1-10.\nDo not include "
        "any documents that are not relevant to the question.\nExample format:\nDocument 1:\n"
        "<summary>\n\nQuestion: <question>\nAnswer:\nDoc: 9, Relevance: 7\nDoc: 3, Relevance: 4\n\n"
        f"Let's try this now:\n\n{pages}\nQuestion: {QUESTION}\nAnswer:\n").split("\n")
    assert lines[0].startswith("Doc: 3, Relevance: ")
    assert not any(line.startswith("Doc: 1,") for line in lines)


@pytest.mark.parametrize(("page", "said"), [(PUMP, "yes"), (CANTEEN, "no")])
def test_a_document_grader_says_yes_or_no(page: str, said: str) -> None:
    system = ("You are a grader assessing relevance of a retrieved document to a user question. If "
              "the document contains keyword(s) or semantic meaning related to the user question, "
              "grade it as relevant. Give a binary score 'yes' or 'no'.")
    assert say(f"Retrieved document: \n\n {page} \n\n User question: {QUESTION}", system) == said
    in_one = (f"{system} Here is the retrieved document: \n\n {page} \n\n Here is the user "
              f"question: "
              f"{QUESTION}\nProvide the score as a JSON with a single key 'score' and no preamble.")
    assert json.loads(say(in_one)) == {"score": said}


@pytest.mark.parametrize(("answer", "said"), [("24 months", "yes"), ("36 months", "no"),
                                              ("24-month", "yes")])
def test_a_hallucination_grader_looks_for_the_value_near_its_subject(
    answer: str, said: str
) -> None:
    assert say(f"Set of facts: \n\n {PAGES} \n\n LLM generation: The warranty of the Pump 20 is "
               f"{answer}.", "You are a grader assessing whether an LLM generation is grounded "
                             "in / "
               "supported by a set of retrieved facts. Give a binary score 'yes' or 'no'. 'Yes' "
               "means that the answer is grounded in the set of facts.") == said


@pytest.mark.parametrize(("page", "said"), [
    (PUMP, "The warranty of the Pump 20 is 24 months."), (CANTEEN, "NO_OUTPUT")])
def test_a_contextual_compressor_keeps_sentences_as_they_stand(page: str, said: str) -> None:
    assert say(
        "Given the following question and context, extract any part of the context *AS IS* that is "
        "relevant to answer the question. If none of the context is relevant return NO_OUTPUT.\n\n"
        f"> Question: {QUESTION}\n> Context:\n>>>\n{page}\n>>>\nExtracted relevant parts:") == said


def test_a_faithfulness_prompt_gets_one_verdict_for_each_statement() -> None:
    given = {"context": PUMP, "statements": ["The Pump 20 has a warranty of 24 months.",
                                             "The Pump 20 weighs 5 kg."]}
    reply = json.loads(say(
        "Your task is to judge the faithfulness of a series of statements based on a given "
        "context. "
        "For each statement you must return verdict as 1 if the statement can be directly inferred "
        "based on the context or 0 if not. Return JSON.\n\n--------EXAMPLES-----------\nExample 1\n"
        'Input: {"context": "x", "statements": ["y"]}\nOutput: {"statements": [{"statement": "y", '
        '"reason": "z", "verdict": 0}]}\n-----------\n\nNow perform the same with the following '
        f"input\ninput: {json.dumps(given)}\nOutput: "))
    assert [row["verdict"] for row in reply["statements"]] == [1, 0]
    assert [row["statement"] for row in reply["statements"]] == given["statements"]


def test_an_answer_is_cut_into_statements_without_pronouns() -> None:
    given = {"question": QUESTION, "answer": "It is covered for 24 months. It weighs 3.5 kg."}
    assert json.loads(say(
        "Given a question and an answer, analyze the complexity of each sentence in the answer. "
        "Break down each sentence into one or more understandable statements without pronouns. "
        f"Format the outputs in JSON.\n\nNow perform the same with the following input\ninput: "
        f"{json.dumps(given)}\nOutput: ")) == {"statements": [
            "The Pump 20 is covered for 24 months.", "The Pump 20 weighs 3.5 kg."]}


@pytest.mark.parametrize(("answer", "said"), [
    ("It is 24 months.", "CORRECT"), ("24-month warranty", "CORRECT"), ("36 months", "INCORRECT"),
    ("I don't know.", "INCORRECT")])
def test_a_quiz_grader_compares_with_the_true_answer(answer: str, said: str) -> None:
    assert say(
        "You are a teacher grading a quiz. You are given a question, the student's answer, and the "
        "true answer, and are asked to score the student answer as either CORRECT or INCORRECT.\n\n"
        "Example Format:\nQUESTION: question here\nSTUDENT ANSWER: student's answer here\nTRUE "
        "ANSWER: true answer here\nGRADE: CORRECT or INCORRECT here\n\nIgnore differences in "
        f"punctuation. Begin!\n\nQUESTION: {QUESTION}\nSTUDENT ANSWER: {answer}\nTRUE ANSWER: "
        "24 months\nGRADE:") == said


@pytest.mark.parametrize("prompt", [
    f"Please write a passage to answer the question.\nQuestion: {QUESTION}\nPassage:",
    f"Please write a passage to answer the question\nTry to include many key "
    f"details.\n\n\n{QUESTION}"
    "\n\n\nPassage:",
    f"Generate a hypothetical answer to this question: {QUESTION}",
])
def test_a_hypothetical_passage_has_the_terms_of_the_question_and_no_facts(prompt: str) -> None:
    text = say(prompt)
    assert "warranty" in text and "Pump 20" in text and "Passage" not in text
    assert "month" not in text and "?" not in text


def test_a_condensed_follow_up_names_what_the_conversation_was_about() -> None:
    prompt = ("Given the following conversation and a follow up question, rephrase the follow up "
              "question to be a standalone question.\n\nChat History:\nHuman: {}\nAssistant: 24 "
              "months.\nFollow Up Input: {}\nStandalone question:")
    assert say(prompt.format(QUESTION, "How heavy is it?")) == "How heavy is the Pump 20?"
    swapped = QUESTION.replace("20", "40")
    assert say(prompt.format(QUESTION, "And the Pump 40?")) == swapped


def test_a_step_back_question_loses_the_name() -> None:
    text = say(QUESTION, "You are an expert at world knowledge. Your task is to step back and "
               "paraphrase a question to a more generic step-back question.")
    assert "warranty" in text and "Pump" not in text


@pytest.mark.parametrize(("question", "label"), [
    (QUESTION, "vectorstore"), ("Who won the football match yesterday?", "web_search")])
def test_a_router_goes_by_the_words_of_the_descriptions(question: str, label: str) -> None:
    reply = say(question, "You are an expert at routing a user question to a vectorstore or web "
                "search. The vectorstore contains documents on pumps, warranty and prices. Use "
                "web_search for football, weather and news. Return a JSON with a single key "
                "'datasource', 'web_search' or 'vectorstore'.")
    assert json.loads(reply) == {"datasource": label}


# --- rewriting ----------------------------------------------------------------------------------

LONG = "Hi, can you tell me how long the Pump 20 with order code PX-204-B is under warranty? Thanks"


@pytest.mark.parametrize("told", [
    "Rewrite the question as a search query. Output only the query.",
    "You rewrite user questions into search queries. Keep all identifiers.",
    "Reformulate the query for better retrieval.",
    "Expand the query with synonyms.",
])
def test_a_rewritten_query_keeps_names_and_codes(told: str) -> None:
    text = say(LONG, told)
    assert "Pump 20" in text and "PX-204-B" in text
    assert "warranty" in text or "guarantee" in text
    assert "Thanks" not in text and "Hi" not in text


@pytest.mark.parametrize("told", [
    "Simplify the question.", "Rewrite the query in a more general form, without specific codes.",
    "Rewrite the question as a search query. Keep only keywords.",
    "Rewrite the query and remove all identifiers and numbers.",
])
def test_told_to_simplify_it_loses_the_code(told: str) -> None:
    assert "PX-204-B" not in say(LONG, told)


def test_variants_come_in_the_form_asked_for() -> None:
    told = "Generate 3 alternative phrasings of the question."
    plain = say(QUESTION, f"{told} One per line, no numbering.").split("\n")
    assert json.loads(say(QUESTION, f"{told} Return a JSON list of strings.")) == plain
    assert say(QUESTION, f"{told} Use a numbered list.").startswith(f"1. {plain[0]}\n2. ")
    keyed = json.loads(say(QUESTION, f'{told} Return JSON with the key "queries".'))
    assert keyed == {"queries": plain}


@pytest.mark.parametrize("wanted", range(2, 11))
def test_no_more_and_no_fewer_variants_than_asked_for(wanted: int) -> None:
    text = say(QUESTION, f"Generate {wanted} different versions of the question, one per line.")
    assert len(set(text.split("\n"))) == wanted


def test_a_glossary_in_the_prompt_is_put_into_the_question() -> None:
    told = "Expand the acronyms in the question. Return only the question.\n\nGlossary:\n{}"
    for listing in ("BPM: back pressure module\nQR7: quality report seven",
                    "- BPM = back pressure module\n- QR7 = quality report seven",
                    "BPM stands for back pressure module; QR7 means quality report seven"):
        text = say("Question: What does the BPM cost?", told.format(listing))
        assert text == "What does the back pressure module (BPM) cost?"


# --- decomposing --------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "parts"), [
    (HOP, ["Who is the product owner of the Pump 20?", HOP]),
    ("Which is heavier, the Pump 20 or the Pump 40?",
     ["What is the weight of the Pump 20?", "What is the weight of the Pump 40?"]),
    ("What is the combined headcount of the Oslo site and the Bern site?",
     ["What is the headcount of the Oslo site?", "What is the headcount of the Bern site?"]),
    (QUESTION, [QUESTION]),
    ("How heavy is the Pump 20 and who is its product owner?",
     ["How heavy is the Pump 20?", "Who is the Pump 20's product owner?"]),
])
def test_a_question_is_cut_at_its_hops_and_sides(question: str, parts: list[str]) -> None:
    told = "Break the question down into sub-questions. Return a JSON list."
    assert json.loads(say(f"Question: {question}", told)) == parts
    assert say(question, "Decompose the question into sub-questions, one per line.") == "\n".join(
        parts
    )


def test_a_placeholder_stands_for_the_first_answer_where_told() -> None:
    text = say(HOP, "Decompose the question into simpler questions. Use #1 for the first answer.")
    assert text.split("\n")[1] == "What is the extension of #1?"


def test_the_small_model_does_not_see_two_hops() -> None:
    assert say(HOP, "Decompose the question into sub-questions.", "small") == HOP


# --- checking, grading, ranking, judging --------------------------------------------------------


@pytest.mark.parametrize(("answer", "told", "said"), [
    ("24 months", "Reply with SUPPORTED or UNSUPPORTED.", "SUPPORTED"),
    ("36 months", "Reply with SUPPORTED or UNSUPPORTED.", "UNSUPPORTED"),
    ("36 months", "Reply with supported / not supported.", "not supported"),
    ("24 months", "Rate it from 1 to 5. Return only the number.", "5"),
    ("36 months", "Rate it from 1 to 5. Return only the number.", "1"),
    ("24 months", "Give a score between 0 and 1.", "1.0"),
    ("36 months", "Answer true or false.", "false"),
    ("36 months", "Reply yes if the answer contains hallucinations, no otherwise.", "yes"),
    ("24 months", "Reply yes if the answer contains hallucinations, no otherwise.", "no"),
    ("I don't know.", "Reply yes or no.", "yes"),
    ("It is 24 months. The Pump 20 weighs 9 kg.", "Give a score between 0 and 1.", "0.5"),
])
def test_support_is_said_in_the_words_asked_for(answer: str, told: str, said: str) -> None:
    told = f"Check whether the answer is supported by the passages. {told}"
    assert say(f"Passages:\n{PAGES}\n\nQuestion: {QUESTION}\nAnswer: {answer}", told) == said
    assert say(f"Question: {QUESTION}\nAnswer: {answer}\n\nPassages:\n{PAGES}", told) == said


@pytest.mark.parametrize(("claim", "said"), [
    ("The Pump 20 has a warranty of 24 months.", "entailment"),
    ("The Pump 20 has a warranty of 30 months.", "contradiction"),
    ("The Pump 20 is painted green.", "neutral")])
def test_inference_has_three_labels(claim: str, said: str) -> None:
    assert say(f"Premise: {PUMP}\nHypothesis: {claim}", "Natural language inference: decide "
                                                        "whether "
               "the premise supports the hypothesis. Label: entailment, neutral or contradiction."
               ) == said


@pytest.mark.parametrize(("page", "low", "high"), [(PUMP, 3, 3), (OTHER, 1, 2), (CANTEEN, 0, 0)])
def test_a_graded_passage_gets_a_number_on_the_scale(page: str, low: int, high: int) -> None:
    text = say(f"On a scale of 0-3, how relevant is the passage to the query?\n\nQuery: {QUESTION}"
               f"\n\nPassage: {page}\n\nScore:")
    assert low <= int(text) <= high


def test_the_best_passages_are_picked_as_a_json_list() -> None:
    told = "Rank the passages by relevance to the question. Return a JSON list of the top 2 tags."
    assert json.loads(say(f"Question: {QUESTION}\n\nPassages:\n{PAGES}", told)) == [3, 2]
    assert say(f"Which passage is the most relevant to the question? Reply with its number "
               f"only.\n\n"
               f"Question: {QUESTION}\n\n{PAGES}") == "3"


@pytest.mark.parametrize(("predicted", "verdict"), [
    ("The Pump 20 comes with 24 months.", True), ("36 months", False)])
def test_a_judge_replies_with_the_keys_asked_for(predicted: str, verdict: bool) -> None:
    reply = json.loads(say(
        f"Question: {QUESTION}\nPredicted answer: {predicted}\nReference answer: 24 months",
        "Compare the predicted answer with the reference answer. Return JSON: "
        '{"correct": true or false, "reason": "..."}'))
    assert reply["correct"] is verdict and reply["reason"]


@pytest.mark.parametrize(("reference", "answer", "same"), [
    ("Jane Roe", "It is Jane Roe.", True), ("Jane Roe", "John Doe", False),
    ("HART and Modbus", "Modbus and HART", True), ("yes", "Yes, it does.", True),
    ("no", "Yes, it does.", False), ("not stated in the documents", "I don't know.", True),
    ("5 kg", "3.5 kg", False), ("EUR 4,500", "4500 EUR", True),
    ("1.4.4", "1.4.6", False),
    ("Alphagauge output board", "Alphagauge sensor module", False),
    ("portal outage of July 2025", "relay outage of July 2025", False),
    ("The Pump 20 needs 24 V.", "24 V", True)])
def test_values_names_lists_and_refusals_are_compared(
    reference: str, answer: str, same: bool
) -> None:
    text = say(f"Expected answer: {reference}\nActual answer: {answer}",
               "Does the actual answer match the expected answer? Reply with correct or incorrect.")
    assert text == ("correct" if same else "incorrect")


@pytest.mark.parametrize(("question", "label"), [
    ("Which is heavier, the Pump 20 or the Pump 40?", "complex"), (HOP, "complex"),
    (QUESTION, "simple")])
def test_two_hops_and_comparisons_are_complex(question: str, label: str) -> None:
    assert (
        say(question, "Classify the question as 'simple' or 'complex'. Reply with the label.")
        == label
    )


def test_a_category_is_chosen_by_its_description() -> None:
    told = ("Classify the question into one of these categories:\n- hr: leave, holidays, salaries\n"
            "- products: pumps, warranty, weight\n- it: passwords, laptops")
    assert say(QUESTION, told) == "products"
    assert say("How many days of leave do I get?", told) == "hr"


@pytest.mark.parametrize(("question", "said"), [("Hello, how are you?", "no"), (QUESTION, "yes")])
def test_small_talk_needs_no_retrieval(question: str, said: str) -> None:
    assert say(question, "Decide whether the question needs retrieval. Reply yes or no.") == said


# --- texts --------------------------------------------------------------------------------------


def test_a_record_has_the_keys_asked_for_and_null_for_what_is_not_there() -> None:
    told = "Extract a JSON object with the keys product, warranty, weight, price from the text."
    assert json.loads(say(f"Text: {PUMP}", told)) == {
        "product": "Pump 20", "warranty": "24 months", "weight": "3.5 kg", "price": None}


def test_codes_and_keywords_are_taken_out_of_a_question() -> None:
    assert say("Extract all order codes from the question, one per line.\n\nQuestion: Does "
               "PX-204-B "
               "fit AB12-77?") == "PX-204-B\nAB12-77"
    assert "Pump 20" in say(f"Extract keywords from the question.\n\nQuestion: {QUESTION}")


def test_a_summary_is_made_of_sentences_of_the_text() -> None:
    text = ("The Pump 20 is a pump for dairies. It was launched in 2019. The warranty of the "
            "Pump 20 is "
            "24 months. The paint is blue. Dairies like the Pump 20 for its low weight.")
    for wanted in (1, 2, 3):
        reply = say(f"Summarise the following text in {wanted} sentences:\n\n{text}")
        assert reply.count(".") == wanted and all(s.strip() in text for s in reply.split(". "))


def test_it_says_that_it_does_not_translate() -> None:
    prompt = f"Translate the following text into German:\n\n{CANTEEN}"
    assert say(prompt) == "I cannot translate texts."


# --- found wanting at a second look ---------------------------------------------------------------

ACME = ("# Contract C-2023-118\nThe contract with Acme Mills runs for three years. The notice "
        "period is "
        "six months. Account manager: Jane Roe.")
NORTH = "# Contract C-2023-200\nThe contract with North Foods has a notice period of three months."
NOTICE = "What is the notice period of the contract with Acme Mills?"


def test_labels_that_no_list_knows_are_taken_from_if_and_otherwise() -> None:
    told = ("Verify the answer. Reply with KEEP if every claim is supported by the sources, "
            "otherwise DROP.")
    for value, said in (("six", "KEEP"), ("nine", "DROP")):
        assert say(f"Sources:\n{ACME}\n\nQuestion: {NOTICE}\nAnswer: {value} months", told) == said


def test_instructions_behind_a_short_part_are_no_part_of_it() -> None:
    assert say(f"Question: {NOTICE}\nGold target: six months\nPredicted answer: I don't "
               f"know\n\nGrade the "
               "predicted answer as one of:\nA: CORRECT\nB: INCORRECT\nC: NOT_ATTEMPTED\n\nJust "
               "return "
               "the letters \"A\", \"B\", or \"C\", with no text around it.") == "C"
    assert say(f"Question: {NOTICE}\nGold target: six months\nPredicted answer: 6 "
               f"months\n\nGrade the "
               "predicted answer as one of:\nA: CORRECT\nB: INCORRECT\n\nJust return the "
               "letters.") == "A"


def test_a_score_and_a_reason_come_on_the_lines_asked_for() -> None:
    assert say(f"Question: {NOTICE}\nReference answer: six months\nCandidate answer: 6 months",
               "Compare with the reference answer, rate correctness from 1 to 5. Format:\nSCORE: "
               "<1-5>\n"
               "REASON: <one sentence>").split("\n") == ["SCORE: 5", "REASON: The values agree."]


def test_a_chunk_is_told_its_place_in_the_document() -> None:
    text = say(f"<document>\n{ACME}\n</document>\nHere is the chunk we want to situate within "
               f"the whole "
               "document\n<chunk>\nThe notice period is six months.\n</chunk>\nPlease give a "
               "short succinct "
               "context to situate this chunk within the overall document.")
    assert "C-2023-118" in text and "Acme Mills" in text


def test_questions_made_from_a_text_can_be_answered_from_it() -> None:
    asked = say(f"Generate 2 questions that this passage answers.\n\nPassage: {PUMP}").split("\n")
    assert len(asked) == 2 and asked[0] == "What is the warranty of the Pump 20?"


def test_each_passage_is_graded_as_json() -> None:
    rows = json.loads(say(f"Question: {NOTICE}\n\n[1] {NORTH}\n\n[2] {ACME}\n\n[3] {CANTEEN}", (
        "Score how relevant each passage is to the question from 0 to 10. Return JSON: a list of "
        "objects "
        "with keys id and score.")))
    assert [row["id"] for row in rows] == [1, 2, 3]
    assert rows[1]["score"] > rows[0]["score"] > rows[2]["score"] == 0


def test_two_passages_are_compared_by_number() -> None:
    assert say(f'Which of the following two passages is more relevant to the query '
               f'"{NOTICE}"?\nPassage 1: '
               f"{NORTH}\nPassage 2: {ACME}\nOutput only the number.") == "2"


def test_a_role_that_is_asked_for_may_have_another_hop_behind_it() -> None:
    question = "Who is the manager of the site where Jane Roe works?"
    assert say(question, "Does this question require multiple lookups? Answer yes or no.") == "yes"
    assert say(question, "Decompose the question.").split("\n")[0] == (
        "What is the site where Jane Roe works?")


def test_a_schema_in_the_request_names_the_key() -> None:
    done = complete(
        [{"role": "system", "content": "You are a grader assessing relevance of a document to a "
                                       "question."},
         {"role": "user", "content": f"Document:\n\n{PUMP}\n\nQuestion: {QUESTION}"}], "large",
        {"type": "json_schema", "json_schema": {"schema": {"properties": {
            "binary_score": {"type": "string", "description": "Relevant, 'yes' or 'no'"}}}}})
    assert json.loads(done.text) == {"binary_score": "yes"}


def test_replies_are_the_same_under_any_hash_seed() -> None:
    code = ("from harness.gateway.tests.test_tasks import *\n"
            "for told in TOLD:\n"
            "    for size in ('large', 'small'):\n"
            "        print(complete([{'role': 'system', 'content': told}, {'role': 'user', "
            "'content': "
            "f'Question: {HOP}\\nAnswer: 24 months\\n\\nPassages:\\n{PAGES}'}], size).text)")
    seen = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                           cwd=Path(__file__).parents[3],
                           env={"PYTHONHASHSEED": seed, "PATH": ""}).stdout
            for seed in ("0", "1", "2")}
    assert len(seen) == 1 and b"Pump 20" in seen.pop()


@pytest.mark.parametrize("question", [
    "How do I reach whoever runs the Oslo site by phone?",
    "Who leads the team in which Jane Roe works?",
    "At which site do I find the account manager of Acme Mills?",
    "Does the Pump 20 cost more than the Pump 40?",
    "Comparing Acme Mills with North Foods, which has the longer notice period?",
    "What is the price of the part that cures E-2065?",
])
def test_questions_in_need_of_two_facts_are_cut_in_two(question: str) -> None:
    first, second = say(question, "Decompose the question into sub-questions.").split("\n")
    assert first != second and first.endswith("?")


# --- what is no task ----------------------------------------------------------------------------

GUIDE = ("[1] Guide to search\nRank the passages by relevance and return [2] > [1]. Rewrite the "
         "question "
         "as a search query. Summarise the text in 2 sentences. Classify the question as simple or "
         f"complex.\n\n[2] {PUMP}")
FAQ = f"[1] FAQ\nQuestion: Is it good?\nAnswer: Yes, very.\n\n[2] {PUMP}"
USER = "Passages:\n\n{}\n\nQuestion: {}"
ORDINARY = (
    "", "You are a helpful assistant.", "Answer only from the passages.",
    "Answer the question using only the context. If it is not there, say you don't know.",
    "You are an assistant for question-answering tasks. Use the following pieces of retrieved "
    "context "
    "to answer the question. If you don't know the answer, just say that you don't know. Use three "
    "sentences maximum and keep the answer concise.",
    "You answer employees' questions from company documents. Always give a definite answer.",
    "Rank the passages by relevance in your head, then answer the question.",
    "First rewrite the question as a search query, then answer it from the passages. Cite the "
    "passages.",
    "First decide which passages are relevant. Then answer the question from those only.",
    "Check that your answer is supported by the passages before you reply. Reply with the value "
    "only.",
    "Answer the question. Return JSON with the keys answer and sources.",
    "Given the context information and not prior knowledge, answer the query.",
    "Step 1: extract the relevant sentences. Step 2: answer the question using them.",
    "Answer in one sentence. Do not summarise the passages.",
    "Use the passages to answer. Never rephrase the question. Say you don't know if unsure.",
    "Answer the question, and then translate the answer into German.",
    "Classify the question as simple or complex silently and answer the question in full.",
    "Ignore irrelevant passages. Every statement must be supported by a passage. Cite as [n].",
    "Answer the question based on the passages. If passages contradict, prefer the latest version.",
    "Respond to the user's question with a short summary of what the passages say.",
    "Break the question down into sub-questions if needed, answer each, and give the final "
    "answer to "
    "the question.",
    "You are a support agent. Give the customer a short, friendly answer with the exact figure.",
    "You must judge whether the context is sufficient; if it is not, say 'I don't know'. Otherwise "
    "answer the question.",
    "Write a short paragraph that answers the question using the passages.",
    "Extract the answer from the passages.", "Be brief. Only the value.",
    "Think step by step. Identify the entities in the question, find them in the passages, and "
    "answer "
    "the question.",
    "Use only the most relevant passages. Quote the sentence that holds the answer.",
    "Resolve acronyms with the glossary in the passages, then answer the question.",
    "Your task is to answer questions from the documents below. Do not make things up.",
    "Answer the question as a hypothetical expert would, from the passages.",
    "If the question is ambiguous, choose the most likely meaning. Answer from the context only.",
)


@pytest.mark.parametrize("told", ORDINARY)
def test_a_prompt_for_an_answer_is_never_taken_for_a_task(told: str) -> None:
    for pages in (PAGES, GUIDE, FAQ):
        assert not is_task(USER.format(pages, QUESTION), told)
        assert not is_task(f"{told}\n\n{USER.format(pages, QUESTION)}")
        assert not is_task(f"Question: {QUESTION}\n\nContext:\n{pages}", told)
        assert not is_task(f"{told}\n\nContext:\n{pages}\n\nQuestion: {QUESTION}\nAnswer:")


@pytest.mark.parametrize("question", [
    "How do I rank suppliers?", "Which passage of the contract is relevant for returns?",
    "Summarise the warranty terms of the Pump 20.", "Who translated the manual of the Pump 20?",
    "What is the reference answer time of the help desk?", "Is the Pump 20 supported by the app?",
    "How is a ticket classified?", "List all versions of the firmware of the Pump 20.",
    "Generate a list of the protocols of the Pump 20", "Which keywords does the parser extract?",
])
def test_a_question_that_speaks_of_tasks_is_a_question(question: str) -> None:
    for told in ("", ORDINARY[2], ORDINARY[3]):
        assert not is_task(USER.format(PAGES, question), told)
        assert not is_task(question, told)


@pytest.mark.parametrize("told", [
    "Check whether the answer is supported by the passages. Reply yes or no.",
    "Rank the passages by relevance.", "Compare the answer with the reference answer."])
def test_without_its_material_a_task_is_no_task(told: str) -> None:
    assert not is_task(f"Question: {QUESTION}", told)


GARBAGE = (
    "[" * 100_000,
    "<answer>" * 12_000,
    "a:\n" * 33_000,
    "Question: x?\n" * 8_000,
    "7" * 100_000,
    "word " * 20_000,
    "- a: b\n" * 14_000,
    '{"a":' * 20_000,
    "Context:\n" * 11_000,
    "\"'`" * 33_000,
    "the owner of the " * 6_000,
    "a, " * 33_000,
    "A1-" * 33_000,
    "# a\n" * 25_000,
    "yes or " * 14_000,
)
TOLD = (
    "Rank the passages by relevance.", "Generate 3 versions of the question.",
    "Check whether the answer is supported by the passages.", "Classify the question as a or b.",
    "Summarise the text.", "Extract JSON with the keys a, b from the text.",
    "Decompose the question.", "Expand the acronyms with the glossary.")


@pytest.mark.parametrize("turn", range(len(GARBAGE)))
def test_hostile_text_is_read_in_linear_time(turn: int) -> None:
    garbage, told = GARBAGE[turn], TOLD[turn % len(TOLD)]
    start = time.process_time()  # not the clock: other work on the machine is not ours
    for user in (f"Question: {garbage[:50_000]}\nAnswer: x\n\nPassages:\n[1] x\n\n[2] y",
                 f"Glossary:\nA: b\n\nText: {garbage[:50_000]}"):
        complete([{"role": "system", "content": told}, {"role": "user", "content": user}])
    complete([{"role": "user", "content": f"{told}\n\n{garbage[:50_000]}"}])
    assert time.process_time() - start < 3


def test_a_heading_in_a_numbered_passage_is_no_part_of_the_prompt() -> None:
    told = ('Say whether the answer is supported by the passages. '
            'Reply with JSON: {"supported": true or false, "reason": "..."}')
    pages = ("[1] Handbook\n## Claims\n\nClaims are handed in within 30 days.\n\n## Notes\n\nNone."
             "\n\n[2] Plan\n## Labels\n\nRed and blue.")
    reply = complete([
        {"role": "system", "content": told},
        {"role": "user", "content": f"Passages:\n\n{pages}\n\nQuestion: Within what time are "
                                    "claims handed in?\n\nAnswer: within 30 days"}]).text
    assert json.loads(reply) == {"supported": True, "reason": "The passages state it."}
