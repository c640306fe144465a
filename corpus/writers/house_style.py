"""How values look in print: the same value in the several styles that people really use.

`show` picks a style from the document's own random stream. Canonical forms are in `facts.Value`.
"""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Fact, Value
from corpus.facts import ValueType as V

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> str:
    """Return an English number word for 0 to 99."""
    if number < 20:
        return WORDS[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{WORDS[ones]}" if ones else "")


def grouped(text: str) -> str:
    """Return a plain decimal with commas between thousands."""
    whole, _, fraction = text.partition(".")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


def long_date(text: str) -> str:
    """Return an ISO date spelled out, day first, without the locale's help."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December")
    moment = date.fromisoformat(text)
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def duration(text: str, random: Random, legal: bool = False) -> str:
    """Return a duration in words or figures; contracts print both."""
    number, unit = text.split()
    plural = unit if number == "1" else f"{unit}s"
    if legal and int(number) < 100:
        return f"{spelled(int(number))} ({number}) {plural}"
    if int(number) < 13 and random.random() < 0.3:
        return f"{spelled(int(number))} {plural}"
    return f"{number} {plural}"


def money(value: Value, random: Random) -> str:
    """Return an amount with its currency before or after it."""
    amount = grouped(value.text)
    short = amount.removesuffix(".00")
    return random.choice((f"{value.unit} {amount}", f"{short} {value.unit}",
                          f"{value.unit} {short}"))


def one(value: Value, random: Random, legal: bool = False) -> str:
    """Return one value as printed."""
    match value.type:
        case V.MONEY:
            return money(value, random)
        case V.DURATION:
            return duration(value.text, random, legal)
        case V.DATE:
            written = long_date(value.text)
            day, month, year = written.split()
            return random.choice((written, written, value.text, f"{month} {day}, {year}"))
        case V.PERCENTAGE:
            return f"{value.text} %" if random.random() < 0.6 else f"{value.text}%"
        case V.QUANTITY:
            return f"{grouped(value.text)} {value.unit}"
        case V.NUMBER:
            return grouped(value.text)
        case _:
            return value.text


def show(fact: Fact, random: Random, legal: bool = False) -> str:
    """Return all values of a fact as printed, a list with commas and a final "and"."""
    texts = [one(value, random, legal) for value in fact.values]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
