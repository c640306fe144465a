"""Find the folder that holds the package `rag` in what was handed in."""

from __future__ import annotations

from collections.abc import Iterable

from harness.errors import HarnessError
from harness.intake.entries import shown

PACKAGE = ("rag/__main__.py", "rag/__init__.py")
DEEPEST = 3  # folders above it: repository-main/kit/challenge/rag


def root(paths: Iterable[str], told: str) -> str:
    """Return the prefix ("" or ending in "/") of the highest folder with a package `rag`.

    Raises `HarnessError` where there is none, or two equally high.
    """
    known = sorted({path.removesuffix(mark) for path in paths for mark in PACKAGE
                    if path == mark or path.endswith(f"/{mark}")})
    found = [prefix for prefix in known if prefix.count("/") <= DEEPEST]
    if not found:
        raise HarnessError(f"{shown(told)} is not a submission",
                           "it has no package `rag` that `python -m rag` could start",
                           "hand in the folder that holds `rag` and requirements.txt")
    highest = min(prefix.count("/") for prefix in found)
    top = [prefix for prefix in found if prefix.count("/") == highest]
    if len(top) > 1:
        raise HarnessError(f"{shown(told)} holds several submissions",
                           f"there is a package `rag` in {', '.join(map(shown, top))}",
                           "hand in one of these folders alone")
    return top[0]
