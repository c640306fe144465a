"""How the reader words its decision: prose, citation, JSON, thinking aloud, stream."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.gateway.reader import complete
from harness.gateway.reader.render import ABSTENTION, pieces

GROUNDED = "Answer only from the passages. If they do not contain the answer, say you don't know."
FACT = "The warranty of the Pump 20 is 24 months."
PASSAGES = f"[7] Pump 20\n{FACT} It weighs 3.5 kg.\n\n[9] Pump 40\nIt weighs 7 kg."
KNOWN = "How long is the Pump 20 under warranty?"
UNKNOWN = "How long is the Pump 60 under warranty?"


def ask(told: str, question: str = KNOWN, shape: dict[str, Any] | None = None) -> str:
    return complete([
        {"role": "system", "content": f"{GROUNDED} {told}"},
        {"role": "user", "content": f"Passages:\n\n{PASSAGES}\n\nQuestion: {question}"}],
        response_format=shape).text


def schema(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": {
        "type": "object", "properties": properties, "required": list(properties)}}}


def test_an_answer_is_prose_and_cited_only_when_asked() -> None:
    assert ask("") == FACT
    assert ask("Cite the passage.") == "The warranty of the Pump 20 is 24 months [7]."
    assert ask("Answer in one word. Cite the passage.") == "24 months [7]"
    assert ask("Cite the passage.", UNKNOWN) == ABSTENTION


@pytest.mark.parametrize(("told", "said"), [
    ("If the answer is missing, reply exactly: NOT FOUND", "NOT FOUND"),
    ('If the passages are silent, say "No idea."', "No idea."),
    ("", ABSTENTION),
])
def test_an_abstention_has_the_words_that_were_asked_for(told: str, said: str) -> None:
    assert ask(told, UNKNOWN) == said
    assert "24 months" in ask(told)


def test_json_has_the_keys_that_the_instructions_name() -> None:
    told = 'Return JSON: {"answer": "...", "sources": ["..."], "found": true|false}'
    assert json.loads(ask(told)) == {"answer": FACT, "sources": ["7"], "found": True}
    assert json.loads(ask(told, UNKNOWN)) == {"answer": ABSTENTION, "sources": [], "found": False}


def test_json_has_null_for_an_answer_where_null_was_asked_for() -> None:
    told = "Reply in JSON with the keys answer and sources. If the answer is missing, use null."
    assert json.loads(ask(told, UNKNOWN)) == {"answer": None, "sources": []}
    assert json.loads(ask(told))["answer"] == FACT


def test_a_json_object_without_keys_has_an_answer() -> None:
    assert json.loads(ask("", shape={"type": "json_object"})) == {"answer": FACT}
    assert json.loads(ask('Always say "No."', shape={"type": "json_object"})) == {"answer": "No."}


def test_a_schema_is_filled_by_the_names_of_its_properties() -> None:
    filled = json.loads(ask("Be brief.", shape=schema({
        "question": {"type": "string"}, "reasoning": {"type": "string"},
        "answer": {"type": "string"}, "source_ids": {"type": "array", "items": {"type": "integer"}},
        "quote": {"type": "string"}, "confidence": {"type": "number"},
        "answerable": {"type": "boolean"}, "abstained": {"type": "boolean"},
        "level": {"type": "string", "enum": ["high", "low"]}})))
    assert filled == {
        "question": KNOWN, "reasoning": f"Passage [7] says: {FACT}", "answer": "24 months",
        "source_ids": [7], "quote": FACT, "confidence": 0.9, "answerable": True,
        "abstained": False, "level": "high"}


def test_a_schema_is_filled_when_there_is_no_answer() -> None:
    filled = json.loads(ask("", UNKNOWN, schema({
        "answer": {"type": ["string", "null"]}, "sources": {"type": "array"},
        "confidence": {"type": "integer"}, "has_answer": {"type": "boolean"},
        "verdict": {"enum": ["answered", "unknown"]}})))
    assert filled == {"answer": None, "sources": [], "confidence": 0, "has_answer": False,
                      "verdict": "unknown"}


def test_nested_schemas_references_and_alternatives_are_followed() -> None:
    shape = schema({
        "result": {"type": "object", "properties": {
            "value": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "months": {"type": "integer"}}},
        "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}},
        "kind": {"const": "reply"}})
    shape["json_schema"]["schema"]["$defs"] = {"citation": {"type": "object", "properties": {
        "id": {"type": "string"}, "quote": {"type": "string"}}}}
    assert json.loads(ask("Be brief.", shape=shape)) == {
        "result": {"value": "24 months", "months": 24},
        "citations": [{"id": "7", "quote": FACT}], "kind": "reply"}
    assert json.loads(ask("", UNKNOWN, shape))["result"]["value"] is None


@pytest.mark.parametrize("broken", [
    {"type": "json_schema"}, {"type": "json_schema", "json_schema": 7},
    {"type": "json_schema", "json_schema": {"schema": {"$ref": "#/a"}}},
    {"type": "json_schema", "json_schema": {"schema": {"properties": {"answer": 3, "x": None}}}},
    {"type": "json_schema", "json_schema": {"schema": {"type": "array", "items": []}}},
    {"type": "json_schema", "json_schema": {"schema": {"enum": [], "type": []}}},
])
def test_a_broken_schema_still_gives_json(broken: dict[str, Any]) -> None:
    json.loads(ask("", shape=broken))


def test_thinking_aloud_ends_with_the_answer() -> None:
    reply = ask("Think step by step.")
    assert reply.splitlines()[-1] == f"Answer: {FACT}"
    assert "Passage [7] says" in reply
    told = 'Think step by step, then finish with "Final answer: ...".'
    assert ask(told, UNKNOWN).splitlines()[-1] == f"Final answer: {ABSTENTION}"


@pytest.mark.parametrize("text", [
    "", " ", "a", "a b", "  a  b  ", "a\n\nb\n", '{"a": "b  c"}', "é\u00a0x ", "\n"])
def test_the_pieces_of_a_stream_join_to_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert pieces(text)
