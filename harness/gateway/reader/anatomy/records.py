"""Passages given as JSON: an array of objects, an object with such an array, or one per line."""

from __future__ import annotations

import json
import re
from typing import Any

from .titles import Raw, described

START = re.compile(r"^[ \t]{0,8}(?:\[[ \t\n]{0,9}[{\"]|\{[ \t\n]{0,9}\")", re.MULTILINE)
TEXT = ("text", "content", "page_content", "body", "passage", "chunk", "snippet", "contents",
        "document_content", "passage_text", "chunk_text", "excerpt", "document")
DECODER = json.JSONDecoder(strict=False)


def records(text: str, headed: bool) -> tuple[int, list[Raw]] | None:
    """Return (end, passages) of the JSON at the start of `text`, None if it holds no passages.

    Without a heading above it a single object, or an array of strings, is no passages: prompts
    show the form of the wanted reply like that.
    """
    found: list[Raw] = []
    end, single_list = 0, False
    while start := START.match(text, end):
        try:
            value, stop = DECODER.raw_decode(text, start.end() - len(start.group().lstrip()))
        except (ValueError, RecursionError):
            break
        made = _passages(value, headed)
        if not made:
            break
        found += made
        end = stop
        gap = re.compile(r"[ \t]{0,9},?[ \t]{0,9}\n?").match(text, stop)
        end = gap.end() if gap else stop
        if isinstance(value, list) or not any(isinstance(value.get(key), str) for key in TEXT):
            single_list = True
            break
    return (end, found) if found and (headed or single_list or len(found) > 1) else None


def _passages(value: Any, strings: bool) -> list[Raw]:
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        if not any(isinstance(value.get(key), str) for key in TEXT):
            return _passages(lists[0], False) if len(lists) == 1 else []
        return [_one(value)]
    if not isinstance(value, list) or not value:
        return []
    if strings and all(isinstance(item, str) for item in value):
        return [Raw("", [], item.split("\n")) for item in value if item.strip()]
    if all(isinstance(item, dict) and any(isinstance(item.get(key), str) for key in TEXT)
           for item in value):
        return [_one(item) for item in value]
    return []


def _one(item: dict[str, Any]) -> Raw:
    key = next(key for key in TEXT if isinstance(item.get(key), str))
    pairs: list[tuple[str, str]] = []
    for name, value in item.items():
        if isinstance(value, dict) and name != key:
            pairs += [(str(inner), _said(v)) for inner, v in value.items()]
        elif name != key:
            pairs.append((name, _said(value)))
    tag, heads = described(pairs)
    return Raw(tag, heads, item[key].split("\n"))


def _said(value: Any) -> str:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return ""
