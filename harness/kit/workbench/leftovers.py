"""What containers leave on a Docker engine: images and volumes, by which they are ours.

Images carry a label; volumes and networks carry Compose's, with the name of this folder's project.
An engine that is not there has nothing of ours.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .place import Place

LABEL = "seventy-one.kit"  # of every image that a kit builds
# A Dockerfile's first stage has a label of its own; the last ones had no label at first.
IMAGES = (f"label={LABEL}", "label=ask.stage=build", "reference=seventy-one-check")
PROJECT = "com.docker.compose.project"
MADE_AGAIN = ("index", "qdrant")  # of the volumes, what the documents are enough for
YOURS = ("langfuse-postgres", "langfuse-clickhouse", "langfuse-minio")


def docker(*arguments: str) -> list[str]:
    """Return the lines that docker prints, sorted and once each; none where it fails."""
    if not shutil.which("docker"):
        return []
    try:
        done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False,
                              timeout=120)
    except subprocess.TimeoutExpired:
        return []
    return sorted(set(done.stdout.split("\n")) - {""}) if done.returncode == 0 else []


def project(place: Place) -> str:
    """Return the name that Compose gives to what stands in this folder."""
    name = place.get("COMPOSE_PROJECT_NAME", Path(place.root).resolve().name)
    return re.sub(r"[^-_a-z0-9]", "", name.lower()).lstrip("-_")


def images(wanted: Sequence[str] = IMAGES) -> list[str]:
    """Return the ids of the images that pass one of Docker's filters."""
    return sorted({found for one in wanted
                   for found in docker("images", "--quiet", "--filter", one)})


def volumes(name: str, wanted: Sequence[str]) -> list[str]:
    """Return the volumes of a project that are among the wanted ones of the compose file."""
    return [volume for one in wanted for volume in docker(
        "volume", "ls", "--quiet", "--filter", f"label={PROJECT}={name}",
        "--filter", f"label=com.docker.compose.volume={one}")]


def remove(name: str, with_yours: bool, wanted: Sequence[str] = IMAGES) -> list[str]:
    """Remove a project's containers, volumes and network, and images; return what is said."""
    said = []
    of_it = ("--quiet", "--filter", f"label={PROJECT}={name}")
    containers, networks = docker("ps", "--all", *of_it), docker("network", "ls", *of_it)
    found = volumes(name, (*MADE_AGAIN, *YOURS) if with_yours else MADE_AGAIN)
    for what, rows, command in (("containers", containers, ("rm", "--force")),
                                ("volumes", found, ("volume", "rm")),
                                ("networks", networks, ("network", "rm")),
                                ("images", images(wanted), ("rmi", "--force"))):
        for row in rows:  # one by one: what a container of somebody else's uses stays
            docker(*command, row)
        if rows:
            said.append(f"removed {len(rows)} {what} of Docker")
    kept = volumes(name, YOURS)
    if kept:
        said.append(f"kept {', '.join(kept)}: Langfuse's traces (make clean DATA=yes removes them)")
    return said
