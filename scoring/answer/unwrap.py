r"""Take an answer out of what it came in: JSON, fences, tags, LaTeX, notes to itself.

A model asked for a value may send `{"answer": {"value": 24, "unit": "months"}}`, a fenced block
after a sentence, `<think>` notes, `<answer>` tags or `\boxed{24}`. Nothing here reads a value.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from scoring.answer.fields import joined
from scoring.answer.powers import written_out

FENCE = re.compile(r"```[a-zA-Z]{0,12}[ \t]*\n?|```|~~~")
NOTES = re.compile(r"<(think|thinking|reasoning|scratchpad|analysis)>.*?(?:</\1>|\Z)",
                   re.IGNORECASE | re.DOTALL)
TAGGED = re.compile(r"<(answer|final_answer|final|result|output)>(.{0,4000}?)</\1>",
                    re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,100}>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
BOXED = re.compile(r"\\(?:boxed|text|mathrm|mathbf|textbf)\{([^{}]{0,200})\}")
SPACING = re.compile(r"\\[,;: !]|(?<!~)~(?=\w)|\\(?=[%$#&_])|(?<!\w)\$(?=\d{1,12}(?:\.\d+)?\s?\$)")
DEGREE = re.compile(r"\^?\{?\\(?:circ|degree)\}?")
KEYS = ("final_answer", "final", "answer", "response", "result", "output", "reply", "text",
        "content", "message", "value")
UNIT = re.compile(r"(?:second|minute|hour|day|week|month|year|metre|meter|volt|watt|kilogram)s?|"
                  r"percent|pct|eur|usd|gbp|sgd|chf|bar|kg|mm|cm|km|ms|kw|mv|ma|nm|c|celsius")
UNIT_KEYS = ("unit", "units", "currency")
# Beside an answer these tell of it, and answer nothing.
BESIDE = re.compile(r"source|citation|cite|evidence|context|quote|reference|confidence|score|"
                    r"reason|thought|explanation|rationale|steps|question|query|found|status|id$|"
                    r"page|document|passage|grounded|verdict|grade|label|notes?$", re.IGNORECASE)
WHY = ("reason", "reasoning", "explanation", "note", "error")   # what is said beside no answer
DEEPEST = 6


def unwrap(text: str) -> str:
    """Return what `text` says, without its wrapping; plain text comes back as it is."""
    text = NOTES.sub(" ", text) if "<" in text else text
    tagged = TAGGED.search(text) if "<" in text else None
    if tagged:
        text = tagged[2]
    text = joined(text)
    told = _from_json(text)
    if told is None:
        told = FENCE.sub("\n", text) if "```" in text or "~~~" in text else text
    told = TAG.sub(" ", told) if "<" in told else told
    told = ENTITY.sub(lambda match: html.unescape(match[0]), told) if "&" in told else told
    latex, told = "\\" in told, written_out(told)
    if latex:
        told = DEGREE.sub("°", told.replace("\\$", "USD ").replace("$", " "))
        for _ in range(3):
            told = BOXED.sub(r" \1 ", told)
    return SPACING.sub(lambda m: "" if m[0][-1] in "$" or m[0] == "\\" else " ", told)


def _from_json(text: str) -> str | None:
    """Return what the first JSON object or array of `text` says, None where there is none."""
    start = min((at for at in (text.find("{"), text.find("[{"), text.find('["')) if at >= 0),
                default=-1)
    if start < 0:
        return None
    before = FENCE.sub(" ", text[:start]).strip()
    if len(before.split()) > 25:
        return None
    try:
        data, end = json.JSONDecoder().raw_decode(text[start:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict | list) or (isinstance(data, dict) and not data):
        return None
    after = FENCE.sub(" ", text[start + end:]).strip()
    told = _tell(data, 0)
    if not told and before and isinstance(data, dict) and not any(key in data for key in KEYS):
        return f"{before} {after}".strip()   # the words before it answer, not the grade
    return " ".join(part for part in (told, after) if part)


def _with_unit(key: str, told: str) -> str:
    """Return a bare figure with the unit that its key names: `{"warranty_months": 24}`."""
    last = re.split(r"[_\s-]", key)[-1]
    return f"{told} {last}" if re.fullmatch(r"-?\d+(?:\.\d+)?", told) and UNIT.fullmatch(last) \
        else told


def _tell(data: Any, depth: int) -> str:
    """Return the words of parsed JSON: the answer's own key, or all that is not beside it."""
    if depth > DEEPEST:
        return ""
    if isinstance(data, list):
        return ", ".join(filter(None, (_tell(part, depth + 1) for part in data[:60])))
    if not isinstance(data, dict):
        return {True: "yes", False: "no", None: ""}.get(data, str(data)) \
            if data is None or isinstance(data, bool) else str(data)
    lower = {str(key).lower(): value for key, value in data.items()}
    unit = next((str(lower[key]) for key in UNIT_KEYS if lower.get(key)), "")
    for key in KEYS:
        if key in lower:
            told = _tell(lower[key], depth + 1)
            if told:
                return f"{told} {unit}".strip()
            return next((_tell(lower[other], depth + 1) for other in WHY if other in lower), "")
    parts = [(key, told) for key, value in lower.items()
             if not BESIDE.search(key) and key not in UNIT_KEYS
             and (told := _with_unit(key, _tell(value, depth + 1)))]
    if len(parts) == 1:
        return f"{parts[0][1]} {unit}".strip()
    return "; ".join(f"{key.replace('_', ' ')}: {told}" for key, told in parts)
