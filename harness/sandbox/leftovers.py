"""Remove what runs that were killed have left on this machine: at every start, by their marks."""

from __future__ import annotations

from harness.progress import say
from harness.sandbox import cgroups, engine, image, workplace


def sweep() -> list[str]:
    """Remove containers, half images, groups and folders of dead harnesses; return and tell."""
    gone = sorted({*engine.sweep(), *image.sweep(), *cgroups.sweep(), *workplace.sweep()})
    if gone:
        say(f"removed {len(gone)} things that interrupted runs had left")
    return gone
