"""Take a chat apart: instructions, passages, question.

Passages are recognised by their delimiters (`[1]`, `<doc …>`, `Document 1:`, `---`) or, between a
context heading and the question, by blank lines. Text inside a passage is never instruction and
never question, whatever it says. Does not cover few-shot pairs: earlier user and assistant turns
are ignored as conversation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .hygiene import normal

TAG = re.compile(r"^(?:\[(\d{1,3})\]|Document (\d{1,3}):|<doc[^>\n]{0,200}>)[ \t]*", re.MULTILINE)
CLOSE = re.compile(r"</doc(?:ument)?>")
ASK = re.compile(
    r"^(?:#+ *)?(?:user )?(?:question|query)[ \t]*:[ \t]*", re.MULTILINE | re.IGNORECASE)
CONTEXT = re.compile(
    r"^(?:#+ *)?(?:context|passages|documents|sources|excerpts)\b[^\n]{0,60}:[ \t]*$",
    re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """One retrieved text. `tag` is what a citation would name: the number in `[n]`, or a rank."""

    tag: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chat:
    """The parts of a request. `question` is empty where nothing was asked."""

    instructions: str
    passages: tuple[Passage, ...]
    question: str


def take_apart(messages: Sequence[Mapping[str, str]]) -> Chat:
    """Return the parts of `messages`; the last user message carries the question."""
    system = [normal(m["content"]) for m in messages if m["role"] in ("system", "developer")]
    user = [normal(m["content"]) for m in messages if m["role"] == "user"]
    last = user[-1] if user else ""
    head, passages, question = _split(last)
    instructions = []
    for text in system:
        before, found, _ = _split(text, asks=False)
        instructions.append(before)
        passages = (*found, *passages)
    if head.strip() and head.strip() != question.strip():
        instructions.append(head)
    return Chat("\n".join(instructions).strip(), passages, question.strip())


def _split(text: str, asks: bool = True) -> tuple[str, tuple[Passage, ...], str]:
    """Return (what stands before the passages, passages, question) of one message."""
    question, body = ("", text)
    first = TAG.search(text)
    if asks:
        question, body = _question(text, first.start() if first else None)
        first = TAG.search(body)
    if first:
        return CONTEXT.sub("", body[: first.start()]), _tagged(body[first.start():]), question
    heading = CONTEXT.search(body)
    if heading:
        return body[: heading.start()], _blocks(body[heading.end():]), question
    return ("" if asks and not question else body), (), question or (body if asks else "")


def _question(text: str, first: int | None) -> tuple[str, str]:
    """Return (question, rest). The last "Question:" counts, or one before the passages."""
    marks = list(ASK.finditer(text))
    if not marks:
        if first is None and not CONTEXT.search(text):
            return "", text
        tail = text.rstrip().rsplit("\n\n", 1)
        if len(tail) == 2 and "?" in tail[1] and not TAG.match(tail[1]):
            return tail[1], tail[0]
        return "", text
    early = [mark for mark in marks if first is not None and mark.start() < first]
    mark = early[0] if early else marks[-1]
    end = first if early and first is not None else len(text)
    asked, _, rest = text[mark.end(): end].partition("\n\n")
    return asked, text[: mark.start()] + rest + text[end:]


def _tagged(text: str) -> tuple[Passage, ...]:
    marks = list(TAG.finditer(text))
    found = []
    for turn, mark in enumerate(marks, start=1):
        end = marks[turn].start() if turn < len(marks) else len(text)
        tag = mark.group(1) or mark.group(2) or str(turn)
        body = CLOSE.sub("", text[mark.end(): end]).strip().removesuffix("---").strip()
        title, _, rest = body.partition("\n")
        found.append(Passage(tag, title.strip(), rest.strip() or title.strip()))
    return tuple(found)


def _blocks(text: str) -> tuple[Passage, ...]:
    parts = re.split(r"\n(?:---+|===+)\n|\n{2,}", text)
    return tuple(Passage(str(turn), "", part.strip())
                 for turn, part in enumerate((p for p in parts if p.strip()), start=1))
