"""What of a passage is its title and standing, and what is its text.

"Source: …", "Effective: …", "Region: …" and the like directly under the delimiter belong to the
title: a reader takes them for what is said of the passage, not for what the passage says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .parts import Passage

HEADER = re.compile(
    r"^[ \t]{0,3}[*_-]{0,2}[ \t]?(?P<key>source|title|date|dated|effective(?: from| date| since|"
    r" on)?|"
    r"valid(?: from| until| to| since)?(?: date)?|in force(?: since| from)?|region|score|status|"
    r"relevance(?: score)?|similarity(?: score)?|distance|rank|document(?: id| title| name)?|"
    r"doc[_ ]?id|id|file(?: ?name)?|path|url|link|uri|last updated|last modified|updated|published|"
    r"section|page|applies to|superseded(?: on| by)?|version date|chunk(?: id)?|metadata|heading|"
    r"headings|breadcrumbs?|language|"
    r"tags?)[*_]{0,2}[ \t]?[:=][*_]{0,2}[ \t]?(?P<value>\S.{0,300})$",
    re.IGNORECASE)
CONTENT = re.compile(r"^[ \t]{0,3}(?:content|text|passage|body|"
                     r"page[_ ]content)[ \t]?[:=][ \t]{0,2}",
                     re.IGNORECASE)
CHILD = re.compile(r"^[ \t]{0,12}<(?P<key>[a-z][\w-]{0,30})>[ \t]*(?P<value>[^<\n]{1,400}?)[ \t]*"
                   r"</(?P=key)>[ \t]*$", re.IGNORECASE)
BODY_TAG = re.compile(
    r"^[ \t]{0,12}</?(?:content|text|document_contents?|body|page_content|passage_text|metadata)>"
    r"[ \t]*|[ \t]*</(?:content|text|document_contents?|body|page_content|passage_text)>[ \t]*$",
    re.IGNORECASE)
KEYED = re.compile(r"^[\w ]{1,20}[:=] ?\S")
ATTRIBUTE = re.compile(r"(?P<key>[\w-]{1,30})[ \t]?=[ \t]?(?:\"(?P<a>[^\"]{0,300})\"|"
                       r"'(?P<b>[^']{0,300})'|(?P<c>[^\s\"'<>]{1,200}))")
TAGS = ("id", "doc_id", "docid", "index", "n", "number", "ref", "document_id", "chunk_id")
NO_TITLE = re.compile(r"^(?:\||[-*•–>]\s|\d{1,3}[.)]\s|[{\[<`\"']|```|\S{0,40},\S{0,40},)")
FACT = re.compile(r"^[^():]{1,60}: ?\S")
# What says in brackets from when it holds is a title, whatever colon stands in it.
DATED = re.compile(r"[(\[](?:effective|valid|in force|dated|status|superseded|version)\b"
                   r"[^()\[\]]{0,100}[)\]]$", re.IGNORECASE)
OPEN_END = re.compile(r"(?:\b(?:the|a|an|of|in|on|at|to|for|and|or|with|by|from|is|are|was|were|be|"
                      r"that|which|not|as|per|must|can|may|will|has|have|its|their|than)|"
                      r"[,;:.!?])$",
                      re.IGNORECASE)


@dataclass(slots=True)
class Raw:
    """A passage as cut out: tag ("" for none), what its delimiter says, its lines."""

    tag: str
    heads: list[str]
    lines: list[str]


def finish(raw: Raw) -> Passage | None:
    """Return the passage with its title found, None if there is nothing in it."""
    both = _finished(tuple(raw.heads), "\n".join(raw.lines))
    return None if both is None else Passage(raw.tag, *both)


@lru_cache(maxsize=512)  # the same passages are sent with question after question
def _finished(told: tuple[str, ...], whole: str) -> tuple[str, str] | None:
    """Return (title, text) of a passage, None if there is nothing in it."""
    heads = [head for head in told if head]
    lines = whole.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    place = 0
    titled = any(not KEYED.match(head) for head in heads)
    while place < len(lines):
        said = _told(lines[place])
        if said is not None:
            heads.append(said)
            titled = titled or not KEYED.match(said)
        elif not titled and _titular(lines[place:]):
            heads.append(plain(lines[place]))
            titled = True
        elif lines[place].strip() or place + 1 >= len(lines) or _told(lines[place + 1]) is None:
            break
        place += 1
    body = [BODY_TAG.sub("", line) for line in lines[place:]]
    if place < len(lines):
        body[0] = CONTENT.sub("", body[0])
    text = "\n".join(body).strip()
    if not text and not heads:
        return None
    title = " / ".join(dict.fromkeys(heads))
    return title, text or title


def attributes(text: str) -> tuple[str, list[str]]:
    """Return (tag, heads) of the attributes in a tag."""
    return described([(found["key"], found["a"] or found["b"] or found["c"] or "")
                      for found in ATTRIBUTE.finditer(text)])


def described(pairs: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """Return (tag, heads) of what keys and values say about a passage; a title comes first."""
    tag, titles, others = "", [], []
    for key, value in pairs:
        value = " ".join(value.split())[:300]
        if key.lower() in TAGS and not tag:
            tag = value
        elif key.lower() in ("title", "name", "heading", "header") and value:
            titles.append(value)
        elif value:
            others.append(f"{key.replace('_', ' ')}: {value}")
    return tag, [*titles, *others]


def plain(line: str) -> str:
    """Return a title line without its markup."""
    return line.strip().lstrip("#").strip(" \t*_").removesuffix("</title>")


def _told(line: str) -> str | None:
    """Return what a header line says of the passage, None for any other line."""
    child = CHILD.match(line)
    if child and child["key"].lower() not in ("content", "text", "body", "li", "p", "td", "th"):
        if child["key"].lower() in ("title", "name"):
            return child["value"]
        return f"{child['key'].replace('_', ' ')}: {child['value']}"
    found = HEADER.match(line)
    if found is None:
        return None
    if found["key"].lower() == "title":
        return found["value"].strip(" *_")
    return line.strip().lstrip("-*_ ").replace("**", "")


def _titular(lines: Sequence[str]) -> bool:
    """Say whether the first line looks like a title: short, no full stop, no fact, no list."""
    first = lines[0].strip()
    rest = next((line.strip() for line in lines[1:] if line.strip()), "")
    if not rest or len(first) > 240 or NO_TITLE.match(first) or OPEN_END.search(first):
        return False
    if _told(first) is not None or not any(c.isalpha() for c in first):
        return False
    if DATED.search(first):
        return True
    if FACT.match(first):
        return False
    words = len(first.partition("(")[0].split())
    return words <= 9 or (words <= 16 and ("(" in first or not rest[0].islower()))
