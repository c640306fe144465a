"""What a task works on, gathered from all messages: question, answer, reference, passages, text.

Instructions come from system messages and from what the last user message says outside its
labelled parts. Earlier turns count as history, or as passages where each turn is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..anatomy import Chat, Passage
from ..hygiene import normal
from .fields import TAG, Parts, part
from .kinds import kinds

CUT = re.compile(
    r"^[ \t]*(?:\[(?P<a>\d{1,3})\]|(?:Document|Passage|Doc|Chunk|Source|Context|Result) "
    r"#?\[?(?P<b>\d{1,3})\]? ?[:.)]|<(?:doc|document|passage|chunk)\b[^>\n]{0,80}?(?:\b(?:id|"
    r"index|n|number)=[\"']?(?P<c>[\w-]{1,20})"
    r"[\"']?)?[^>\n]{0,80}>|(?P<d>\d{1,3})[.):] )[ \t]*", re.MULTILINE)
SHUT = re.compile(r"</(?:doc|document|passage|chunk)>")
QUOTED = re.compile(r"[\"“]([^\"“”\n]{8,400})[\"”]")


@dataclass(frozen=True, slots=True)
class Material:
    """The parts of a task. What was not given is empty."""

    told: str
    question: str
    answer: str
    reference: str
    claims: tuple[str, ...]
    text: str
    passages: tuple[Passage, ...]
    labels: str
    glossary: str
    history: tuple[str, ...]
    chunk: str = ""


def gather(chat: Chat, messages: Sequence[Mapping[str, str]]) -> Material:
    """Return the material of the last request."""
    system = [part(normal(m["content"])) for m in messages if m["role"] in ("system", "developer")]
    users = [normal(m["content"]) for m in messages if m["role"] == "user"]
    last = part(users[-1] if users else "")
    told, question, text = _unlabelled(system, last)
    own = last.get("passages") or last.get("chunk")
    pages = "\n\n".join(found for found in (*(p.get("passages") for p in system), own) if found)
    if not pages:
        earlier = [turn for turn in users[:-1] if TAG.match(turn)]
        pages = "\n\n".join(earlier)
    claims = last.get("claims")
    rest = tuple(p.get("glossary") for p in (*system, last) if p.get("glossary"))
    labels = tuple(p.get("labels") for p in (*system, last) if p.get("labels"))
    return Material(
        told=told,
        question=last.get("question") or question,
        answer=last.get("answer"),
        reference=last.get("reference"),
        claims=tuple(line.strip(" -*\t\"") for line in claims.split("\n") if line.strip(" -*\t\"")),
        text=last.get("text") or text,
        passages=passages(pages),
        labels="\n".join(labels),
        glossary="\n".join(rest),
        history=_history(messages, last),
        chunk=last.get("chunk"),
    )


def _unlabelled(system: list[Parts], last: Parts) -> tuple[str, str, str]:
    """Return (instructions, question, text) where the user's words bear no label.

    Under a system message that sets a task, what the user writes is what to work on.
    """
    above = "\n".join(p.told for p in system)
    said = last.told.strip()
    if not said:
        return above, "", ""
    if not last.parts and kinds(above):
        given = next((p.get("question") for p in system if p.get("question")), "")
        return above, given or said, said
    told = f"{above}\n{said}".strip()
    if last.get("question") or last.get("text"):
        return told, "", ""
    first, _, rest = said.partition("\n")
    lead, colon, behind = first.partition(":")
    if colon and behind.strip() and kinds(lead):
        work = f"{behind}\n{rest}".strip().strip("\"'`“” \n")
        return f"{above}\n{lead}", work, work
    head, blank, tail = said.partition("\n\n")
    if not blank:
        head, blank, tail = said.partition(":\n")
    if blank and kinds(head):
        work = tail.strip().strip("\"'`“” \n")
        return f"{above}\n{head}", work, work
    start, _, end = said.rpartition("\n\n")
    if start and kinds(end) and not last.parts:
        return f"{above}\n{end}", start.strip(), start.strip()
    quoted = QUOTED.search(said)
    if quoted:
        return told.replace(quoted[1], ""), quoted[1], quoted[1]
    return told, "", ""


def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of a text with their tags; without tags, its paragraphs."""
    marks = [mark for mark in CUT.finditer(text) if mark["d"] is None]
    marks = marks or list(CUT.finditer(text))
    if not marks:
        blocks = [block.strip() for block in re.split(r"\n(?:---+|===+|\*\*\*+)\n|\n{2,}", text)]
        return tuple(Passage(str(turn), *titled(block))
                     for turn, block in enumerate((b for b in blocks if b), start=1))
    found = []
    for turn, mark in enumerate(marks, start=1):
        end = marks[turn].start() if turn < len(marks) else len(text)
        tag = next((group for group in mark.groups() if group), str(turn))
        body = SHUT.sub("", text[mark.end(): end]).strip().removesuffix("---").strip()
        title, _, rest = body.partition("\n")
        found.append(Passage(tag, title.strip(), rest.strip() or title.strip()))
    return tuple(found)


def titled(block: str) -> tuple[str, str]:
    """Return (title, rest): a short first line without a full stop is a title."""
    head, _, rest = block.partition("\n")
    bare = len(head) < 80 and not head.rstrip().endswith((".", ":", "|", ";", ","))
    return (head.strip(), rest.strip()) if rest.strip() and bare else ("", block)


def _history(messages: Sequence[Mapping[str, str]], last: Parts) -> tuple[str, ...]:
    """Return what was said before, oldest first."""
    if last.get("history"):
        return tuple(line.strip() for line in last.get("history").split("\n") if line.strip())
    turns = [normal(m["content"]) for m in messages if m["role"] in ("user", "assistant")]
    return tuple(turns[:-1])
