"""Which task the instructions ask for, sentence by sentence, in lower case.

A sentence that tells the model to answer the question over passages settles the matter: then
there is no task, whatever else is said about ranking, rewriting or checking on the way. Only
instruction text is read here, never a passage and never the question.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .frames import ASKED, FRAMES, PAGES, Kind, near, words

OBJECT = (r"(?:(?:the|this|each|every|any|all|a|their|his|my|our|these|those|following|users?'?s?|"
          r"customers?'?s?|employees?'?s?|given|above|below|next) )*")
LEAD = (r"^\W*(?:\d{1,2}[.):]\W*)?(?:step \d{1,2}\W*)?(?:(?:please|now|then|finally|always|and|"
        r"only|next|first|concisely|briefly|your (?:task|job|goal|role) is to|you (?:must|should|"
        r"will|need to|have to|are (?:asked|here|going) to)|i want you to|try to|must|to|instead)"
        r" ?,? ?){0,3}")
VERB = r"(?:answer|respond to|reply to)"
OTHER = words("write extract generate rewrite rephrase judge grade decide determine rank classify")
ANSWERING = re.compile("|".join((
    rf"{LEAD}{VERB}s? {OBJECT}{ASKED}",
    rf"{LEAD}{VERB}s? (?:only |strictly |solely |exclusively )?(?:from|using|based on|with the "
    rf"help of|on the basis of) .{{0,60}}{PAGES}",
    rf"{LEAD}answer (?:only|strictly|solely|briefly|concisely|truthfully|in (?:one|a|full|german|"
    r"french))\b",
    rf"{LEAD}(?:use|using|given|with|based on|considering|from|by)\b(?!.{{0,60}} {OTHER})"
    rf".{{0,160}}?(?:,| to| and| please) (?:please )?{VERB} {OBJECT}{ASKED}",
    r"\b(?:say|reply|respond|answer|admit|state|write|tell)\b.{0,40}\b(?:(?:don'?t|do not) know|"
    r"cannot (?:answer|be answered)|can't answer|not (?:in|found|contained|stated) )",
    rf"{LEAD}cite\b", r"\bcite (?:the|each|every|your)\b", r"\bfollowed by (?:the|your) answer\b",
    r"\b(?:give|provide|return|write|produce|state)s? (?:the \w+ )?(?:the|a|an|your) "
    r"(?!(?:[\w-]+ ){0,2}(?:hypothetical|plausible|possible|ideal|imaginary))"
    r"(?:(?!to|that|which|could|would|may)[\w-]+,? ){0,4}answers?\b",
    rf"\b(?:passage|paragraph|text|reply)\b.{{0,30}}\banswer\w* .{{0,30}}{ASKED}.{{0,30}}"
    rf"\b(?:using|from|based on|with)\b.{{0,30}}{PAGES}",
)))
ROLE = re.compile(
    rf"\b(?:you|that|who|and|which|to)(?: (?:will|should|can|must|only))? answers? "
    rf"(?:\w+ ){{0,3}}?{ASKED}|(?<!for )(?<!of )(?<!in )\banswering (?:\w+ ){{0,3}}?{ASKED}")
STRONG = re.compile("|".join((
    r"\byour (?:task|job|goal|objective) is to (?!answer)",
    near(words("return output respond_with reply_with provide write give"),
         words("only just nothing_but"),
         words("rewritten query queries question questions subquestion* sub-question* label "
               "category score ranking list json summary grade passage keywords identifiers "
               "translation statements verdict"), gap=20),
    words("do_not_answer don't_answer"))))
NEGATED = re.compile(r"\b(?:not|never|don't|without|no need to|avoid|rather than|instead of)"
                     r"(?: \w+){0,2} ?$")
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+|, then |; | and then |,? and (?=(?:finally |only "
                      r"then )?(?:answer|respond to|reply to) )")
OWN = re.compile(r"\byour (?:own |final |short |full )?(?:answer|reply|response)s?\b")
SPAN = 6_000  # characters of instructions that are looked at


def answers(told: str) -> bool:
    """Say whether instructions tell the model to answer the question from passages."""
    return any(_answering(s) for s in SENTENCE.split(told[:SPAN].lower().replace("’", "'")) if s)


def _answering(sentence: str) -> bool:
    before = sentence[: max(sentence.find("answer"), 0)].rstrip()
    return bool(ANSWERING.search(sentence)) and not NEGATED.search(before)


def kinds(told: str) -> tuple[Kind, ...]:
    """Return the tasks that instructions may ask for, the likeliest first; none for answering."""
    found: list[tuple[int, Kind]] = []
    answering = role = False
    sentences = [s for s in SENTENCE.split(told[:SPAN].lower().replace("’", "'")) if s]
    strong = any(STRONG.search(sentence) for sentence in sentences)
    for number, sentence in enumerate(sentences):
        frames = _frames(sentence)
        answering |= _answering(sentence)
        role |= bool(ROLE.search(sentence)) and not frames
        if not OWN.search(sentence) or strong:
            found += [(number, kind) for kind in frames]
    if answering or (role and not strong):
        return ()
    order = list(Kind)
    first = {kind: number for number, kind in reversed(found)}
    return tuple(sorted(first, key=lambda kind: (first[kind], order.index(kind))))


@lru_cache(maxsize=1_024)
def _frames(sentence: str) -> tuple[Kind, ...]:
    return tuple(kind for kind, frame in FRAMES if _meant(frame, sentence))


def _meant(frame: re.Pattern[str], sentence: str) -> bool:
    """Say whether the frame occurs without a negation right before it."""
    match = frame.search(sentence)
    return match is not None and not NEGATED.search(sentence[: match.start()].rstrip())
