"""Figures as people print them: groups of many countries, number words, thousands and millions.

Exact decimal arithmetic, never a float. "1.250" alone is read the English way; a figure with both
separators ("1.250,00") shows which is which.
"""

from __future__ import annotations

import re
from decimal import Decimal

ONES = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split())}
TENS = {word: 10 * number for number, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_TEN = "|".join(TENS)
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_SMALL = rf"(?:(?:{_TEN})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)\b)?|{_ONE})"
_HUNDRED = rf"(?:(?:{_ONE}|a) hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
_POINT = rf"(?: point(?: (?:{_ONE})\b){{1,4}})?"
WORD = (rf"(?:(?:{_HUNDRED}|a) thousand(?:,?(?: and)? {_HUNDRED})?|{_HUNDRED}{_POINT}|half a dozen|"
        r"(?:a|two|three) dozen)\b")
FIGURE = (r"(?:\d{1,3}(?:\.\d{3}){1,4},\d{1,4}|\d{1,3}(?:\.\d{3}){2,4}(?![\d.,])"
          r"|\d{1,3}(?:[ ']\d{3}){1,4},\d{1,2}(?!\d)|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)"
          r"|\d{1,3}(?:[, '_]\d{3}){1,4}(?!\d)(?:\.\d+)?"
          r"|\d{1,15}(?:\.\d{1,9})?(?!,\d{1,2}(?!\d))|\d{1,9},\d{1,2}(?!\d))")
NUMBER = rf"(?:-?{FIGURE}|{WORD})"
SCALES = {"k": 3, "thousand": 3, "m": 6, "mio": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
          "millionen": 6, "millón": 6, "millones": 6, "bn": 9, "billion": 9, "mrd": 9,
          "milliard": 9, "milliards": 9, "milliarden": 9}


def to_decimal(text: str) -> Decimal:
    """Return the number that a match of `NUMBER` prints."""
    if not any(char.isdigit() for char in text):
        whole, _, after = text.partition(" point ")
        return Decimal(f"{_words(whole)}.{''.join(str(ONES[word]) for word in after.split())}0")
    figure = re.sub(r"[' _]", "", text)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+,\d+|-?\d{1,3}(?:\.\d{3}){2,}", figure):
        figure = figure.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d{1,2}", figure):
        figure = figure.replace(",", ".")
    return Decimal(figure.replace(",", ""))


def _words(text: str) -> int:
    """Return what number words say, up to the hundred thousands."""
    total, group = 0, 0
    for word in text.replace("-", " ").replace(",", " ").split():
        if word == "hundred":
            group = max(group, 1) * 100
        elif word == "thousand":
            total, group = total + max(group, 1) * 1000, 0
        elif word == "dozen":
            group = max(group, 1) * 12
        elif word == "half":
            return 6
        else:
            group += TENS.get(word, ONES.get(word, 0))
    return total + group


def grouped(text: str) -> Decimal | None:
    """Return the other reading of a figure like "1.280", as thousands; None for any other."""
    return Decimal(text.replace(".", "")) if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else None


def scaled(number: Decimal, suffix: str) -> Decimal:
    """Return the number times what "k", "m", "million" and so on stand for."""
    return number * Decimal(10) ** SCALES.get(suffix.strip(), 0)


def precision(text: str) -> tuple[int, int]:
    """Return how many figures stand after the point, and how many figures count."""
    digits = text.replace(",", "")
    if re.search(r"\d,\d{1,2}$", text) or " point " in text:
        digits = format(to_decimal(text), "f").removesuffix("0" if " point " in text else "")
    after = len(digits.partition(".")[2]) if "." in digits else 0
    return after, sum(char.isdigit() for char in digits.lstrip("-0."))
