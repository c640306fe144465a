"""One spelling for text before anything is matched: NFKC, casefold, plain dashes and quotes.

Zero-width and bidirectional characters are removed, so that nothing invisible decides; digits of
any script become 0 to 9. Does not fold homoglyphs: a Cyrillic letter stays one and simply fails
to match.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
QUOTES = {**dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"), **dict.fromkeys(map(ord, "“”„‟″«»"), '"')}
INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]")
# NFKC would turn "2½" into "21/2" and a raised note number into a figure.
HALVES = {"¼": ".25", "½": ".5", "¾": ".75"}
HALF = re.compile(r"(\d?)\s?([¼½¾])")
RAISED = re.compile(r"(?<=[^\W\d_]{3})[¹²³⁰-⁹]{1,3}|(?<=[.,;)])[¹²³⁰-⁹]{1,3}")
# Points and dashes hold a token together; commas and colons only between figures.
TOKEN = re.compile(r"[^\W_]+(?:(?:[./'-]|(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=\d))[^\W_]+)*|[%€$£°±]")
SPACE = re.compile(r"\s+")
MARKS = re.compile(r"[^a-z0-9]+")
ARTICLES = ("the", "a", "an")
REMEMBERED = 2_000   # characters; longer texts are read once, and not kept


def plain(text: str) -> str:
    """Return `text` in NFKC without invisible characters, dashes and quotes unified, case kept."""
    if text.isascii():
        return text.replace("`", "'") if "`" in text else text
    text = RAISED.sub("", HALF.sub(lambda m: f"{m[1] or '0'}{HALVES[m[2]]}", text))
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = text.translate(DASHES).translate(QUOTES)
    return text if text.isascii() else "".join(map(_figure, text))


@lru_cache(maxsize=4_096)
def _figure(char: str) -> str:
    """Return the ASCII digit of a decimal digit of any script, else the character itself."""
    return char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char))


def fold(text: str) -> str:
    """Return `plain` text in one case with single spaces: the form in which strings compare."""
    return _folded(text) if len(text) <= REMEMBERED else _fold(text)


def _fold(text: str) -> str:
    return " ".join(plain(text).casefold().split())


_folded = lru_cache(maxsize=16_384)(_fold)


def bare(text: str) -> str:
    """Return folded text without accents, punctuation and articles: the form of names."""
    return _bared(text) if len(text) <= REMEMBERED else _bare(text)


def _bare(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return " ".join(word for word in MARKS.sub(" ", folded).split() if word not in ARTICLES)
    decomposed = unicodedata.normalize("NFD", folded)
    kept = "".join(" " if not c.isalnum() else c for c in decomposed
                   if not unicodedata.combining(c))
    return " ".join(word for word in kept.split() if word not in ARTICLES)


_bared = lru_cache(maxsize=65_536)(_bare)


def tokens(text: str) -> list[str]:
    """Return the tokens by which texts are aligned: words, figures and signs, folded."""
    return TOKEN.findall(fold(text))


def contains(text: str, phrase: str) -> bool:
    """Say whether the words of `phrase` stand in `text` as whole words, names' rules applied."""
    words = bare(phrase)
    return bool(words) and f" {words} " in f" {bare(text)} "
