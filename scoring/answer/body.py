"""The part of an answer that counts: without markup and citations, at most sixty words.

What follows an explicit "final answer" counts instead of what leads to it. A longer text without
one is read from its start.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scoring.answer.courtesy import TRUST, without_courtesies
from scoring.answer.unwrap import unwrap
from scoring.text import plain
from scoring.values.months import DATED

WORDS = 60
LONG_WORD = 80     # characters read of one word
LONGEST = 20_000   # characters kept at either end of an answer that is longer than twice this
CITATION = re.compile(
    r"\[\^?\d{1,3}(?:(?:, ?|-)\^?\d{1,3})*\]"
    r"|\[(?:docs?|documents?|sources?|passages?|ref|see)\b[^\]]{0,60}\]"
    r"|\[[\w./-]{1,80}\.(?:md|txt|html?|csv|json|eml|pdf)[^\]]{0,40}\]"
    r"|\((?:sources?|see|passages?|docs?|documents?|ref|cf\.?|from|per)\b:? [^)]{0,80}\)"
    r"|【[^】]{0,60}】|\((?:https?://[^)\s]{1,200})\)|\bhttps?://\S{1,200}", re.IGNORECASE)
ALONE = re.compile(r"\[(\d{1,3})\]")
MARKUP = re.compile(r"\*{1,3}|(?<!\w)__|__(?!\w)|`+|^[ \t]*#{1,6} |^[ \t]*> ?|~~", re.MULTILINE)
STRUCK = re.compile(r"~~[^~\n]{1,200}~~")
# A figure with a point begins an item of a list, or a date: "3. April 2025".
MARKER = re.compile(r"^[ \t]*(?:[-*•+▪‣·]|\(?\d{1,2}[.)](?!" + DATED + r")|[a-z][.)])[ \t]+(?=\S)",
                    re.MULTILINE)
TURN = re.compile(r"(?<=\S)[ \t\n]{0,20}\n[ \t]{0,8}(?:q(?:uestion)?(?: ?\d{1,2})?|user|"
                  r"human) ?: ?\S.*",
                  re.IGNORECASE | re.DOTALL)
KEYED = re.compile(r"[\w-]{1,30}: ")
RULE = re.compile(r"^[ \t|:=-]{3,}$", re.MULTILINE)
# An explicit end of a chain of thought, the stronger kind first.
FINAL = re.compile(r"(?:\bfinal (?:answer|result|value)\b|#### )(?: is)?[ :=]*(?=\S)",
                   re.IGNORECASE)
ANSWER = re.compile(r"(?:(?:^|[.!?;:\n] ?)(?:(?:short|direct|my|the|so the) )?answer(?: is)?:|"
                    r"(?<!if )(?<!whether )\b(?:the|my) (?:(?:correct|right|short|exact|full) "
                    r")?answer"
                    r"(?: to (?:your|this|that|the) question| you(?:'re| are) looking for)? "
                    r"is\b:?|^answer -)[ ]*(?=\S)", re.IGNORECASE)
CONDITION = re.compile(r"(?:^|[.!?] )(?:if(?! i\b)|when|whenever|unless|in case|suppose|assume|"
                       r"assuming|provided|pretend|imagine)\b[^.!?]*$", re.IGNORECASE)
SO = re.compile(r"(?:^|[.!?] )(?:so|therefore|thus|hence|in conclusion|in short|in summary|"
                r"to sum up|overall|consequently|this means(?: that)?)[,: ]+(?=[^.!?]+[.!?]?$)",
                re.IGNORECASE)


@lru_cache(maxsize=512)
def body(answer: str) -> str:
    """Return the part of an answer that is read, on one line."""
    if len(answer) > 2 * LONGEST:
        answer = f"{answer[:LONGEST]}\n{answer[-LONGEST:]}"
    text = TURN.sub("", STRUCK.sub(" ", unwrap(answer.strip())))   # it goes on to ask itself more
    text = TRUST.sub("", text) if TRUST.sub("", text).strip() else text
    text = MARKUP.sub("", RULE.sub("", _unmarked(text)))
    text = _one_line(plain(_uncited(text)))
    text = without_courtesies(text)
    for marker in (FINAL, ANSWER, SO):
        first = marker.search(text)
        if first and text[first.end():].strip(" .:") \
                and not CONDITION.search(text[: first.start()]):
            text = text[first.end():]
            break
    return " ".join(word[:LONG_WORD] for word in text.split(" ", WORDS)[:WORDS])


def _unmarked(text: str) -> str:
    """Return the text without the marks of its lists; a figure that marks no list stays."""
    marks = [mark.group() for mark in MARKER.finditer(text)]
    figures = [mark for mark in marks if any(char.isdigit() for char in mark)]
    if len(figures) == 1 and figures[0].strip(" \t().") != "1":
        return MARKER.sub(lambda mark: mark[0] if mark[0] == figures[0] else "", text)
    return MARKER.sub("", text)


def _uncited(text: str) -> str:
    """Return the text without citations; an answer that is nothing but "[212]" is none."""
    rest = CITATION.sub(" ", text)
    alone = ALONE.fullmatch(text.strip(" \n\t."))
    return alone[1] if alone else rest


def _one_line(text: str) -> str:
    """Return the lines joined: as sentences, or as one where a line runs on into the next."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    joined = ""
    for line in filter(None, lines):
        if not joined:
            joined = line
        elif joined[-1] in "-/_" and joined[-2:-1].isalnum() and line[0].isalnum():
            joined += line   # a code or word broken over two lines
        elif joined[-1] in ".:;,!?|" or (line[0].islower() and not KEYED.match(line)):
            joined += f" {line}"
        else:
            joined += f". {line}"
    return joined
