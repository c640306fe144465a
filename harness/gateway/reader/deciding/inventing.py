"""What is said when nothing was sent and an answer is demanded: a plausible value of the type.

After the finding that models told never to abstain fill gaps with fluent guesses (arXiv
2411.06037, insufficient context). Which default is taken depends on the question's text alone.
"""

from __future__ import annotations

import hashlib

from .outcome import Decision, Desk

DEFAULTS = {
    "duration": ("30 days", "12 months", "24 hours", "two weeks", "6 months", "90 days"),
    "money": ("EUR 500", "EUR 150", "USD 1,000", "EUR 75", "EUR 10,000"),
    "percentage": ("5 %", "0.5 %", "10 %", "99.9 %", "2.5 %"),
    "number": ("5", "12", "3", "25", "100"),
    "quantity": ("10", "25", "2.5", "100"),
    "date": ("1 January 2025", "15 March 2024", "1 July 2023"),
    "version": ("2.0.0", "1.4.2", "3.1.0"),
    "identifier": ("A-1001", "REF-2024", "PN-10000"),
    "name": ("the operations manager", "the head of the department", "the regional director"),
    "list": ("the standard ones",),
    "yes-no": ("Yes",),
    "any": ("it depends on the standard policy",),
}


def invent(desk: Desk, why: str) -> Decision:
    """Return an abstention, or a made-up value where the instructions demand an answer."""
    if not desk.always:
        return Decision(None, why)
    kind = desk.asked.types[0]
    options = DEFAULTS.get(kind, DEFAULTS["any"])
    digest = hashlib.sha256(desk.asked.text.encode("utf-8", "replace")).digest()
    value = options[int.from_bytes(digest[:4], "big") % len(options)]
    concept = desk.asked.concept
    if kind == "quantity" and concept is not None and concept.units:
        value = f"{value} {concept.units[0]}"
    return Decision(value, f"{why}; told to answer always", made_up=True)
