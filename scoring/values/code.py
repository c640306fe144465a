"""Versions and identifiers: exact, once case and separators are out of the way."""

from __future__ import annotations

import re
from functools import lru_cache

from scoring.text import fold
from scoring.values.reading import Reading

VERSION = re.compile(r"(?<![\w.,])(?:v\.? ?|version |release |ver\.? "
                     r")?(?P<n>\d{1,4}(?:\.\d{1,5}){1,4})"
                     r"(?![\w%°]|\.[\dx*]|,\d|[-+](?:rc|beta|alpha|pre|dev|snapshot|b\d|\d))")
LOOKALIKE = str.maketrans("авекмнорстухі", "abekmhopctyxi")
REFERENCE = re.compile(r"(?:\b(?:section|clause|article|chapter|paragraph|step|table|figure|"
                       r"appendix|annex|page|item)|§) ?$")
CODE = re.compile(r"(?<![\w-])(?:[a-z]{1,6}\d{0,6}[-_/]\d{1,8}(?:[-_/]?[a-z0-9]{1,6}){0,3}"
                  r"|[a-z]{1,6}\d{2,8}[-_/][a-z][a-z0-9]{0,2}|\d{3}\.\d{2}\.[a-z]{2}"
                  r"|[a-z]{1,6}\d{2,10}[a-z0-9]{0,4}|\d{2,8}(?:[-_/][a-z0-9]{1,8}){1,3})(?![\w-])")


def versions(text: str) -> list[Reading]:
    """Return version numbers of folded text; `value` is a tuple of integers."""
    return [Reading(tuple(int(part) for part in m["n"].split(".")), m.group(), *m.span())
            for m in VERSION.finditer(text)
            if not REFERENCE.search(text[max(0, m.start() - 12):m.start()])]


def same_version(reading: Reading, gold: str) -> bool:
    """Say whether every part of the version is the gold's."""
    return bool(reading.value == tuple(int(part) for part in gold.removeprefix("v").split(".")))


def squeeze(text: str) -> str:
    """Return an identifier in upper case without separators."""
    return re.sub(r"[\s_./-]+", "", text).upper()


def identifiers(text: str) -> list[Reading]:
    """Return code-like words of folded text; `value` is the squeezed code.

    A code in letters that only look Latin is a code, but never the right one.
    """
    return [Reading(squeeze(text[m.start():m.end()]), text[m.start():m.end()], *m.span())
            for m in CODE.finditer(text.translate(LOOKALIKE))]


def shaped(text: str, gold: str) -> list[Reading]:
    """Return words of folded text built like `gold`: as many letters, about as many digits.

    A letter that looks like a digit counts as one for the shape, so "O488" is a wrong code.
    A blank stands only where the gold has one, so that "in 2016" is no code.
    """
    found = _shape(gold).finditer(text.translate(LOOKALIKE))
    return [Reading(squeeze(text[m.start():m.end()]), text[m.start():m.end()], *m.span())
            for m in found if any(char.isdigit() for char in m.group())]


@lru_cache(maxsize=4_096)
def _shape(gold: str) -> re.Pattern[str]:
    runs = re.findall(r"[a-z]+|\d+|[^a-z\d]+", fold(gold))
    pattern = "".join(
        f"[a-z]{{{len(run)}}}" if run.isalpha() else
        rf"[\doil]{{{max(len(run) - 1, 1)},{len(run) + 1}}}" if run.isdigit() else
        r"[\s_./-]?" if run.isspace() else r"[_./-]?" for run in runs)
    return re.compile(rf"(?<![\w.,-]){pattern}(?![\w-]|[.,]\d)")


def spaced(folded: str, gold: str) -> list[Reading]:
    """Return places where the gold's own code is printed with other separators, spaces too."""
    pattern = _separated(gold)
    return [Reading(squeeze(m.group()), m.group(), *m.span())
            for m in pattern.finditer(folded)] if pattern else []


@lru_cache(maxsize=4_096)
def _separated(gold: str) -> re.Pattern[str] | None:
    parts = [r" ?".join(part) if part.isdigit() and len(part) > 4 else re.escape(part)
             for part in re.findall(r"[a-z]+|\d+", fold(gold))]
    return re.compile(r"(?<![\w-])" + r" ?[\s_./-]? ?".join(parts) + r"(?![\w-]|\.\d)") \
        if parts else None


def same_identifier(reading: Reading, gold: str) -> bool:
    """Say whether two codes are the same, never fuzzily."""
    return bool(reading.value == squeeze(gold))
