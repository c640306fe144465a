"""What `make clean` removes from a Docker engine: python3 -m harness.cleaning [yes].

On the machine's own Python, since `.venv` may be gone: the standard library alone. The volumes of
Langfuse go with `yes` only (make clean DATA=yes).
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.kit.workbench.leftovers import IMAGES, PROJECT, docker, project, remove
from harness.kit.workbench.place import Place

ROOT = Path(__file__).resolve().parent.parent
OURS = (*IMAGES, "label=seventy-one.environment", "label=seventy-one.builder",
        "reference=seventyonekittest_*")
OF_TESTS = "seventyonekit"  # then the number of a process: tests that were killed leave these


def main(data: str = "") -> int:
    """Remove them; return the exit code."""
    found = docker("volume", "ls", "--format", f'{{{{.Label "{PROJECT}"}}}}')
    found += docker("network", "ls", "--format", f'{{{{.Label "{PROJECT}"}}}}')
    killed = sorted({name for name in found if name.startswith(OF_TESTS)})
    for name in killed:
        remove(name, True, OURS)
    print("".join(f"{line}\n" for line in
                  remove(project(Place.read(ROOT)), data == "yes", OURS)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
