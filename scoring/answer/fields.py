"""A value and its unit in two fields, joined: YAML lines, XML elements and attributes."""

from __future__ import annotations

import re

_KEY = r"[ \t-]{0,8}(?:value|amount|answer|result|figure|number|price|quantity)[ \t]*[:=][ \t]*"
_UNIT_KEY = r"[ \t]{0,8}(?:units?|currency)[ \t]*[:=][ \t]*"
_LINE = r"[\"']?(?P<{}>[^\n\"']{{1,40}}?)[\"']?[ \t]*"
LINES = (
    re.compile(rf"^{_KEY}{_LINE.format('n')}\n{_UNIT_KEY}{_LINE.format('u')}$",
               re.MULTILINE | re.IGNORECASE),
    re.compile(rf"^{_UNIT_KEY}{_LINE.format('u')}\n{_KEY}{_LINE.format('n')}$",
               re.MULTILINE | re.IGNORECASE))
ATTRIBUTE = re.compile(r"<(?P<tag>[a-z]{1,20})\b[^<>]{0,60}\b(?:units?|"
                       r"currency)=[\"'](?P<u>[^\"'<>]"
                       r"{1,20})[\"'][^<>]{0,60}>(?P<n>[^<>]{1,40})</(?P=tag)>", re.IGNORECASE)
ELEMENT = re.compile(r"(?P<n>\d)\s*</(?P<tag>[a-z]{1,20})>\s*<(?:units?|currency)>\s*"
                     r"(?P<u>[^<>]{1,20})</", re.IGNORECASE)


def joined(text: str) -> str:
    """Return `text` with each value before its unit; other text comes back as it is."""
    if "<" in text:
        text = ELEMENT.sub(r"\g<n> \g<u></", ATTRIBUTE.sub(r"\g<n> \g<u>", text))
    if "unit" in text.lower() or "currency" in text.lower():
        for lines in LINES:
            text = lines.sub(r"\g<n> \g<u>", text)
    return text
