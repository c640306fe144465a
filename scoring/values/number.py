"""Numbers and measured quantities: figures, number words, units to a base unit.

A reading is exact decimal arithmetic, never a float. Ambiguous grouping ("1.250") is read the
English way; a figure with both separators ("1.250,00") shows which is which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scoring.text import fold

ONES = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split())}
TENS = {word: 10 * number for number, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_TEN = "|".join(TENS)
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
WORD = rf"(?:(?:{_TEN})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{_ONE})"
FIGURE = (r"(?:\d{1,3}(?:\.\d{3}){1,4},\d{1,4}|\d{1,3}(?:[, ']\d{3}){1,4}(?:\.\d+)?"
          r"|\d{1,15}(?:\.\d{1,9})?|\d{1,9},\d{1,2}(?!\d))")
NUMBER = rf"(?:-?{FIGURE}|{WORD})"

# unit → (dimension, factor to the base unit)
UNITS: dict[str, tuple[str, Decimal]] = {
    name: (dimension, Decimal(factor))
    for dimension, rows in {
        "pressure": "pa=1 kpa=1000 mpa=1000000 mbar=100 bar=100000 psi=6894.757",
        "voltage": "mv=0.001 v=1 volt=1 volts=1 vdc=1 kv=1000",
        "current": "ma=0.001 a=1 amp=1 amps=1 ampere=1",
        "power": "w=1 watt=1 watts=1 kw=1000",
        "mass": "g=0.001 gram=0.001 grams=0.001 kg=1 kilo=1 kilos=1 kilogram=1 kilograms=1 "
                "kgs=1 lb=0.45359237 lbs=0.45359237 t=1000 tonnes=1000",
        "length": "mm=0.001 millimetres=0.001 cm=0.01 m=1 metre=1 metres=1 meter=1 meters=1 "
                  "km=1000 ft=0.3048 feet=0.3048",
        "area": "m2=1 sqm=1 ft2=0.09290304",
        "torque": "nm=1 n·m=1 n.m=1 ncm=0.01",
        "temperature": "°c=1 c=1 celsius=1",
        "frequency": "hz=1 khz=1000 mhz=1000000",
        "volume": "ml=0.001 l=1 litre=1 litres=1 liter=1 liters=1 m3=1000",
        "rotation": "rpm=1",
        "time": "ms=0.001",
        "flow": "m3/h=1 m3/hr=1 l/h=0.001 l/min=0.06",
        "conductivity": "μs/cm=0.001 us/cm=0.001 ms/cm=1",
        "speed": "mm/s=0.001 m/s=1",
        "resistance": "ω=1 ohm=1 ohms=1 kω=1000 kohm=1000 kohms=1000 mω=1000000 mohm=1000000",
        "level": "db=1",
        "humidity": "%rh=1",
    }.items()
    for name, _, factor in (row.partition("=") for row in rows.split())
}
PHRASES = {"square metres": "m2", "square meters": "m2", "square metre": "m2", "sq m": "m2",
           "newton metres": "nm", "newton meters": "nm", "newton-metres": "nm",
           "cubic metres per hour": "m3/h", "cubic meters per hour": "m3/h",
           "millisiemens per centimetre": "ms/cm", "millimetres per second": "mm/s",
           "kiloohms": "kω", "megaohms": "mω", "decibels": "db", "% rh": "%rh",
           "% relative humidity": "%rh", "percent relative humidity": "%rh",
           "degrees celsius": "°c", "degrees c": "°c", "degrees": "°c", "deg c": "°c"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read from an answer: a comparable form, its text and its place.

    `decimals` is how many figures stand after the point as printed, `figures` how many in all.
    """

    value: Any
    text: str
    start: int
    end: int
    unit: str | None = None
    decimals: int = 0
    figures: int = 0


def to_decimal(text: str) -> Decimal:
    """Return the number that a match of `NUMBER` prints."""
    words = text.replace("-", " ").split() if not any(c.isdigit() for c in text) else []
    if words:
        return Decimal(sum(TENS.get(word, ONES.get(word, 0)) for word in words))
    figure = text.replace("'", "").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+,\d+", figure):
        figure = figure.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d{1,2}", figure):
        figure = figure.replace(",", ".")
    return Decimal(figure.replace(",", ""))


def scaled(number: Decimal, suffix: str) -> Decimal:
    """Return the number times what "k", "m", "million" and so on stand for."""
    factor = {"k": 3, "thousand": 3, "m": 6, "mio": 6, "million": 6, "bn": 9, "billion": 9}
    return number * Decimal(10) ** factor.get(suffix.strip(), 0)


# "3 a year" is no current: the one-letter unit counts only where no word follows.
_UNIT = "|".join(re.escape(name) if name != "a" else r"a(?! \w)" for name in
                 sorted([*UNITS, *PHRASES], key=lambda name: (-len(name), name)))
QUANTITY = re.compile(rf"(?<![\w.,])(?P<n>{NUMBER})[ -]?(?P<u>{_UNIT})(?![\w°])")
PLAIN = re.compile(rf"(?<![\w.,])(?P<n>{NUMBER})(?: ?(?P<k>k|thousand|million|bn|billion)\b)?"
                   r"(?![\w%]|[.,]\d)")


def quantities(text: str) -> list[Reading]:
    """Return measured quantities of folded text; `value` is (dimension, amount in base units)."""
    found = []
    for match in QUANTITY.finditer(text):
        unit = PHRASES.get(match["u"], match["u"])
        dimension, factor = UNITS[unit]
        number = to_decimal(match["n"])
        found.append(Reading((dimension, number * factor), match.group(), *match.span(), unit,
                             *_precision(match["n"])))
    return found


def numbers(text: str) -> list[Reading]:
    """Return bare numbers of folded text; `value` is a Decimal."""
    return [Reading(scaled(to_decimal(m["n"]), m["k"] or ""), m.group(), *m.span(), None,
                    *_precision(m["n"]))
            for m in PLAIN.finditer(text) if not _pronoun(text, m)]


def _pronoun(text: str, match: re.Match[str]) -> bool:
    """Say whether "one" stands for a thing here, as in "no one", "this one", "one of"."""
    if match["n"] != "one":
        return False
    before = text[: match.start()].rsplit(" ", 2)[-2:-1]
    return before in (["no"], ["this"], ["that"], ["the"], ["which"], ["any"], ["each"]) \
        or text[match.end():].startswith((" of", " or"))


def _precision(text: str) -> tuple[int, int]:
    digits = text.replace(",", "")
    after = len(digits.partition(".")[2]) if "." in digits else 0
    return after, sum(c.isdigit() for c in digits.lstrip("-0."))


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
    """Say whether a quantity is the gold once both are in the gold's unit."""
    dimension, base = reading.value
    folded = fold(unit)
    name = PHRASES.get(folded, folded)
    gold_dimension, factor = UNITS.get(name, ("", Decimal(1)))
    if dimension != gold_dimension:
        return False
    decimals = reading.decimals if reading.unit == name else 9
    here = Reading(base / factor, reading.text, reading.start, reading.end, unit, decimals,
                   reading.figures)
    return same_number(here, gold, gold_text, tolerance)
