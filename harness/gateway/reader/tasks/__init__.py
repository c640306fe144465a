"""What a pipeline asks of a model besides answers: rewriting, grading, ranking, checking.

`perform` looks for a task in the instructions and does it by rule, from the material in the
prompt alone. It returns None for ordinary question answering, and wherever a task's material is
missing. Does not cover dialogue, planning, tools or code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..anatomy import Chat
from ..instructions import Wishes
from .asking import ask
from .decomposing import decompose
from .extracting import record, terms_of
from .frames import Kind
from .glossary import expand
from .grading import compress, grade
from .hypothetical import passage
from .judging import addresses, judge
from .kinds import answers, kinds
from .material import Material, gather
from .ranking import rank
from .rewriting import rewrite
from .routing import classify
from .situating import situate
from .summarising import summarise, translate
from .supported import statements, supported

WAYS: dict[Kind, Callable[[Material, str], str | None]] = {
    Kind.JUDGE: judge,
    Kind.GLOSSARY: expand,
    Kind.STATEMENTS: statements,
    Kind.DECOMPOSE: decompose,
    Kind.HYPOTHETICAL: passage,
    Kind.SUPPORTED: supported,
    Kind.SITUATE: situate,
    Kind.ASK: ask,
    Kind.RANK: rank,
    Kind.COMPRESS: compress,
    Kind.RELEVANCE: grade,
    Kind.ADDRESSES: addresses,
    Kind.TERMS: terms_of,
    Kind.RECORD: record,
    Kind.CLASSIFY: classify,
    Kind.REWRITE: rewrite,
    Kind.SUMMARISE: summarise,
    Kind.TRANSLATE: translate,
}


def perform(chat: Chat, wishes: Wishes, messages: Sequence[Mapping[str, str]], size: str,
            response_format: Mapping[str, Any] | None = None) -> str | None:
    """Return the reply to a task, or None where the messages ask for an answer."""
    if any(answers(m["content"]) for m in messages if m["role"] in ("system", "developer")):
        return None  # before anything is taken apart: nearly every request is of this kind
    given = gather(chat, messages)
    wanted = kinds(given.told)
    if not wanted:
        return None
    given = _with_schema(given, response_format)
    return next((reply for kind in wanted if (reply := WAYS[kind](given, size))), None)


def _hint(value: object) -> str:
    """Return type, choices and description of a schema's property, without quoted keys in it."""
    if not isinstance(value, Mapping):
        return ""
    choices = " or ".join(f"'{choice}'" for choice in value.get("enum", ()))
    return f"{value.get('type', '')} {choices} {value.get('description', '')}".replace('"', "'")


def _with_schema(given: Material, form: Mapping[str, Any] | None) -> Material:
    """Return the material with the keys of a JSON schema added to what is told."""
    from dataclasses import replace

    schema = (form or {}).get("json_schema") or {}
    wanted = (schema.get("schema") or {}).get("properties") if isinstance(schema, dict) else None
    if not isinstance(wanted, dict) or not wanted:
        return given
    told = "".join(f"\n\"{key}\": {_hint(value)}" for key, value in wanted.items())
    return replace(given, told=f"{given.told}\nReturn JSON:{told}")
