"""What a line of a passage can be: heading, list item, key with its value; and where sentences end.

Part of `units`, which reads line by line. Table rows are told apart in `tables`.
"""

from __future__ import annotations

import re

SENTENCE = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bno\.)(?<!\bapprox\.)[\"')*]{0,2}[ \n]+"
                      r"(?=[A-ZÀ-Þ0-9\"'(\[*])")
HEADING = re.compile(
    r"^(?:#{1,6}[ \t]+(?P<md>.{1,200}?)[ \t#]*|<h[1-6][^<>]{0,200}>(?P<html>.{1,300}?)</h[1-6]>"
    r"|(?P<num>(?:\d{1,2}\.){0,2}\d{1,2}\.?[ \t]{1,3}[A-ZÀ-Þ][^.\n:]{2,60})"
    r"|(?P<caps>[A-ZÀ-Þ][A-ZÀ-Þ0-9 &,/'-]{3,60})|\*\*(?P<bold>[^*\n]{2,80})\*\*:?)$", re.IGNORECASE)
LISTED = re.compile(r"(?:\[\^\w{1,4}\]:|[-*•–]|\d{1,2}[.)]|\(?[a-z]\)|(?:\d{1,2}\.){1,3}\d{0,2}) +")
ITEM_TAG = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
MARKUP = re.compile(r"[*_`]{1,3}(?=\w)|(?<=[\w.:!?)])[*_`]{1,3}")
LEADERS = re.compile(r"[ \t]?\.{4,60}[ \t]?")
PAIR = re.compile(r"^\W{0,3}(?P<key>[A-Z][\w /&'().-]{1,40}?)\W{0,2}: ?\*{0,2} ?"
                  r"(?P<value>\S.{0,200})$")


def lines(text: str) -> list[str]:
    """Return the lines of a passage; HTML is broken at its blocks first."""
    if "<" in text and re.search(r"</?(?:tr|p|li|h[1-6]|td|div)\b", text, re.IGNORECASE):
        text = re.sub(r"\s*\n\s*(?=<t[hd]\b|</t[hdr])", "", text)
        text = re.sub(r"(?=<(?:tr|p|li|h[1-6]|div|ul|ol|table|footer|nav)\b)"
                      r"|(?<=</tr>)|(?<=</p>)|(?<=</li>)|(?<=</h[1-6]>)", "\n", text)
    return LEADERS.sub(": ", text).split("\n")
