"""Kill the harness at random points of a run, run it again, and look for what was lost or left.

    python -m harness.redteam.interruptions [--tier bubblewrap] [--points 100] [--seed 0]

At each point the whole harness is killed with signal 9. Within seconds nothing it started may
run any more; the next run goes on from what was kept, and at its end the answers are those of a
run that nobody disturbed, each there once, with what was asked twice marked, and no container,
process, control group, mount or folder is left.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from harness import workplace
from harness.redteam.tiny_job import answers, start, tiny_variant
from harness.run_folder import Side
from harness.sandbox import cgroups, engine
from harness.sandbox.leftovers import sweep

GONE_SECONDS = 8
RUN_SECONDS = 900
QUESTIONS = 48  # of both sides


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one point came to. `faults` is empty where all is well."""

    point: str
    kept: int
    again: int
    faults: tuple[str, ...]


def interrupt(folder: Path, tier: str, point: float | int,
              expected: dict[str, dict[str, str | None]]) -> Outcome:
    """Kill a fresh run, run it again to its end, and compare.

    `point` is a time in seconds, or, where it is a whole number, how many questions were asked.
    """
    for old in sorted((folder / "runs").glob("*")):
        if not old.is_symlink():
            old.rename(folder / f"old-{time.monotonic_ns()}")
    faults = []
    process = start(folder, tier)
    began = time.monotonic()
    while process.exitcode is None:
        reached = _asked(folder) >= point if isinstance(point, int) else \
            time.monotonic() - began >= point
        if reached:
            process.kill()
            process.join()
        time.sleep(0.002)
    mark = f"{process.pid}-"
    deadline = time.monotonic() + GONE_SECONDS
    while (running := _running(mark)) and time.monotonic() < deadline:
        time.sleep(0.05)
    if running:
        faults.append(f"{len(running)} processes outlived it: {running[0][:120]}")
    kept = recorded(folder)
    code = finish(start(folder, tier))
    if code:
        faults.append(f"the next run ended with code {code}")
    run = (folder / "runs" / "latest").resolve()
    if answers(run) != expected:
        faults.append("the answers are not those of an undisturbed run")
    twice = 0
    for side in (Side(run), Side(run / "baseline")):
        lines = (side.folder / "answers.jsonl").read_text().splitlines()
        if len(lines) != len(side.answers):
            faults.append("an answer was recorded twice")
        if set(side.journal.asked) != set(side.answers):
            faults.append("the journal does not know every question that was asked")
        twice += len(side.journal.again)
    if twice > 1:
        faults.append(f"{twice} questions were asked again; one was under way at most")
    faults += [f"left: {name}" for name in leftovers(mark)]
    shown = f"{point} questions" if isinstance(point, int) else f"{point:.2f} s"
    return Outcome(shown, kept, twice, tuple(faults))


def finish(process: ForkServerProcess) -> int | None:
    """Wait for a run's end and return its exit code; one that takes too long is killed."""
    process.join(RUN_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
    return process.exitcode


def leftovers(mark: str) -> list[str]:
    """Return what of a dead run is still there after another one has swept."""
    mounts = Path("/proc/self/mounts").read_text().split()
    found = [f"mount {place}" for place in mounts if f"{workplace.here()}{mark}" in place]
    found += [f"folder {path.name}" for path in
              Path(tempfile.gettempdir()).glob(f"{workplace.here()}{mark}*")]
    for tree in cgroups.trees().values():
        found += [f"group {path}" for path in tree.glob(f"{workplace.here()}{mark}*")]
    if engine.lacking() is None:
        found += [f"container {one.name}" for one in engine.containers()
                  if one.labels.get(engine.OWNER, "").startswith(mark)]
    return found


def _running(mark: str) -> list[str]:
    """Return the command lines of living processes of a run, and its running containers."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                around = (entry / "environ").read_bytes()  # a service without a box: its home
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            name = f"{workplace.here()}{mark}"
            if state != "Z" and (name in line or name.encode() in around):
                found.append(line)
    if engine.lacking() is None:
        found += [str(one.name) for one in engine.containers(all=False)
                  if one.labels.get(engine.OWNER, "").startswith(mark)]
    return found


def recorded(folder: Path) -> int:
    """Return how many answers a run that was cut has kept, of both sides."""
    return sum(path.read_bytes().count(b"\n")
               for path in folder.glob("runs/*/**/answers.jsonl") if "latest" not in path.parts)


def _asked(folder: Path) -> int:
    """Return how many questions a run has put, as its journals say."""
    return sum(path.read_bytes().count(b'"asked"')
               for path in folder.glob("runs/*/**/journal.jsonl") if "latest" not in path.parts)


def rounds(tier: str, points: int, seed: int, folder: Path) -> list[Outcome]:
    """Return the outcomes of `points` interruptions: by questions and by time, in turns."""
    tiny_variant(folder)
    took = 0.0
    for _ in range(min(points, 2)):  # the first builds what is cached, the next is a usual one
        for old in sorted((folder / "runs").glob("*")):
            if not old.is_symlink():
                old.rename(folder / f"old-{time.monotonic_ns()}")
        began = time.monotonic()
        if finish(start(folder, tier)):
            raise RuntimeError((folder / "output").read_text()[-2000:])
        took = time.monotonic() - began
    expected = answers((folder / "runs" / "latest").resolve())
    chance = random.Random(seed)
    return [interrupt(folder, tier, chance.uniform(0.0, took) if number % 2 else
                      chance.randint(1, QUESTIONS), expected) for number in range(points)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what came of it, return 1 if anything was lost or left."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--tier", default="bubblewrap")
    parser.add_argument("--points", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    sweep()
    with tempfile.TemporaryDirectory(prefix="seventy-one-kills-") as name:
        Path(name).chmod(0o755)
        found = rounds(chosen.tier, chosen.points, chosen.seed, Path(name))
    for outcome in found:
        if outcome.faults:
            print(f"killed after {outcome.point}: {'; '.join(outcome.faults)}")
    bad = sum(bool(outcome.faults) for outcome in found)
    part = sum(0 < outcome.kept < QUESTIONS for outcome in found)
    print(f"{chosen.tier}: {len(found)} kills, {part} of them while questions were asked; "
          f"{sum(outcome.again for outcome in found)} questions asked again and marked; "
          f"{bad} with a fault")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
