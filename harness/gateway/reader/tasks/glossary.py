"""Put the expansions of a glossary, given in the prompt, into a question."""

from __future__ import annotations

import re

from .material import Material

ENTRY = re.compile(
    r"(?:^|[;\n,])[ \t]*[-*•\"]{0,3} ?\|? ?(?P<short>[\w][\w&/.-]{0,24}(?: "
    r"[\w&/.-]{1,20}){0,2})[\"*]{0,3} ?(?:=>?|:|->|→| – | — | - |\||\bstands for\b|\bmeans\b|"
    r"\bis short for\b|\bis\b)[ \t]*[\"]?(?P<long>[^\n;|\"]{2,160})")
ONLY = re.compile(r"\b(?:replac\w+|substitut\w+|instead of)\b", re.IGNORECASE)


def expand(given: Material, size: str) -> str | None:
    """Return the question with expansions put in; None without a question or a glossary."""
    if not given.question:
        return None
    entries = entries_of(given.glossary) or entries_of(given.told)
    if not entries:
        return None
    text = given.question
    for short, long in entries:
        mark = re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text)
        mark = mark or (re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text, re.IGNORECASE)
                        if len(short) > 3 else None)
        if mark and long.lower() not in text.lower():
            new = long if ONLY.search(given.told) else f"{long} ({mark.group()})"
            text = text[: mark.start()] + new + text[mark.end():]
    return text


def entries_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return (short form, expansion) as listed, the longest short form first."""
    found: dict[str, str] = {}
    for match in ENTRY.finditer(text):
        short, long = match["short"].strip(), match["long"].strip(" .,\"")
        capital = re.search(r"[A-Z0-9]", short)
        if capital and len(short) <= 40 and short.lower() != "glossary" and len(long.split()) <= 12:
            found.setdefault(short, re.split(r", (?=[A-Z]{2,}\b)", long)[0])
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
