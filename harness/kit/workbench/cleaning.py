"""`make clean`: remove what can be made again; never runs, weights or anything of yours.

Traces are yours: they go, with Langfuse's, only at `make clean DATA=yes`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .leftovers import project, remove
from .observing import FOLDER
from .place import Place


def run(place: Place, data: str) -> int:
    """Remove environments, the index, logs, images and volumes; return the exit code."""
    everything = data.lower() in ("yes", "1", "true")
    print("".join(f"{line}\n" for line in remove(project(place), everything)), end="")
    traces = place.root / FOLDER
    for name in (".venv", "challenge/.index", ".logs"):
        if (place.root / name).is_dir() and emptied(place.root / name, traces, everything):
            print(f"removed {name}/")
    if traces.is_dir():
        print(f"kept {FOLDER}/: your traces (make clean DATA=yes removes them)")
    return 0


def emptied(folder: Path, traces: Path, everything: bool) -> bool:
    """Remove a folder but for the traces in it; say whether anything was removed."""
    if everything or traces.parent != folder or not traces.is_dir():
        shutil.rmtree(folder)
        return True
    others = [path for path in folder.iterdir() if path != traces]
    for path in others:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return bool(others)
