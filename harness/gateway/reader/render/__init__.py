"""Say it: a decision becomes the text of a reply, and a reply becomes pieces of a stream.

`plain` words the answer, `shaped` puts it into the JSON that was asked for, by instruction or by
`response_format`. The order of wishes: a fixed text, then JSON, then thinking aloud, then prose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..deciding.outcome import Decision
from ..instructions import Wishes
from ..question import Asked
from .plain import ABSTENTION, said, stepwise
from .shaped import from_keys, from_schema

__all__ = ["ABSTENTION", "pieces", "render"]

PIECE = re.compile(r"\s*\S+")


def render(asked: Asked, wishes: Wishes, decision: Decision, tags: tuple[str, ...],
           response_format: Mapping[str, Any] | None = None) -> str:
    """Return the reply's text. `tags[i]` is how passage i is cited."""
    worded = said(asked, wishes, decision, tags)
    kind = response_format.get("type") if response_format is not None else None
    if kind == "json_schema":
        return from_schema(worded, _schema(response_format or {}))
    if wishes.fixed is None and (wishes.keys is not None or kind == "json_object"):
        return from_keys(worded, wishes.keys or (("answer", "string"),))
    if kind == "json_object":
        return from_keys(worded, (("answer", "string"),))
    if wishes.steps is not None and wishes.fixed is None:
        return stepwise(worded, wishes.steps)
    return worded.text


def pieces(text: str) -> list[str]:
    """Return the text in word-sized pieces, as a stream delivers them; joined they are the text."""
    found = PIECE.findall(text)
    if not found:
        return [text]
    rest = text[sum(len(piece) for piece in found):]
    return [*found[:-1], found[-1] + rest]


def _schema(response_format: Mapping[str, Any]) -> Mapping[str, Any]:
    outer = response_format.get("json_schema")
    inner = outer.get("schema") if isinstance(outer, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}
