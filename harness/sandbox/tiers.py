"""Choose what the submission runs in: the strongest tier that works here, or an error.

`docker`, then `bubblewrap`; without either nothing runs, except code that is the baseline's own,
to the byte, or code that the user calls trusted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.sandbox import workplace
from harness.sandbox.bubblewrap import Bubblewrap
from harness.sandbox.cgroups import Group, Unavailable
from harness.sandbox.limits import Limits
from harness.sandbox.room import Box

CHOICES = ("auto", "docker", "bubblewrap", "none", "off")
NO_GROUPS = ("no aggregate memory limit", "no CPU pin")
TRY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Tier:
    """What services run in. `identity` belongs to what decides a run; `weak` lists what lacks.

    `box` makes a new box for an interpreter of the submission's environment; None: no box.
    """

    name: str
    identity: str
    note: str
    weak: tuple[str, ...]
    box: Callable[[Path], Box] | None

    @property
    def shown(self) -> str:
        """Return the tier as the table shows it."""
        lacks = f", WEAK ISOLATION: {', '.join(self.weak)}" if self.weak else ""
        return f"{self.name} ({self.note}){lacks}"


def choose(wanted: str, same_as_baseline: bool, limits: Limits) -> Tier:
    """Return the tier for `wanted`; raises `HarnessError` where it cannot be had."""
    if wanted not in CHOICES:
        raise HarnessError(f"{wanted} is no kind of sandbox",
                           f"the kinds are {', '.join(CHOICES)}", "choose one of these")
    if wanted == "off":
        return _none("trusted code: no sandbox")
    if wanted == "none":
        if same_as_baseline:
            return _none("the baseline's own code: no sandbox")
        raise HarnessError(
            "the submission was not started without a sandbox",
            "its code is not the baseline's, so nobody knows what it does",
            "take --sandbox auto; --no-sandbox only if you have read and trust the code")
    reasons = []
    for name, (_, make) in BOXES.items():
        if wanted in ("auto", name):
            why = lacking(name)
            if why is None:
                return make(limits)
            reasons.append(f"{name}: {why}")
    if wanted == "auto" and same_as_baseline:
        return _none("the baseline's own code: no sandbox")
    raise HarnessError(
        "there is no sandbox to run the submission in", "; ".join(reasons),
        "start Docker, or install bubblewrap (Debian: apt-get install bubblewrap); --no-sandbox "
        "runs the code as you, only if you have read and trust it")


def lacking(name: str) -> str | None:
    """Return why the tier `name` cannot be had on this machine, or None."""
    return BOXES[name][0]()


def _none(note: str) -> Tier:
    return Tier("none", "none", note, (), None)


def _bubblewrap(limits: Limits) -> Tier:
    try:
        Group(f"{workplace.PREFIX}{workplace.owner()}-trial", limits).remove()
        weak: tuple[str, ...] = ()
        note = "no network, read-only, own user, control groups"
    except Unavailable:
        weak, note = NO_GROUPS, "no network, read-only"
    return Tier("bubblewrap", "bubblewrap weak" if weak else "bubblewrap", note, weak,
                lambda python: Bubblewrap(python.resolve()))


def _no_bubblewrap() -> str | None:
    """Return why bubblewrap cannot be used, or None."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return "it is not installed"
    try:
        tried = subprocess.run(
            [bwrap, "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/",
             "true"], capture_output=True, timeout=TRY_SECONDS, check=False,
            env={"PATH": os.defpath})
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"it does not run: {error}"
    return None if tried.returncode == 0 else \
        f"it does not run here: {tried.stderr.decode('utf-8', 'replace').strip()[:200]}"


# The strongest first: (why it is lacking, make it).
BOXES: dict[str, tuple[Callable[[], str | None], Callable[[Limits], Tier]]] = {
    "bubblewrap": (_no_bubblewrap, _bubblewrap),
}
