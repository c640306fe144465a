"""Typed values in running text: the checker's own reader, which shares no code with the writers.

Each reading has a key in which equal values are equal, whatever the style: six weeks are 42 days,
24 months are two years, EUR 1.25k are 1,250.00 EUR. Does not read names and identifiers: for
those see `vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from corpus.facts import Value, ValueType

V = ValueType
Key = tuple[str, ...]

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: n for n, word in enumerate(ONES)} | {
    ten + one: 10 * (n + 2) + extra for n, ten in enumerate(TENS)
    for extra, one in [(0, ""), *((m, f"-{ONES[m]}") for m in range(1, 10))]}
MONTHS = {name: n for n, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
LENGTHS = {"second": ("seconds", 1), "minute": ("seconds", 60), "hour": ("seconds", 3600),
           "day": ("seconds", 86400), "week": ("seconds", 604800), "month": ("months", 1),
           "year": ("months", 12)}
SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6}
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}

WORD = "|".join(sorted(WORDS, key=lambda word: (-len(word), word)))
FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
BEFORE = r"(?<![\w.,:/-])"
AFTER = r"(?![\w%]|[.,:/-]\d)"
CODE = r"(?:EUR|USD|SGD|CHF|SEK|GBP|NOK|DKK|PLN|CZK|JPY|CAD|BRL|MXN|AUD|INR|€|\$|£)"
SCALE = r"(?P<{0}> ?(?:k|million|thousand|m)\b)?"
MONTH = (r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
         r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)")

DATE = re.compile(
    r"(?<![\w.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
    rf"|(?<![\w.,])(?P<d>\d{{1,2}}) (?P<m>{MONTH})\.? (?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{MONTH})\.? (?P<d2>\d{{1,2}}), (?P<y2>\d{{4}})\b")
MONEY = re.compile(
    rf"(?<!\w)(?P<c>{CODE}) ?(?P<n>{FIGURE}){SCALE.format('k')}(?![\d%])"
    rf"|(?<![\w.,])(?P<n2>{FIGURE}){SCALE.format('k2')} ?(?P<c2>{CODE})(?!\w)")
PERCENT = re.compile(rf"(?<![\w.,])(?P<n>{FIGURE}|\b(?:{WORD})) ?(?:%|per ?cent\b)", re.I)
DURATION = re.compile(
    rf"(?<![\w.,:/])(?:(?P<w>{WORD}) ?)?\(?(?P<n>{FIGURE})?\)?[ -]"
    r"(?:(?:working|calendar|business|full|consecutive|whole) )?"
    r"(?P<u>second|minute|hour|day|week|month|year)s?\b", re.I)
VERSION = re.compile(r"(?<![\w.,-])v?(?P<n>\d{1,4}(?:\.\d{1,4}){1,3})(?![\w%]|[.,-]\d)", re.I)
NUMBER = re.compile(rf"{BEFORE}(?P<n>-?{FIGURE}){AFTER}")
# "One" is nearly always a pronoun, and nobody here counts one thing in words.
NUMBER_WORD = re.compile(rf"(?<![\w-])(?!one\b)(?P<n>{WORD})(?![\w-])", re.I)
YES_NO = re.compile(r"(?<!\w)(?:yes|no)(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as printed: a comparable key, its text and its place."""

    key: Key
    text: str
    start: int
    end: int


class ValueReader:
    """Reads values out of a text; knows the units of measurement of one company."""

    def __init__(self, units: Iterable[str]) -> None:
        names = sorted({unit for unit in units if unit}, key=lambda unit: (-len(unit), unit))
        joined = "|".join(map(re.escape, names)) or "(?!)"
        self.quantity = re.compile(
            rf"(?<![\w.,])(?P<n>[-−]?{FIGURE}) ?(?P<u>{joined})(?![\w²³/°])")

    def read(self, text: str, hidden: Iterable[tuple[int, int]] = ()
             ) -> dict[ValueType, list[Reading]]:
        """Return the values in `text` by type; an earlier type claims its characters.

        `hidden` are stretches that hold no value, such as the names of things: no number is read
        out of "Orrelux 100".
        """
        letters = list(text)
        for start, end in hidden:
            letters[start:end] = "\0" * (end - start)
        left = "".join(letters)
        found: dict[ValueType, list[Reading]] = {}
        for kind, pattern in ((V.DATE, DATE), (V.MONEY, MONEY), (V.QUANTITY, self.quantity),
                              (V.PERCENTAGE, PERCENT), (V.DURATION, DURATION)):
            for match in pattern.finditer(left):
                keys = _keys(kind, match)
                found.setdefault(kind, []).extend(
                    Reading(key, match.group(), *match.span()) for key in keys)
                if keys:
                    letters[match.start():match.end()] = "\0" * len(match.group())
            left = "".join(letters)
        found[V.VERSION] = [Reading(("version", m["n"]), m.group(), *m.span())
                            for m in VERSION.finditer(left)]
        found[V.NUMBER] = [Reading(("number", plain(m["n"])), m.group(), *m.span())
                           for pattern in (NUMBER, NUMBER_WORD) for m in pattern.finditer(left)]
        found[V.YES_NO] = [Reading(("yes-no", m.group().lower()), m.group(), *m.span())
                           for m in YES_NO.finditer(left)]
        return found


def plain(text: str) -> str:
    """Return a printed number, figure or word, as a plain decimal without needless zeros."""
    if text.lower() in WORDS:
        return str(WORDS[text.lower()])
    number = Decimal(text.replace(",", "").replace("−", "-"))
    return f"{number.normalize():f}" if number else "0"


def length(number: str, unit: str) -> Key:
    """Return the key of a number of seconds, days, months, ..."""
    dimension, factor = LENGTHS[unit]
    return "duration", dimension, plain(str(Decimal(number) * factor))


def _keys(kind: ValueType, match: re.Match[str]) -> list[Key]:
    part = match.groupdict()
    if kind is V.DATE:
        if part["iso"]:
            return [("date", part["iso"])]
        month = MONTHS[(part["m"] or part["m2"])[:3].lower()]
        return [("date", f"{part['y'] or part['y2']}-{month:02}-"
                         f"{int(part['d'] or part['d2']):02}")]
    if kind is V.MONEY:
        code = part["c"] or part["c2"]
        scale = SCALES.get((part["k"] or part["k2"] or "").strip(), 1)
        amount = Decimal(plain(part["n"] or part["n2"])) * scale
        return [("money", SIGNS.get(code, code), plain(str(amount)))]
    if kind is V.PERCENTAGE:
        return [("percentage", plain(part["n"]))]
    if kind is V.QUANTITY:
        return [("quantity", part["u"], plain(part["n"]))]
    # "thirty (31) days" says two things: both are read.
    numbers = dict.fromkeys(plain(n) for n in (part["w"], part["n"]) if n)
    return [length(number, part["u"].lower()) for number in numbers]


def key_of(value: Value) -> Key:
    """Return the key of a canonical value, equal to that of every way to print it."""
    match value.type:
        case V.MONEY:
            return "money", value.unit or "", plain(value.text)
        case V.DURATION:
            return length(*_split(value.text))
        case V.QUANTITY:
            return "quantity", value.unit or "", plain(value.text)
        case V.NUMBER | V.PERCENTAGE:
            return value.type.value, plain(value.text)
        case V.NAME | V.IDENTIFIER:
            return value.type.value, " ".join(value.text.casefold().split())
        case _:
            return value.type.value, value.text.lower()


def bare_keys(value: Value) -> list[Key]:
    """Return keys of a value printed as a figure alone, its unit in a column's head or a key."""
    if value.type is V.DURATION:
        number, unit = _split(value.text)
        dimension, factor = LENGTHS[unit]
        total = Decimal(number) * factor
        return [("number", plain(str(total / other)))
                for measure, other in LENGTHS.values()
                if measure == dimension and total % other == 0 and total >= other]
    if value.type in (V.MONEY, V.PERCENTAGE, V.QUANTITY, V.NUMBER):
        return [("number", plain(value.text))]
    return []


def _split(text: str) -> tuple[str, str]:
    number, unit = text.split()
    return number, unit
