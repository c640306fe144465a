"""The answer as JSON: keys named in the instructions, or a JSON schema to be filled.

What a key is called decides what it gets: the answer, the tags of the passages used, a quotation,
a confidence, whether there is an answer. Does not cover: `allOf`, patterns, and formats; a schema
that cannot be filled sensibly gets empty values of the right types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from .plain import Said

ANSWER = re.compile(r"answer|response|result|reply|output|solution|conclusion|^value$|^text$|"
                    r"^content$|^message$|summary", re.IGNORECASE)
SOURCE = re.compile(r"sources?|citations?|cited?|references?|passages?|documents?|^docs?$|"
                    r"(?:^|_)ids?$|evidence_ids?|chunks?|used", re.IGNORECASE)
QUOTE = re.compile(r"quot|excerpt|snippet|span|verbatim|evidence|support(?:ing)?_?(?:text|"
                   r"sentence)",
                   re.IGNORECASE)
THOUGHT = re.compile(r"reason|explan|rational|thought|thinking|steps?|analysis|justif|chain",
                     re.IGNORECASE)
SURE = re.compile(r"confiden|certain|score|probab|likelihood", re.IGNORECASE)
LACKS = re.compile(r"abstain|unknown|unanswer|insufficient|missing|refus|not_found|no_answer|"
                   r"needs_|clarif|made_up|guess", re.IGNORECASE)
QUESTION = re.compile(r"^(?:question|query|asked)$", re.IGNORECASE)
COUNT = re.compile(r"count|number_of|^n_", re.IGNORECASE)
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
NONE = re.compile(r"unknown|none|null|n/?a|not|no_|insufficient|abstain|unanswer", re.IGNORECASE)
DEEPEST = 6
MOST_KEYS = 60


def from_keys(said: Said, keys: Sequence[tuple[str, str]]) -> str:
    """Return a JSON object with the keys that the instructions name."""
    shapes = {key: {"type": ["string", "null"] if kind == "string?" else kind,
                    "items": {"type": "string"}} for key, kind in keys[:MOST_KEYS]}
    return from_schema(said, {"type": "object", "properties": shapes})


def from_schema(said: Said, schema: Mapping[str, Any]) -> str:
    """Return JSON that fits a schema."""
    value = _fill(said, schema, "answer", schema, 0)
    return json.dumps(value, ensure_ascii=False)


def _fill(said: Said, schema: Any, key: str, root: Mapping[str, Any], depth: int) -> Any:
    if not isinstance(schema, Mapping) or depth > DEEPEST:
        return None
    schema = _resolved(schema, root, said)
    if "const" in schema:
        return schema["const"]
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return _chosen(said, schema["enum"])
    kinds = schema.get("type")
    if isinstance(kinds, list):
        if "null" in kinds and said.value is None and _is_answer(key):
            return None
        kind = next((kind for kind in kinds if kind != "null"), "null")
    else:
        kind = kinds or ("object" if "properties" in schema or depth == 0 else "string")
    if kind == "object":
        return _object(said, schema, root, depth)
    if kind == "array":
        return _array(said, schema, key, root, depth)
    return _scalar(said, str(kind), key, schema)


def _resolved(schema: Mapping[str, Any], root: Mapping[str, Any], said: Said) -> Mapping[str, Any]:
    """Follow references and take one of several shapes: null for an abstention, else the first."""
    for _ in range(DEEPEST):
        ref = schema.get("$ref")
        if isinstance(ref, str) and ref.startswith("#/"):
            target: Any = root
            for part in ref[2:].split("/"):
                target = target.get(part) if isinstance(target, Mapping) else None
            schema = target if isinstance(target, Mapping) else {}
            continue
        several = next((schema[name] for name in ("anyOf", "oneOf")
                        if isinstance(schema.get(name), list)), None)
        shapes = [shape for shape in several or [] if isinstance(shape, Mapping)]
        if not shapes:
            break
        nulls = [shape for shape in shapes if shape.get("type") == "null"]
        others = [shape for shape in shapes if shape.get("type") != "null"]
        schema = nulls[0] if nulls and (said.value is None or not others) else others[0]
    return schema


def _object(said: Said, schema: Mapping[str, Any], root: Mapping[str, Any], depth: int
            ) -> dict[str, Any]:
    properties = schema.get("properties")
    if not isinstance(properties, Mapping):
        return {"answer": said.bare} if depth == 0 else {}
    names = [str(name) for name in properties][:MOST_KEYS]
    made = {name: _fill(said, properties[name], name, root, depth + 1) for name in names}
    if depth == 0 and not any(_is_answer(name) for name in names):
        # No key is called an answer: the first text that has no name of its own takes it.
        free = next((name for name in names if made[name] == "" and not _special(name)), None)
        if free is not None:
            made[free] = said.bare
    return made


def _array(said: Said, schema: Mapping[str, Any], key: str, root: Mapping[str, Any], depth: int
           ) -> list[Any]:
    items = schema.get("items")
    shape = _resolved(items, root, said) if isinstance(items, Mapping) else {"type": "string"}
    if said.value is None:
        return []
    if shape.get("type") == "object" or "properties" in shape:
        return [_fill(said, shape, key, root, depth + 1)] if said.tags or _is_answer(key) else []
    if THOUGHT.search(key):
        return _thoughts(said)
    if QUOTE.search(key) and not SOURCE.search(key):
        return [said.quote] if said.quote else []
    if SOURCE.search(key):
        whole = shape.get("type") in ("integer", "number")
        return [int(tag) if whole else tag for tag in said.tags if tag.isdigit() or not whole]
    if _is_answer(key):
        parts = re.split(r", (?:and )?| and ", said.value)
        return [_scalar(said, str(shape.get("type", "string")), key, shape)] \
            if shape.get("type") not in (None, "string") else [part for part in parts if part]
    return []


def _scalar(said: Said, kind: str, key: str, schema: Mapping[str, Any]) -> Any:
    if kind == "boolean":
        if LACKS.search(key):
            return said.made_up if re.search("made_up|guess", key, re.IGNORECASE) \
                else said.value is None
        if _is_answer(key) and not re.search(r"able|ed$|has_|found", key, re.IGNORECASE):
            return (said.value or "").lower().startswith("yes")
        return said.value is not None
    if kind in ("integer", "number"):
        return _number(said, kind, key, schema)
    if kind == "null":
        return None
    return _string(said, key)


def _number(said: Said, kind: str, key: str, schema: Mapping[str, Any]) -> int | float:
    if SURE.search(key):
        top = schema.get("maximum", 1 if kind == "number" else 100)
        percent = 0 if said.value is None else 80 if said.made_up else 90
        return percent / 100 if kind == "number" and top == 1 else percent
    if COUNT.search(key):
        return len(said.tags)
    if SOURCE.search(key) and said.tags and said.tags[0].isdigit():
        return int(said.tags[0])
    found = NUMBER.search(said.value or "") if _is_answer(key) or not _special(key) else None
    if found is None:
        return 0
    text = found.group().replace(",", "")
    return float(text) if "." in text and kind == "number" else int(text.partition(".")[0])


def _string(said: Said, key: str) -> str:
    if QUESTION.match(key):
        return said.question
    if THOUGHT.search(key):
        return " ".join(_thoughts(said))
    if QUOTE.search(key):
        return said.quote
    if SOURCE.search(key) and not _is_answer(key):
        return ", ".join(said.tags)
    if SURE.search(key):
        return "low" if said.value is None else "high"
    return said.bare if _is_answer(key) else ""


def _thoughts(said: Said) -> list[str]:
    if said.value is None:
        return ["None of the passages states this."]
    if said.quote and said.tags:
        return [f"Passage [{said.tags[0]}] says: {said.quote}"]
    return ["This follows from the question."]


def _chosen(said: Said, options: list[Any]) -> Any:
    """Return the option that the answer names, else one that stands for none, else the first."""
    texts = [(option, str(option).lower()) for option in options]
    if said.value is None:
        return next((option for option, text in texts if option is None or NONE.search(text)),
                    next((option for option, text in texts if text in ("low", "false", "no")),
                         options[-1]))
    value = said.value.lower()
    exact = next((option for option, text in texts if text and (value == text
                  or value.startswith(f"{text} ") or f" {text} " in f" {value} ")), None)
    if exact is not None:
        return exact
    return next((option for option, text in texts if text == "high"), options[0])


def _is_answer(key: str) -> bool:
    return ANSWER.search(key) is not None and not _special(key)


def _special(key: str) -> bool:
    return any(pattern.search(key) for pattern in (THOUGHT, QUOTE, SURE, LACKS, QUESTION, COUNT)) \
        or SOURCE.search(key) is not None
