"""What else the passages call a name: an abbreviation spelt out, a word spelt right.

Part of `aboutness`, which counts a unit about the other name nearly as one about the name itself.
Only what the passages say or spell counts; there is no list of abbreviations.
"""

from __future__ import annotations

import re

from .spoken import spoken
from .units import Unit
from .words import folded

LINKS = (" the ", " of ", " for ", " officially ", " call ", " short for ")
ENDS = re.compile(r" (?:in|on|and|as|by|with|when|that|which|outside|at|is|are) ?\b")
PROPER = re.compile(r"[A-ZÀ-Þ][\w&'’-]+(?: (?:of |and |& )?[A-ZÀ-Þ][\w&'’-]+){1,6}")
BRACKETED = re.compile(r"([A-ZÀ-Þ][\w&'’-]+(?: (?:of |and |& )?[A-ZÀ-Þ][\w&'’-]+){1,5}"
                       r"|[a-z][a-z -]{3,40}?) \(([^()]{2,30})\)")
ABBREVIATION = re.compile(r"[A-Z]{2,4}")
ARTICLE = re.compile(r"^(?:The|Our|A|An|In|At) ")
# Paper that holds for somebody: what stands in brackets behind it, or before it, is whom it is for.
PAPER = re.compile(
    r"(?:polic(?:y|ies)|guidelines?|rules?|terms|handbook|manual|price ?list|"
    r"agreement|contract|edition|sheet|plan|notice|bulletin|annex|appendix)\W*$",
    re.IGNORECASE)
MARKED = re.compile(r" [(\[][^()\[\]]{0,80}[)\]]")
EQUALS = re.compile(
    r"^\W{0,4}(?P<short>[\w][\w &/-]{1,40}?)\W{0,4}(?::| – | - | — |,| is | means | stands |"
    r" refers )(?P<long>.{3,300})$")


def others(name: str, units: tuple[Unit, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Return other names for `name`; `bodies` are the passages, folded."""
    return _explained(name, units) or _spelt_out(name, units, bodies) or _misspelt(name, bodies)


def headwords(question: str, units: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return a question's first word if it has a capital and a passage explains it as an entry.

    "Compass: code name of the new portal" makes a name of a word that any sentence may begin with.
    """
    first = re.match(r"\W*([A-Z][\w-]{2,30})\b", question)
    if first is None:
        return ()
    for unit in units:
        mark = EQUALS.match(unit.text)
        if mark and mark["short"].strip() == first[1]:
            return (first[1],)
    return ()


def labelled(question: str, units: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return the names of rows, two words or more, that the question repeats in any letters.

    What says what is asked ("recovery time") names no thing.
    """
    said = folded(question)
    found = dict.fromkeys(
        name for unit in units if unit.column and " " in unit.label
        and (name := unit.label.partition("; ")[0]).count(" ") in (1, 2, 3)
        and not re.search(r"\d", name) and folded(name) in said)
    return tuple(name for name in found if not spoken(name.lower()) and name[:1].isupper())[:2]


def _explained(name: str, units: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return what else a glossary-like unit calls `name`: the pieces of its explanation."""
    key, found = folded(name), []
    for unit in units:
        if key not in folded(unit.text):
            continue
        mark = EQUALS.match(unit.text)
        if mark and folded(mark["short"]) == key and not _scope(name, mark["long"]):
            for piece in re.split(r"[,.;:()]", mark["long"]):
                tails = [piece, *(tail for link in LINKS for tail in piece.split(link)[1:])]
                found += [*tails, *(ENDS.split(tail)[0] for tail in tails)]
            found += PROPER.findall(mark["long"])
        for both in BRACKETED.finditer(unit.text):
            if _scope(both[2], both[1]):
                continue
            if folded(both[2]) == key:
                found.append(both[1])
            elif folded(both[1]) == key:
                found.append(both[2])
    pieces = (re.sub(r"^(?:the|a|an|our) ", "", piece.strip()) for piece in found)
    return tuple(dict.fromkeys(piece for piece in pieces if 3 < len(piece) < 60))[:12]


def _spelt_out(name: str, units: tuple[Unit, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names whose initials an abbreviation is that no passage has."""
    if not ABBREVIATION.fullmatch(name) or any(folded(name) in body for body in bodies):
        return ()
    found = (long for unit in units for long in PROPER.findall(f"{unit.text} / {unit.title}"))
    return tuple(dict.fromkeys(
        long for long in (ARTICLE.sub("", long) for long in found)
        if "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ][\w'’-]*", long)) == name))[:3]


def _scope(short: str, long: str) -> bool:
    """Say whether `short` only says for whom a paper is: "Travel Policy (Alps)"."""
    long = MARKED.sub("", long)
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long)).upper()
    return bool(PAPER.search(long)) and (
        len(short) < 2 or not all(letter in initials for letter in short.upper()))


def _misspelt(name: str, bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name with one word as the passages spell it, where one letter is off."""
    words = folded(name).split()
    if any(folded(name) in body for body in bodies):
        return ()
    for place, word in enumerate(words):
        if len(word) < 6 or any(f" {word} " in body for body in bodies):
            continue
        for body in bodies:
            for other in dict.fromkeys(re.findall(rf" ({re.escape(word[:2])}\w{{3,20}})", body)):
                if _off_by_one(word, other):
                    return (" ".join([*words[:place], other, *words[place + 1:]]),)
    return ()


def _off_by_one(one: str, other: str) -> bool:
    """Say whether one letter is missing, too many, or another."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at:] == long[at + 1:] or (
        len(short) == len(long) and short[at + 1:] == long[at + 1:])
