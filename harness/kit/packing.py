"""Archives that come out the same, byte for byte, from the same files: a zip and a git bundle."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from harness.errors import HarnessError

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can state
REGULAR = 0o100644
AUTHOR = {"NAME": "Seventy-One", "EMAIL": "kit@localhost", "DATE": "2000-01-01T00:00:00+0000"}


def write_zip(path: Path, files: Mapping[str, bytes], top: str) -> None:
    """Write `files` below one folder `top` to a zip without times, owners or machine's traces."""
    partial = path.with_name(f"{path.name}.partial")
    with zipfile.ZipFile(partial, "w") as archive:
        for name, content in sorted(files.items()):
            about = zipfile.ZipInfo(f"{top}/{name}", LONG_AGO)
            about.create_system, about.external_attr = 3, REGULAR << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content, compresslevel=9)
    partial.replace(path)


def write_bundle(path: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` as a git bundle whose branch `main` has one commit; raises `HarnessError`."""
    if shutil.which("git") is None:
        raise HarnessError("the git bundle cannot be made", "git is not installed",
                           "install git, then run the command again (the zip is there already)")
    with tempfile.TemporaryDirectory(prefix="seventy-one-kit-") as name:
        home = Path(name) / "tree"
        for file, content in files.items():
            (home / file).parent.mkdir(parents=True, exist_ok=True)
            (home / file).write_bytes(content)
        partial = path.with_name(f"{path.name}.partial")
        for arguments in (
                ("init", "--quiet", "--template=", "--initial-branch=main", "."),
                ("add", "--all", "--force", "."),
                ("commit", "--quiet", "--no-verify", "-m", "The kit as issued"),
                ("bundle", "create", "--quiet", os.fspath(partial.resolve()), "HEAD", "main")):
            _git(home, *arguments)
        partial.replace(path)


def _git(home: Path, *arguments: str) -> None:
    """Run git with no settings but ours; one thread, so that packs come out the same."""
    chosen = ("-c", "pack.threads=1", "-c", "core.autocrlf=false", "-c", "commit.gpgSign=false",
              "-c", "core.attributesFile=/dev/null", "-c", "gc.auto=0")
    environment = {
        "PATH": os.environ.get("PATH", os.defpath), "HOME": str(home.parent), "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_ATTR_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
           for what, value in AUTHOR.items()}}
    done = subprocess.run(["git", *chosen, *arguments], cwd=home, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        said = " | ".join(done.stderr.strip().splitlines()[-3:])
        raise HarnessError("the git bundle cannot be made", f"git {arguments[0]}: {said}",
                           "check git and the free disk space, then run the command again")
