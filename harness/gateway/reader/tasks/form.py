"""The form of the reply, as told: how many, a JSON list or object, numbered, one per line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

NUMBERS = ("one two three four five six seven eight nine ten".split())
COUNT = re.compile(
    rf"\b(?:(?P<low>\d{{1,2}}) ?(?:-|–|to|or) ?)?(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}|a single|"
    rf"single)\b"
    r"(?! to \d)[^.\n\d]{0,40}?\b(?:versions?|phrasings?|paraphrases?|variations?|variants?|"
    r"quer(?:y|ies)|questions?|alternatives?|renditions|reformulations?|rewordings|sentences?|"
    r"bullets?|lines|keywords?|key ?phrases|terms|perspectives|passages|documents|results|"
    r"chunks|rewrites|ones)\b",
    re.IGNORECASE)
TOP = re.compile(rf"\b(?:top|best|first)[- ](?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})\b", re.IGNORECASE)
KEYS = re.compile(
    r"\b(?:keys?|fields?|properties)\b:? {0,2}(?:named |called |are |is |being |should be )?:? "
    r"{0,2}(?P<list>(?:[\"'`][A-Za-z]\w{0,40}[\"'`])(?:(?:,? and |,? or |, "
    r"?)[\"'`][A-Za-z]\w{0,40}[\"'`]){0,30}"
    r"|[A-Za-z]\w{0,40}(?:(?:, (?:and )?| and )[A-Za-z]\w{0,40}){0,30})", re.IGNORECASE)
SCHEMA = re.compile(r"[\"'](?P<key>[A-Za-z]\w{0,40})[\"']\s{0,4}:")
SCHEMATIC = frozenset(
    "properties type title description items required enum default format".split()
)
NOISE = frozenset("and or the a an with following json object list of single only as below these "
                  "that in for "
                  "exactly to from is are must should you".split())


def count(told: str, default: int) -> int:
    """Return how many are wanted; of a span the upper end."""
    found = [number(match["n"]) for match in COUNT.finditer(told)]
    return max(found, default=default)


def top(told: str) -> int | None:
    """Return the k of "top k", if there is one."""
    found = TOP.search(told) or re.search(
        r"\b(?:up to|at most|no more than|exactly|only|the) (?P<n>\d{1,2}|one|two|three|four|"
        r"five)\b[^.\n]"
        r"{0,20}\b(?:most relevant|most useful|best)\b", told, re.IGNORECASE) or re.search(
        r"\b(?:pick|select|choose|return)\b[^.\n\d]{0,20}(?P<n>\d{1,2}|one|two|three|four|"
        r"five)\b", told,
        re.IGNORECASE)
    return number(found["n"]) if found else None


def number(word: str) -> int:
    """Return what a figure or a number word stands for."""
    word = word.lower()
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in NUMBERS else 1


def wants_json(told: str) -> bool:
    """Say whether JSON is asked for."""
    return bool(re.search(r"\bjson\b|\[\"(?:\.|query|question|sub)|\{\s{0,8}\"|\bpython list\b|"
                          r"\blist of strings\b", told,
                          re.IGNORECASE))


def keys(told: str) -> tuple[str, ...]:
    """Return the keys of the JSON object asked for, in order."""
    found = [match["key"] for match in SCHEMA.finditer(told)]
    if '"properties"' in told:
        found = [key for key in found if key not in SCHEMATIC]
    if not found:
        for match in KEYS.finditer(told):
            words = re.findall(r"[\"'`]([A-Za-z]\w{0,40})", match["list"]) or [
                word for word in re.findall(r"[A-Za-z]\w{0,40}", match["list"])
                if word.lower() not in NOISE]
            words = (
                words[:1] if re.match(r"(?:key|field)\b", match.group(), re.IGNORECASE) else words
            )
            found += words
    return tuple(dict.fromkeys(found))


def listed(items: Sequence[str], told: str) -> str:
    """Return items in the form asked for; one per line where none is."""
    if wants_json(told):
        names = keys(told)
        if len(names) > 1 and len(names) >= len(items) and all(re.search(r"\d", n) for n in names):
            return dumps(dict(zip(names, items, strict=False)))
        return dumps({names[0]: list(items)} if names else list(items))
    lowered = told.lower()
    plain = re.search(r"\b(?:no|without|not) (?:any )?(?:number\w*|bullet\w*|numbering)", lowered)
    if not plain and re.search(r"\bnumbered\b|\benumerated\b|^ ?1[.)] ", lowered, re.MULTILINE):
        return "\n".join(f"{turn}. {item}" for turn, item in enumerate(items, start=1))
    if not plain and re.search(r"\bbullet", lowered):
        return "\n".join(f"- {item}" for item in items)
    if re.search(r"\b(?:comma|separated by commas)\b", lowered):
        return ", ".join(items)
    return "\n".join(items)


def dumps(data: object) -> str:
    """Return JSON as a model prints it."""
    return json.dumps(data, ensure_ascii=False)
