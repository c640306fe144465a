"""Amounts of money: a figure with a currency before or after it. Exact, never converted."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.number import NUMBER, Reading, scaled, to_decimal

CURRENCIES = {
    "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "usd": "USD", "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD",
    "us dollars": "USD", "gbp": "GBP", "£": "GBP", "pounds": "GBP", "chf": "CHF",
    "francs": "CHF", "jpy": "JPY", "¥": "JPY", "yen": "JPY", "sgd": "SGD", "s$": "SGD",
    "singapore dollars": "SGD", "cny": "CNY", "inr": "INR", "aud": "AUD", "cad": "CAD",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "brl": "BRL",
    "mxn": "MXN", "krw": "KRW",
}
_NAME = "|".join(re.escape(name) for name in
                 sorted(CURRENCIES, key=lambda name: (-len(name), name)))
_SCALE = r"(?: ?(?P<{k}>k|thousand|million|mio|m|bn|billion)\b)?"
MONEY = re.compile(
    rf"(?<!\w)(?P<c1>{_NAME}) ?(?P<n1>{NUMBER}){_SCALE.format(k='k1')}(?![\d%])"
    rf"|(?<![\w.,])(?P<n2>{NUMBER}){_SCALE.format(k='k2')} ?(?P<c2>{_NAME})(?!\w)")


def amounts(text: str) -> list[Reading]:
    """Return amounts of folded text; `value` is (ISO 4217 code, Decimal)."""
    found = []
    for match in MONEY.finditer(text):
        number, scale = match["n1"] or match["n2"], match["k1"] or match["k2"] or ""
        code = CURRENCIES[match["c1"] or match["c2"]]
        found.append(Reading((code, scaled(to_decimal(number), scale)), match.group(),
                             *match.span(), code))
    return found


def same_amount(reading: Reading, gold: Decimal, unit: str | None) -> bool:
    """Say whether currency and amount are the gold's; a missing currency is read as the gold's."""
    code, amount = reading.value
    return amount == gold and code in (unit, None)
