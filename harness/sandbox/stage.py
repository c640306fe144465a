"""Prepare a process that will become bubblewrap: mounts it may see, limits, another user.

    python stage.py SPECIFICATION-AS-JSON

Runs outside of the box, before it. As root it first makes the folders to be mounted reachable
for the unprivileged user that it then becomes (a home folder may be closed to others), in a mount
namespace of its own that ends with it. Elsewhere only limits and cores are set. A process limit
counts for each user of the whole machine, so the user is one that nothing else runs as.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from typing import Any

NEW_MOUNTS, BIND, PRIVATE, RECURSIVE = 0x00020000, 0x1000, 1 << 18, 0x4000
NO_NEW_PRIVS = 38


def call(name: str, *arguments: Any) -> None:
    """Call a function of the C library; raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments):
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def show(binds: list[list[str]]) -> None:
    """Bind each source on its place, in a mount namespace of this process's own."""
    call("unshare", NEW_MOUNTS)
    call("mount", None, b"/", None, PRIVATE | RECURSIVE, None)
    for source, place in binds:
        if os.path.isdir(source):
            os.makedirs(place, exist_ok=True)
        else:
            with open(place, "w"):
                pass
        call("mount", source.encode(), place.encode(), None, BIND, None)


def main(specification: dict[str, Any]) -> None:
    """Do what the specification says, in this order, and become its program."""
    if specification["binds"]:
        show(specification["binds"])
    for tasks in specification["cgroups"]:
        with open(tasks, "w") as stream:
            stream.write("0")
    os.sched_setaffinity(0, specification["cores"] or range(os.cpu_count() or 1))
    for name, value in sorted(specification["limits"].items()):
        which = getattr(resource, f"RLIMIT_{name}")
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(which, (value, value))
    if specification["user"]:
        os.setgroups([])
        os.setresgid(*[specification["user"]] * 3)
        os.setresuid(*[specification["user"]] * 3)
    call("prctl", NO_NEW_PRIVS, 1, 0, 0, 0)
    os.execve(specification["argv"][0], specification["argv"], {"PATH": "/usr/bin:/bin"})


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
