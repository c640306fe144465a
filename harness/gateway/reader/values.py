"""Typed values in running text, with their places.

The reader's own: it shares no code with whoever scores it, so that one mistake cannot hide
another. All patterns have bounded gaps; the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .thesaurus import known
from .words import EMPTY

MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|"
         r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)")
ONES = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORD = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[:9])}))?|{'|'.join(ONES)})"
FIGURE = r"\d{1,3}(?:[,\u2009\u202f']\d{3}){1,4}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,6})?"
CURRENCY = r"(?:EUR|USD|SGD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|CAD|AUD|€|\$|£)"
SCALE = r"(?:[kKMm]|bn| ?million| ?thousand| ?billion)"
UNIT = (r"(?:°C|°F|mbar|bar|kPa|MPa|hPa|Pa|psi|mV|kV|V|mA|A|mW|kW|MW|W|kg|g|mg|t|mm|cm|km|m²|m2|"
        r"m³/h|m3/h|m³|l/min|l/h|l/s|litres?|mm/s|m/s|MΩ|rpm|kbit/s|bit/s|mS/cm|µS/cm|mS|µS|µm|ms|"
        r"kHz|MHz|Hz|kΩ|Ω|dB|pH|ppm|Nm|metres?|kilograms?|volts?|watts?|newton metres|"
        r"square metres|m|l|s)")
SPAN = r"(?:second|minute|hour|working day|business day|calendar day|day|week|month|year)s?"
AMOUNT = rf"(?:{FIGURE})(?:{SCALE}\b)?"

# In order: an earlier pattern claims its characters, so that "30 days" is no number 30.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.? "
                        rf"\d{{4}}\b|\b{MONTH}\.? \d{{1,2}}, \d{{4}}\b")),
    ("money", re.compile(rf"(?<!\w){CURRENCY} ?{AMOUNT}|(?<![\w.,]){AMOUNT} ?{CURRENCY}(?!\w)")),
    ("quantity", re.compile(rf"(?<![\w.])(?:{FIGURE}) ?% ?RH\b")),
    ("percentage", re.compile(rf"(?<![\w.])(?:{FIGURE}) ?(?:%|per ?cent\b)")),
    ("duration", re.compile(rf"(?<![\w.-])(?:(?:{FIGURE})|\b{WORD}(?: \(\d{{1,4}}\))?)[ -]{SPAN}\b",
                            re.IGNORECASE)),
    ("identifier", re.compile(
        r"\b(?=[A-Z0-9/-]{0,24}\d)[A-Z]{1,6}[A-Z0-9]{0,8}(?:[-/][A-Z0-9]{1,8}){1,4}\b(?!-)"
        r"|\b[A-Z]{2,6} \d{2} [A-Z]{3,6} \d{3,5}\b"
        r"|\b\d{2,5}(?:\.\d{2,5}){1,3}\.[A-Z]{1,4}\b"
        r"|\b[A-Z]{1,5}\d{2,7}[A-Z]{0,2}\b|\b\d{2,6}-[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,6})?\b")),
    ("version", re.compile(r"(?<![\w.])[vV]?\d{1,3}\.\d{1,3}\.\d{1,4}(?:\.\d{1,4})?(?!\.?\w)")),
    ("quantity", re.compile(rf"(?<![\w.])[-−]?(?:{FIGURE}) ?{UNIT}(?![\w²³/])")),
    ("number", re.compile(rf"(?<![\w.,-])(?:{FIGURE})(?![\w%-]|[.,]\d)|\b{WORD}\b", re.IGNORECASE)),
)
# What a text must have for the pattern at the same place to find anything: quicker to look for.
NEEDED = tuple(re.compile(*rule) for rule in (
    (r"\d{4}",), (CURRENCY,), ("RH",), ("%|cent",),
    ("second|minute|hour|day|week|month|year", re.IGNORECASE),
    (r"[A-Z0-9][-/][A-Z0-9]|[A-Z] \d|\d\.[A-Z]|[A-Z]\d",), (r"\d\.\d{1,3}\.\d",),
    (rf"\d ?[{''.join(sorted({unit[0] for unit in UNIT[3:-1].split('|')}))}]",), ("",)))
DIGIT = re.compile(r"\d")
SPELT = ("duration", "number")  # what may be written in words alone
PERSON = re.compile(
    r"\b[A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}(?: (?:de|van|von|der|den|la|da|dos|bin|al|el|[A-Z]\.))?"
    r" [A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}\b")
AFTER_NAME = re.compile(r" [A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}\b")
LIST = re.compile(
    r"(?:: ?| are | is | was | were | supports? | speaks? | issues | includes? | in | over |"
    r" cover(?:s|ed)? | of | fixes | closes | closed | at )"
    r"(?P<items>(?:[^,.;:]{1,60}, ){0,14}[^,.;:]{1,60},? (?:and|or|as well as) [^,.;:]{1,60})\.?$"
    r"|: ?(?P<plain>(?:[^,.;:]{1,60}[,;] ){1,14}[^,.;:]{1,60})\.?$")
NAMED = r"[A-Z0-9][\w./+'’-]*(?: (?:[A-Z0-9][\w./+'’-]*|de|la|le|du|of|Ta)){0,3}"
INSIDE = re.compile(rf"(?<![\w,])(?P<items>(?:{NAMED}, ){{0,12}}{NAMED},? "
                    rf"(?:and|as well as) {NAMED})")
COMMA = re.compile(r"(?:, |; )(?:and |or )?")
ITEM = re.compile(r" and | or | as well as ")
# A list in running text whose items begin with capitals or are materials and the like.
WORDED = r"[A-Z0-9][\w./+'’-]*(?: (?:and )?[\w./+'’-]+){0,3}"
LAST = re.compile(rf"(?<![\w,])(?P<items>(?:{WORDED}, ){{1,12}}{WORDED},? (?:and|as well as) "
                  rf"{WORDED})(?=[.;:]|$)")
SHORT = (r"[\w./+'’-]+(?: (?!(?:in|of|against|for|with|to|at|on|by|as|and|or|are|is)\b)"
         r"[\w./-]+){0,2}")
MIXED = re.compile(rf"(?<![\w,])(?P<items>{NAMED}(?: [a-z][\w-]*){{0,2}}, "
                   rf"(?:{SHORT}, ){{0,8}}{SHORT},? and {SHORT})")
LEADING = re.compile(r"^.{0,80}\b(?:namely|such as|in|at|of|are|is|to|with|over|by|following|"
                     r"plants|pharma|including)[:,]? (?=[A-Z0-9])")
FALSE_NAMES = frozenset(MONTH[3:-1].split("|"))


@dataclass(frozen=True, slots=True)
class Value:
    """One value as printed, with its place in the text it was found in."""

    type: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=8_192)
def extract(text: str) -> tuple[Value, ...]:
    """Return all typed values of `text`, in order of place; names and lists are found apart."""
    taken = bytearray(len(text))
    found = []
    bare = DIGIT.search(text) is None
    for (kind, pattern), needed in zip(PATTERNS, NEEDED, strict=True):
        if (bare and kind not in SPELT) or needed.search(text) is None:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Value(kind, match.group(), start, end))
    return tuple(sorted(found, key=lambda value: (value.start, value.end)))


def names(text: str) -> tuple[Value, ...]:
    """Return proper names of two or three words."""
    found = []
    for match in PERSON.finditer(text):
        head, _, rest = match.group().partition(" ")
        after = AFTER_NAME.match(text, match.end())
        if head.lower() in EMPTY and not after:
            continue
        # "Ask Bram Espinoza": the verb is no first name.
        if after and (known(head.lower()) or head.lower() in EMPTY):
            found.append(Value("name", rest + after.group(), match.end() - len(rest), after.end()))
        elif after and after.group().strip() == head:
            found.append(Value("name", match.group(), match.start(), match.end()))
        elif after and not known(after.group().strip().lower()):
            found.append(Value("name", match.group() + after.group(), match.start(), after.end()))
        else:
            found.append(Value("name", match.group(), match.start(), match.end()))
    return tuple(found)


def lists(sentence: str) -> tuple[Value, ...]:
    """Return the longest list of a sentence as one value."""
    found = []
    joined = " and " in sentence or " as well as " in sentence
    if not joined and ":" not in sentence and " or " not in sentence:
        return ()  # as of most sentences
    for match in (pattern.search(sentence) for pattern in (
            (LIST, INSIDE, LAST, MIXED) if joined else (LIST,))):
        if match is not None:
            group = "items" if match["items"] is not None else "plain"
            text = match[group].rstrip(".")
            found.append(Value("list", text, match.start(group), match.start(group) + len(text)))
    return tuple(sorted(found, key=lambda value: (-len(items(value.text)), -value.start))[:1])


def items(text: str) -> tuple[str, ...]:
    """Return the members of a list as printed: commas part them, "and" only the last two."""
    *before, last = COMMA.split(text)
    parts = [part.strip() for part in (*before, *ITEM.split(last)) if part.strip()]
    if parts:
        parts[0] = LEADING.sub("", parts[0])
    return tuple(dict.fromkeys(part for part in parts if part and part not in ("namely", "etc")))


def spelled(word: str) -> int | None:
    """Return the number that an English word up to ninety-nine stands for."""
    tens, _, ones = word.lower().replace("-", " ").partition(" ")
    if tens in TENS:
        return (TENS.index(tens) + 2) * 10 + (ONES.index(ones) + 1 if ones in ONES else 0)
    return ONES.index(tens) + 1 if tens in ONES and not ones else None


def amount(text: str) -> int | None:
    """Return the figure in a printed value in thousandths, None where there is none."""
    match = re.search(rf"(?:{FIGURE})(?P<scale>{SCALE}\b)?", text)
    if match is None:
        number = spelled(re.split(r"[ -](?=second|minute|hour|day|week|month|year)", text)[0])
        return None if number is None else number * 1000
    figure = re.sub(r"[,\u2009\u202f']", "", re.match(FIGURE, match.group()).group())  # type: ignore[union-attr]
    whole, _, fraction = figure.partition(".")
    scale = (match["scale"] or "").strip().lower()
    factor = {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9,
              "billion": 10**9}.get(scale, 1)
    return (int(whole) * 1000 + int((fraction + "000")[:3])) * factor


SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
           "month": 2629746, "year": 31556952}


def size(value: Value) -> int | None:
    """Return a value as a number that can be compared with others of its type, in thousandths."""
    if value.type == "date":
        return None if (day := date(value.text)) is None else (
            day[0] * 10000 + day[1] * 100 + day[2]) * 1000
    figure = amount(value.text)
    if figure is None or value.type != "duration":
        return figure
    unit = re.search(r"(second|minute|hour|day|week|month|year)s?$", value.text.lower())
    return figure * SECONDS[unit.group(1)] if unit else figure


def date(text: str) -> tuple[int, int, int] | None:
    """Return (year, month, day) of a printed date."""
    heads = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    parts = re.findall(r"[A-Za-z]{3,9}|\d+", text)
    word = next((p[:3].lower() for p in parts if p[:3].lower() in heads), None)
    numbers = [int(p) for p in parts if p.isdigit()]
    if word is None or len(numbers) < 2:
        return None
    day, year = (numbers[0], numbers[1]) if numbers[1] > 31 else (numbers[1], numbers[0])
    return year, heads.index(word) + 1, day
