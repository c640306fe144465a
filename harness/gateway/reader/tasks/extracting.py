"""Take things out of a text: a JSON record with given keys, or names, codes and keywords.

Only what stands in the text is given; a key without a value is null.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..anatomy import Passage
from ..question import CODE, analyse, names
from ..relevance import hit, relevance
from ..units import Unit, read
from ..values import MONTH, Value, extract, items, lists
from ..values import names as people
from ..words import bag, stems
from .form import count, dumps, keys, listed
from .material import Material, titled
from .rewriting import _tokens

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"date|day|deadline|when|since|until|start|end|valid", ("date",)),
    (r"price|cost|amount|fee|budget|total|money|sum", ("money", "number")),
    (r"duration|period|warranty|term|interval|notice|time|age", ("duration", "number")),
    (r"percent|rate|share|discount|accuracy", ("percentage", "number")),
    (r"version|release|firmware", ("version",)),
    (r"code|id|number|reference|identifier|ticket|part|sku|order", ("identifier", "number")),
    (
        r"owner|person|name|manager|contact|author|lead|sponsor|who|employee|customer|signed|"
        r"approved",
        ("name",),
    ),
    (
        r"weight|length|height|width|voltage|pressure|temperature|size|mass|torque|range|power",
        ("quantity",),
    ),
    (r"count|quantity|headcount|employees|items", ("number", "quantity")),
)
MONTHLY = re.compile(rf"\b{MONTH} \d{{4}}\b|\b(?:19|20)\d\d\b")
PEOPLE = re.compile(r"person|owner|manager|contact|author|lead|sponsor|employee|signed|approved")
LISTS = re.compile(r"s$|list", re.IGNORECASE)


def record(given: Material, size: str) -> str | None:
    """Return a JSON object with the keys asked for; None without keys or text."""
    text = given.text or "\n\n".join(f"{p.title}\n{p.text}" for p in given.passages)
    wanted = keys(given.told) or tuple(
        re.findall(r"[A-Za-z]\w{1,40}", given.told.rpartition(":")[2])
    )
    if not wanted or not text.strip():
        return None
    title, rest = titled(text)
    units = read((Passage("1", title, rest),))
    if title and units:
        units = (replace(units[0], text=title, order=-1), *units)
    return dumps({key: _value(key, units) for key in wanted[:30]})


def _value(key: str, units: tuple[Unit, ...]) -> object:
    """Return the value that stands best for a key, as printed; None where none does."""
    words = re.sub(r"[_-]", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)).lower()
    types = next((kinds for pattern, kinds in KINDS if re.search(rf"\b(?:{pattern})\b", words)), ())
    asked = analyse(f"what is the {words}")
    best: tuple[int, int, object] | None = None
    for turn, unit in enumerate(units):
        pair = re.match(r"\W{0,3}([\w /-]{2,40})\W{0,3}: ?(.{1,200})$", unit.text)
        if pair and stems(pair[1]) and all(hit(t, bag(pair[1])) >= 780 for t in asked.terms):
            return pair[2].strip(" .*")
        near = relevance(asked, unit)
        for value in _offers(unit.text, key, types, words):
            alone = types[:1] in (("date",), ("money",)) and len(words.split()) == 1
            free = bool(
                re.fullmatch(r"(?:product|name|company|customer|person|device)(?: name)?", words)
            )
            mark = near + (200 if types and value.type == types[0] else 0)
            if (near >= 450 or alone or free) and (best is None or mark > best[0]):
                best = (mark, turn, list(items(value.text)) if value.type == "list" else value.text)
    return None if best is None else best[2]


def _offers(text: str, key: str, types: tuple[str, ...], words: str) -> list[Value]:
    """Return the values of a sentence that could stand for the key, the likeliest first."""
    spans = [m.span() for name in names(text) for m in re.finditer(re.escape(name), text)]
    typed = [v for v in extract(text) if v.type in types and not any(
        low <= v.start and v.end <= high and high - low > v.end - v.start for low, high in spans)]
    typed += [v for v in people(text) if v.type in types]
    if "date" in types:
        typed += [Value("date", m.group(), *m.span()) for m in MONTHLY.finditer(text)
                  if not any(v.start <= m.start() < v.end for v in typed)]
    if typed:
        places = [
            m.start() for w in words.split() for m in re.finditer(re.escape(w[:5]), text.lower())
        ]
        return sorted(typed, key=lambda v: (types.index(v.type), min(
            (abs(v.start - place) for place in places), default=0), v.start))[:1]
    if (not types or "name" in types) and not PEOPLE.search(words):
        found = (
            [Value("list", v.text, v.start, v.end) for v in lists(text)]
            if LISTS.search(key)
            else []
        )
        return (found or [Value("name", name, 0, 0) for name in names(text)])[:1]
    return []


def terms_of(given: Material, size: str) -> str | None:
    """Return names, codes or keywords of a question or text, as told."""
    text = given.text or given.question or "\n".join(p.text for p in given.passages)
    if not text.strip():
        return None
    told = given.told.lower()
    codes = [m.group() for m in CODE.finditer(text)]
    if re.search(r"\bkey ?(?:words?|phrases?|terms)\b|\bsearch terms\b|\bimportant terms\b", told):
        found = list(dict.fromkeys([*names(text), *_words(text)]))
    elif re.search(r"\bidentifiers?\b|\bcodes?\b|\b(?:part|order|ticket|serial) numbers\b", told) \
            and not re.search(r"\bentit|\bnames\b", told):
        found = codes
    else:
        found = list(names(text))
    wanted = keys(given.told) if "json" in told else ()
    if len(wanted) > 1:
        return dumps({key: codes if re.search("ident|code|number", key.lower())
                      else list(names(text)) if re.search("name|entit|product", key.lower())
                      else _words(text) for key in wanted})
    most = count(told, 0)
    found = list(dict.fromkeys(found))[: most or 20]
    if not found:
        return "[]" if "json" in told else "None"
    plain = re.search(r"\bjson\b|\bline\b|\bnumbered\b|\bbullet", told)
    return listed(found, given.told) if plain else ", ".join(found)


def _words(text: str) -> list[str]:
    """Return the words of a text that mean most: of a question all, of a text the commonest."""
    held = {word for name in names(text) for word in name.split()}
    tokens = [t for t in _tokens(text) if t not in held and re.search(r"[A-Za-z]{3}", t)]
    if len(tokens) <= 15 or analyse(text).text.endswith("?"):
        return tokens
    counted: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        counted.setdefault(token.lower(), []).append(place)
    ranked = sorted(counted, key=lambda t: (-len(counted[t]), counted[t][0]))
    return ranked[:10]
