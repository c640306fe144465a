"""Shorten a text to its most central sentences, as they stand; say that translating is not done."""

from __future__ import annotations

import re
from dataclasses import replace

from ..words import stems
from .form import count, listed
from .material import Material

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ\"'(\d])|\n+")
FOCUS = re.compile(
    r"\b(?:relevant|respect|regard|focus\w*|relat\w+|light of|help\w*)\b", re.IGNORECASE
)
EACH = re.compile(r"\beach (?:of the )?(?:document|passage|text|chunk|excerpt)", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:to|into) english\b", re.IGNORECASE)


def summarise(given: Material, size: str) -> str | None:
    """Return the leading and most central sentences; None without a text."""
    if given.question and given.passages and not FOCUS.search(given.told):
        return None
    if EACH.search(given.told) and len(given.passages) > 1:
        plain = given.told.replace("each", "the")
        lone = (replace(given, told=plain, text="", passages=(p,)) for p in given.passages)
        return "\n".join(f"[{p.tag}] {summarise(one, size)}"
                         for p, one in zip(given.passages, lone, strict=True))
    text = given.text if len(given.text) > 40 else "\n\n".join(
        f"{p.title}\n{p.text}" if p.title != p.text else p.text for p in given.passages)
    if not text.strip() and given.history:
        text = "\n".join(given.history)
    pieces = [p.strip(" -*#\t") for p in SENTENCE.split(text[:40_000]) if len(p.split()) > 3][:400]
    if not pieces:
        return text.strip() or None
    single = re.search(r"\b(?:one|a single|1)[- ]sentence\b", given.told, re.IGNORECASE)
    wanted = 1 if single else count(given.told, 3)
    weights: dict[str, int] = {}
    cut = [tuple(dict.fromkeys(stems(piece))) for piece in pieces]
    for words in cut:
        for word in words:
            weights[word] = weights.get(word, 0) + 1
    focus = set(stems(given.question)) if given.question else set()
    marks = []
    for turn, words in enumerate(cut):
        central = sum(min(weights[word], 8) for word in words) * 1000 // (len(words) + 6)
        lead = 1500 if turn == 0 and not focus else 0
        marks.append((-(central + lead + 1500 * len(focus & set(words))), turn))
    chosen = sorted(turn for _, turn in sorted(marks)[: max(1, wanted)])
    kept = [pieces[turn] for turn in chosen]
    if re.search(r"\bbullet|\bnumbered\b|\bjson\b", given.told, re.IGNORECASE):
        return listed(kept, given.told)
    return " ".join(kept)


def translate(given: Material, size: str) -> str | None:
    """Return a refusal in one sentence; English into English is returned as it is."""
    text = given.text or given.question
    if (
        ENGLISH.search(given.told)
        and text
        and re.search(r"\b(?:the|is|of|what|how|which)\b", text.lower())
    ):
        return text
    return "I cannot translate texts." if text or given.passages else None
