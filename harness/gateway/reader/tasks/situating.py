"""Tell where a chunk stands in its document, for contextual retrieval: title, heading, subject."""

from __future__ import annotations

import re

from ..aboutness import folded
from ..question import names
from .material import Material

HEAD = re.compile(r"^(?:#{1,6}[ \t]+|\d{1,2}(?:\.\d{1,2}){0,2}\.?[ \t]+)(?P<text>.{2,100})$")


def situate(given: Material, size: str) -> str | None:
    """Return one or two sentences on the place of the chunk; None without document or chunk."""
    document = "\n".join(f"{p.title}\n{p.text}" if p.title != p.text else p.text
                         for p in given.passages) or given.text
    if not given.chunk or not document.strip():
        return None
    lines = [line.strip() for line in document.split("\n") if line.strip()]
    title = lines[0].lstrip("# ").strip(" *")
    start = folded(given.chunk).split()[:8]
    heading = ""
    for line in lines[1:]:
        mark = HEAD.match(line)
        heading = mark["text"].strip(" *") if mark else heading
        if folded(line).split()[: len(start)] == start:
            break
    inside = f", section “{heading}”" if heading and heading != title else ""
    known = folded(f"{title} {given.chunk}")
    about = next((name for name in names(" ".join(lines[1:3])) if folded(name) not in known), "")
    return f"This chunk is from “{title}”{inside}." + (f" It concerns {about}." if about else "")
