"""What was seen of a sandbox is believed for a while: on one boot, by one code, with one limit.

A look takes seconds, so a run looks anew only where nothing is remembered; `make doctor` always
does. What asking costs is measured before every run all the same.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from harness import workplace
from harness.sandbox.doctor import Observation
from harness.sandbox.limits import Limits

BELIEVED_SECONDS = 12 * 3600
HERE = Path(__file__).parent


def place(cache: Path, identity: str, limits: Limits) -> Path:
    """Return the file for what is seen of a tier; another boot, code or limit has another."""
    code = hashlib.sha256()
    for path in sorted(HERE.rglob("*.py")):
        if "tests" not in path.parts:
            code.update(path.read_bytes())
    text = f"{identity} {workplace.host()} {limits} {code.hexdigest()}"
    return cache / "observed" / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.json"


def recall(path: Path) -> tuple[Observation, ...]:
    """Return what was seen, nothing where that is too old or cannot be read."""
    try:
        if time.time() - path.stat().st_mtime > BELIEVED_SECONDS:
            return ()
        return tuple(Observation(**one) for one in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return ()


def remember(path: Path, seen: Sequence[Observation]) -> None:
    """Write down what was seen; where that cannot be, the next run looks again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(one) for one in seen]), encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)
