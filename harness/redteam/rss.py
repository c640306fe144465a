"""How much memory this process took at most while something happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

RESET = "5"  # sets the mark of the largest size back, see proc(5)
OWN = Path("/proc/self")


@dataclass(slots=True)
class Grown:
    """Megabytes that the process grew by at its largest; -1 where the system does not tell."""

    megabytes: float = -1.0


@contextmanager
def growth() -> Iterator[Grown]:
    """Measure from the start of the block to its end."""
    grown = Grown()
    try:
        (OWN / "clear_refs").write_text(RESET)
        before = _kilobytes("VmRSS")
    except OSError:
        yield grown
        return
    yield grown
    grown.megabytes = max(0, _kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    lines = (OWN / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
