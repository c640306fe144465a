"""Canaries: a mark in documents and kits that tells whose they are, and the search for marks.

A mark is `seventy-one-canary:VARIANT:HOLDER`, two times sixteen hexadecimal digits: the variant's
part is derived from its secret seed, the holder's from the name that a kit was made for. The
documents themselves have the holder "documents". What is found is a fact to talk about, never a
verdict. Does not cover what was compressed or encrypted, nor binary files above 16 MB.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from scoring.records import Question

PATTERN = re.compile(rb"seventy-one-canary:([0-9a-f]{16}):([0-9a-f]{16})")
DOCUMENTS = "documents"
LARGEST_BINARY = 16 * 2**20
SHORTEST = 24  # letters and digits of a wording that can hardly be met by chance


def variant_part(seed: int) -> str:
    """Return the part that all marks of a variant share."""
    return hashlib.sha256(f"{seed}:canary".encode()).hexdigest()[:16]


def mark(variant: str, holder: str = DOCUMENTS) -> str:
    """Return the mark of a variant's part and a holder's name."""
    own = hashlib.sha256(f"{variant}:{holder}".encode()).hexdigest()[:16]
    return f"seventy-one-canary:{variant}:{own}"


def marked(document: str, text: str, canary: str) -> str:
    """Return a document with the mark as a comment where a page ends: no reader shows it there.

    Other formats stay as they are: in them a mark would be a part of what is read.
    """
    if not document.endswith(".html"):
        return text
    body, end, rest = text.rpartition("</html>")
    return f"{body}<!-- {canary} -->\n{end}{rest}" if end else text


def marks(files: Mapping[str, bytes]) -> dict[tuple[str, str], list[str]]:
    """Return (variant's part, holder's part) → paths in which the mark stands, sorted."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(files):
        for variant, holder in sorted(set(PATTERN.findall(files[path]))):
            found.setdefault((variant.decode(), holder.decode()), []).append(path)
    return dict(sorted(found.items()))


def wordings(files: Mapping[str, bytes], questions: Iterable[Question],
             public: Iterable[str] = ()) -> dict[str, list[str]]:
    """Return path → ids of the hidden questions whose wording stands in the file.

    Case, spacing and punctuation are no disguise. What stands in a text of `public` (documents,
    practice set) too is not counted, and neither are wordings as short as anybody's.
    """
    known = "\0".join(_bare(text) for text in public)
    wanted = {question.id: bare for question in questions
              if len(bare := _bare(question.text)) >= SHORTEST and bare not in known}
    found = {}
    for path in sorted(files):
        content = files[path]
        if b"\0" in content[:8192] and len(content) > LARGEST_BINARY:
            continue
        text = _bare(content.decode("utf-8", "ignore"))
        if ids := sorted(name for name, bare in wanted.items() if bare in text):
            found[path] = ids
    return found


def _bare(text: str) -> str:
    """Return letters and digits only, in small letters."""
    return re.sub(r"[\W_]+", "", text.casefold())
