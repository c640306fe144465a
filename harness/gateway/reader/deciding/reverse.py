"""From a code back to the thing that has it: which product is SK-1998 for, who is under SC-2764."""

from __future__ import annotations

import re

from ..aboutness import HERE, about, folded
from ..evidence import Candidate, announced_otherwise
from ..naming import CODE
from ..relevance import relevance
from ..units import Unit
from ..values import Value, extract, items, lists
from .kinds import kind_asked, named_kind
from .outcome import Decision, Desk

THING = (r"instruments?|products?|devices?|models?|types?|variants?|parts?|components?|customers?|"
         r"clients?|suppliers?|vendors?|compan(?:y|ies)|firms?|systems?|teams?|persons?|series|"
         r"famil(?:y|ies)|units?|sites?|programmes?|outages?|incidents?|services?|meters?|"
         r"sensors?|employees?")
ASKS = re.compile(rf"\b(?:which|what|whose|for which|to which|of which|"
                  rf"what kind of) (?:\w+ ){{0,2}}?(?:{THING})\b(?! (?:number|no\b|code|id\b))"
                  r"|\bwho (?:is|has|uses|bears|does)\b|\bwhat is (?-i:[A-Z])|"
                  r"\bwhat does .{1,30} stand for|"
                  r"\bwhat (?:do|does|will|would) (?:\w+ ){1,3}(?:get|receive)\b|"
                  r"\bto whom\b|\bwhat for\b", re.IGNORECASE)
ENOUGH = 440  # how much a unit must speak of the kind of code that is asked for
NAME = re.compile(r"\b[A-ZÀ-Þ][\w&'’-]+(?: (?:of |and |& )?[A-ZÀ-Þ][\w&'’-]*){0,4}"
                  r"(?:[ -]\d{1,5}\b)?"
                  r"(?: [a-z]+(?: (?:board|module|cover|cell|insert|block|kit|bracket|window))?)?")


def owner_of(desk: Desk) -> Decision | None:
    """Return the name that stands beside the code in question, None for other questions."""
    code = next((name for name in desk.asked.names if CODE.fullmatch(name)), None)
    kind = kind_asked(desk.asked.text)
    if code is None or desk.asked.operation or not (kind or ASKS.search(desk.asked.text)):
        return None
    good = desk.rank()[:1]
    if good and good[0].entity >= 900 and good[0].attribute >= 700 \
            and good[0].value.type == "identifier" and folded(code) in folded(good[0].unit.text):
        return None
    concept = desk.asked.concept
    if kind is None and concept is not None and concept.type not in ("identifier", "name", "any"):
        return None
    key = folded(code)
    order = sorted(desk.units, key=lambda u: (folded(u.text.rpartition(": ")[2]) != key, u.order))
    for unit in order:
        if about(code, unit, desk.field) < HERE or unit.quoted:
            continue
        name = (kind and named_kind(kind, unit, desk)) or _beside(unit, code)
        if kind in ("component", "part") and concept is not None \
                and concept.type == "identifier" and not CODE.fullmatch(name):
            continue
        if name and not (CODE.fullmatch(name) and _no_code(desk, unit, name)):
            source = Candidate(unit, Value("name", name, 0, 0), 1000, 1000, 1000, 0, 1000)
            return Decision(name, f"stands beside {code}", source)
    return None


def _no_code(desk: Desk, unit: Unit, name: str) -> bool:
    """Say whether a code beside the one in question is not of the kind that is asked for."""
    concept = desk.asked.concept
    return not desk.always and concept is not None and concept.type == "identifier" and (
        relevance(desk.asked, unit) < ENOUGH
        or announced_otherwise(concept, unit.text.partition(name)[0]))


def above(desk: Desk) -> Decision | None:
    """Return the version or date under which a list of codes stands; None for other questions."""
    code = next((name for name in desk.asked.names if CODE.fullmatch(name)), None)
    kind = desk.asked.types[0]
    if code is None or kind not in ("version", "date") or desk.field.other_names(code):
        return None
    for place, unit in enumerate(desk.units):
        if about(code, unit, desk.field) < HERE:
            continue
        for other in (unit, *reversed(desk.units[max(0, place - 4): place])):
            value = next((v for v in extract(other.text) if v.type == kind), None)
            if value is not None and other.passage == unit.passage:
                source = Candidate(other, value, 900, 1000, 1000, 0, 900)
                return Decision(value.text, f"stands above {code}", source)
    return None


def below(desk: Desk) -> Decision | None:
    """Return the list or date that stands below the version named in the question."""
    version = next((v for v in extract(desk.asked.text) if v.type == "version"), None)
    kind = desk.asked.types[0]
    if version is None or kind not in ("list", "date", "identifier"):
        return None
    for place, unit in enumerate(desk.units):
        if version.text not in unit.text:
            continue
        for other in _section(desk.units[place: place + 12], version.text):
            value = next((v for v in (*lists(other.text), *extract(other.text)) if v.type == kind
                          and (kind != "list" or _of_things(v))), None)
            if value is not None and relevance(desk.asked, other) >= 500:
                source = Candidate(other, value, 900, 1000, 1000, 0, 900)
                text = ", ".join(items(value.text)) if kind == "list" else value.text
                return Decision(text, f"stands below {version.text}", source)
    return None


def _of_things(found: Value) -> bool:
    """Say whether a list's items are names or codes and not clauses."""
    parts = items(found.text)
    return 2 * sum(part[:1].isupper() or part[:1].isdigit() for part in parts) >= len(parts)


def _section(units: tuple[Unit, ...], version: str) -> list[Unit]:
    """Return the units up to the next version or passage; the first one names `version`."""
    found: list[Unit] = []
    for unit in units:
        own = [v for v in extract(unit.text) if v.type == "version"]
        if unit.passage != units[0].passage or (own and own[0].text != version):
            break
        found.append(unit)
    return found


def _beside(unit: Unit, code: str) -> str:
    if unit.column is not None:
        if folded(code) == folded(unit.text.rpartition(": ")[2]) and _is_name(unit.column):
            return unit.column
        cells = [cell.strip() for cell in unit.row.split(" | ") if cell.strip()]
        plain = [cell for cell in cells
                 if not extract(cell) or re.search(r"[A-Za-z] \d{1,5}$", cell)]
        plain = [cell for cell in plain if folded(code) not in folded(cell) and cell[:1].isupper()]
        plain = [cell for cell in plain if not re.search(r", | and ", cell)]
        return max(plain, key=lambda cell: (bool(re.search(r"[A-Z]\w+[ -]\d", cell)),
                                            len(cell.split()), -cells.index(cell)), default="")
    found = [m.group() for m in NAME.finditer(unit.text) if folded(code) not in folded(m.group())
             and not folded(code).startswith(folded(m.group()))]
    found = [re.sub(r"(?: [a-z]+)+$", "", name) for name in found]
    found = [name for name in found
             if not re.match(r"(?:This|The|Each|If|When|For|In|On|Of|At) ?", name)]
    found = [name for name in found if re.search(r"\d|.* .*", name)] or found[1:]
    return found[0] if found else ""


def _is_name(column: str) -> bool:
    return bool(re.search(r"[A-ZÀ-Þ][\w-]+[ -]\d", column)) and not extract(column)[1:]
