"""Start a service in Docker: no network, read-only, two cores, two gigabytes of memory."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .errors import WorkbenchError
from .leftovers import LABEL
from .place import Place
from .saying import logged, say, tail
from .walls import Tried, contract, relayed

BASE = "python:3.11-slim-bookworm"
RECIPE = f"""FROM {BASE}
LABEL {LABEL}=check
COPY requirements.txt constraints.txt /recipe/
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check \\
    --only-binary=:all: -r /recipe/requirements.txt -c /recipe/constraints.txt
"""


def lacking() -> str:
    """Return why Docker cannot be used, "" where it can."""
    if platform.system() != "Linux" or not shutil.which("docker"):
        return "there is no Docker of Linux here (elsewhere it carries no sockets)"
    if os.environ.get("DOCKER_HOST", "unix:").partition(":")[0] != "unix":
        return "the Docker engine is another machine's"
    for command in (["docker", "image", "inspect", BASE], ["docker", "pull", "--quiet", BASE]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return ""
    return " ".join(done.stderr.split())[-200:] or "no answer"


def command(place: Place, tried: Tried, settings: Mapping[str, str], name: str) -> list[str]:
    """Return the command for Docker; the packages are put on an image first, as wheels."""
    rootless = "rootless" in subprocess.run(
        ["docker", "info", "--format", "{{.SecurityOptions}}"], capture_output=True, text=True,
        check=False).stdout
    user = "0:0" if rootless else f"{os.getuid() or 65534}:{os.getgid() or 65534}"
    mounts = [(tried.copy, "/submission", True), (place.root / "documents", "/documents", True),
              (tried.models, "/models", True), (tried.index, "/index", False),
              (tried.sockets, "/sockets", False),
              (Path(__file__).parent, "/workbench", True)]
    seen = contract(settings, "/documents", "/models", "/index")
    return ["docker", "run", "--rm", "--init", "--name", name, "--network", "none", "--read-only",
            "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", user,
            "--memory", "2g", "--memory-swap", "2g", "--cpus", "2", "--pids-limit", "256",
            "--tmpfs", "/tmp:size=256m,mode=1777", "--workdir", "/submission",
            *(part for mount in mounts for part in ("--mount", mounted(*mount))),
            *(part for item in seen.items() for part in ("--env", "=".join(item))),
            image(place), "/usr/local/bin/python", *relayed("/workbench/relaying.py", "/sockets"),
            "/venv/bin/python", "-m", "rag"]


def mounted(source: Path, target: str, closed: bool) -> str:
    """Return a mount as Docker reads it: one line of CSV, whatever the path holds."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(
        ["type=bind", f"source={source.resolve()}", f"target={target}"]
        + ["readonly"] * closed)
    return line.getvalue()


def image(place: Place) -> str:
    """Return the image with the packages of challenge/, built where it is not there yet."""
    files = {name: path.read_bytes() if (path := place.root / "challenge" / name).is_file()
             else b"" for name in ("requirements.txt", "constraints.txt")}
    files["Dockerfile"] = RECIPE.encode()
    identity = hashlib.sha256(b"\0".join(files.values())).hexdigest()[:16]
    tag, log = f"seventy-one-check:{identity}", place.logs / "install-image.log"
    if subprocess.run(["docker", "image", "inspect", tag], capture_output=True,
                      check=False).returncode:
        say("putting the packages of challenge/ on an image (once for each requirements.txt; "
            f"minutes, log: .logs/{log.name})")
        context = place.root / ".logs" / "image"
        context.mkdir(exist_ok=True)
        for name, content in files.items():
            (context / name).write_bytes(content)
        log.unlink(missing_ok=True)
        if logged(["docker", "build", "--network", "host", "--tag", tag, str(context)], log):
            raise WorkbenchError("the packages of challenge/ cannot be installed as they are where "
                                 f"it is scored (Python 3.11, wheels only): {tail(log)}",
                                 f"the whole log: .logs/{log.name}",
                                 "correct challenge/requirements.txt; or check the network; "
                                 "CHECK=bubblewrap or CHECK=plain go without an image")
    return tag
