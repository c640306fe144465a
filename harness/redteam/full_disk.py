"""Let the disk run full at random points of a run, make room, run it again, and compare.

    python -m harness.redteam.full_disk [--tier bubblewrap] [--points 20] [--seed 0]

The run folder, or the cache, lies on a small file system of a random size. A run that meets its
end must say so in three parts and exit with 2; when there is room, the next one goes on, and its
answers are those of a run that nobody disturbed. Needs root, to mount.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.redteam.interruptions import QUESTIONS, finish, recorded
from harness.redteam.tiny_job import answers, start, tiny_variant
from harness.run_folder import Side
from harness.sandbox.leftovers import sweep

PLACES = ("runs", "cache")
PAGE = 4096
AMPLE = "256m"


@dataclass(frozen=True, slots=True)
class Filled:
    """What one size came to. `code` is that of the first run; `faults` is empty where all is well.

    `kept` counts the answers that the first run had recorded.
    """

    place: str
    size: int
    code: int | None
    kept: int
    faults: tuple[str, ...]


@contextmanager
def small(place: Path, size: int) -> Iterator[None]:
    """Mount a file system of `size` bytes in memory at `place`."""
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "seventy-one",
                    str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(folder: Path, tier: str, place: str, size: int,
         expected: dict[str, dict[str, str | None]]) -> Filled:
    """Run where `place` holds `size` bytes only, then with room, and compare."""
    for name in PLACES:
        shutil.rmtree(folder / name, ignore_errors=True)
    if place == "runs":
        shutil.copytree(folder / "whole" / "cache", folder / "cache", symlinks=True)
    output = folder / "output"
    output.write_bytes(b"")
    faults = []
    with small(folder / place, size):
        code = finish(start(folder, tier))
        said = output.read_text()
        if code not in (0, 2):
            faults.append(f"it ended with code {code}: {said[-300:]}")
        if code == 2 and not all(f"{part}: " in said for part in ("error", "  why", "  fix")):
            faults.append(f"its error has not three parts: {said[-300:]}")
        kept = recorded(folder)
        if code == 2:
            finish(start(folder, tier))  # somebody tries again before there is room
            if (now := recorded(folder)) < kept:
                faults.append(f"of {kept} answers a second run on the full disk left {now}")
        subprocess.run(["mount", "-o", f"remount,size={AMPLE}", str(folder / place)], check=True)
        again = finish(start(folder, tier))
        if again:
            faults.append(f"with room it ended with code {again}: {output.read_text()[-300:]}")
        else:
            faults += _compared(folder, expected)
    return Filled(place, size, code, kept, tuple(faults))


def _compared(folder: Path, expected: dict[str, dict[str, str | None]]) -> Iterator[str]:
    run = (folder / "runs" / "latest").resolve()
    if answers(run) != expected:
        yield "the answers are not those of an undisturbed run"
    for side in (Side(run), Side(run / "baseline")):
        if len((side.folder / "answers.jsonl").read_text().splitlines()) != len(side.answers):
            yield "an answer was recorded twice"
        if set(side.journal.asked) != set(side.answers):
            yield "the journal does not know every question that was asked"


def used(folder: Path) -> int:
    """Return the bytes that the files of a folder take up, in whole pages."""
    return sum(-(-path.lstat().st_size // PAGE) * PAGE for path in folder.rglob("*")
               if path.is_file() and not path.is_symlink())


def rounds(tier: str, points: int, seed: int, folder: Path) -> list[Filled]:
    """Return what `points` random sizes came to: of the run folder and of the cache, in turns."""
    tiny_variant(folder)
    if finish(start(folder, tier)):
        raise RuntimeError((folder / "output").read_text()[-2000:])
    expected = answers((folder / "runs" / "latest").resolve())
    whole = folder / "whole"
    whole.mkdir()
    for name in PLACES:
        (folder / name).rename(whole / name)
    chance = random.Random(seed)
    found = []
    for number in range(points):
        place = PLACES[number % len(PLACES)]
        size = PAGE * max(1, int(chance.random() * used(whole / place) / PAGE))
        found.append(fill(folder, tier, place, size, expected))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what came of it, return 1 if anything was lost or badly told."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--tier", default="bubblewrap")
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    sweep()
    with tempfile.TemporaryDirectory(prefix="seventy-one-full-") as name:
        Path(name).chmod(0o755)
        found = rounds(chosen.tier, chosen.points, chosen.seed, Path(name))
    for one in found:
        if one.faults:
            print(f"{one.place} of {one.size} bytes: {'; '.join(one.faults)}")
    full = [one for one in found if one.code == 2]
    part = sum(0 < one.kept < QUESTIONS for one in full)
    bad = sum(bool(one.faults) for one in found)
    print(f"{chosen.tier}: {len(found)} small disks, {len(full)} of them full before the end, "
          f"{part} while questions were asked; {bad} with a fault")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
