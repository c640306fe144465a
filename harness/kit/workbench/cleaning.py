"""`make clean`: remove what can be made again; never runs, weights or anything of yours."""

from __future__ import annotations

import shutil

from .place import Place


def run(place: Place, _: str) -> int:
    """Remove environments, the index and logs; return the exit code."""
    for name in (".venv", ".logs", "challenge/.index"):
        if (place.root / name).is_dir():
            shutil.rmtree(place.root / name)
            print(f"removed {name}/")
    return 0
