"""The delimiters that begin a passage, one line at a time.

A mark has a style; within one prompt only marks of the style that came first count, so that a
delimiter of another kind inside a passage is text. Marks count at the start of a line only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

THING = (r"(?:documents?|docs?|passage|source|context|excerpt|chunk|snippet|text|article|result|"
         r"reference|evidence|extract|paragraph|item|search result|fragment|file|record)")
NUMBER = re.compile(r"^[ \t]{0,3}[\[【](?P<tag>\d{1,4})[\]】][:.)]?(?![(\[])[ \t]*(?P<rest>.*)$")
NUMBER_MORE = re.compile(
    r"^[ \t]{0,3}\[(?P<tag>\d{1,4})[ \t]{0,2}[,;|:—–-][ \t]{0,2}(?P<more>[^\]\n]{1,160})\]:?"
    r"(?!\()[ \t]*(?P<rest>.*)$")
NAMED = re.compile(
    rf"^[ \t]{{0,3}}\[(?:{THING}|id|ref|doc_id)?[ \t]{{0,2}}[:=#]?[ \t]{{0,2}}"
    r"(?P<tag>[\w./#:@+-]{1,100})\][:.]?(?!\()[ \t]*(?P<rest>.*)$", re.IGNORECASE)
WORD = re.compile(
    rf"^[ \t]{{0,3}}(?P<lead>#{{1,6}}[ \t]{{0,3}}|\*\*|[-=]{{2,10}}[ \t]{{0,3}}|\[)?"
    rf"(?P<word>{THING})[ \t]{{0,3}}(?:#|no\.? ?|\[|\()?[ \t]?(?P<tag>\d{{1,4}}|[A-Z])[\])]?"
    r"(?:[ \t]?(?:of|/)[ \t]?\d{1,4})?[ \t]{0,2}(?P<more>\([^()\n]{0,200}\))?[ \t]{0,2}\]?"
    r"(?:\*{0,2}[:：.–—|-]{1,10}|={2,10}|\*\*|$)[*=\-]{0,10}[ \t]*(?P<rest>.*)$", re.IGNORECASE)
BARE = re.compile(
    r"^[ \t]{0,3}(?P<lead>\*\*)?(?P<word>passage|document|excerpt|chunk|snippet|article|source|"
    r"text|file|extract)\*{0,2}[:：]\*{0,2}[ \t]*(?P<rest>.*)$", re.IGNORECASE)
HEADING = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?P<rest>\S.{0,400})$")
SCORE = re.compile(r"\b(?:score|relevance|similarity|distance|rank|match)\b[^\n\d]{0,12}\d"
                   r"|\([ \t]?[01]?\.\d{1,6}[ \t]?\)", re.IGNORECASE)
LISTED = re.compile(r"^[ \t]{0,3}(?P<tag>\d{1,3})[.)][ \t]+(?P<rest>\S.*)$")
SOURCED = re.compile(r"^[(\[](?:source|from|doc(?:ument)?|file|title|id)\b[^()\[\]\n]{0,160}[)\]]",
                     re.IGNORECASE)
RULE = re.compile(r"^[ \t]{0,3}(?P<rule>-{3,50}|={3,50}|\*{3,50}|_{3,50}|~{4,50}|#{2,50})[ \t]*$")
FENCE = re.compile(r"^[ \t]{0,3}(?P<fence>`{3}|\"{3}|'{3}|~{3})[ \t]*(?P<rest>.*)$")
XML = re.compile(
    r"^[ \t]{0,8}<(?P<word>doc|document|passage|source|chunk|item|result|article|excerpt|snippet|"
    r"context|text|search_result)(?:[_-]?(?P<n>\d{1,4}))?(?P<attributes>[ \t][^<>\n]{0,400})?>"
    r"[ \t]*(?P<rest>.*)$", re.IGNORECASE)
WRAPPER = re.compile(
    r"^[ \t]{0,3}<(?P<word>contexts?|documents|docs|passages|sources|search_results|results|"
    r"retrieved_\w{1,20}|articles|excerpts|snippets|chunks|data|knowledge(?:_base)?|evidence|"
    r"references|background|materials?)(?:[ \t][^<>\n]{0,200})?>[ \t]*(?P<rest>.*)$",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that begins a passage: its style, the passage's tag, and what else it says."""

    style: str
    tag: str = ""
    more: str = ""
    rest: str = ""


@lru_cache(maxsize=4_096)
def strong(line: str) -> Mark | None:
    """Return the mark of a line that needs no heading before it to be one."""
    found = XML.match(line)
    if found:
        name = found["word"].lower()
        # Anything in the angle brackets makes it one of several; a bare <context> wraps them all.
        if found["attributes"] or found["n"] or name not in ("context", "text"):
            return Mark(f"xml {name}", found["n"] or "", found["attributes"] or "", found["rest"])
    found = NUMBER.match(line) or NUMBER_MORE.match(line)
    if found:
        return Mark("number", found["tag"], found.groupdict().get("more") or "", found["rest"])
    found = WORD.match(line)
    if found:
        return Mark(f"word {found['word'].lower()}", found["tag"],
                    (found["more"] or "").strip("()"), found["rest"].strip(" -=*"))
    found = HEADING.match(line)
    if found and SCORE.search(found["rest"]):
        return Mark(f"scored {len(found['hashes'])}", "", "", found["rest"])
    found = LISTED.match(line)
    if found and SOURCED.match(found["rest"]):
        aside = SOURCED.match(found["rest"])
        assert aside is not None
        return Mark("sourced list", found["tag"], aside.group().strip("()[]"),
                    found["rest"][aside.end():].strip(" :"))
    return None


@lru_cache(maxsize=4_096)
def weak(line: str) -> Mark | None:
    """Return the mark of a line that is one only below a heading or when it comes again."""
    found = NAMED.match(line)
    if found and re.search(r"[\d_./#-]", found["tag"]) and len(found["tag"]) > 1:
        return Mark("named", found["tag"], "", found["rest"])
    found = BARE.match(line)
    if found:
        word = found["word"].lower()
        # "Source: handbook" names the passage, "Passage: The pump ..." already is its text.
        more = f"{word.capitalize()}: {found['rest']}" if word in ("source", "file") else ""
        return Mark(f"bare {word}", "", more, "" if more else found["rest"])
    found = RULE.match(line)
    if found:
        return Mark(f"rule {found['rule']}")
    found = HEADING.match(line)
    if found:
        return Mark(f"heading {len(found['hashes'])}", "", "", found["rest"])
    found = LISTED.match(line)
    if found:
        return Mark("list", found["tag"], "", found["rest"])
    return None


def mark(line: str) -> Mark | None:
    """Return the mark of a line, strong or weak."""
    return strong(line) or weak(line)


def same(style: str, line: str, before: int) -> Mark | None:
    """Return the line's mark if it continues a style; a list must count on from `before`."""
    if style.startswith("fence "):
        found = FENCE.match(line)
        return Mark(style, rest=found["rest"]) if found and found["fence"] == style[6:] else None
    for look in (strong, weak):
        seen = look(line)
        if seen is not None and seen.style == style:
            return seen if style != "list" or int(seen.tag) == before + 1 else None
    return None
