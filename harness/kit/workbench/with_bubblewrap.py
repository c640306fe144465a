"""Start a service in bubblewrap (Linux): no network, read-only, without the kit's own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from .installing import interpreter
from .place import Place
from .walls import Tried, contract, relayed


def lacking() -> str:
    """Return why bubblewrap cannot be used, "" where it can."""
    if not shutil.which("bwrap"):
        return "bwrap is not installed"
    done = subprocess.run(["bwrap", "--ro-bind", "/", "/", "--unshare-all", "true"],
                          capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else " ".join(done.stderr.split())[-200:] or "it fails"


def command(place: Place, tried: Tried, settings: Mapping[str, str]) -> list[str]:
    """Return the command for bubblewrap: this machine's files, but not the kit's."""
    python = interpreter(place, "rag")
    home = "/tmp/box"
    seen = {**contract(settings, f"{home}/documents", f"{home}/models", f"{home}/index"),
            "PATH": os.environ.get("PATH", os.defpath)}
    prefixes = subprocess.run(
        [str(python), "-c", "import sys; print(sys.prefix, sys.base_prefix, sep=chr(10))"],
        capture_output=True, text=True, check=True).stdout.splitlines()
    return ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
            "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
            "--tmpfs", str(place.root.resolve()),
            *(part for path in dict.fromkeys((*prefixes, sys.base_prefix))
              if hidden(Path(path), place.root) for part in ("--ro-bind", path, path)),
            "--ro-bind", str(tried.copy), f"{home}/submission",
            "--ro-bind", str(place.root / "documents"), f"{home}/documents",
            "--ro-bind", str(tried.models), f"{home}/models",
            "--ro-bind", str(Path(__file__).parent), f"{home}/workbench",
            "--bind", str(tried.index), f"{home}/index",
            "--bind", str(tried.sockets), f"{home}/sockets",
            *(part for pair in seen.items() for part in ("--setenv", *pair)),
            "--chdir", f"{home}/submission",
            sys.executable, *relayed(f"{home}/workbench/relaying.py", f"{home}/sockets"),
            str(python), "-m", "rag"]


def hidden(path: Path, root: Path) -> bool:
    """Say whether a folder lies in what is covered above."""
    return any(path.resolve().is_relative_to(covered.resolve()) for covered in (root, Path("/tmp")))
