"""Remove what runs that were killed have left on this machine: at every start, by their marks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from harness import workplace
from harness.progress import say
from harness.sandbox import cgroups, engine, image

PARTIAL = re.compile(r"\.partial-(\d+)(?:-.*)?$")


def sweep(cache: Path | None = None) -> list[str]:
    """Remove containers, half images, groups and folders of dead harnesses; return and tell."""
    gone = sorted({*engine.sweep(), *image.sweep(), *cgroups.sweep(), *workplace.sweep(),
                   *(halves(cache) if cache is not None else ())})
    if gone:
        say(f"removed {len(gone)} things that interrupted runs had left")
    return gone


def halves(cache: Path) -> list[str]:
    """Remove what was half made in the cache by processes that are gone; return the names."""
    gone = []
    for path in sorted(cache.glob("*/*.partial-*")):
        maker = PARTIAL.search(path.name)
        if maker is not None and not workplace.runs(int(maker[1])):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
            gone.append(path.name)
    return gone
