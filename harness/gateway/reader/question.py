"""What is asked: concept, type of value, entities, date, and whether it compares or computes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import STOP, Concept, asked, stem
from .values import MONTH

CODE = re.compile(r"\b[A-Z]{1,6}\d{0,4}-\d{2,6}(?:-[A-Z0-9]{1,4})?\b")
NAME = re.compile(
    r"\b[A-ZÀ-Þ][\w&'’-]{1,30}(?: (?:[A-ZÀ-Þ][\w&'’-]{0,30}|\d{2,5}))*|\b[A-Z]{2,8}\b")
WORD = re.compile(r"[a-zà-ÿ0-9][a-zà-ÿ0-9'-]*")
OPENERS = frozenset(
    "What Which Who When Where Why How Is Are Was Were Do Does Did Can Could List Name Between On "
    "Up Under From Above After At For Hi By The A An In Please Tell Give Until Since If I Use "
    "Passages Question".split())
BETWEEN = re.compile(
    r"(?:, |\b[Bb]etween |\b[Dd]oes )(?:the )?(?P<a>[^,?]{2,60}?) (?:or|and) (?:the )?"
    r"(?P<b>[^,?]{2,60}?)(?: come with| have| weigh|, which|\?|$)")
DATED = re.compile(rf"\bin (?:force in )?({MONTH}) (\d{{4}})\b")
TYPES: tuple[tuple[str, str], ...] = (
    (r"\bwho\b", "name"),
    (r"\bwhen\b|\b(?:on )?(?:what|which) date\b", "date"),
    (r"\bhow long\b|\bhow often\b|\bhow quickly\b|\bfor how long\b|\bhow many (?:days|weeks|months|"
     r"years|hours|minutes)\b", "duration"),
    (r"\bhow (?:much|expensive)\b|\b(?:what|which) amount\b", "money"),
    (r"\bhow many\b", "number"),
    (r"\bwhich (?:version|firmware)\b", "version"),
    (r"\b(?:code|number|part|kit)\b", "identifier"),
)
MORE = ("heavier", "longer", "more", "higher", "larger", "greater", "bigger", "later", "hotter")
LESS = ("lighter", "shorter", "less", "lower", "smaller", "fewer", "earlier", "cheaper")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart. `entities` are names and codes as printed; `terms` are stems.

    `options` are the two things compared, `sign` +1 for "more" and -1 for "less" (0: neither).
    `operation` is "sum", "difference" or None. `month` is (year, month) of the asked validity.
    """

    text: str
    concept: Concept | None
    type: str
    entities: tuple[str, ...]
    terms: tuple[str, ...]
    options: tuple[str, str] | None = None
    sign: int = 0
    operation: str | None = None
    month: tuple[int, int] | None = None


def analyse(text: str) -> Asked:
    """Return the question's parts."""
    lowered = text.lower()
    hint = next((found for pattern, found in TYPES if re.search(pattern, lowered)), "any")
    concept = asked(text, hint)
    kind = concept.type if concept else hint
    entities = _entities(text)
    words = [stem(word) for word in WORD.findall(lowered) if word not in STOP]
    named = {stem(word) for name in entities for word in WORD.findall(name.lower())}
    operation = None
    if re.search(r"\b(?:difference|how much more|by how much)\b", lowered):
        operation = "difference"
    elif re.search(r"\b(?:together|combined|in total|sum of)\b", lowered):
        operation = "sum"
    options, sign = (None, 0) if operation else _compared(text, lowered)
    dated = DATED.search(text)
    month = None
    if dated:
        month = (int(dated.group(2)), _month(dated.group(1)))
    terms = tuple(dict.fromkeys(word for word in words if word not in named))
    return Asked(text, concept, kind, entities, terms, options, sign, operation, month)


def _month(name: str) -> int:
    heads = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return heads.index(name[:3].lower()) + 1


def _entities(text: str) -> tuple[str, ...]:
    """Return names and codes in order; months and question words are none."""
    found = [(m.start(), m.group()) for m in CODE.finditer(text)]
    taken = [m.span() for m in CODE.finditer(text)]
    for match in NAME.finditer(text):
        name = match.group()
        start = match.start()
        head, _, rest = name.partition(" ")
        if head in OPENERS:
            name, start = rest, start + len(head) + 1
        if not name or re.fullmatch(rf"{MONTH}(?: \d{{4}})?", name) or name in OPENERS:
            continue
        if any(low <= start < high for low, high in taken):
            continue
        found.append((start, name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _compared(text: str, lowered: str) -> tuple[tuple[str, str] | None, int]:
    words = WORD.findall(lowered)
    sign = next((1 for word in MORE if word in words), 0)
    sign = sign or next((-1 for word in LESS if word in words), 0)
    match = BETWEEN.search(text)
    if not sign or match is None:
        return None, 0
    return (match["a"].strip(), match["b"].strip()), sign
