"""Bare numbers and measured quantities, and when two of them are the same."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.text import fold
from scoring.values.figures import NUMBER, grouped, precision, scaled, to_decimal
from scoring.values.reading import Reading
from scoring.values.units import KELVIN, PHRASES, UNITS, base, from_base

# "3 a year" is no current, "5 k" no temperature: one letter counts only where no word follows.
_SHY = {"in": r"in(?=[.)]|$)", "a": r"a(?! \w)", "k": r"(?<!\d)k(?! \w)", "t": r"t(?! \w)"}
_UNIT = "|".join(_SHY.get(name, re.escape(name)) for name in
                 sorted([*UNITS, *PHRASES], key=lambda name: (-len(name), name)))
QUANTITY = re.compile(rf"(?<![\w.,])(?P<below>(?<!or )(?:minus|negative) "
                      rf")?(?P<n>{NUMBER})(?: ?\((?:{NUMBER})\))?(?: ?(?P<k>k)(?= ))?"
                      rf"[ -]?(?P<u>{_UNIT})(?![\w°]|/\w)")
PLAIN = re.compile(rf"(?<![\w.,])(?P<n>{NUMBER})(?: ?(?P<k>k|thousand|million|mio|bn|billion)\b|"
                   rf"(?P<m>m)\b)?"
                   r"(?![\w%]|[.,]\d|-?(?:st|nd|rd|th)\b)")
# "section 4", "[2]" and "in 2024" count nothing.
POINTING = re.compile(
    r"(?:\b(?:section|page|p\.|pp\.|clause|article|chapter|step|table|figure|fig\.|appendix|annex|"
    r"paragraph|§|no\.|number|passage|document|doc|source|item|note|footnote|point|line|row|level|"
    r"version|rev\.?|revision|ref\.?|reference|excerpt|context|extension|ext\.|phone|telephone|"
    r"tel\.?|call|dial|room|building)|[#§[]) ?$")
# "The two figures are 65 and 49" counts what it has said.
DEFINITE = re.compile(r"\b(?:the|these|those|both) $")
FIGURES = re.compile(r" (?:figures?|values?|numbers?|amounts?|ones|operands?)\b")
YEAR = re.compile(r"(?:19|20)\d\d")


def quantities(text: str) -> list[Reading]:
    """Return measured quantities of folded text; `value` is (dimension, amount in base units)."""
    found = []
    for match in QUANTITY.finditer(text):
        unit = PHRASES.get(match["u"], match["u"])
        number = scaled(to_decimal(match["n"]), match["k"] or "")
        if match["below"] and UNITS[unit][0] == "temperature":
            number = -number   # elsewhere "minus" takes away: "30 kg minus 4 kg"
        other = grouped(match["n"])
        found.append(Reading(base(number, unit), match.group(), *match.span(), unit,
                             *precision(match["n"]), number,
                             () if other is None else (base(other, unit),)))
    return found


def numbers(text: str) -> list[Reading]:
    """Return bare numbers of folded text; `value` is a Decimal."""
    found = []
    for match in PLAIN.finditer(text):
        if _pronoun(text, match) or POINTING.search(text[max(0, match.start() - 12):match.start()]):
            continue
        number = scaled(to_decimal(match["n"]), match["k"] or match["m"] or "")
        other = grouped(match["n"])
        found.append(Reading(number, match.group(), *match.span(), None, *precision(match["n"]),
                             number, () if other is None else (other,)))
    counted = [r for r in found if not YEAR.fullmatch(r.text)]
    return counted or found


def _pronoun(text: str, match: re.Match[str]) -> bool:
    """Say whether "one" stands for a thing here, as in "no one", "this one", "one of"."""
    if match["n"].isalpha() and DEFINITE.search(text[: match.start()]) \
            and FIGURES.match(text[match.end():]):
        return True
    if match["n"] != "one":
        return False
    before = text[: match.start()].rsplit(" ", 2)[-2:-1]
    return before in (["no"], ["this"], ["that"], ["the"], ["which"], ["any"], ["each"]) \
        or text[match.end():].startswith(
            (" of", " or", " has", " had", " is", " says", " was", " gives", " line", " word", " "
            "sentence"))


def same_number(reading: Reading, gold: Decimal, gold_text: str, tolerance: Decimal | None
                ) -> bool:
    """Say whether a number is the gold: integers exactly, measured values to half a last figure.

    A coarser figure passes only where the gold rounds to it with at least three figures left.
    """
    value = reading.value
    assert isinstance(value, Decimal)
    if tolerance is not None:
        return abs(value - gold) <= tolerance
    if value == gold:
        return True
    gold_decimals = len(gold_text.partition(".")[2])
    if gold_decimals == 0:
        return False
    if reading.decimals >= gold_decimals:
        return abs(value - gold) * 2 < Decimal(10) ** -gold_decimals
    step = Decimal(10) ** -reading.decimals
    return reading.figures >= 3 and abs(value - gold) * 2 <= step


def same_quantity(reading: Reading, gold: Decimal, gold_text: str, unit: str,
                  tolerance: Decimal | None) -> bool:
    """Say whether a quantity is the gold, in the gold's unit or rightly converted.

    A converted figure is right where the gold in that unit rounds to it, three figures or more.
    """
    dimension, amount = reading.value
    name = PHRASES.get(fold(unit), fold(unit))
    if name not in UNITS or dimension != UNITS[name][0]:
        return False
    if name in KELVIN and reading.number is not None:
        # A tolerance of 1.5 K is one of 1.5 degrees: only the size of the degree counts.
        size = Decimal(5) / 9 if reading.unit in ("°f", "fahrenheit") else Decimal(1)
        return abs(reading.number * size - gold) <= (tolerance or 0)
    here = from_base(amount, name)
    if reading.unit == name or tolerance is not None:
        return same_number(Reading(here, reading.text, reading.start, reading.end, unit,
                                   reading.decimals, reading.figures), gold, gold_text, tolerance)
    if here == gold:
        return True
    printed = from_base(base(gold, name)[1], reading.unit or name)
    shown = from_base(amount, reading.unit or name)
    return reading.figures >= 3 and abs(printed - shown) * 2 <= Decimal(10) ** -reading.decimals
