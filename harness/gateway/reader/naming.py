"""Names and codes in a question, as printed: what the question is about.

Part of `question`; tasks read statements with it too. Opening words, months and dictionary words
that only stand first in a sentence are no names, nor are opening words mistyped.
"""

from __future__ import annotations

import re
from functools import cache

from .moments import EVENT, MONTHS
from .thesaurus import known
from .values import MONTH, UNIT
from .words import EMPTY

CODE = re.compile(r"(?<![\w-])(?=[A-Z0-9/-]{0,24}\d)(?=[0-9/-]{0,24}[A-Z])[A-Z0-9]{1,9}"
                  r"(?:[-/][A-Z0-9]{1,8}){0,4}(?![\w-])"
                  r"|\b[A-Z]{2,6} \d{2} [A-Z]{3,6} \d{3,5}\b"
                  r"|(?<![\w-])\d{2,4}-\d{3,6}(?![\w-])")
NAME = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ][\w&'’-]{0,30}(?: (?:of |& |and |de |van |von |to )?"
    r"[A-ZÀ-Þ][\w&'’-]{0,30})*(?: \d{1,5}\b(?![.,]\d|%))?")
OPENERS = frozenset(
    "what which who whom whose when where why how is are was were do does did can could would will "
    "should shall has have had list name between on up under from above after at for hi hello hey "
    "by the a an in please tell give until since if i use passages question and or but so my "
    "our we into onto upon suppose supposing imagine assuming let's monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter today yesterday tomorrow ok okay asap fyi "
    "btw re pls plz dear comparing between among choosing quick one does about with within which's "
    "what's who's according as of to there their any compare state show find out need just before "
    "during regarding concerning also thanks context sorry dear good morning remind me it that "
    "they he she this these those not no yes oops ouch wow whoops sorry doing off back "
    "whoever whatever whenever wherever caught never nobody somebody someone anybody "
    "largest smallest biggest highest lowest longest shortest per his her its their theirs hers "
    "him them am".split())
# Short for general words: no thing's name.
SHORTENED = frozenset("CV CVs HR PC PIN PDF USB SIM CEO CFO ID TV FAQ VAT GPS PS NB GP EV EVs AI "
                      "OK PA DIY".split())
CONTRACTED = re.compile(r"I|(?:I|We|You|He|She|It|They|That|There|What|Who|Where|How|Here|Let)"
                        r"['’](?:m|ve|d|ll|s|re|t)(?: \w+)?")


def names(text: str) -> tuple[str, ...]:
    """Return names and codes in order; months and question words are none."""
    found: list[tuple[int, str]] = [(m.start(), m.group()) for m in CODE.finditer(text)]
    spans = [m.span() for m in CODE.finditer(text)]
    found += [(m.start(1), f"{_event(text[max(0, m.start(1) - 90): m.start(1)])}{m.group(1)}")
              for m in EVENT.finditer(text)]
    for match in NAME.finditer(text):
        start, name = match.start(), match.group().removesuffix("'s").removesuffix("’s")
        name = name.rstrip("'’")
        if " " in name and CODE.fullmatch(name.rpartition(" ")[2]) and not name.endswith("site"):
            name = name.rpartition(" ")[0]  # "the Relay E-17" are two names
        while name:
            head, _, rest = name.partition(" ")
            if head.lower().split("-")[0] in OPENERS and "-" in head and not rest \
                    and not re.search(r"-[A-Z0-9]", head):
                name = ""
            elif head.lower() in OPENERS or is_slip(head) or (
                    head[:3].lower() in MONTHS and re.fullmatch(rf"{MONTH}", head)):
                start, name = start + len(head) + 1, rest
            else:
                break
        while " " in name and _opens(text, start) and _leads(name):
            head, _, name = name.partition(" ")
            start += len(head) + 1
            if name.partition(" ")[0] in ("to", "of", "and", "de", "&"):  # "Off to Lyon"
                head, _, name = name.partition(" ")
                start += len(head) + 1
        name = re.sub(rf" (?:in |of )?(?:{MONTH})?(?: ?20\d\d)?$", "", name).strip()
        if CONTRACTED.fullmatch(name) or name in SHORTENED:
            continue
        if not name or name.isdigit() or name.lower() in OPENERS or re.fullmatch(UNIT, name):
            continue
        plain = " " not in name and not re.search(r"[A-Z]{2}|\d|[a-z][A-Z]", name)
        if plain and _opens(text, start) and _common(name):
            continue
        if any(low <= start < high for low, high in spans):
            continue
        for part in _parted(name):
            found.append((start + name.find(part), part))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _event(before: str) -> str:
    """Return the words before a month that name what happened: "licence server outage of "."""
    words = re.findall(r"[\w-]+", before)[:-1]
    start = max((n for n, word in enumerate(words) if word.lower() in EMPTY | OPENERS), default=-1)
    kept = words[start + 1:][-5:] if start >= 0 else words[-1:]
    return "".join(f"{word} " for word in (*kept, "of")) if kept else ""


def _leads(name: str) -> bool:
    """Say whether the first word is a general one that only stands first."""
    head, _, rest = name.partition(" ")
    return known(head.lower()) and " " in rest and not re.match(r"\d", rest)


def _parted(name: str) -> tuple[str, ...]:
    """Return the two names that "and" joins, unless it stands inside one: Leave and Absence."""
    left, joint, right = name.partition(" and ")
    if not joint or (" " not in left and not re.search(r"\d", name)):
        return (name,)
    return (left, right)


@cache
def _slips() -> frozenset[str]:
    """Return opening words with two letters swapped or one letter left out."""
    found = set()
    for word in sorted(OPENERS):
        if len(word) > 3:
            found |= {word[:n] + word[n + 1:] for n in range(1, len(word))}
            found |= {word[:n] + word[n + 1] + word[n] + word[n + 2:]
                      for n in range(len(word) - 1)}
    return frozenset(found - OPENERS - {"wha", "thi", "fro", "tha"})


def is_slip(head: str) -> bool:
    """Say whether a word is an opening word mistyped."""
    return head.lower() in _slips() and not known(head.lower())


def _opens(text: str, at: int) -> bool:
    """Say whether a sentence begins here, where any word has a capital letter."""
    return at == 0 or bool(re.search(r"[.?!:–—]\s*$", text[max(0, at - 3): at]))


def _common(name: str) -> bool:
    """Say whether a capitalised first word is a dictionary word rather than a name."""
    return known(name.lower())
