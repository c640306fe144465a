"""Remove what runs that were killed have left on this machine: at every start, by their marks."""

from __future__ import annotations

from harness.progress import say
from harness.sandbox import cgroups, engine, workplace


def sweep() -> list[str]:
    """Remove containers, groups and folders whose harness is gone; return and tell what."""
    gone = sorted({*engine.sweep(), *cgroups.sweep(), *workplace.sweep()})
    if gone:
        say(f"removed what {len(gone)} boxes of interrupted runs had left")
    return gone
