"""Labels by which a prompt's author marks the question, the answer and the passages.

All patterns look at one line, which `hygiene` keeps short. A line is looked at from several sides,
so what was found is remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache

WHOSE = r"(?:(?:the|my|our|this|user(?:'s)?|customer(?:'s)?|employee(?:'s)?|current|actual|final|" \
        r"new|next|follow-up|standalone) ){0,3}"
MARK = r"[ \t]{0,3}(?:#{1,6}[ \t]{0,3}|[*_]{1,3}|>[ \t]{0,2}|-[ \t])?"
QUESTION = re.compile(
    rf"^{MARK}(?:{WHOSE}(?:question|query|inquiry)(?: to (?:answer|be answered))?|q|user|human)"
    r"[ \t]{0,2}(?:\d{1,2}[ \t]{0,2})?[*_]{0,3}[:：][*_]{0,3}[ \t]*(?P<rest>.*)$"
    rf"|^[ \t]{{0,3}}(?:#{{1,6}}[ \t]{{0,3}}|\*\*){WHOSE}(?:question|query)[*_ \t]{{0,4}}$"
    r"|^[ \t]{0,3}<(?:user_?|the_)?(?:question|query)>[ \t]*(?P<inner>.*)$",
    re.IGNORECASE)
ANSWER = re.compile(
    rf"^{MARK}(?:(?:the|your|final|helpful|short|brief|correct|expected|example) ){{0,3}}"
    r"(?:answer|response|reply|output|a|assistant|ai|completion|solution)"
    r"[ \t]{0,2}(?:\d{1,2}[ \t]{0,2})?(?P<aside>\([^()\n]{0,200}\))?[*_]{0,3}[:：][*_]{0,3}"
    r"[ \t]*(?P<rest>.*)$|^[ \t]{0,3}#{1,6}[ \t]{0,3}(?:your |final )?(?:answer|response|reply)"
    r"[*_ \t]{0,4}$", re.IGNORECASE)
EXAMPLE = re.compile(
    rf"^{MARK}(?:(?:here (?:are|is)|some|an?|two|three|few-shot|the following|for|see|worked) )"
    r"{0,3}(?:examples?|samples?|demonstrations?|shots?)(?: [\w ]{0,30})?[ \t]?(?:\d{1,2})?"
    r"[*_ \t]{0,3}[:.)]?[*_ \t]{0,3}$|^[ \t]{0,3}<examples?>[ \t]*$", re.IGNORECASE)

NOUN = (r"(?:contexts?|passages?|documents?|docs|sources?|excerpts?|snippets?|chunks?|articles?|"
        r"extracts?|evidence|references?|materials?|search results?|results|knowledge base|texts?|"
        r"information|background|records?|paragraphs?|files?|fragments?|facts|data)")
QUALITY = (r"(?:(?:the|your|our|all|retrieved|relevant|provided|given|company|internal|supporting|"
           r"reference|background|available|source|following|supplied|\d{1,3}|top|numbered|"
           r"context|search) ){0,4}")
PLAIN_HEADING = re.compile(
    rf"^[ \t]{{0,3}}(?P<mark>#{{1,6}}[ \t]{{0,3}}|[*_]{{1,3}}|[-=]{{2,}}[ \t]{{0,3}})?{QUALITY}"
    rf"{NOUN}\b[^\n:.?!]{{0,60}}(?P<end>[:：]?)[*_=\- \t]{{0,8}}$", re.IGNORECASE)
LEADING_IN = re.compile(
    r"\b(?:following|below|these|here|found|retrieved|provided|given|from|using|use|based|with|"
    r"consult|read|search(?:ed)?)\b", re.IGNORECASE)
OTHER_LIST = re.compile(
    r"\b(?:if|when|unless|say|reply|respond|write|rules?|guidelines?|instructions?|format|json|"
    r"cite|output|steps?|requirements?|example|as follows|return|notes?|keys|fields)\b",
    re.IGNORECASE)
NOUN_WORD = re.compile(rf"\b{NOUN}\b", re.IGNORECASE)
INLINE = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]{0,3}|[*_]{1,3})?(?:(?:retrieved|relevant|provided|given|"
    r"background|company) ){0,2}(?:contexts?|passages|documents|sources|excerpts|background|"
    r"search results)(?: \([^()\n]{0,60}\))?[*_]{0,3}[:：][*_]{0,3}[ \t]*(?P<rest>\S.*)$",
    re.IGNORECASE)
DEIXIS = re.compile(
    rf"\b(?:following|below|next|subsequent)\b[^\n]{{0,40}}\b{NOUN}\b|\b{NOUN}\b[^\n]{{0,40}}"
    r"\b(?:below|that follow|which follow|as follows)\b", re.IGNORECASE)
STARTING = re.compile(
    rf"^[ \t]{{0,3}}[-=*#<\[( ]{{0,12}}(?:begin|start)(?:ning)?(?: of)? {QUALITY}{NOUN}"
    r"[-=*#>\]):. ]{0,12}$", re.IGNORECASE)
ENDING = re.compile(
    rf"^[ \t]{{0,3}}[-=*#<\[( ]{{0,12}}end(?: of)? {QUALITY}{NOUN}[-=*#>\]). ]{{0,12}}$",
    re.IGNORECASE)
SECTION = re.compile(
    r"^[ \t]{0,3}(?P<mark>#{1,6}[ \t]{0,3}|[*_]{1,3})?(?:your )?(?:instructions?|tasks?|rules|"
    r"guidelines|requirements|directions|how to answer|answer format|output format)"
    r"[*_ \t]{0,3}(?:[:：][*_]{0,3}[ \t]*(?P<rest>.*))?$", re.IGNORECASE)
LABEL_SIGN = re.compile(r"[:：<#*]")  # what no label is without: most lines are no label
STEPS_CUE = re.compile(r"^\W{0,3}let'?s think\b", re.IGNORECASE)

ASKING = re.compile(
    r"^\W{0,3}(?:(?:please|kindly|now|can you|could you|hi|hello|hey)[ ,]{1,2}){0,3}(?:what|which|"
    r"who|whom|whose|when|where|why|how|is|are|was|were|does|do|did|can|could|may|will|would|"
    r"should|must|has|have|name|list|tell me|give me|state|compare|find|explain|describe|show|"
    r"summari[sz]e|count|add up|work out|look up|identify|enumerate|i (?:need|want) to know|"
    r"i'd like to know|calculate)\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def heading(line: str) -> bool:
    """Say whether a line announces the passages and says nothing else: "## Context", "Sources:"."""
    found = PLAIN_HEADING.match(line) if len(line) <= 120 and line[:120].strip() else None
    if found is None:
        return False
    marked = bool(found["mark"] or found["end"] or line.strip().isupper())
    return marked and OTHER_LIST.search(line.partition("(")[0]) is None


@lru_cache(maxsize=4_096)
def lead_in(line: str) -> bool:
    """Say whether a sentence with a colon leads to the passages: "Use these passages only:"."""
    line = line.strip(" \t*_")
    return (line.endswith((":", "：")) and len(line) <= 300 and bool(NOUN_WORD.search(line))
            and bool(LEADING_IN.search(line)) and OTHER_LIST.search(line) is None)


@lru_cache(maxsize=4_096)
def label(line: str) -> str | None:
    """Return what follows a question label on its line ("" if nothing), None without a label."""
    found = QUESTION.match(line) if LABEL_SIGN.search(line) else None
    if found is None:
        return None
    return (found["rest"] or found["inner"] or "").strip().removeprefix("**").strip()


@lru_cache(maxsize=4_096)
def cue(line: str) -> bool:
    """Say whether a line only waits for the answer: "Answer:"."""
    found = ANSWER.match(line) if LABEL_SIGN.search(line) else None
    return found is not None and not (found["rest"] or "").strip(" *_")


@lru_cache(maxsize=4_096)
def example(line: str) -> bool:
    """Say whether a line announces an example."""
    return EXAMPLE.match(line) is not None


@lru_cache(maxsize=4_096)
def starting(line: str) -> bool:
    """Say whether a line says that the passages start here: "--- BEGIN CONTEXT ---"."""
    return STARTING.match(line) is not None


TO_MODEL = re.compile(
    r"\b(?:answer(?:s|ed|ing)?|repl(?:y|ies)|respond|response|questions?|passages?|context|"
    r"documents?|sources?|excerpts?|cite|citations?|guess|invent|assistant|json|concise(?:ly)?|"
    r"brief(?:ly)?|sentences?|step by step|abstain|make (?:things )?up|say (?:so|that|you)|know|"
    r"output|words|english|knowledge|text|information)\b", re.IGNORECASE)
ORDER = re.compile(
    r"(?:^|[.!?:;,]\s{1,3}|\n|\band )\W{0,4}(?:\d{1,2}[.)]\s)?(?:please |only |just |then |"
    r"always |never |so ){0,2}(?:answer|use|using|reply|respond|say|cite|do not|don't|never|always|"
    r"if you|if the|if it|if there|if no|you (?:are|must|should|may|can|will|have|answer|need)|"
    r"your|keep|be|give|return|think|write|prefer|ignore|mind|base|stay|stick|rely|read|given|"
    r"based on|treat|provide|output|quote|where|when|in case|make sure|follow|rules|consider|"
    r"act as|note|remember|no|avoid|refuse|decline|guess|abstain|let's|imagine|pretend|speak|"
    r"nothing|every|each|an?|users|we)\b", re.IGNORECASE)


def to_model(text: str) -> bool:
    """Say whether a paragraph talks to whoever answers, about answering."""
    text = text[:4_000]  # an order is not hidden behind that much else
    return ORDER.search(text) is not None and TO_MODEL.search(text) is not None
