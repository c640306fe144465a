"""Descriptions that stand for a thing: "the product owner of X", "the site where P works".

Finds them in a question by their grammar: what kind of thing is described, by what it hangs on,
and which part of the question they take up. Looks at no passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PEOPLE = (r"(?:product |account |site |team |incident |project |line |key )?(?:owner|manager|"
          r"sponsor|administrator|admin|leader|lead|head|director|contact|boss|executive|"
          r"coordinator)")
SOMEBODY = r"(?:person|colleague|executive|employee|engineer|one|man|woman|manager|somebody|people)"
PLACES = r"(?:site|place|office|location|plant|building|branch|city|town)"
TEAMS = r"(?:team|department|group|unit)"
SERIES = (r"(?:instrument series|product family|product line|series|family|line|range|instruments?|"
          r"devices?|units?|products?|equipment|meters?|sensors?|transmitters?)")
PARTS = r"(?:spare part|replacement part|replacement|spare|part|component|item|piece)"
NAME = r"(?P<anchor>[^?,.;]{2,90}?)"
STOP = (r"(?=\?|,|\.|;|$| (?:work|works|sit|sits|have|has|based|employ|employs|by phone|by mail|"
        r"open|come|came|cost|costs|should|is|are|be|to|do|does|run|runs|in stock|get|hold|"
        r"in total)\b)")
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("person", re.compile(rf"\b(?:the |our )?{SOMEBODY} (?:who|that) (?P<how>[^?,.;]{{2,60}}?) "
                          rf"(?:the |to the |for the |with the |of the |in )?{NAME}"
                          rf"(?: as (?:a )?product(?: owner)?)?{STOP}", re.IGNORECASE)),
    ("person", re.compile(rf"\bwhoever (?P<how>[^?,.;]{{2,40}}?) (?:the )?{NAME}"
                          rf"(?: as (?:a )?product(?: owner)?)?{STOP}", re.IGNORECASE)),
    ("person", re.compile(rf"\b(?:the |our )(?P<how>{PEOPLE}) (?:of|for|at|behind|in charge of|on) "
                          rf"(?:the |our )?{NAME}{STOP}", re.IGNORECASE)),
    ("place", re.compile(rf"\b(?:the )?(?P<how>{PLACES}) (?:where|at which|in which|that|of|"
                         rf"to which|on which|from which) (?:the )?{NAME} ?"
                         r"(?:works?|is based|has (?:a|his|her|their) desk|sits?|belongs? to|"
                         r"reports? to|can be found|is employed)?"
                         r"(?=\?|,|\.|;|$| (?:have|has|open|opened|employ|employs|cover|run)\b)",
                         re.IGNORECASE)),
    ("team", re.compile(rf"\b(?:the )?(?P<how>{TEAMS}) (?:that|in which|of|to which|where|which) "
                        rf"(?:the )?{NAME} ?(?:works?|belongs?(?: to)?|is in|sits|is part of|"
                        rf"reports?"
                        r"(?: to)?)?(?=\?|,|\.|;|$| (?:have|has)\b)", re.IGNORECASE)),
    ("series", re.compile(rf"\b(?:the )?(?P<how>{SERIES}) (?:that|which|with|on which|showing|"
                          rf"where) [^?,.;]{{0,40}}?"
                          rf"(?P<anchor>(?=[A-Z0-9-]{{0,12}}\d)[A-Z][A-Z0-9-]{{2,12}})"
                          r"(?: comes? up| appears?| is shown| shows?)?")),
    ("part", re.compile(rf"\b(?:the )?(?P<how>{PARTS}) (?:that|which|one|needed|you|we|to|used|"
                        rf"fitted) [^?,.;]{{0,40}}?"
                        rf"(?P<anchor>(?=[A-Z0-9-]{{0,12}}\d)[A-Z][A-Z0-9-]{{2,12}})")),
)


@dataclass(frozen=True, slots=True)
class Description:
    """`kind` is what is described, `words` its own words, `anchor` the name it hangs on."""

    kind: str
    words: str
    anchor: str
    start: int
    end: int

    def replaced(self, text: str, name: str) -> str:
        """Return the question with `name` in the description's place."""
        return f"{text[: self.start]}{name}{text[self.end:]}"


def descriptions(text: str) -> list[Description]:
    """Return the descriptions in a question, the longest first."""
    found = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            anchor = re.sub(r"^(?:the|our|error|code) ", "", match["anchor"].strip())
            how = match.groupdict().get("how") or ""
            found.append(Description(kind, f"{how} {kind}" if kind in ("place", "team") else
                                     match.group().replace(match["anchor"], " "), anchor,
                                     match.start(), match.end()))
    return sorted(found, key=lambda d: (-(d.end - d.start), d.start))
