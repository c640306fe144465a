"""Ranges and bounds around a value: "5 to 7 bar", "between 2 and 3 years", "over 24 months".

A range is not one value, and "at least" is not "exactly". Reads folded text only; whether a bound
is what was asked is for `matching` to say.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.figures import NUMBER, to_decimal

LOWER = re.compile(
    rf"(?P<lead>\bbetween |\bfrom |\branging from )?(?<![\w.,])(?P<n>{NUMBER})"
    r"(?: ?[a-z°%€$£²³μω/]{1,9}\.?)?(?P<link> ?(?:-|to|and|through|until|\.\.\.?|…) ?)"
    r"(?:[€$£]|eur |usd |gbp |chf |sgd |about |approximately )?$")
LISTED = re.compile(rf"(?<![\w.,-])(?P<n>{NUMBER})(?: ?[a-z°%μω]{{1,8}})?(?:(?:, "
                    rf"{NUMBER}){{0,8}},? "
                    rf"(?:or|and|&) |(?:, {NUMBER}){{1,8}}, | ?/ ?)$")
HIGHER = re.compile(rf"^ ?(?:-|to|through|\.\.\.?) ?(?:[€$£]|eur |usd )?(?P<n>{NUMBER})")
CLOSED = re.compile(rf"^(?:-| (?:to|through) )(?P<n>{NUMBER})(?![\w-])")
CHANGED = re.compile(
    r"(?:rais|increas|reduc|cut|lower|chang|extend|shorten|mov|went|gone|grew|grown|rose|risen|"
    r"fell|fallen|drop|decreas|updat|revis|correct|amend|upgrad|switch|rounded)\w*(?: \w+){0,6} ?$")
YEAR = re.compile(r"(?:19|20)\d\d")
SINCE = re.compile(r"(?:\b(?:in|of|since|from|by|until|during|for|before|after|year|[a-z]{3,9})|"
                   r"\() ?$")
UP, DOWN, ABOVE, BELOW = "at least", "at most", "more than", "less than"
NEARLY = "nearly"   # never the value itself
BEFORE = (
    (NEARLY, r"\b(?:almost|nearly|not quite|close to|just shy of|(?:a (?:little|bit)|slightly|just|"
             r"well|somewhat) (?:more|less|over|under|above|below|longer|shorter|fewer|higher|"
             r"lower)(?: than)?)"),
    (UP, r"(?:\b(?:(?:not|never|cannot|can't|mustn't|shouldn't)(?: \w+){0,3}? (?:below|under|"
         r"less than|lower than|"
         r"fewer than|beneath)|at least|at minimum|a minimum of|minimum of|minimum|min\.?|no "
         r"less than|not "
         r"less than|no fewer than|not below|starting (?:at|from))|>=|≥)"),
    (DOWN, r"(?:\b(?:(?:not|never|cannot|can't|mustn't|shouldn't)(?: \w+){0,3}? (?:above|over|"
           r"exceed|more than|"
           r"higher than|beyond)|at most|up to|a maximum of|maximum of|maximum|max\.?|no more "
           r"than|not more "
           r"than|not (?:to )?exceed(?:ing)?|not above|no longer than|no later than)|<=|≤)"),
    (ABOVE, r"(?:\b(?:more than|over|above|exceed(?:s|ing)?|greater than|longer than|higher than|"
            r"beyond|later than|newer than|in excess of|upwards of|well over|just over|slightly "
            r"over)|>)"),
    (BELOW, r"(?:\b(?:less than|under|below|fewer than|shorter than|lower than|"
            r"older than|earlier than)|<)"),
)
AFTER = (
    (UP, r"(?:or (?:more|longer|higher|above|later|over|newer|greater)|and (?:above|up|over|more|"
         r"later|newer|higher|beyond)|"
         r"at (?:the )?(?:very )?(?:least|earliest|soonest)|minimum|min\b|\+|upwards)"),
    (DOWN, r"(?:or (?:less|fewer|lower|below|shorter|earlier|older)|at (?:the )?(?:very "
           r")?(?:most|latest)|"
           r"maximum|max\b|tops\b|and (?:below|under))"),
)
_DATED = ((ABOVE, re.compile(r"\b(?:after|later than|not before|past) ?(?:the )?$")),
          (BELOW, re.compile(r"\b(?:before|prior to|earlier than|not after) ?(?:the )?$")))
_BEFORE = tuple((name, re.compile(pattern + r" ?(?:the |a |an |about |of |eur |usd |[€$£])*$"))
                for name, pattern in BEFORE)
_AFTER = tuple((name, re.compile(r"^ ?\(?" + pattern)) for name, pattern in AFTER)


def lower_end(text: str, start: int, asked: str) -> Decimal | None:
    """Return the other figure where the value at `start` closes a range or an enumeration.

    "5 to 7 bar", "12, 18 or 24 months"; None where the value stands alone. A figure that belongs
    to a name of the question opens none ("the Pump 20 to 24 months"), nor does "raised from 12 to
    24", which asserts what it was raised to.
    """
    window = text[max(0, start - 60):start]
    match = LISTED.search(window)
    if match is not None and not _named(window[: match.start()], match["n"], asked) \
            and not (YEAR.fullmatch(match["n"]) and SINCE.search(window[: match.start()])):
        return to_decimal(match["n"]) or Decimal(-1)
    match = LOWER.search(window)
    if match is None:
        return None
    before = window[: match.start()]
    joined = match["link"].strip() == "and" and not (match["lead"] or "").startswith("between")
    if joined or CHANGED.search(before.removesuffix(" ")) \
            or (not match["lead"] and _named(before, match["n"], asked)):
        return None
    return to_decimal(match["n"])


def _named(before: str, figure: str, asked: str) -> bool:
    """Say whether a figure follows the same word as in the question: "pump 20"."""
    word = re.search(r"[\w-]+ ?$", before)
    return bool(word) and f"{word[0]}{figure}" in asked if word else False


def opens_range(text: str, start: int, end: int) -> bool:
    """Say whether the value from `start` to `end` is the lower end: "24 months to 36 months"."""
    match = HIGHER.match(text[end:end + 30])
    return match is not None and not re.search(r"\b(?:raised|changed|\w+ed) from $",
                                               text[max(0, start - 30):start])


def upper_end(text: str, end: int) -> Decimal | None:
    """Return the bare figure behind a value that opens a range: "EUR 600-700"."""
    match = CLOSED.match(text[end:end + 30])
    return to_decimal(match["n"]) if match else None


def bound(text: str, start: int, end: int, a_date: bool = False) -> str | None:
    """Return the bound that stands at a value: one of `UP`, `DOWN`, `ABOVE`, `BELOW`."""
    before, after = text[max(0, start - 40):start], text[end:end + 24]
    if a_date:
        return next((name for name, pattern in _DATED if pattern.search(before)), None)
    for name, pattern in _BEFORE:
        if pattern.search(before):
            return name
    return next((name for name, pattern in _AFTER if pattern.match(after)), None)
