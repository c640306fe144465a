"""What a model call was for, told by its instructions and its place among a question's calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from scoring.records import Call


class Purpose(StrEnum):
    """The jobs that calls have in pipelines of this kind."""

    ANSWER = "answer"
    REWRITE = "query rewrite"
    DECOMPOSE = "decomposition"
    RERANK = "rerank"
    CHECK = "self-check"
    BEFORE = "other, before the answer"
    AFTER = "other, after the answer"


WORDS = (
    (Purpose.DECOMPOSE, re.compile(
        r"decompos|sub-?questions?|break .{0,40}down|split .{0,40}into")),
    (Purpose.REWRITE, re.compile(r"rewrit|re-?phras|reformulat|search quer|hypothetical")),
    (Purpose.RERANK, re.compile(
        r"\brank|re-?rank|relevan(?:ce|t) .{0,40}(?:score|rate|judge)"
        r"|(?:score|rate|judge) .{0,60}relevan")),
    (Purpose.CHECK, re.compile(
        r"verif|fact-?check|\bcheck (?:whether|if|that|the)|support(?:ed|s) by"
        r"|grounded\?|\bcritique|\bgrade\b")),
)
INSTRUCTIONS = 1_200   # characters of the first message that tell the job


def purposes(calls: Sequence[Call], answer: str | None) -> tuple[Purpose, ...]:
    """Return the purpose of each call of one question, in order.

    The answering call is the last whose reply is what the service returned, else the one with the
    longest prompt; the others are named by their instructions, else by where they stand.
    """
    if not calls:
        return ()
    said = (answer or "").strip()
    same = [n for n, call in enumerate(calls) if said and call.reply.strip() == said]
    told = [_told(call) for call in calls]
    free = [n for n, purpose in enumerate(told) if purpose is None] or list(range(len(calls)))
    if same:
        main = max(same, key=lambda n: (told[n] is None, n))
    else:
        main = max(free, key=lambda n: (calls[n].prompt_tokens, n))
    return tuple(Purpose.ANSWER if n == main else purpose or
                 (Purpose.BEFORE if n < main else Purpose.AFTER)
                 for n, purpose in enumerate(told))


def _told(call: Call) -> Purpose | None:
    """Return what the instructions say: of the system message, else of the first one's opening."""
    systems = [m.content for m in call.messages if m.role in ("system", "developer")]
    texts = systems or [m.content for m in call.messages[:1]]
    text = " ".join(texts)[:INSTRUCTIONS].lower()
    return next((purpose for purpose, words in WORDS if words.search(text)), None)
