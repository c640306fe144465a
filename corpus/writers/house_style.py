"""How values look in print: the same value in the several styles that people really use.

`show` picks a style from the document's own random stream. Canonical forms are in `facts.Value`.
Every style must say exactly the canonical value: `corpus.rereading.values` reads it back, and a
test compares the two. Never used, because nobody could tell: 04.03.2026, 1.250 EUR.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from corpus.facts import Fact, Value
from corpus.facts import ValueType as V

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
# Counted in working days: seven of them are no week.
WORKING_DAYS = ("leave", "carryover", "study")
# Figures that are names of something, never grouped by thousands.
LABELS = ("extension",)


def spelled(number: int) -> str:
    """Return an English number word for 0 to 99."""
    if number < 20:
        return WORDS[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{WORDS[ones]}" if ones else "")


def grouped(text: str) -> str:
    """Return a plain decimal with commas between thousands."""
    return f"{Decimal(text):,f}"


def long_date(text: str) -> str:
    """Return an ISO date spelled out, day first, without the locale's help."""
    moment = date.fromisoformat(text)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def dated(text: str, random: Random) -> str:
    """Return an ISO date in one of four styles."""
    written = long_date(text)
    day, month, year = written.split()
    return random.choice((written, written, text, f"{month} {day}, {year}",
                          f"{day} {month[:3]} {year}"))


def duration(text: str, random: Random, legal: bool = False, working: bool = False) -> str:
    """Return a duration in words or figures; contracts print both.

    Where it is exact, whole weeks stand for days and whole years for months; not for `working`
    days.
    """
    figure, unit = text.split()
    number = int(figure)
    if not legal and random.random() < 0.4:
        if unit == "day" and not working and number % 7 == 0 and 7 <= number <= 84:
            number, unit = number // 7, "week"
        elif unit == "month" and number % 12 == 0 and 24 <= number <= 144:
            number, unit = number // 12, "year"
    plural = unit if number == 1 else f"{unit}s"
    if legal and number < 100:
        return f"{spelled(number)} ({number}) {plural}"
    if number < 13 and random.random() < 0.35:
        return f"{spelled(number)} {plural}"
    return f"{number} {plural}"


def money(value: Value, random: Random, legal: bool = False) -> str:
    """Return an amount with its currency before or after it, in thousands where that is exact."""
    amount = grouped(value.text)
    short = amount.removesuffix(".00")
    if legal:
        return random.choice((f"{value.unit} {amount}", f"{amount} {value.unit}"))
    styles = [f"{value.unit} {amount}", f"{amount} {value.unit}", f"{short} {value.unit}",
              f"{value.unit} {short}"]
    for factor, mark in ((10**6, " million"), (10**3, "k")):
        scaled = Decimal(value.text) / factor
        if scaled >= 1 and scaled == round(scaled, 2):
            styles.append(f"{value.unit} {scaled.normalize():f}{mark}")
            break
    return random.choice(styles)


def tabular(value: Value) -> str:
    """Return a value as tables and exports print it: one style, no commas, nothing spelled out."""
    match value.type:
        case V.MONEY:
            return f"{value.text} {value.unit}"
        case V.DURATION:
            return value.text if value.text.startswith("1 ") else f"{value.text}s"
        case V.PERCENTAGE:
            return f"{value.text} %"
        case V.QUANTITY:
            return f"{value.text} {value.unit}"
        case _:
            return value.text


def one(value: Value, random: Random, legal: bool = False, plain: bool = False,
        attribute: str | None = None) -> str:
    """Return one value as printed; `attribute` tells working days and labels apart."""
    if plain:
        return tabular(value)
    match value.type:
        case V.MONEY:
            return money(value, random, legal)
        case V.DURATION:
            return duration(value.text, random, legal, attribute in WORKING_DAYS)
        case V.DATE:
            return dated(value.text, random)
        case V.PERCENTAGE:
            return value.text + random.choice((" %", " %", "%", " per cent"))
        case V.QUANTITY:
            return f"{grouped(value.text)} {value.unit}"
        case V.NUMBER:
            return value.text if attribute in LABELS else grouped(value.text)
        case _:
            return value.text


def show(fact: Fact, random: Random, legal: bool = False, plain: bool = False) -> str:
    """Return all values of a fact as printed, a list with commas and a final "and"."""
    texts = [one(value, random, legal, plain, fact.attribute) for value in fact.values]
    if plain:
        return " / ".join(texts)
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
