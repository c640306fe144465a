"""What a document says of itself: owner, region, validity.

Read from front matter, from "Key: value" lines and a two-row table at the top, from the <meta>
tags of pages, and from a banner that says that a text is a draft or was superseded.
"""

from __future__ import annotations

import re

HEAD = 1500  # characters at the top in which metadata stands
LINE = re.compile(
    r"^[*_> ]*([A-Z][A-Za-z _-]{2,24}|[a-z_]{3,24}):[*_]*[ \t]+(\S.{0,120}?)[*_ \t]*$",
    re.MULTILINE)
TAG = re.compile(r'<meta name="([\w.-]+)" content="([^"]*)"', re.IGNORECASE)
ROWS = re.compile(r"^\|(.+)\|\n\|[-| :]+\|\n\|(.+)\|$", re.MULTILINE)
BANNER = re.compile(
    r"\b(?:(draft)|superseded|archived|withdrawn|expired|earlier edition)\b", re.IGNORECASE)
NAMES = {
    "owner": "owner",
    "document": "document",
    "document-number": "document",
    "version": "version",
    "region": "region",
    "plan": "plan",
    "applies_to": "product",
    "products": "product",
    "status": "status",
    "effective": "effective",
    "effective from": "effective",
    "applies from": "effective",
    "valid from": "effective",
    "in force from": "effective",
    "replaced": "replaced",
    "superseded on": "replaced",
    "valid until": "replaced",
}


def metadata(text: str) -> dict[str, str]:
    """Return the known fields of a document; the first mention of each counts."""
    top = text[:HEAD]
    pairs = [*LINE.findall(top), *TAG.findall(top)]
    for names, values in ROWS.findall(top):
        pairs += zip(names.split("|"), values.split("|"), strict=False)
    found: dict[str, str] = {}
    for name, value in pairs:
        key = NAMES.get(name.strip().lower())
        if key and value.strip():
            found.setdefault(key, value.strip().strip("[]\""))
    banner = BANNER.search(top[:600])
    if banner:
        found.setdefault("status", "draft" if banner[1] else "superseded")
    return found
