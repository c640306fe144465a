"""How values look in print: the same value in the several styles that people really use.

A `Hand` is one writer's habits, drawn once a document: within it a kind of value always looks the
same, as it does where somebody typed it. Canonical forms are in `facts.Value`.
Every style must say exactly the canonical value: `corpus.rereading.values` reads it back, and a
test compares the two. Never used, because nobody could tell: 04.03.2026, 1.250 EUR.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corpus.facts import Fact, Value
from corpus.facts import ValueType as V
from corpus.writers.hand import Hand

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


def dated(text: str, style: int) -> str:
    """Return an ISO date in one of four styles: day first, month first, short month, ISO."""
    written = long_date(text)
    day, month, year = written.split()
    return (written, f"{month} {day}, {year}", f"{day} {month[:3]} {year}", text)[style]


def duration(text: str, hand: Hand, legal: bool = False, working: bool = False,
             table: bool = False) -> str:
    """Return a duration in words or figures; contracts print both, tables figures alone.

    Where it is exact, whole weeks stand for days and whole years for months; not for `working`
    days, and not in tables, where the rows have to be comparable.
    """
    figure, unit = text.split()
    number = int(figure)
    if hand.convert and not legal and not table:
        if unit == "day" and not working and number % 7 == 0 and 7 <= number <= 84:
            number, unit = number // 7, "week"
        elif unit == "month" and number % 12 == 0 and 24 <= number <= 144:
            number, unit = number // 12, "year"
    plural = unit if number == 1 else f"{unit}s"
    if legal and number < 100:
        return f"{spelled(number)} ({number}) {plural}"
    if number < 13 and hand.words and not table:
        return f"{spelled(number)} {plural}"
    return f"{number} {plural}"


def money(value: Value, hand: Hand, legal: bool = False, table: bool = False) -> str:
    """Return an amount with its currency before or after it; large ones perhaps in millions."""
    amount = grouped(value.text)
    if not legal and not table:
        for factor, mark in ((10**6, " million"), (10**3, "k")):
            scaled = Decimal(value.text) / factor
            # A monthly fee in thousands is nobody's habit.
            if hand.short and scaled >= 1 and factor * scaled >= 10**4 \
                    and scaled == round(scaled, 2):
                return f"{value.unit} {scaled.normalize():f}{mark}"
        if not hand.cents:
            amount = amount.removesuffix(".00")
    return f"{value.unit} {amount}" if hand.code_first else f"{amount} {value.unit}"


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


def one(value: Value, hand: Hand, legal: bool = False, plain: bool = False,
        attribute: str | None = None, table: bool = False) -> str:
    """Return one value as printed; `attribute` tells working days and labels apart."""
    if plain:
        return tabular(value)
    match value.type:
        case V.MONEY:
            return money(value, hand, legal, table)
        case V.DURATION:
            return duration(value.text, hand, legal, attribute in WORKING_DAYS, table)
        case V.DATE:
            # A contract spells its dates out.
            return dated(value.text, 0 if legal else hand.table_date if table else hand.date)
        case V.PERCENTAGE:
            return value.text + (" %" if table and "per" in hand.percent else hand.percent)
        case V.QUANTITY:
            return f"{grouped(value.text)} {value.unit}"
        case V.NUMBER:
            return value.text if attribute in LABELS else grouped(value.text)
        case _:
            return value.text


def show(fact: Fact, hand: Hand, legal: bool = False, plain: bool = False,
         table: bool = False) -> str:
    """Return all values of a fact as printed, a list with commas and a final "and"."""
    texts = [one(value, hand, legal, plain, fact.attribute, table) for value in fact.values]
    if plain:
        return " / ".join(texts)
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
