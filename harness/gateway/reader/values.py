"""Typed values in running text, with their places.

The reader's own: it shares no code with whoever scores it, so that one mistake cannot hide
another. All patterns have bounded gaps; the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|"
         r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)")
WORD = (r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
        r"fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|"
        r"eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)")
FIGURE = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,6})?"
CURRENCY = r"(?:EUR|USD|SGD|GBP|CHF|JPY|€|\$|£)"
UNIT = (r"(?:°C|mbar|bar|kPa|MPa|Pa|mV|kV|V|mA|A|kW|W|kg|g|mm|cm|km|m²|m2|m|Nm|ms|Hz|kHz|"
        r"l/min|m³/h|litres?|l)")
SPAN = r"(?:second|minute|hour|day|week|month|year)s?"

# In order: an earlier pattern claims its characters, so that "30 days" is no number 30.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}} {MONTH} \d{{4}}\b"
                        rf"|\b{MONTH} \d{{1,2}}, \d{{4}}\b")),
    ("money", re.compile(rf"(?<!\w){CURRENCY} ?(?:{FIGURE})(?:[kMm]\b| million\b)?"
                         rf"|\b(?:{FIGURE})(?:[kMm]| million)? ?{CURRENCY}(?!\w)")),
    ("percentage", re.compile(rf"(?<![\w.])(?:{FIGURE}) ?(?:%|per ?cent\b)")),
    ("duration", re.compile(rf"(?<![\w.-])(?:{FIGURE}|{WORD}(?: \(\d{{1,4}}\))?)[ -]{SPAN}\b",
                            re.IGNORECASE)),
    ("identifier", re.compile(r"\b[A-Z]{1,5}\d{0,4}-\d{2,6}(?:-[A-Z0-9]{1,4})?\b"
                              r"|\b[A-Z]{2,4}\d{3,6}\b|\bIP\d{2}\b")),
    ("version", re.compile(r"(?<![\w.])v?\d{1,3}\.\d{1,3}\.\d{1,4}(?![\w.]\d)")),
    ("quantity", re.compile(rf"(?<![\w.])(?:{FIGURE}) ?{UNIT}(?![\w²])")),
    ("number", re.compile(rf"(?<![\w.,-])(?:{FIGURE})(?![\w%-]|[.,]\d)|\b{WORD}\b")),
)
NAME = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ]{1,20} [A-ZÀ-Þ][a-zß-ÿ]{1,20}\b")
ITEM = re.compile(r", | and ")
LIST = re.compile(
    r"(?:: | are | is | supports? | speaks? | issues | includes? | in )"
    r"(?P<items>(?:[^,.;:]{1,40}, ){0,12}[^,.;:]{1,40},? and [^,.;:]{1,40})\.?$")


@dataclass(frozen=True, slots=True)
class Value:
    """One value as printed, with its place in the text it was found in."""

    type: str
    text: str
    start: int
    end: int


def extract(text: str) -> tuple[Value, ...]:
    """Return all typed values of `text`, in order of place; names are found apart."""
    taken = bytearray(len(text))
    found = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Value(kind, match.group(), start, end))
    return tuple(sorted(found, key=lambda value: (value.start, value.end)))


def names(text: str) -> tuple[Value, ...]:
    """Return two-word proper names of `text`."""
    return tuple(Value("name", m.group(), m.start(), m.end()) for m in NAME.finditer(text))


def lists(text: str) -> tuple[Value, ...]:
    """Return the list with which a sentence ends, as one value."""
    match = LIST.search(text)
    if match is None:
        return ()
    return (Value("list", match["items"], match.start("items"), match.end("items")),)


def amount(text: str) -> int | None:
    """Return the figure in a printed value in thousandths, None where there is none."""
    match = re.search(FIGURE, text)
    if match is None:
        return None
    whole, _, fraction = match.group().replace(",", "").partition(".")
    return int(whole) * 1000 + int((fraction + "000")[:3])
