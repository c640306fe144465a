"""Amounts of money: a figure with a currency before or after it. Exact, never converted."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.figures import NUMBER, scaled, to_decimal
from scoring.values.reading import Reading

CURRENCIES = {
    "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "usd": "USD", "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD",
    "us dollars": "USD", "american dollars": "USD", "usd$": "USD", "eur€": "EUR",
    "gbp": "GBP", "£": "GBP", "pounds": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP",
    "chf": "CHF",
    "francs": "CHF", "swiss francs": "CHF", "jpy": "JPY", "¥": "JPY", "yen": "JPY", "sgd": "SGD",
    "s$": "SGD", "sg$": "SGD",
    "singapore dollars": "SGD", "cny": "CNY", "inr": "INR", "aud": "AUD", "cad": "CAD",
    "sek": "SEK", "swedish kronor": "SEK", "swedish krona": "SEK", "kronor": "SEK",
    "norwegian kroner": "NOK", "danish kroner": "DKK",
    "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "brl": "BRL",
    "mxn": "MXN", "krw": "KRW",
}
_NAME = "|".join(re.escape(name) for name in
                 sorted(CURRENCIES, key=lambda name: (-len(name), name)))
_FIGURES = rf"(?:\d{{1,3}}(?:\.\d{{3}}){{1,3}}(?![\d,])|{NUMBER})"
_SCALE = (r"(?: ?(?P<{k}>k|thousand|millionen|milli(?:ard(?:en|s)?|ons?|ón|ones)|mio|mrd|mn|mln|"
          r"m|bn|"
          r"billion)\b)?(?:[.,]-{{1,2}}|(?<=mio)\.|(?<=mrd)\.|(?<=mln)\.)?")
# Money has no third figure after the point: "1.250 EUR" is one thousand.
GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
BELOW_ZERO = re.compile(r"(?:^|[ (:])-$")   # "-EUR 5", no range and no hyphen
MONEY = re.compile(
    rf"(?<!\w)(?P<c1>{_NAME})[ .]?(?P<n1>{_FIGURES}){_SCALE.format(k='k1')}(?![\d%])"
    rf"|(?<![\w.,])(?P<n2>{_FIGURES}){_SCALE.format(k='k2')}[ -]?(?:d[e'] ?)?(?P<c2>{_NAME})(?!\w)")


def amounts(text: str) -> list[Reading]:
    """Return amounts of folded text; `value` is (ISO 4217 code, Decimal)."""
    found = []
    for match in MONEY.finditer(text):
        number, scale = match["n1"] or match["n2"], match["k1"] or match["k2"] or ""
        code = CURRENCIES[match["c1"] or match["c2"]]
        figure = number.replace(".", "") if GROUPED.fullmatch(number) else number
        amount = scaled(to_decimal(figure), scale)
        if match["c1"] and BELOW_ZERO.search(text[max(0, match.start() - 2):match.start()]):
            amount = -amount
        found.append(Reading((code, amount), match.group(), *match.span(), code, number=amount))
    return found


def same_amount(reading: Reading, gold: Decimal, unit: str | None) -> bool:
    """Say whether currency and amount are the gold's."""
    return bool(reading.value == (unit, gold))
