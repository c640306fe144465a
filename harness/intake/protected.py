"""Compare what was handed in with what was issued, where a change would move the goal posts.

Protected are the practice evaluator and its questions, the documents, and the gateway of the kit.
Nothing is enforced: the score never uses a submission's copy of them. Differences are listed, for
two people to talk about.
"""

from __future__ import annotations

from collections.abc import Mapping

OWN = ("evaluate.py", "practice.jsonl")      # beside the package `rag`
AROUND = ("documents/", "gateway/")          # beside it or above it, in a whole kit
CHANGED, ADDED, REMOVED = "changed", "added", "removed"


def differences(files: Mapping[str, bytes], around: Mapping[str, bytes],
                issued: Mapping[str, bytes], kit: Mapping[str, bytes]) -> dict[str, str]:
    """Return path → "changed", "added" or "removed", sorted.

    `issued` are the baseline's files; `kit` the issued documents and gateway under the prefixes
    of `AROUND`. A folder of the kit that was not handed in at all is no difference.
    """
    found = {path: state for path in OWN
             if (state := _state(files.get(path), issued.get(path)))}
    given = {**_kit(around), **_kit(files)}
    for prefix in AROUND:
        mine = {path: content for path, content in given.items() if path.startswith(prefix)}
        theirs = {path: content for path, content in kit.items() if path.startswith(prefix)}
        if mine:
            found |= {path: state for path in mine.keys() | theirs.keys()
                      if (state := _state(mine.get(path), theirs.get(path)))}
    return dict(sorted(found.items()))


def _state(given: bytes | None, issued: bytes | None) -> str:
    """Return how a file differs, "" where it does not; line endings are no difference."""
    if given is None or issued is None:
        return "" if given is issued else (ADDED if issued is None else REMOVED)
    same = given == issued or given.replace(b"\r\n", b"\n") == issued.replace(b"\r\n", b"\n")
    return "" if same else CHANGED


def _kit(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the protected folders' files, by path from the folder's own name."""
    found = {}
    for path, content in files.items():
        parts = path.split("/")
        for prefix in AROUND:
            name = prefix.rstrip("/")
            # At the top of what was handed in, or below one folder that wraps all of it.
            if name in parts[:2] and len(parts) > parts.index(name) + 1:
                found["/".join(parts[parts.index(name):])] = content
    return found
