"""Choose what the submission runs in: the strongest tier that works here, or an error.

`docker`, then `bubblewrap`; without either nothing runs, except code that is the baseline's own,
to the byte, or code that the user calls trusted.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness import pipeline_env, workplace
from harness.errors import HarnessError
from harness.pipeline_env import Environment
from harness.sandbox import doctor, engine, image, limits, namespaces, remembering
from harness.sandbox.bubblewrap import Bubblewrap
from harness.sandbox.cgroups import Group, Unavailable
from harness.sandbox.docker_box import DockerBox
from harness.sandbox.doctor import Seen
from harness.sandbox.inside import lock
from harness.sandbox.room import Box
from harness.service import Launch
from harness.settings import Settings

Requirements = Sequence[str]
HERE = Path(sys.executable).resolve()
CHOICES = ("auto", "docker", "bubblewrap", "none", "off")
NO_GROUPS = ("no aggregate memory limit", "no CPU pin")
TRY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Tier:
    """What services run in. `identity` belongs to what decides a run; `weak` lists what lacks.

    `box` makes a new box for what is launched; None: no box. `environment` makes what it runs in
    from requirements, constraints and the cache. `probe` makes a box to look at, for `doctor`.
    """

    name: str
    identity: str
    note: str
    weak: tuple[str, ...]
    box: Callable[[Launch], Box] | None
    environment: Callable[[Requirements, Requirements, Path], Environment]
    probe: Callable[[], Box] | None = None

    def shown(self, weak: Sequence[str]) -> str:
        """Return the tier as the table shows it, with what was seen to lack."""
        lacks = f", WEAK ISOLATION: {', '.join(weak)}" if weak else ""
        return f"{self.name} ({self.note}){lacks}"


def choose(settings: Settings, same_as_baseline: bool) -> Tier:
    """Return the tier that the settings ask for; raises `HarnessError` where it cannot be had."""
    wanted = settings.sandbox
    if settings.runtime:
        wanted = _with_runtime(settings)
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
                return make(settings)
            reasons.append(f"{name}: {why}")
    if wanted == "auto" and same_as_baseline:
        return _none("the baseline's own code: no sandbox")
    raise HarnessError(
        "there is no sandbox to run the submission in", "; ".join(reasons),
        f"{namespaces.fix() if wanted != 'docker' else ''}start Docker, or install bubblewrap "
        "(Debian: apt-get install bubblewrap); --no-sandbox runs the code as you, only if you "
        "have read and trust it")


def _with_runtime(settings: Settings) -> str:
    """Return docker, the one kind with a runtime to choose; raises `HarnessError` without it.

    Whoever asks for another wall is not given less than that without a word.
    """
    if settings.sandbox not in ("auto", "docker"):
        raise HarnessError(f"the sandbox {settings.sandbox} has no container runtime",
                           f"{settings.runtime} is one of Docker's",
                           "take --sandbox docker, or leave out --runtime")
    why = lacking("docker")
    known = () if why is not None else engine.runtimes()
    if settings.runtime not in known:
        raise HarnessError(
            f"there is no container runtime {settings.runtime} here",
            why or f"the Docker engine knows {', '.join(known)}",
            "install it and name it in the engine's daemon.json (gVisor: `runsc install`), or "
            "leave out --runtime")
    return "docker"


def lacking(name: str) -> str | None:
    """Return why the tier `name` cannot be had on this machine, or None."""
    return BOXES[name][0]()


def observe(tier: Tier, settings: Settings, anew: bool = False) -> Seen:
    """Look at one box of the tier from inside; nothing is seen where there is none.

    What was seen of its controls is believed for a while, unless `anew`; not where the probe did
    not come to its end, as on a busy machine.
    """
    if tier.probe is None:
        return Seen()
    bounds = limits.of(settings)
    path = remembering.place(settings.cache, tier.identity, bounds)
    known = () if anew else remembering.recall(path)
    if known:
        return replace(doctor.examine(tier.probe(), bounds, HERE.parent.parent, ()),
                       controls=known)
    seen = doctor.examine(tier.probe(), bounds, HERE.parent.parent)
    if not any(one.saw.startswith(doctor.UNSEEN) for one in seen.controls):
        remembering.remember(path, seen.controls)
    return seen


def _none(note: str) -> Tier:
    return Tier("none", "none", note, (), None, pipeline_env.ensure)


def _docker(settings: Settings) -> Tier:
    runtime = f", runtime {settings.runtime}" if settings.runtime else ""
    carrier = "A" if engine.shares_kernel() else "B"
    return Tier(
        "docker", f"docker {image.base(settings.image)}{runtime}",
        f"no network, read-only, no rights{runtime}", (),
        lambda launch: DockerBox(launch.image, settings.runtime, carrier),
        lambda wanted, limits, cache: image.ensure(wanted, limits, settings.image, cache),
        lambda: DockerBox(settings.image, settings.runtime, carrier))


def _no_docker() -> str | None:
    """Return why Docker cannot be used, or None."""
    if platform.machine() not in lock.ARCHITECTURES:
        return f"the system call filter does not know {platform.machine()}"
    return engine.lacking()


def _bubblewrap(settings: Settings) -> Tier:
    try:
        Group(f"{workplace.prefix()}trial", limits.of(settings)).remove()
        weak: tuple[str, ...] = ()
        note = "no network, read-only, own user, control groups"
    except Unavailable:
        weak, note = NO_GROUPS, "no network, read-only"
    return Tier("bubblewrap", "bubblewrap weak" if weak else "bubblewrap", note, weak,
                lambda launch: Bubblewrap(launch.python.resolve(), not weak), pipeline_env.ensure,
                lambda: Bubblewrap(HERE, not weak))


def _no_bubblewrap() -> str | None:
    """Return why bubblewrap cannot be used, or None."""
    if platform.machine() not in lock.ARCHITECTURES:
        return f"the system call filter does not know {platform.machine()}"
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
    if tried.returncode == 0:
        return None
    said = tried.stderr.decode("utf-8", "replace").strip()[:200].rstrip(".")
    return f"it does not run here: {said}{namespaces.reason()}"


# The strongest first: (why it is lacking, make it).
BOXES: dict[str, tuple[Callable[[], str | None], Callable[[Settings], Tier]]] = {
    "docker": (_no_docker, _docker),
    "bubblewrap": (_no_bubblewrap, _bubblewrap),
}
