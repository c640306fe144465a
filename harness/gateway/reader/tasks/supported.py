"""Is this answer supported by these passages? Self-check, groundedness, inference, faithfulness."""

from __future__ import annotations

import re

from ..anatomy import Passage
from .claims import Finding, check, split
from .form import dumps, keys, wants_json
from .material import Material, titled
from .verdict import family, shown, verdict

EACH = re.compile(r"\beach (?:sentence|statement|claim)\b|\bclaim by claim\b", re.IGNORECASE)


def supported(given: Material, size: str) -> str | None:
    """Return the verdict on an answer, or on each of several claims; None without either."""
    passages = given.passages or ((Passage("1", *titled(given.text)),) if given.text else ())
    if not passages or not (given.answer or given.claims):
        return None
    if given.claims:
        findings = tuple(check(claim, "", passages) for claim in given.claims)
        if len(findings) > 1 or "verdict" in keys(given.told) or "statements" in given.told.lower():
            return _each(given, findings)
    else:
        findings = tuple(check(claim, given.question, passages) for claim in split(given.answer))
    if not findings:
        return None
    if wants_json(given.told) and EACH.search(given.told):
        return _each(given, findings)
    mark = sum(f.mark for f in findings) // len(findings)
    worst = min(findings, key=lambda f: f.mark)
    words = family(given.told)
    if words is not None and not words[1]:
        mark = min(mark, worst.mark)  # without a word for "partly", one unsupported claim decides
    if words is not None and words[1] in ("neutral", "not enough info", "not enough information"):
        mark = 1000 if worst.mark == 1000 else 0 if any(f.against for f in findings) else 500
    return verdict(given.told, mark, worst.reason)


def _each(given: Material, findings: tuple[Finding, ...]) -> str:
    """Return one verdict for each claim, in order."""
    if not wants_json(given.told):
        return "\n".join(f"{turn}. {shown(given.told, f.mark if f.mark == 1000 else 0)}"
                         for turn, f in enumerate(findings, start=1))
    told, wanted = given.told.lower(), keys(given.told)
    name = next((key for key in wanted if key in ("attributed", "verdict", "supported")),
                "attributed" if "attribut" in told else "verdict")
    rows = [{"statement": f.claim, "reason": f.reason, name: int(f.mark == 1000)} for f in findings]
    key = next((key for key in wanted if key in ("statements", "classifications", "verdicts")),
               "classifications" if name == "attributed" else "statements")
    bare = "json array" in told or "json list" in told
    return dumps(rows if bare and key not in wanted else {key: rows})


def statements(given: Material, size: str) -> str | None:
    """Return the claims of an answer or a text, each with its subject instead of a pronoun."""
    source = given.answer or given.text
    if not source:
        return None
    from ..question import names
    from .form import listed
    from .rewriting import with_subject

    subject = next(iter(names(given.question)), "") if given.question else ""
    found, last = [], subject
    for sentence in split(source):
        named = names(sentence)
        found.append(sentence if named else with_subject(sentence, last))
        last = named[0] if named else last
    if wants_json(given.told) and not keys(given.told):
        return dumps({"statements": found})
    return listed(found, given.told)
