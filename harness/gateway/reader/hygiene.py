"""Keep hostile text cheap to read: bounded runs, bounded words, bounded lines.

No passage of a real document is changed by this: a run of more than forty equal characters, a word
of more than 160 and a line of more than 1,500 occur in attacks and in broken extractions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

RUN = re.compile(r"(.)\1{40,}", re.DOTALL)
WORD = re.compile(r"\S{160}(?=\S)")
LINE = re.compile(r"[^\n]{1400}\S{0,100}(?=[^\n])")
SPARSE = re.compile(r"(.)\1{3}", re.DOTALL)  # a run of forty-one, seen in every tenth character
GAP = re.compile(r"[^\S\n]{3,}")
INVISIBLE = re.compile("[\ufeff\u200b-\u200d\u2060\u00ad]+")


def _broken(line: str) -> str:
    return line if len(line) <= 1_500 else LINE.sub(lambda match: match.group() + "\n", line)


@lru_cache(maxsize=32)  # each message is read for its parts, and again for a task
def normal(text: str) -> str:
    """Return NFC text with plain newlines, nothing invisible, and bounded runs, words and lines."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if SPARSE.search(text[::10]):
        text = RUN.sub(lambda match: match.group(1) * 40, text)
    if max(map(len, text.split()), default=0) > 160:
        text = WORD.sub(lambda match: match.group() + " ", text)
    lines = text.split("\n")
    if max(map(len, lines)) > 1_500:
        text = "\n".join(map(_broken, lines))
    return GAP.sub(lambda match: match.group()[:3], text)
