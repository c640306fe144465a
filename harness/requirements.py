"""Read a submission's requirements: `name==version` lines only, hashes allowed.

Anything that would make the installer run or fetch other code (paths, URLs, options) is refused
with its line, before any of it is used.
"""

from __future__ import annotations

import re
from pathlib import Path

from harness.errors import HarnessError

LINE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\[[A-Za-z0-9_,-]+\])?"
                  r"==[A-Za-z0-9.!+_-]+(?: *;[^#\\@/:]+)?(?: +--hash=sha256:[0-9a-f]{64})*")


def parse(text: str, name: str) -> tuple[str, ...]:
    """Return the requirement lines of `text`; raises `HarnessError` that names a bad one."""
    found = []
    for number, raw in enumerate(text.replace("\\\n", " ").splitlines(), start=1):
        line = re.sub(r"(?:^|\s)#.*$", "", raw).strip()
        if not line:
            continue
        if not LINE.fullmatch(line):
            raise HarnessError(
                f"{name} line {number} is not accepted: {line[:120]}",
                "only lines of the form name==version are installed (hashes may follow): paths, "
                "URLs and options could run or fetch other code",
                "pin the package to a released version")
        found.append(line)
    return tuple(found)


def read(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (requirements, constraints) of a submission; a missing file means none."""
    lines = []
    for name in ("requirements.txt", "constraints.txt"):
        path = folder / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        lines.append(parse(text, name))
    return lines[0], lines[1]
