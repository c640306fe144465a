"""Rank passages for a question, or choose among them: tags in order, in the form asked for."""

from __future__ import annotations

import re

from .form import dumps, keys, top, wants_json
from .material import Material
from .scoring import order, score

LEAST = 350  # below this a passage is left out where only relevant ones are wanted


def rank(given: Material, size: str) -> str | None:
    """Return the order of the passages; None without a question or with one passage."""
    if not given.question or len(given.passages) < 2:
        return None
    told = given.told
    ranked = order(score(given.question, given.passages, size))
    if re.search(r"\b(?:do not|don't|never) (?:include|list|return)\b[^.]{0,40}\bnot relevant\b|"
                 r"\bonly (?:the "
                 r"|those )?(?:relevant|documents that are)\b|\birrelevant\b", told, re.IGNORECASE):
        ranked = tuple(item for item in ranked if item.mark >= LEAST)
    limit = top(told) or (1 if re.search(r"\bmore (?:relevant|useful)\b", told) else None)
    if re.search(
        r"\b(?:which|the|single)\b[^.\n]{0,30}\b(?:document|passage|chunk|one) (?:is|that "
        r"is)?[^.\n]{0,12}\bmost relevant\b|\bthe most relevant (?:document|passage|chunk|one)\b",
        told,
        re.IGNORECASE,
    ):
        limit = limit or 1
    ranked = ranked[:limit] if limit else ranked
    tags = [given.passages[item.index].tag for item in ranked]
    scored = re.search(r"Doc: ?\d+, ?Relevance: ?\d+|<int>, Relevance", told)
    if scored:
        best = re.search(r"from 1 ?(?:-|to) ?(\d{1,3})", told)
        most = int(best[1]) if best else 10
        return "\n".join(f"Doc: {tag}, Relevance: {max(1, item.mark * most // 1000)}"
                         for tag, item in zip(tags, ranked, strict=True))
    if wants_json(told) or re.search(r"\blist of (?:integers|numbers|indexes|indices)\b|\[\d+, "
                                     r"?\d+", told):
        numbers: list[object] = [int(tag) if tag.isdigit() else tag for tag in tags]
        if re.search(r"\b(?:zero|0)[- ]?(?:based|indexed)\b|\bstart(?:s|ing)? (?:at|from|with) "
                     r"0\b", told):
            numbers = [item.index for item in ranked]
        names = keys(told)
        return dumps({names[0]: numbers} if names else numbers)
    if re.search(r"\[\d*\] ?> ?\[\d*\]", told) or " > " in told:
        return " > ".join(f"[{tag}]" for tag in tags)
    if re.search(r"\bcomma", told, re.IGNORECASE):
        return ", ".join(tags)
    if re.search(r"\b(?:one per line|per line|each on (?:a|its own) (?:new )?line|newline)\b", told,
                 re.IGNORECASE):
        return "\n".join(tags)
    return tags[0] if limit == 1 and tags else " > ".join(f"[{tag}]" for tag in tags)
