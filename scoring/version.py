"""Which scorer this is: a hash over its code, as every report prints it beside the self-test."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def version() -> str:
    """Return the first twelve hexadecimal digits of the SHA-256 over all of the scorer's code."""
    here, found = Path(__file__).resolve().parent, hashlib.sha256()
    for path in sorted(here.rglob("*.py"), key=lambda path: path.relative_to(here).as_posix()):
        name = path.relative_to(here).as_posix()
        if "tests/" not in name:
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{name} {len(text)}\n".encode() + text)
    return found.hexdigest()[:12]
