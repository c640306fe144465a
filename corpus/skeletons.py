"""Sentence skeletons: what is left of a sentence when names and numbers are masked.

A company whose documents were filled in from a form has few skeletons with large shares.
Rows of tables, exports and directories are no sentences and are left out.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.facts import Company

TAG = re.compile(r"<[^>]{0,300}>")
SPLIT = re.compile(r"(?<=[.!?])\s+|\n+")
NUMBER = re.compile(r"[A-Z]{1,5}\d*-[\w-]*\d[\w-]*|\d[\d.,:-]*\d|\d")
NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’&-]*(?: (?:&|of|and)? ?[A-ZÀ-Þ][\w'’-]*)*")
LEAD = re.compile(r"^(?:[>\s]|[-*•]\s|\d{1,2}(?:\.\d{1,2})?[.)]?\s)+")


def skeleton(sentence: str) -> str:
    """Return the sentence with numbers as 0 and runs of capitalised words as N."""
    text = LEAD.sub("", TAG.sub("", sentence)).strip()
    return NAME.sub("N", NUMBER.sub("0", text))


def skeletons(company: Company) -> Counter[str]:
    """Count the skeletons of all sentences of at least four words."""
    found: Counter[str] = Counter()
    for document in company.documents:
        if document.format in ("csv", "json"):
            continue
        for sentence in SPLIT.split(document.text):
            shape = skeleton(sentence)
            if len(shape.split()) >= 4 and "|" not in shape and "<" not in shape:
                found[shape] += 1
    return found
