"""Descriptions that stand for a thing: "the product owner of X", "the site where P works".

Finds them in a question by their grammar: what kind of thing is described, by what it hangs on,
and which part of the question they take up. A description of a person reaches to the end of its
clause, less what the main clause has after it. Looks at no passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PEOPLE = (r"(?:product |account |site |team |incident |project |programme |line |key |plant |"
          r"office |system )?(?:owner|manager|sponsor|administrator|admin|leader|lead|head|"
          r"director|contact|boss|executive|coordinator|supervisor|keeper)")
SOMEBODY = (r"(?:person|colleague|executive|employee|engineer|one|man|woman|manager|somebody|"
            r"someone|people|specialist|administrator)")
PLACES = r"(?:site|place|office|location|plant|building|branch|city|town)"
TEAMS = r"(?:team|department|group|unit)"
SERIES = (r"(?:instrument series|product family|product line|series|family|line|range|instruments?|"
          r"devices?|units?|products?|equipment|meters?|sensors?|transmitters?)")
PARTS = r"(?:spare part|replacement part|replacement|spare|part|component|item|piece)"
PERSON = (r"(?P<anchor>[A-ZÀ-Þ][\w'’-]{0,30}(?: (?:(?:de|van|von|der|den|la|da|dos|bin|al|el) )?"
          r"[A-ZÀ-Þ][\w'’-]{0,30}){1,3})")
CODED = r"(?P<anchor>(?=[A-Z0-9-]{0,12}\d)[A-Z][A-Z0-9-]{2,12})"
SEATED = (r"(?: (?:works?|is (?:based|employed|located|seated|found|in)|has (?:a|an|his|her|their) "
          r"(?:desk|office|seat|place)|sits?|belongs? to|belongs?|reports? to|reports?|"
          r"can be found|is (?:a )?(?:part|member) of))?")
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("person", re.compile(rf"\b(?:the |our )?(?:{SOMEBODY} (?:who|that)|whoever) "
                          r"(?P<clause>[^?,;]{4,140})", re.IGNORECASE)),
    ("person", re.compile(rf"\b(?:the |our )(?P<how>{PEOPLE}) (?:of|for|at|behind|in charge of|on|"
                          r"with) (?P<clause>[^?,;]{2,120})", re.IGNORECASE)),
    ("place", re.compile(rf"\b(?:the )?(?P<how>{PLACES}) (?:where|at which|in which|that|of|"
                         rf"to which|on which|from which) {PERSON}{SEATED}")),
    ("place", re.compile(rf"\b{PERSON}['’]s? (?:own |home )?(?P<how>{PLACES})\b")),
    ("team", re.compile(rf"\b(?:the )?(?P<how>{TEAMS}) (?:that|in which|of|to which|where|which|"
                        rf"with) {PERSON}{SEATED}")),
    ("team", re.compile(rf"\b{PERSON}['’]s? (?:own )?(?P<how>{TEAMS})\b")),
    ("series", re.compile(rf"\b(?:the )?(?P<how>{SERIES}) (?:that|which|with|on which|showing|"
                          rf"where|reporting) [^?,.;]{{0,40}}?{CODED}"
                          r"(?: comes? up| appears?| is (?:shown|reported|displayed)| shows?)?")),
    ("part", re.compile(rf"\b(?:the )?(?P<how>{PARTS}) (?:that|which|one|needed|you|we|to|used|"
                        rf"fitted|for|against) [^?,.;]{{0,40}}?{CODED}")),
)
# What the main clause has after a description: "... work", "... by phone", "... based".
TAIL = re.compile(
    r" (?:works?|sits?|based|located|employed|by (?:phone|telephone|mail|e-mail|post)|on the phone|"
    r"have|has|had|should|must|is|are|was|do|does|cost|costs|get|reached|contacted|called|found)"
    r"(?: [^.]{0,60})?$", re.IGNORECASE)
STOP = re.compile(r"[.!](?: |$)|[\s.!]+$| – ")
OPENING = re.compile(r"^(?:the |our |that |this |an? )+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Description:
    """`kind` is what is described, `words` its own words, `anchor` the name it hangs on.

    A person's `anchor` is the whole of the clause behind the role or relative pronoun.
    """

    kind: str
    words: str
    anchor: str
    start: int
    end: int

    def replaced(self, text: str, name: str) -> str:
        """Return the question with `name` in the description's place."""
        return f"{text[: self.start]}{name}{text[self.end:]}"

    @property
    def sought(self) -> str:
        """Return the question that asks for what is described."""
        if self.kind == "person":
            return f"Who {self.words}?"
        return f"Which {self.words} of {self.anchor}?"


def descriptions(text: str) -> list[Description]:
    """Return the descriptions in a question, the longest first."""
    found = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            how = parts.get("how") or ""
            end = match.end()
            if kind == "person":
                clause = _clause(parts["clause"])
                end = match.start("clause") + len(clause)
                anchor = OPENING.sub("", clause)
                words = f"is the {how} of {clause}" if how else clause
            else:
                anchor = parts["anchor"]
                words = f"{how} {kind}" if kind in ("place", "team") else how
            if len(anchor) > 1:
                found.append(Description(kind, words, anchor, match.start(), end))
    return sorted(found, key=lambda d: (-(d.end - d.start), d.start, d.kind))


def _clause(text: str) -> str:
    """Return a clause without what follows it in the sentence around it."""
    stop = STOP.search(text)
    text = text[: stop.start()] if stop else text
    tail = TAIL.search(text, 3)
    return text[: tail.start()] if tail else text
