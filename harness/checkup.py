"""What `make doctor` prints: this machine, and each kind of sandbox as seen from inside."""

from __future__ import annotations

import os
import platform
from dataclasses import replace

from harness.errors import HarnessError
from harness.sandbox import doctor, limits, tiers
from harness.sandbox.leftovers import sweep
from harness.settings import Settings


def checkup(settings: Settings) -> tuple[list[str], bool]:
    """Return the lines, and whether some kind of sandbox that was asked for holds.

    Raises `HarnessError` where no kind is called so.
    """
    if settings.sandbox not in ("auto", *tiers.BOXES):
        raise HarnessError(f"{settings.sandbox} is no kind of sandbox that can be looked at",
                           f"the kinds are auto, {', '.join(tiers.BOXES)}", "choose one of these")
    sweep()
    cores = limits.pinned()
    lines = [f"{platform.system()} {platform.release()} on {platform.machine()}, "
             f"{os.cpu_count()} cores, Python {platform.python_version()}",
             f"submissions run on core {cores[0]}" if cores else
             "one core: submissions share it with the referee"]
    held = []
    for name in tiers.BOXES:
        if settings.sandbox in ("auto", name):
            told, fine = _look(name, settings)
            lines += ["", *told]
            held += [name] if fine else []
    chosen = f"`make score` takes {held[0]}" if held else \
        "no sandbox holds: `make score` refuses code that is not the baseline's"
    return [*lines, "", chosen], bool(held)


def _look(name: str, settings: Settings) -> tuple[list[str], bool]:
    """Return what is to be said of one kind of sandbox, and whether it can be used."""
    why = tiers.lacking(name)
    if why is not None:
        return [f"{name}: not here ({why})"], False
    chosen = replace(settings, sandbox=name)
    try:
        tier = tiers.choose(chosen, same_as_baseline=False)
        seen = tiers.observe(tier, chosen, anew=True)
    except HarnessError as error:
        return [f"{name}: does not start", *(f"  {line}" for line in str(error).splitlines())], \
            False
    rows = [f"  {'held  ' if one.held else 'OPEN  '}  {one.control:<22} {one.saw}"
            for one in seen.controls]
    cost = seen.null_ms()
    if cost:
        rows.append(f"  asking a submission that answers at once takes {cost['p50']:.2f} ms "
                    f"(p95 {cost['p95']:.2f} ms)")
    try:
        lacks = doctor.weak(seen.controls)
    except HarnessError as error:
        return [f"{name}: does not hold", *rows, f"  {error.why}"], False
    return [f"{tier.shown(lacks)}", *rows], True
