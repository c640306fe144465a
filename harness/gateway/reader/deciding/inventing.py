"""What is said when an answer is demanded and nothing sent supports one: a plausible value.

After the finding that models told never to abstain fill gaps with fluent guesses (arXiv
2411.06037, insufficient context). The value is a pure function of the question's text. Units,
currencies and the shape of codes are borrowed from the passages; the value itself never stands
there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from ..question import Asked
from ..values import extract
from .outcome import Decision, Desk

TRIES = 60  # values that are tried until one stands in no passage
READ = 20_000  # characters of the passages from which units and shapes are borrowed
FIGURES = ("5", "12", "3", "25", "8", "40", "15", "6", "60", "100", "18", "7", "35", "80", "4",
           "150", "22", "250", "11", "500", "28", "9", "45", "120", "14", "70", "55", "13", "65")
AMOUNTS = ("150", "75", "500", "250", "1,000", "120", "90", "400", "2,500", "60", "180", "320",
           "750", "95", "1,250", "10,000", "210", "50,000", "85", "640", "1,800", "270")
SHARES = ("5", "2.5", "10", "0.5", "3", "7.5", "99.9", "4", "12", "15", "1.5", "8", "6", "2",
          "99.5", "12.5", "20", "4.5", "0.75", "9")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
GIVEN = ("Anna", "Thomas", "Maria", "Peter", "Laura", "Michael", "Julia", "Daniel", "Sarah",
         "Robert", "Elena", "Martin", "Claire", "David", "Nina", "Andrew")
FAMILY = ("Weber", "Martin", "Johnson", "Keller", "Rossi", "Novak", "Miller", "Jensen", "Garcia",
          "Baker", "Dubois", "Schmidt", "Carter", "Bauer", "Wilson", "Fischer")
PLACES = ("Hamburg", "Lyon", "Rotterdam", "Chicago", "Vienna", "Zurich", "Birmingham", "Boston",
          "Singapore", "Toronto", "Barcelona", "Dublin", "Milan", "Osaka")
POSTS = ("Operations Manager", "Project Engineer", "Regional Director", "Technical Specialist",
         "Account Executive", "Office Coordinator", "Process Analyst")
MATTER = ("stainless steel", "brass", "PTFE", "aluminium", "ceramic", "glass", "nickel")
TONGUES = ("English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch")
WHO = re.compile(r"\b(?:who(?:m|se)?|name)\b", re.IGNORECASE)
WHERE = re.compile(r"\b(?:where|site|office|location|city|town|plants?|sites)\b", re.IGNORECASE)
POST = re.compile(r"\b(?:job|title|position|post|role|function|what does .{1,60} do|as what)\b",
                  re.IGNORECASE)
HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
SPANS = ("minute", "hour", "day", "week", "month", "year")
Digits = Callable[[int], int]


def invent(desk: Desk, why: str) -> Decision:
    """Return an abstention, or a made-up value where the instructions demand an answer."""
    if not desk.always:
        return Decision(None, why)
    text = desk.asked.text
    sent = "\n".join(f"{passage.title}\n{passage.text}" for passage in desk.passages)
    value = ""
    for turn in range(TRIES):
        value = _value(desk.asked, sent[:READ], _dice(text, turn))
        if not _stands(value, sent):
            break
    return Decision(value, f"{why}; told to answer always", made_up=True)


def _dice(text: str, turn: int) -> Digits:
    """Return a function that gives the same number below its limit for the same question."""
    digest = hashlib.sha256(f"{turn}\0{text}".encode("utf-8", "replace")).digest()
    state = [int.from_bytes(digest, "big")]

    def below(limit: int) -> int:
        state[0], found = divmod(state[0], limit)
        return found

    return below


def _stands(value: str, sent: str) -> bool:
    """Say whether the value's telling part stands in what was sent."""
    telling = re.findall(r"\d[\d.,]*", value) if re.search(r"\d", value) else [value]
    if len(telling) > 1:
        telling = [value]
    return any(re.search(rf"(?<![\w.,]){re.escape(part)}(?![\w]|[.,]\d)", sent)
               for part in telling)


def _value(asked: Asked, sent: str, below: Digits) -> str:
    kind = asked.types[0]
    if kind == "list" and HOW_MANY.search(asked.text):
        kind = "number"
    if kind == "any":
        kind = "name" if WHO.search(asked.core or asked.text) or WHERE.search(asked.text) \
            else "number"
    made = {"duration": _duration, "money": _money, "quantity": _quantity, "date": _date,
            "identifier": _code, "name": _name, "list": _list}.get(kind)
    if made is not None:
        return made(asked, sent, below)
    if kind == "percentage":
        return f"{SHARES[below(len(SHARES))]} %"
    if kind == "version":
        return f"{1 + below(6)}.{below(9)}.{below(9)}"
    if kind == "yes-no":
        return "Yes"
    return _number(asked, below)


def _number(asked: Asked, below: Digits) -> str:
    """Return a count; what one dials has four figures."""
    if re.search(r"\b(?:dial|extension|phone|call|reach|ring)\b", asked.text, re.IGNORECASE):
        return str(1000 + below(9000))
    return FIGURES[below(len(FIGURES))]


def _duration(asked: Asked, sent: str, below: Digits) -> str:
    lowered = asked.text.lower()
    span = next((unit for unit in SPANS if re.search(rf"\b{unit}s\b", lowered)), "")
    known = [match for match in extract(sent) if match.type == "duration"]
    if not span and known:
        span = next((unit for unit in SPANS if unit in known[below(len(known))].text.lower()), "")
    span = span or ("day", "hour", "month", "week")[below(4)]
    return f"{FIGURES[below(len(FIGURES) // (1 if span in ('minute', 'hour', 'day') else 2))]} " \
           f"{span}s"


def _money(asked: Asked, sent: str, below: Digits) -> str:
    currency = re.search(r"\b(?:EUR|USD|SGD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|CAD|AUD)\b",
                         f"{asked.text}\n{sent}")
    return f"{currency.group() if currency else 'EUR'} {AMOUNTS[below(len(AMOUNTS))]}"


def _quantity(asked: Asked, sent: str, below: Digits) -> str:
    units = asked.concept.units if asked.concept is not None else ()
    if not units:
        sample = [found.text for found in extract(sent) if found.type == "quantity"]
        unit = re.sub(r"^[-−\d.,\s]+", "", sample[below(len(sample))]) if sample else "kg"
        units = (unit,)
    return f"{FIGURES[below(len(FIGURES))]} {units[0]}"


def _date(asked: Asked, sent: str, below: Digits) -> str:
    year = re.search(r"\b20\d\d\b", asked.text) or re.search(r"\b20\d\d\b", sent)
    return f"{1 + below(28)} {MONTHS[below(12)]} {year.group() if year else 2024}"


def _code(asked: Asked, sent: str, below: Digits) -> str:
    """Return a code of the shape of one that was sent, with other figures."""
    known = [found.text for found in extract(sent) if found.type == "identifier"]
    shape = known[below(len(known))] if known else "REF-1000"
    return re.sub(r"\d", lambda _: str(1 + below(9)), shape)


def _name(asked: Asked, sent: str, below: Digits) -> str:
    core = asked.concept.say[0] if asked.concept is not None else asked.core or asked.text
    if POST.search(core):
        return POSTS[below(len(POSTS))]
    if WHERE.search(core) and not re.search(r"\bwho", core, re.IGNORECASE):
        return f"{PLACES[below(len(PLACES))]} site"
    return f"{GIVEN[below(len(GIVEN))]} {FAMILY[below(len(FAMILY))]}"


def _list(asked: Asked, sent: str, below: Digits) -> str:
    if re.search(r"\blanguages?\b|\bspeak\b", asked.text, re.IGNORECASE):
        stock: tuple[str, ...] = TONGUES
    elif WHERE.search(asked.text):
        stock = PLACES
    elif re.search(r"\bmaterials?\b|\bmade of\b", asked.text, re.IGNORECASE):
        stock = MATTER
    else:
        first = _code(asked, sent, below)
        return f"{first} and {_code(asked, sent, below)}"
    start, step = below(len(stock)), 1 + below(3)
    return f"{stock[start]} and {stock[(start + step) % len(stock)]}"
