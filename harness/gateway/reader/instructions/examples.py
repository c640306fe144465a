"""Examples inside instructions: an example that abstains asks for abstaining.

"A: The passages do not say." after a question shows what is wanted, unless it is a bad example.
"""

from __future__ import annotations

import re

from .cases import case_of

LINE = re.compile(
    r"^[ \t>*•-]{0,6}(?P<label>(?:good |correct |right |bad |wrong |poor |ideal |sample |example )?"
    r"(?:a|answer|assistant|reply|response|output|bot|model))[ \t]?\d{0,2}[ \t]?[:=][ \t]?"
    r"(?P<said>[^\n]{2,160})$", re.IGNORECASE | re.MULTILINE)
ASKED = re.compile(r"^[ \t>*•-]{0,6}(?:q|question|user|query|customer)[ \t]?\d{0,2}[ \t]?[:=]",
                   re.IGNORECASE)
BAD = re.compile(r"\b(?:bad|wrong|poor|not like|avoid|never|don't|do not)\b", re.IGNORECASE)
YES_NO = re.compile(r"\W*(?:yes|no)\b[,.]?", re.IGNORECASE)


def shown(text: str) -> int:
    """Return 1 if an example answer abstains, -1 if a bad example does, 0 if there is none."""
    for found in LINE.finditer(text):
        above = text[max(0, found.start() - 400): found.start()].rstrip("\n").split("\n")
        if not ASKED.match(above[-1]):
            continue
        said = found["said"].lower()
        if YES_NO.match(said) or case_of(said) != "gap":
            continue
        return -1 if BAD.search(found["label"]) or BAD.search(" ".join(above[-3:-1])) else 1
    return 0
