"""One spelling for text before anything is matched: NFKC, casefold, plain dashes and quotes.

Zero-width and bidirectional characters are removed, so that nothing invisible decides. Does not
fold homoglyphs: a Cyrillic letter stays one and simply fails to match.
"""

from __future__ import annotations

import re
import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
QUOTES = {**dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"), **dict.fromkeys(map(ord, "“”„‟″«»"), '"')}
INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]")
# Points and dashes hold a token together; commas and colons only between figures.
TOKEN = re.compile(r"[^\W_]+(?:(?:[./'-]|(?<=\d)[,:](?=\d))[^\W_]+)*|[%€$£°±]")
SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` in NFKC without invisible characters, dashes and quotes unified, case kept."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return text.translate(DASHES).translate(QUOTES)


def fold(text: str) -> str:
    """Return `plain` text in one case with single spaces: the form in which strings compare."""
    return SPACE.sub(" ", plain(text).casefold()).strip()


def bare(text: str) -> str:
    """Return folded text without accents, punctuation and articles: the form of names."""
    decomposed = unicodedata.normalize("NFD", fold(text))
    kept = "".join(" " if not c.isalnum() else c for c in decomposed
                   if not unicodedata.combining(c))
    words = [word for word in kept.split() if word not in ("the", "a", "an")]
    return " ".join(words)


def tokens(text: str) -> list[str]:
    """Return the tokens by which texts are aligned: words, figures and signs, folded."""
    return TOKEN.findall(fold(text))


def contains(text: str, phrase: str) -> bool:
    """Say whether the words of `phrase` stand in `text` as whole words, names' rules applied."""
    words = bare(phrase)
    return bool(words) and f" {words} " in f" {bare(text)} "
