"""An answer that begins with the question itself, word for word: only what follows answers."""

from __future__ import annotations

import re

from scoring.text import fold

AROUND = re.compile(r"^[\W_]*(?:(?:q|question|query|echo|asked|you asked|frage)\b[\W_]*"
                    r"(?:(?:a|answer|antwort)\b[\W_]*)?)?$")
MARK = re.compile(r"^[\W_]*(?:(?:a|answer|antwort)\b[\W_]+)?")


def without_question(asked: str, folded: str) -> str:
    """Return folded text behind a repeated question; nothing is left of a mere repetition."""
    asked = fold(asked).rstrip(" ?.!")
    at = folded.find(asked)
    if at < 0 or not asked or not AROUND.match(folded[:at]):
        return folded
    rest = folded[at + len(asked):]
    if rest[:1].isalnum():
        return folded
    mark = MARK.match(rest)
    return rest[mark.end():] if mark else rest
